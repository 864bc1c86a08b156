import type { ComposedWijk } from "../../compose.ts";
import type { Audience } from "../../kernel/audience.ts";
import { day, later } from "../../kernel/clock.ts";
import { dutchTime } from "../../kernel/dutch-time.ts";
import type { PostId } from "../../kernel/ids.ts";
import type { Moment } from "./moments.ts";
import { granted, type People } from "./people.ts";
import { broughtBy, type SeededPicture } from "./pictures.ts";
import type { When } from "./times.ts";

type SeededAnnouncement = {
  readonly by: string;
  readonly at: When;
  readonly title: string;
  readonly text: string;
  /** Days from the end of the demonstration to its last day; `null` for always. */
  readonly lastDay: number | null;
  readonly picture?: SeededPicture;
  readonly audience: Audience;
  readonly urgent?: true;
  readonly pinnedAt?: When;
  readonly corrected?: { readonly at: When; readonly text: string; readonly correction: string };
};

const announcements: readonly SeededAnnouncement[] = [
  {
    by: "Marja",
    at: { daysAgo: 30, time: "10:30" },
    title: "Dit prikbord is van de wijk",
    text: "Hier hangt wat voor iedereen is: werk aan de straat, een feest, een nieuwe openingstijd.\n\nWil je iets laten ophangen? Vraag het Samira of Marja.",
    lastDay: null,
    audience: "everyone",
    pinnedAt: { daysAgo: 30, time: "10:35" },
  },
  {
    by: "Samira",
    at: { daysAgo: 19, time: "15:00" },
    title: "Woensdag geen water in de Hofstraat",
    text: "Het waterbedrijf legt nieuwe leidingen. Van 9 tot 14 uur komt er niets uit de kraan. Zet dus van tevoren een pan water klaar.",
    lastDay: -17,
    audience: "everyone",
    urgent: true,
  },
  {
    by: "Samira",
    at: { daysAgo: 3, time: "08:40" },
    title: "De Molenweg is drie dagen dicht",
    text: "Er komt nieuw asfalt. Fietsers kunnen over het pad langs het water. De bus stopt zolang op het Marktplein.",
    lastDay: 6,
    audience: "everyone",
    picture: { file: "closed-bridge", alt: "Een rood-wit hek op de brug over het water" },
    corrected: {
      at: { daysAgo: 2, time: "12:15" },
      text: "Er komt nieuw asfalt. Fietsers kunnen over het pad langs het water. De bus stopt zolang bij de kerk.",
      correction: "De bus stopt bij de kerk en niet op het Marktplein.",
    },
  },
  {
    by: "Marja",
    at: { daysAgo: 1, time: "16:20" },
    title: "Soep en praat in het buurthuis",
    text: "Elke donderdag om half een staat er soep klaar. Kom gewoon binnen. Wie slecht ter been is, wordt gehaald: vraag het Ria.",
    lastDay: null,
    audience: "wijk",
  },
];

/** The board: one above all others, one that was urgent and is over, one that was corrected, one for the wijk alone. */
export const announcementMoments = (
  composed: Pick<ComposedWijk, "useCases">,
  people: People,
  end: Date,
): readonly Moment[] =>
  announcements.flatMap(({ by, at, pinnedAt, corrected, lastDay, urgent, picture, ...words }) => {
    const { makeAnnouncement, steerAnnouncement } = composed.useCases;
    const last = lastDay === null ? "" : dutchTime(later(end, lastDay * day)).date;
    let made: PostId | null = null;
    const withMade = async (work: (id: PostId) => Promise<void>): Promise<void> => {
      if (made === null) throw new Error(`${words.title} is not there.`);
      await work(made);
    };
    return [
      {
        when: at,
        happen: async () => {
          const photos = await broughtBy(composed, people, { by, picture });
          const given = { ...words, photos, lastDay: last, urgent: urgent === true, by: await people.idOf(by) };
          made = granted(await makeAnnouncement(given));
        },
      },
      ...(pinnedAt === undefined
        ? []
        : [
            {
              when: pinnedAt,
              happen: () =>
                withMade(async (id) => void granted(await steerAnnouncement.pin(id, await people.idOf(by)))),
            },
          ]),
      ...(corrected === undefined
        ? []
        : [
            {
              when: corrected.at,
              happen: () =>
                withMade(async (id) => {
                  const { title } = words;
                  const { text, correction } = corrected;
                  const given = { title, text, lastDay: last, correction };
                  granted(await steerAnnouncement.correct(id, await people.idOf(by), given));
                }),
            },
          ]),
    ];
  });
