import { admin as adminEn } from "./en/admin.ts";
import { agenda as agendaEn } from "./en/agenda.ts";
import { announcements as announcementsEn } from "./en/announcements.ts";
import { appearance as appearanceEn } from "./en/appearance.ts";
import { askRing as askRingEn } from "./en/ask-ring.ts";
import { asking as askingEn } from "./en/asking.ts";
import { decisions as decisionsEn } from "./en/decisions.ts";
import { deliveries as deliveriesEn } from "./en/deliveries.ts";
import { elsewhere as elsewhereEn } from "./en/elsewhere.ts";
import { explain as explainEn } from "./en/explain.ts";
import { front as frontEn } from "./en/front.ts";
import { gemeente as gemeenteEn } from "./en/gemeente.ts";
import { guidance as guidanceEn } from "./en/guidance.ts";
import { joining as joiningEn } from "./en/joining.ts";
import { keys as keysEn } from "./en/keys.ts";
import { language as languageEn } from "./en/language.ts";
import { leaving as leavingEn } from "./en/leaving.ts";
import { letterFrames as letterFramesEn } from "./en/letter-frames.ts";
import { messages as messagesEn } from "./en/messages.ts";
import { moderation as moderationEn } from "./en/moderation.ts";
import { moving as movingEn } from "./en/moving.ts";
import { myData as myDataEn } from "./en/my-data.ts";
import { nameless as namelessEn } from "./en/nameless.ts";
import { notices as noticesEn } from "./en/notices.ts";
import { offers as offersEn } from "./en/offers.ts";
import { offline as offlineEn } from "./en/offline.ts";
import { people as peopleEn } from "./en/people.ts";
import { photos as photosEn } from "./en/photos.ts";
import { polls as pollsEn } from "./en/polls.ts";
import { post as postEn } from "./en/post.ts";
import { questions as questionsEn } from "./en/questions.ts";
import { reasons as reasonsEn } from "./en/reasons.ts";
import { residents as residentsEn } from "./en/residents.ts";
import { ring as ringEn } from "./en/ring.ts";
import { search as searchEn } from "./en/search.ts";
import { shell as shellEn } from "./en/shell.ts";
import { spoken as spokenEn } from "./en/spoken.ts";
import { style as styleEn } from "./en/style.ts";
import { themes as themesEn } from "./en/themes.ts";
import { toGemeente as toGemeenteEn } from "./en/to-gemeente.ts";
import { admin } from "./nl/admin.ts";
import { agenda } from "./nl/agenda.ts";
import { announcements } from "./nl/announcements.ts";
import { appearance } from "./nl/appearance.ts";
import { askRing } from "./nl/ask-ring.ts";
import { asking } from "./nl/asking.ts";
import { decisions } from "./nl/decisions.ts";
import { deliveries } from "./nl/deliveries.ts";
import { elsewhere } from "./nl/elsewhere.ts";
import { explain } from "./nl/explain.ts";
import { front } from "./nl/front.ts";
import { gemeente } from "./nl/gemeente.ts";
import { guidance } from "./nl/guidance.ts";
import { joining } from "./nl/joining.ts";
import { keys } from "./nl/keys.ts";
import { language } from "./nl/language.ts";
import { leaving } from "./nl/leaving.ts";
import { letterFrames } from "./nl/letter-frames.ts";
import { messages } from "./nl/messages.ts";
import { moderation } from "./nl/moderation.ts";
import { moving } from "./nl/moving.ts";
import { myData } from "./nl/my-data.ts";
import { nameless } from "./nl/nameless.ts";
import { notices } from "./nl/notices.ts";
import { offers } from "./nl/offers.ts";
import { offline } from "./nl/offline.ts";
import { people } from "./nl/people.ts";
import { photos } from "./nl/photos.ts";
import { polls } from "./nl/polls.ts";
import { post } from "./nl/post.ts";
import { questions } from "./nl/questions.ts";
import { reasons } from "./nl/reasons.ts";
import { residents } from "./nl/residents.ts";
import { ring } from "./nl/ring.ts";
import { search } from "./nl/search.ts";
import { shell } from "./nl/shell.ts";
import { spoken } from "./nl/spoken.ts";
import { style } from "./nl/style.ts";
import { themes } from "./nl/themes.ts";
import { toGemeente } from "./nl/to-gemeente.ts";
import { translator } from "./translate.ts";

/** Every text of the pages: `t(lang, key, values)`. What a thread says stands in `thread-text.ts`. */
export const t = translator(
  {
    ...shell,
    ...reasons,
    ...front,
    ...questions,
    ...nameless,
    ...asking,
    ...residents,
    ...ring,
    ...joining,
    ...messages,
    ...moderation,
    ...moving,
    ...admin,
    ...deliveries,
    ...toGemeente,
    ...guidance,
    ...spoken,
    ...explain,
    ...elsewhere,
    ...post,
    ...language,
    ...themes,
    ...photos,
    ...polls,
    ...announcements,
    ...gemeente,
    ...agenda,
    ...offers,
    ...keys,
    ...leaving,
    ...askRing,
    ...decisions,
    ...letterFrames,
    ...myData,
    ...appearance,
    ...style,
    ...search,
    ...people,
    ...notices,
    ...offline,
  },
  {
    ...shellEn,
    ...reasonsEn,
    ...frontEn,
    ...questionsEn,
    ...namelessEn,
    ...askingEn,
    ...residentsEn,
    ...ringEn,
    ...joiningEn,
    ...messagesEn,
    ...moderationEn,
    ...movingEn,
    ...adminEn,
    ...deliveriesEn,
    ...toGemeenteEn,
    ...guidanceEn,
    ...spokenEn,
    ...explainEn,
    ...elsewhereEn,
    ...postEn,
    ...languageEn,
    ...themesEn,
    ...photosEn,
    ...pollsEn,
    ...announcementsEn,
    ...gemeenteEn,
    ...agendaEn,
    ...offersEn,
    ...keysEn,
    ...leavingEn,
    ...askRingEn,
    ...decisionsEn,
    ...letterFramesEn,
    ...myDataEn,
    ...appearanceEn,
    ...styleEn,
    ...searchEn,
    ...peopleEn,
    ...noticesEn,
    ...offlineEn,
  },
);
