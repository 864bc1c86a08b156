import { accessibilityPage } from "../../web/pages/accessibility.ts";
import { askPage } from "../../web/pages/ask.ts";
import { changeAnswerPage } from "../../web/pages/change-answer.ts";
import { changeQuestionPage } from "../../web/pages/change-question.ts";
import { didItHelpPage } from "../../web/pages/did-it-help.ts";
import { houseRulesPage } from "../../web/pages/house-rules.ts";
import { neighboursPage } from "../../web/pages/neighbours.ts";
import { problemPage } from "../../web/pages/problem.ts";
import { type QuestionView, questionPage } from "../../web/pages/question.ts";
import { residentFrontPage } from "../../web/pages/resident-front.ts";
import { setUpPage } from "../../web/pages/set-up.ts";
import { visitorFrontPage } from "../../web/pages/visitor-front.ts";
import { whoSeesWhatPage } from "../../web/pages/who-sees-what.ts";
import { withdrawAnswerPage } from "../../web/pages/withdraw-answer.ts";
import { withdrawQuestionPage } from "../../web/pages/withdraw-question.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import { builtInThemes, themeView, themeViews } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { AssetsView, QuestionRowView, ShellView } from "../../web/views.ts";
import { administrationSamples } from "./web-samples-administration.ts";
import { agendaAndPollSamples } from "./web-samples-agenda.ts";
import { announcementSamples, nothingOnTheFront, onTheFront } from "./web-samples-announcements.ts";
import { moderated, sampleAnswers } from "./web-samples-answers.ts";
import { elsewhereSamples } from "./web-samples-elsewhere.ts";
import { guidanceSamples, sampleWay } from "./web-samples-guidance.ts";
import { joiningSamples } from "./web-samples-joining.ts";
import { messageSamples } from "./web-samples-messages.ts";
import { namelessSamples } from "./web-samples-nameless.ts";
import { noticeSamples } from "./web-samples-notices.ts";
import { noPhotos } from "./web-samples-photos.ts";
import { reportSamples } from "./web-samples-reports.ts";
import { residentSamples } from "./web-samples-residents.ts";
import { searchSamples } from "./web-samples-search.ts";

const now = new Date("2026-11-24T09:30:00Z");
const ago = (hours: number) => momentInWords("nl", new Date(now.getTime() - hours * 3_600_000), now);
const id = "0f0e0d0c-0b0a-4908-8706-050403020100";

const shellFor = (lang: Language, assets: AssetsView, path: string, reader: ShellView["reader"]): ShellView => ({
  lang,
  wijk: { name: "Holtveen", place: "Veldermeer", handle: "@holtveen@holtveen.example", door: "standgroen" },
  origin: "https://holtveen.example",
  picture: "https://holtveen.example/ap/a/wijk/drawing.png",
  reader,
  path,
  hasNeighbours: true,
  assets,
});

const row = (
  title: string,
  state: QuestionRowView["state"],
  theme: string,
  by: string,
  hours: number,
): QuestionRowView => ({
  href: `/vragen/${id}`,
  title,
  state,
  theme: themeView("nl", theme, builtInThemes),
  by,
  when: ago(hours),
});

const questions: readonly QuestionRowView[] = [
  row("Wie heeft een hoge ladder te leen voor zaterdag?", "new", "lenen", "Daan", 2),
  row("Is er een wandelgroep voor mensen die slecht zien?", "new", "gezelschap", "Corrie", 22),
  row("De lamp bij het bruggetje is kapot. Wie gaat daarover?", "looked-at", "groen", "Wim", 50),
  row("Waar kan ik oude verf naartoe brengen?", "answered", "groen", "Samira", 120),
  { ...row("Wie kent een goede tandarts?", "new", "zorg", "Noor", 3), held: "waits" },
  { ...row("Wie wil mijn spullen kopen?", "new", "lenen", "Noor", 4), held: "refused" },
  row("Wie rijdt donderdag mee naar het ziekenhuis?", "closed", "vervoer", "Gerrit", 900),
];
const fromLindehout = [
  row("Welke boom blijft klein en bloeit vroeg?", "looked-at", "groen", "iemand uit Lindehout", 30),
];
const areas = ["De Brink", "Zuid & Park"];
const similar = [
  {
    href: `/vragen/${id}`,
    title: "Wie leent mij een heggenschaar?",
    state: "answered",
    month: "september",
    wijk: null,
  },
  { href: `/vragen/${id}`, title: "Wie heeft een snoeischaar?", state: "new", month: "mei 2025", wijk: "Lindehout" },
] as const;

const outside = { standIn: "iemand uit Holtveen", handle: null, host: "holtveen.example" };
const withHandle = { ...outside, handle: "@anneke@holtveen.example" };
const noWarnings = { ring: [], keepers: [{ id, name: "Ria" }], found: [], kept: [], removed: false, preview: null };

const question = (shell: ShellView, over: Partial<QuestionView>): QuestionView => ({
  shell,
  id,
  title: "Waar kan mijn moeder een rolstoel lenen voor een weekend?",
  bodyHtml: "<p>Ze komt in december bij ons logeren. Ze kan korte stukjes lopen.</p>",
  state: "answered",
  theme: themeView("nl", "zorg", builtInThemes),
  place: "",
  meToo: null,
  author: { kind: "near", name: "Joost" },
  mine: false,
  when: ago(190),
  edited: false,
  audience: "everyone",
  memberCount: 640,
  outsideName: null,
  home: null,
  held: null,
  answers: { lang: shell.lang, questionId: id, readerAsked: false, answers: sampleAnswers },
  answerForm: { photos: noPhotos, values: {}, problems: [], outside },
  may: {},
  ...over,
});

const fromLetter = (shell: ShellView) => ({ shell, action: shell.path, other: "/hielp-het/x/anders" });

/** Every page with believable views; also with problems, and empty. Names are file names for a look at them. */
export const samplePages = (lang: Language, assets: AssetsView): Readonly<Record<string, unknown>> => {
  const visitor = (path: string) => shellFor(lang, assets, path, null);
  const resident = (path: string) => shellFor(lang, assets, path, { name: "Anneke", roles: [] });
  const moderator = (path: string) => shellFor(lang, assets, path, { name: "Samira", roles: ["moderator"] });
  const keeper = (path: string) => shellFor(lang, assets, path, { name: "Ria", roles: ["administrator"] });
  const bare = { ...visitor("/"), hasNeighbours: false };
  const form = { values: {}, problems: [] };
  const problem = (field: string, reason: string) => ({ field, reason });
  const list = { questions, ...onTheFront, memberCount: 640 };
  return {
    "set-up": setUpPage({
      shell: { ...bare, wijk: { ...bare.wijk, name: "Wijksgewijs" } },
      host: "localhost:8000",
      ...form,
    }),
    "set-up-problems": setUpPage({
      shell: bare,
      host: "localhost:8000",
      values: { name: "Holtveen", handle: "Holt veen" },
      problems: [problem("code", "code-unknown"), problem("handle", "handle-invalid"), problem("door", "door-unknown")],
    }),
    visitor: visitorFrontPage({
      shell: visitor("/"),
      questions,
      ...onTheFront,
      actorUri: "https://holtveen.example/ap/wijk",
    }),
    "visitor-empty": visitorFrontPage({ shell: bare, questions: [], ...nothingOnTheFront }),
    front: residentFrontPage({
      shell: resident("/"),
      partOfDay: "morning",
      own: questions.slice(2, 4),
      neighbours: fromLindehout,
      ...list,
    }),
    "front-empty": residentFrontPage({
      shell: resident("/"),
      partOfDay: "evening",
      ...{ own: [], neighbours: [], questions: [], ...nothingOnTheFront },
      memberCount: 1,
    }),
    neighbours: neighboursPage({
      shell: resident("/buurwijken"),
      wijken: [
        { name: "Lindehout", handle: "@lindehout@lindehout.example", questions: fromLindehout },
        { name: "Zandkamp", handle: "@zandkamp@zandkamp.example", questions: [] },
      ],
    }),
    "neighbours-empty": neighboursPage({ shell: resident("/buurwijken"), wijken: [] }),
    ask: askPage({
      photos: noPhotos,
      shell: resident("/vragen/nieuw"),
      themes: themeViews(lang, builtInThemes),
      memberCount: 640,
      outside,
      areas,
      similar: { questions: similar, theme: themeView(lang, "lenen", builtInThemes) },
      ...noWarnings,
      values: { title: "Wie leent mij een heggenschaar?", area: "De Brink" },
      problems: [],
    }),
    "ask-nothing-found": askPage({
      photos: noPhotos,
      shell: resident("/vragen/lijkt-op"),
      themes: themeViews(lang, builtInThemes),
      memberCount: 640,
      outside,
      areas: [],
      similar: { questions: [], theme: null },
      ...noWarnings,
      values: { title: "Wie leent mij een heggenschaar?", street: "Kerkstraat" },
      problems: [],
    }),
    "ask-sensitive": askPage({
      photos: noPhotos,
      shell: resident("/vragen/nieuw"),
      themes: themeViews(
        lang,
        builtInThemes.map((theme) => ({ ...theme, sensitive: ["zorg", "geldzaken"].includes(theme.slug) })),
      ),
      memberCount: 640,
      outside,
      areas,
      similar: null,
      ...noWarnings,
      values: { title: "Wie helpt mij met de toeslagen?", theme: "geldzaken", audience: "everyone" },
      problems: [problem("audience", "sensitive-for-everyone")],
    }),
    "ask-problems": askPage({
      photos: noPhotos,
      shell: resident("/vragen/nieuw"),
      themes: themeViews(lang, builtInThemes),
      memberCount: 1,
      outside,
      areas,
      similar: null,
      ...noWarnings,
      values: {
        title: "",
        street: "Kerkstraat 12",
        area: "Elders",
        text: 'Hallo </textarea><script>"',
        audience: "everyone",
        outside: "handle",
        newHandle: "A!",
      },
      problems: [
        "question-empty:title",
        "theme-missing:theme",
        "area-unknown:area",
        "street-house-number:street",
        "handle-invalid:newHandle",
        "nonsense:form",
      ].map((pair) => problem(pair.split(":")[1] ?? "", pair.split(":")[0] ?? "")),
    }),
    question: questionPage(
      question(resident("/vragen/x"), {
        place: "Kerkstraat, De Brink",
        meToo: { others: 3, mine: false, may: true },
      }),
    ),
    "question-spoken": questionPage(
      question(resident("/vragen/x"), {
        author: { kind: "near", name: "Ria" },
        onBehalf: "wijkwijzer",
        mine: true,
        may: { close: true },
      }),
    ),
    "question-for-someone": questionPage(question(resident("/vragen/x"), { onBehalf: "someone", ...moderated })),
    "question-me-too": questionPage(question(resident("/vragen/x"), { meToo: { others: 1, mine: true, may: true } })),
    "question-asker": questionPage(
      question(resident("/vragen/x"), {
        mine: true,
        edited: true,
        outsideName: "iemand uit Holtveen",
        answers: { lang, questionId: id, readerAsked: true, answers: sampleAnswers },
        answerForm: { photos: noPhotos, values: {}, problems: [], outside: withHandle },
        way: sampleWay(ago),
        may: { change: true, withdraw: true, close: true, askFurther: true },
      }),
    ),
    "question-closing": questionPage(
      question(resident("/vragen/x"), {
        mine: true,
        state: "looked-at",
        closing: { by: "Ria", silence: "reminder", when: ago(-168) },
        may: { change: true, withdraw: true, close: true },
      }),
    ),
    "question-closing-without-answers": questionPage(
      question(resident("/vragen/x"), {
        mine: true,
        state: "looked-at",
        answers: { lang, questionId: id, readerAsked: true, answers: [] },
        closing: { by: "Ria", silence: "others", when: ago(-168) },
        may: { close: true },
      }),
    ),
    "question-closed": questionPage(
      question(resident("/vragen/x"), { mine: true, state: "closed", answerForm: null, may: { reopen: true } }),
    ),
    "question-closed-other": questionPage(question(resident("/vragen/x"), { state: "closed", answerForm: null })),
    "question-answers-unwanted": questionPage(
      question(resident("/vragen/x"), { home: { name: "Lindehout" }, answerForm: null, answersUnwanted: true }),
    ),
    "question-held": questionPage(
      question(resident("/vragen/x"), {
        mine: true,
        held: { state: "waits" },
        answerForm: null,
        may: { change: true },
      }),
    ),
    "question-held-moderator": questionPage(
      question(moderator("/vragen/x"), { held: { state: "waits" }, answerForm: null }),
    ),
    "question-refused": questionPage(
      question(resident("/vragen/x"), {
        mine: true,
        held: { state: "refused", reason: "Dit is reclame." },
        answerForm: null,
        may: { withdraw: true },
      }),
    ),
    "question-visitor": questionPage(
      question(visitor("/vragen/x"), {
        answerForm: null,
        objectUri: `https://holtveen.example/ap/o/${id}`,
        author: { kind: "near", name: "iemand uit Holtveen" },
      }),
    ),
    "question-wijk": questionPage(
      question(resident("/vragen/x"), {
        audience: "wijk",
        state: "new",
        bodyHtml: "",
        answers: { lang, questionId: id, readerAsked: false, answers: [] },
        answerForm: {
          photos: noPhotos,
          values: { text: "" },
          problems: [problem("text", "answer-empty")],
          outside: null,
        },
      }),
    ),
    "question-neighbours": questionPage(
      question(resident("/vragen/x"), {
        home: { name: "Lindehout" },
        author: { kind: "ring", name: "iemand uit Lindehout", wijk: "Lindehout", handle: "@s1@lindehout.example" },
      }),
    ),
    "change-question": changeQuestionPage({
      photos: noPhotos,
      shell: resident("/vragen"),
      id,
      themes: themeViews(lang, builtInThemes),
      audience: "wijk",
      areas,
      memberCount: 640,
      values: { title: "Wie?", text: "", theme: "eten", area: "De Brink" },
      problems: [problem("title", "title-too-long")],
    }),
    "did-it-help": didItHelpPage({ ...fromLetter(visitor("/hielp-het/x/ja")), answer: "yes", done: false }),
    "did-it-help-no": didItHelpPage({ ...fromLetter(visitor("/hielp-het/x/nee")), answer: "no", done: false }),
    "did-it-help-done": didItHelpPage({ ...fromLetter(visitor("/hielp-het/x/ja")), answer: "yes", done: true }),
    "withdraw-question": withdrawQuestionPage({
      shell: resident("/vragen"),
      id,
      title: "Wie leent mij een heggenschaar?",
      audience: "everyone",
    }),
    "change-answer": changeAnswerPage({
      photos: noPhotos,
      shell: resident("/vragen"),
      id,
      questionTitle: "Wie?",
      questionHref: `/vragen/${id}`,
      audience: "everyone",
      memberCount: 640,
      values: { text: "Ik" },
      problems: [],
    }),
    "withdraw-answer": withdrawAnswerPage({
      shell: resident("/vragen"),
      id,
      questionTitle: "Wie?",
      questionHref: `/vragen/${id}`,
      audience: "everyone",
    }),
    ...searchSamples(lang, { visitor, resident, moderator, ago, questions }),
    ...residentSamples({ visitor, resident, ago, outside, withHandle }),
    ...administrationSamples(lang, { keeper, ago, id }),
    ...reportSamples({ shell: resident("/vragen"), question, ago, id }),
    ...guidanceSamples(lang, {
      shell: (path, roles = []) => shellFor(lang, assets, path, { name: "Ria", roles }),
      keeper,
      ago,
      id,
      outside,
    }),
    ...agendaAndPollSamples({ visitor, resident, moderator, ago, outside }),
    ...announcementSamples({ visitor, resident, moderator, ago }),
    ...messageSamples(lang, { resident, keeper, ago, id }),
    ...noticeSamples({ shell: resident("/seintjes"), ago }),
    ...joiningSamples(lang, { visitor, keeper, moderator, ago, id }),
    ...elsewhereSamples({ visitor, resident, id }),
    ...namelessSamples(lang, { visitor, resident, keeper, ago, id, answers: sampleAnswers, outside }),
    "house-rules": houseRulesPage({ shell: visitor("/huisregels") }),
    "who-sees-what": whoSeesWhatPage({ shell: visitor("/wie-ziet-wat") }),
    accessibility: accessibilityPage({ shell: visitor("/toegankelijkheid") }),
    "problem-404": problemPage({ shell: visitor("/x"), status: 404 }),
    "problem-429": problemPage({ shell: resident("/x"), status: 429, retryAfterSeconds: 200 }),
    "problem-502": problemPage({ shell: bare, status: 502, menu: false }),
  };
};
