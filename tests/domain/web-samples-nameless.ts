import { askPage } from "../../web/pages/ask.ts";
import { askFurtherPage } from "../../web/pages/ask-further.ts";
import { entrustedPage } from "../../web/pages/entrusted.ts";
import { entrustedNamePage } from "../../web/pages/entrusted-name.ts";
import { type OwnPageView, ownPage } from "../../web/pages/own-page.ts";
import { ownPageChange } from "../../web/pages/own-page-change.ts";
import { ownPageWithdraw } from "../../web/pages/own-page-withdraw.ts";
import { type AnswerView, questionPage } from "../../web/pages/question.ts";
import { type UnsealView, unsealPage } from "../../web/pages/unseal.ts";
import { unsealedNamePage } from "../../web/pages/unsealed-name.ts";
import { partOfDayInWords } from "../../web/texts/moments.ts";
import { builtInThemes, themeView, themeViews } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { MomentView, OutsideView, ShellView } from "../../web/views.ts";
import { offersThatMayHelp } from "./web-samples-offers.ts";
import { chosenPhotos, noPhotos, twoPhotos } from "./web-samples-photos.ts";

type Given = {
  readonly visitor: (path: string) => ShellView;
  readonly resident: (path: string) => ShellView;
  readonly keeper: (path: string) => ShellView;
  readonly ago: (hours: number) => MomentView;
  readonly id: string;
  readonly answers: readonly AnswerView[];
  readonly outside: OutsideView;
};

const title = "Wie helpt mij met het formulier voor huurtoeslag?";
const name = "iemand uit de wijk (stille merel in de linde)";

/** Everything about questions without a name. */
export const namelessSamples = (lang: Language, given: Given): Readonly<Record<string, unknown>> => {
  const { visitor, resident, keeper, ago, id, outside } = given;
  const page = `/mijn-vraag/${"a".repeat(43)}`;
  const when = partOfDayInWords("nl", new Date("2026-11-23T13:15:00Z"), new Date("2026-11-24T09:30:00Z"));
  const own = (over: Partial<OwnPageView>) =>
    ownPage({
      shell: visitor(page),
      page,
      title,
      bodyHtml: "<p>Ik heb het formulier thuis. Een uurtje hulp is genoeg.</p>",
      theme: themeView("nl", "formulieren", builtInThemes),
      keeperName: "Ria",
      waiting: [],
      standing: {
        name,
        href: `/vragen/${id}`,
        state: "looked-at",
        when,
        answers: {
          lang,
          questionId: id,
          readerAsked: true,
          actions: page,
          answers: given.answers.map((answer) => ({ ...answer, may: { mark: true, takeBack: true } })),
        },
      },
      say: { values: {}, problems: [] },
      may: { close: true, askFurther: true },
      mayHelp: offersThatMayHelp,
      way: null,
      closing: null,
      ...over,
    });
  const unseal = (stands: UnsealView["stands"], over: Partial<UnsealView> = {}) =>
    unsealPage({ shell: keeper(`/vragen/${id}/ontzegelen`), id, title, stands, values: {}, problems: [], ...over });
  const asked = { kind: "asked", by: "Mo", reason: "Iemand dreigt met geweld.", until: ago(-160) } as const;
  return {
    "ask-the-ring": askPage({
      shell: resident("/vragen/nieuw"),
      themes: themeViews(lang, builtInThemes),
      memberCount: 640,
      outside,
      ring: ["Lindehout", "Zandkamp"],
      keepers: [],
      values: { title, text: "", audience: "kring" },
      problems: [{ field: "audience", reason: "ring-changed" }],
      areas: ["De Brink"],
      similar: { questions: [], theme: null },
      photos: chosenPhotos,
      preview: {
        photos: twoPhotos,
        title,
        bodyHtml: "<p>Het gaat om twee uur.</p>",
        theme: themeView(lang, "lenen", builtInThemes),
        place: "De Brink",
        audience: "kring",
        naming: "named",
        name: "Anneke",
        outsideName: "iemand uit Holtveen",
        forOther: true,
      },
      found: [],
      kept: [],
      removed: false,
    }),
    "ask-warnings": askPage({
      photos: noPhotos,
      shell: resident("/vragen"),
      themes: themeViews(lang, builtInThemes),
      memberCount: 640,
      outside,
      ring: [],
      keepers: [
        { id, name: "Ria" },
        { id: id.replace("0f", "0e"), name: "Bram" },
      ],
      values: { title, text: "Bel me op 06 00 00 00 00. Groet, Anneke", naming: "keeper", keeper: id },
      problems: [{ field: "keeper", reason: "keeper-missing" }],
      areas: ["De Brink"],
      similar: null,
      preview: null,
      found: [
        { field: "text", kind: "phone", text: "06 00 00 00 00" },
        { field: "text", kind: "name", text: "Anneke" },
      ],
      kept: ["Vlierstraat"],
      removed: true,
    }),
    "question-nameless-asker": questionPage({
      shell: resident(`/vragen/${id}`),
      id,
      title,
      bodyHtml: "",
      state: "new",
      theme: themeView("nl", "formulieren", builtInThemes),
      author: { kind: "near", name },
      mine: false,
      when,
      edited: false,
      audience: "wijk",
      memberCount: 640,
      outsideName: null,
      home: null,
      answers: { lang, questionId: id, readerAsked: false, answers: [] },
      answerForm: { photos: noPhotos, values: {}, problems: [], outside: null, nameless: { name, page } },
      place: "",
      meToo: null,
      way: null,
      closing: null,
      held: null,
      may: { unseal: true },
    }),
    "own-page": own({
      waiting: [
        { id, kind: "say", text: "Dank je wel! Kan het ook op vrijdag?" },
        { id, kind: "mark" },
        { id, kind: "forget" },
      ],
    }),
    "own-page-closing": own({ closing: { by: "Ria", silence: "reminder", when: ago(-160) } }),
    "own-page-chose-closing": own({ waiting: [{ id, kind: "round-off" }] }),
    "own-page-waits": own({ standing: null, say: null, may: {}, keeperName: null }),
    "own-page-closed": own({ say: null, may: { reopen: true } }),
    "own-page-problem": own({ say: { values: {}, problems: [{ field: "text", reason: "answer-empty" }] } }),
    "own-page-change": ownPageChange({
      shell: visitor(page),
      page,
      themes: themeViews(lang, builtInThemes),
      areas: ["De Brink"],
      values: { title: "", text: "Tekst", theme: "formulieren", area: "De Brink" },
      problems: [{ field: "title", reason: "question-empty" }],
    }),
    "own-page-further": askFurtherPage({
      shell: visitor(page),
      page,
      secret: true,
      rung: "outside",
      place: "De Brink",
      wijken: ["Lindehout"],
      followers: 3,
      everyone: true,
      others: [],
      outside: null,
      hasAnswers: false,
      sensitive: true,
      onBehalf: false,
      values: { title, text: "Een uurtje hulp is genoeg.", place: "ja" },
      problems: [],
    }),
    "own-page-withdraw": ownPageWithdraw({ shell: visitor(page), page, title, stands: true }),
    entrusted: entrustedPage({ shell: keeper("/toevertrouwd"), questions: [{ href: `/toevertrouwd/${id}`, title }] }),
    "entrusted-empty": entrustedPage({ shell: keeper("/toevertrouwd"), questions: [] }),
    "entrusted-name": entrustedNamePage({
      shell: keeper("/toevertrouwd"),
      title,
      href: `/vragen/${id}`,
      name: "Anneke",
    }),
    unseal: unseal({ kind: "closed" }, { problems: [{ field: "reason", reason: "reason-missing" }] }),
    "unseal-asked": unseal({ ...asked, mine: false }),
    "unseal-asked-mine": unseal({ ...asked, mine: true }),
    "unseal-agreed": unseal({ kind: "agreed", one: "Mo", other: "Beheerder", reader: "may-see" }),
    "unseal-saw": unseal({ kind: "agreed", one: "Mo", other: "Beheerder", reader: "saw" }),
    "unseal-other": unseal({ kind: "agreed", one: "Mo", other: "Beheerder", reader: "other" }),
    "unsealed-name": unsealedNamePage({ shell: keeper("/"), id, name: "Anneke" }),
  };
};
