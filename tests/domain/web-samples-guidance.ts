import { adminWaitsPage } from "../../web/pages/admin-waits.ts";
import { askBackPage } from "../../web/pages/ask-back.ts";
import { askFurtherPage } from "../../web/pages/ask-further.ts";
import { bringBackPage } from "../../web/pages/bring-back.ts";
import { deskPage } from "../../web/pages/desk.ts";
import { deskSettingsPage } from "../../web/pages/desk-settings.ts";
import { passOnPage } from "../../web/pages/pass-on.ts";
import { spokenQuestionPage } from "../../web/pages/spoken-question.ts";
import { wijkwijzersPage } from "../../web/pages/wijkwijzers.ts";
import type { SpokenView } from "../../web/parts/spoken-desk.ts";
import type { WayView } from "../../web/parts/way.ts";
import { builtInThemes, themeView, themeViews } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { MomentView, OutsideView, ShellView } from "../../web/views.ts";
import { offersThatMayHelp } from "./web-samples-offers.ts";

const problem = (field: string, reason: string) => ({ field, reason });

/** A way with something on every rung. */
export const sampleWay = (ago: (hours: number) => MomentView): WayView => ({
  rungs: [
    { name: "wijk", state: "answered", lines: ["Jij vroeg het, maandag."] },
    {
      name: "wijkwijzers",
      state: "looked-at",
      lines: ["Maandag: bij 3 wijkwijzers neergelegd.", "Dinsdag: Ria kijkt ernaar."],
    },
    { name: "outside", state: "new", lines: ["Nog niet gevraagd. Dat gebeurt alleen als jij ja zegt."] },
  ],
  next: ago(-72),
});

/** The pages of wijkwijzers and of the ladder; also with problems, and empty. */
export const guidanceSamples = (
  lang: Language,
  {
    shell,
    keeper,
    ago,
    id,
    outside,
  }: {
    readonly shell: (path: string, roles?: readonly string[]) => ShellView;
    readonly keeper: (path: string) => ShellView;
    readonly ago: (hours: number) => MomentView;
    readonly id: string;
    readonly outside: OutsideView;
  },
): Readonly<Record<string, unknown>> => {
  const desk = shell("/mijn-tafel", ["wijkwijzer"]);
  const ria = {
    name: "Ria",
    organisation: "Buurthuis De Brink",
    about: "Ik woon hier dertig jaar en ken de weg naar de zorg.",
    reachable: "0123 00 00 10",
    themes: [themeView(lang, "zorg", builtInThemes), themeView(lang, "formulieren", builtInThemes)],
    hours: ["Dinsdag, 10:00 tot 12:00", "Donderdag, 10:00 tot 12:00"],
    awayUntil: null,
  };
  const settings = {
    themes: ["zorg"],
    capacity: "4",
    awayUntil: "",
    organisation: "",
    about: "",
    reachable: "",
    shownOutside: false,
    hours: { 2: { from: "10:00", until: "12:00" } },
  };
  const spoken = (given: Partial<SpokenView>): SpokenView => ({
    id,
    questionId: id,
    title: "Wie kan mij één keer per week naar de fysio brengen?",
    memoryAid: "mevrouw met het hondje",
    wayBack: "call",
    notedAt: ago(90),
    waitsSince: null,
    ...given,
  });
  const note = {
    title: "Wie kan mij één keer per week naar de fysio brengen?",
    text: "Het liefst op dinsdag.",
    theme: "zorg",
    wayBack: "visit",
    memoryAid: "mevrouw met het hondje",
  };
  return {
    desk: deskPage({
      mark: "abc",
      shell: desk,
      hasThemes: true,
      themes: themeViews(lang, builtInThemes),
      spoken: {
        toBring: [
          spoken({ waitsSince: ago(30) }),
          spoken({ id: `${id}3`, memoryAid: "", wayBack: "letter", waitsSince: ago(2) }),
        ],
        asked: [spoken({ id: `${id}4`, wayBack: "visit" })],
        notes: [spoken({ id: `${id}5`, questionId: null })],
      },
      capacity: 4,
      hours: ria.hours,
      awayUntil: null,
      mayHelp: offersThatMayHelp,
      waiting: [
        {
          id,
          title: "Ik heb een brief van de deurwaarder. Wat moet ik nu doen?",
          text: "De brief kwam vorige week. Ik durf hem niet goed te lezen.",
          theme: themeView(lang, "geldzaken", builtInThemes),
          days: 4,
          answers: 0,
          offered: true,
        },
        {
          id: `${id}2`,
          title: "Wie kan één keer per week bij mijn man zijn?",
          text: "",
          theme: themeView(lang, "zorg", builtInThemes),
          days: 0,
          answers: 2,
          offered: false,
        },
      ],
      inHand: [
        { id, title: "Welke huisarts neemt nog mensen aan?", state: "looked-at", since: ago(26), closing: null },
        { id, title: "Wie weet hoe bezwaar maken gaat?", state: "looked-at", since: ago(50), closing: "proposed" },
        { id, title: "Waar vind ik een maatje?", state: "looked-at", since: ago(70), closing: "not-yet" },
        { id, title: "Waar kan ik een rolstoel lenen?", state: "answered", since: ago(90), closing: null },
        { id, title: "Wie leest mijn brief?", state: "answered", since: ago(95), closing: "done" },
      ],
    }),
    "desk-empty": deskPage({
      mark: "abc",
      shell: desk,
      hasThemes: false,
      themes: themeViews(lang, builtInThemes),
      spoken: { toBring: [], asked: [], notes: [] },
      capacity: 4,
      hours: [],
      awayUntil: "3 december",
      waiting: [],
      inHand: [],
    }),
    "spoken-note": spokenQuestionPage({
      shell: desk,
      id,
      themes: themeViews(lang, builtInThemes),
      values: note,
      problems: [],
    }),
    "spoken-problems": spokenQuestionPage({
      shell: desk,
      id: null,
      themes: themeViews(lang, builtInThemes),
      values: { ...note, title: "", theme: "" },
      problems: [
        problem("title", "question-empty"),
        problem("theme", "theme-missing"),
        problem("memoryAid", "line-too-long"),
        problem("wayBack", "way-back-missing"),
      ],
    }),
    "bring-back": bringBackPage({
      shell: desk,
      id,
      questionId: id,
      title: note.title,
      memoryAid: note.memoryAid,
      wayBack: "call",
      answers: [
        { id, bodyHtml: "<p>Onze vrijwilligers rijden op dinsdag.</p><p>Bel 0123 00 00 40.</p>", when: ago(30) },
        { id: `${id}2`, bodyHtml: "<p>Ik kan wel een keer.</p>", when: ago(4) },
      ],
      problems: [problem("hielp", "brought-missing")],
    }),
    "bring-back-nothing": bringBackPage({
      shell: desk,
      id,
      questionId: id,
      title: note.title,
      memoryAid: "",
      wayBack: "letter",
      answers: [],
      problems: [],
    }),
    "desk-settings": deskSettingsPage({
      shell: desk,
      themes: themeViews(lang, builtInThemes),
      values: settings,
      problems: [],
    }),
    "desk-settings-problems": deskSettingsPage({
      shell: desk,
      themes: themeViews(lang, builtInThemes),
      values: { ...settings, themes: [], capacity: "veel", hours: { 2: { from: "10 uur", until: "" } } },
      problems: [
        problem("themes", "themes-missing"),
        problem("capacity", "capacity-unclear"),
        problem("day-2", "hours-unclear"),
        problem("awayUntil", "date-unclear"),
      ],
    }),
    "ask-back": askBackPage({
      shell: desk,
      id,
      title: "Welke huisarts neemt nog mensen aan?",
      form: { values: { text: "" }, problems: [problem("text", "message-empty")] },
    }),
    "pass-on": passOnPage({
      shell: desk,
      id,
      title: "Welke huisarts neemt nog mensen aan?",
      others: [
        { id, name: "Bram", themes: ["Zorg en gezondheid"] },
        { id: `${id}2`, name: "Fatma", themes: ["Vervoer", "Geldzaken"] },
      ],
      chosen: "",
      problems: [problem("to", "wijkwijzer-missing")],
    }),
    "pass-on-nobody": passOnPage({ shell: desk, id, title: "Wie?", others: [], chosen: "", problems: [] }),
    wijkwijzers: wijkwijzersPage({
      shell: shell("/wijkwijzers"),
      wijkwijzers: [ria, { ...ria, name: "Bram", organisation: "", hours: [], awayUntil: "3 december" }],
      hidden: 1,
    }),
    "wijkwijzers-none": wijkwijzersPage({ shell: shell("/wijkwijzers"), wijkwijzers: [], hidden: 0 }),
    "ask-further": askFurtherPage({
      shell: shell("/vragen"),
      page: `/vragen/${id}`,
      rung: "outside",
      place: "De Brink",
      wijken: ["Lindehout", "Zandkamp"],
      followers: 12,
      everyone: true,
      others: [],
      outside,
      onBehalf: true,
      sensitive: true,
      hasAnswers: true,
      values: { title: "Welke huisarts neemt nog mensen aan?", text: "Ik ben net verhuisd." },
      problems: [],
    }),
    "ask-further-ring": askFurtherPage({
      shell: shell("/vragen"),
      page: `/vragen/${id}`,
      rung: "kring",
      place: null,
      wijken: ["Lindehout", "Zandkamp"],
      followers: 0,
      everyone: false,
      others: ["outside", "gemeente"],
      outside,
      onBehalf: false,
      sensitive: false,
      hasAnswers: false,
      values: { title: "Welke huisarts neemt nog mensen aan?", text: "" },
      problems: [problem("form", "ring-changed")],
    }),
    "ask-further-gemeente": askFurtherPage({
      shell: shell("/vragen"),
      page: `/vragen/${id}`,
      rung: "gemeente",
      place: "Het Veen",
      wijken: [],
      followers: 0,
      everyone: true,
      gemeente: {
        name: "Gemeente Veldermeer",
        handle: "@gemeente@social.veldermeer.example",
        openly: true,
        mayOpenly: true,
      },
      others: [],
      outside,
      onBehalf: false,
      sensitive: false,
      hasAnswers: true,
      values: { title: "De lamp bij het bruggetje is kapot. Wie gaat daarover?", text: "" },
      problems: [],
    }),
    "ask-further-gemeente-alone": askFurtherPage({
      shell: shell("/vragen"),
      page: `/vragen/${id}`,
      rung: "gemeente",
      place: "Het Veen",
      wijken: [],
      followers: 0,
      everyone: false,
      gemeente: {
        name: "Gemeente Veldermeer",
        handle: "@gemeente@social.veldermeer.example",
        openly: false,
        mayOpenly: true,
      },
      others: ["kring", "outside"],
      outside,
      onBehalf: false,
      sensitive: false,
      hasAnswers: true,
      values: { title: "", text: "" },
      problems: [problem("title", "question-empty")],
    }),
    "ask-further-gemeente-voice": askFurtherPage({
      shell: shell("/vragen"),
      page: `/vragen/${id}`,
      rung: "gemeente",
      place: null,
      wijken: [],
      followers: 0,
      everyone: false,
      gemeente: {
        name: "Gemeente Veldermeer",
        handle: "@gemeente@social.veldermeer.example",
        openly: false,
        mayOpenly: false,
      },
      others: [],
      outside,
      speaksAs: "iemand uit Holtveen (groene wulp)",
      onBehalf: false,
      sensitive: false,
      hasAnswers: false,
      values: { title: "De lamp bij het bruggetje is kapot. Wie gaat daarover?", text: "" },
      problems: [],
    }),
    "ask-further-problems": askFurtherPage({
      shell: shell("/vragen"),
      page: `/vragen/${id}`,
      rung: "outside",
      place: null,
      wijken: [],
      followers: 0,
      everyone: true,
      others: [],
      outside,
      onBehalf: false,
      sensitive: false,
      hasAnswers: false,
      values: { title: "", text: "", outside: "handle", newHandle: "A!" },
      problems: [problem("title", "question-empty"), problem("form", "choice-missing")],
    }),
    "admin-waits": adminWaitsPage({
      shell: keeper("/beheer/wachttijden"),
      values: { wijkwijzers: "3", taker: "3", wijk: "4", outside: "7", asker: "zeven" },
      problems: [problem("asker", "days-unclear")],
    }),
  };
};
