import { accessibilityPage } from "../../web/pages/accessibility.ts";
import { askPage } from "../../web/pages/ask.ts";
import { changeAnswerPage } from "../../web/pages/change-answer.ts";
import { changeQuestionPage } from "../../web/pages/change-question.ts";
import { checkMailPage } from "../../web/pages/check-mail.ts";
import { devLetterPage } from "../../web/pages/dev-letter.ts";
import { devMailPage } from "../../web/pages/dev-mail.ts";
import { houseRulesPage } from "../../web/pages/house-rules.ts";
import { joinPage } from "../../web/pages/join.ts";
import { linkElsewherePage } from "../../web/pages/link-elsewhere.ts";
import { mePage } from "../../web/pages/me.ts";
import { neighboursPage } from "../../web/pages/neighbours.ts";
import { problemPage } from "../../web/pages/problem.ts";
import { type AnswerView, type QuestionView, questionPage } from "../../web/pages/question.ts";
import { questionsPage } from "../../web/pages/questions.ts";
import { residentFrontPage } from "../../web/pages/resident-front.ts";
import { setUpPage } from "../../web/pages/set-up.ts";
import { signInPage } from "../../web/pages/sign-in.ts";
import { visitorFrontPage } from "../../web/pages/visitor-front.ts";
import { whoSeesWhatPage } from "../../web/pages/who-sees-what.ts";
import { withdrawAnswerPage } from "../../web/pages/withdraw-answer.ts";
import { withdrawQuestionPage } from "../../web/pages/withdraw-question.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import { themeView, themeViews } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { AssetsView, QuestionRowView, ShellView } from "../../web/views.ts";
import { administrationSamples } from "./web-samples-administration.ts";
import { namelessSamples } from "./web-samples-nameless.ts";

const now = new Date("2026-11-24T09:30:00Z");
const ago = (hours: number) => momentInWords("nl", new Date(now.getTime() - hours * 3_600_000), now);
const id = "0f0e0d0c-0b0a-4908-8706-050403020100";

const shellFor = (lang: Language, assets: AssetsView, path: string, reader: ShellView["reader"]): ShellView => ({
  lang,
  wijk: { name: "Holtveen", place: "Veldermeer", handle: "@holtveen@holtveen.example", door: "standgroen" },
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
  theme: themeView("nl", theme),
  by,
  when: ago(hours),
});

const questions = [
  row("Wie heeft een hoge ladder te leen voor zaterdag?", "new", "lenen", "Daan", 2),
  row("Is er een wandelgroep voor mensen die slecht zien?", "new", "gezelschap", "Corrie", 22),
  row("De lamp bij het bruggetje is kapot. Wie gaat daarover?", "looked-at", "groen", "Wim", 50),
  row("Waar kan ik oude verf naartoe brengen?", "answered", "groen", "Samira", 120),
  row("Wie rijdt donderdag mee naar het ziekenhuis?", "closed", "vervoer", "Gerrit", 900),
];
const fromLindehout = [
  row("Welke boom blijft klein en bloeit vroeg?", "looked-at", "groen", "iemand uit Lindehout", 30),
];

const outside = { standIn: "iemand uit Holtveen", handle: null, host: "holtveen.example" };
const withHandle = { ...outside, handle: "@anneke@holtveen.example" };

const answer = (over: Partial<AnswerView>): AnswerView => ({
  id: crypto.randomUUID(),
  state: "shown",
  author: { kind: "near", name: "Henk" },
  mine: false,
  when: ago(20),
  edited: false,
  bodyHtml: "<p>Onze rolstoel staat in de schuur, maar één band is lek.</p>",
  helped: false,
  may: {},
  ...over,
});

/** Answers of every kind, as the asker and a moderator at once sees them. */
export const sampleAnswers: readonly AnswerView[] = [
  answer({
    helped: true,
    author: { kind: "ring", name: "Marja", wijk: "Lindehout", handle: "@marja@lindehout.example" },
    bodyHtml: "<p>In ons buurthuis staat er een die je gratis mag lenen.</p><p>Ophalen kan op vrijdag.</p>",
    may: { unmark: true },
  }),
  answer({ may: { mark: true, hide: true } }),
  answer({
    author: { kind: "away", name: "Sanne", handle: "@sanne@toren.example", url: "https://toren.example/@sanne" },
    edited: true,
    bodyHtml: '<p>Bij ons kan het bij de <a href="https://zorg.example/" rel="nofollow">thuiszorgwinkel</a>.</p>',
    may: { mark: true },
  }),
  answer({ mine: true, author: { kind: "near", name: "Joost" }, may: { change: true, withdraw: true } }),
  answer({ state: "withdrawn", bodyHtml: "" }),
  answer({ state: "hidden", hiddenReason: "schelden", may: { show: true } }),
];

const noWarnings = { keepers: [{ id, name: "Ria" }], found: [], kept: [], removed: false };

const question = (shell: ShellView, over: Partial<QuestionView>): QuestionView => ({
  shell,
  id,
  title: "Waar kan mijn moeder een rolstoel lenen voor een weekend?",
  bodyHtml: "<p>Ze komt in december bij ons logeren. Ze kan korte stukjes lopen.</p>",
  state: "answered",
  theme: themeView("nl", "zorg"),
  author: { kind: "near", name: "Joost" },
  mine: false,
  when: ago(190),
  edited: false,
  audience: "everyone",
  memberCount: 640,
  outsideName: null,
  home: null,
  address: `https://holtveen.example/vragen/${id}`,
  answers: { lang: shell.lang, questionId: id, readerAsked: false, answers: sampleAnswers },
  answerForm: { values: {}, problems: [], outside },
  may: {},
  ...over,
});

/** Every page with believable views; also with problems, and empty. Names are file names for a look at them. */
export const samplePages = (lang: Language, assets: AssetsView): Readonly<Record<string, unknown>> => {
  const visitor = (path: string) => shellFor(lang, assets, path, null);
  const resident = (path: string) => shellFor(lang, assets, path, { name: "Anneke", roles: [] });
  const keeper = (path: string) => shellFor(lang, assets, path, { name: "Ria", roles: ["administrator"] });
  const bare = { ...visitor("/"), hasNeighbours: false };
  const form = { values: {}, problems: [] };
  const problem = (field: string, reason: string) => ({ field, reason });
  const list = { questions, memberCount: 640 };
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
      actorUri: "https://holtveen.example/ap/wijk",
      ...form,
    }),
    "visitor-empty": visitorFrontPage({
      shell: bare,
      questions: [],
      values: { address: "sanne" },
      problems: [problem("address", "address-invalid")],
    }),
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
      own: [],
      neighbours: [],
      questions: [],
      memberCount: 1,
    }),
    questions: questionsPage({
      shell: { ...resident("/vragen"), notice: "Je vraag is ingetrokken." },
      questions,
      olderHref: "/vragen?voor=2026-11-01",
    }),
    "questions-visitor": questionsPage({ shell: visitor("/vragen"), questions }),
    "questions-empty": questionsPage({ shell: resident("/vragen"), questions: [] }),
    neighbours: neighboursPage({
      shell: resident("/buurwijken"),
      wijken: [
        { name: "Lindehout", handle: "@lindehout@lindehout.example", questions: fromLindehout },
        { name: "Zandkamp", handle: "@zandkamp@zandkamp.example", questions: [] },
      ],
    }),
    "neighbours-empty": neighboursPage({ shell: resident("/buurwijken"), wijken: [] }),
    ask: askPage({
      shell: resident("/vragen/nieuw"),
      themes: themeViews(lang),
      memberCount: 640,
      outside,
      ...noWarnings,
      values: { title: "Wie leent mij een heggenschaar?" },
      problems: [],
    }),
    "ask-problems": askPage({
      shell: resident("/vragen/nieuw"),
      themes: themeViews(lang),
      memberCount: 1,
      outside,
      ...noWarnings,
      values: {
        title: "",
        text: 'Hallo </textarea><script>"',
        audience: "everyone",
        outside: "handle",
        newHandle: "A!",
      },
      problems: ["question-empty:title", "theme-missing:theme", "handle-invalid:newHandle", "nonsense:form"].map(
        (pair) => problem(pair.split(":")[1] ?? "", pair.split(":")[0] ?? ""),
      ),
    }),
    question: questionPage(question(resident("/vragen/x"), {})),
    "question-asker": questionPage(
      question(resident("/vragen/x"), {
        mine: true,
        edited: true,
        outsideName: "iemand uit Holtveen",
        answers: { lang, questionId: id, readerAsked: true, answers: sampleAnswers },
        answerForm: { values: {}, problems: [], outside: withHandle },
        may: { change: true, withdraw: true, close: true },
      }),
    ),
    "question-closed": questionPage(
      question(resident("/vragen/x"), { mine: true, state: "closed", answerForm: null, may: { reopen: true } }),
    ),
    "question-closed-other": questionPage(question(resident("/vragen/x"), { state: "closed", answerForm: null })),
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
        answerForm: { values: { text: "" }, problems: [problem("text", "answer-empty")], outside: null },
      }),
    ),
    "question-neighbours": questionPage(
      question(resident("/vragen/x"), {
        home: { name: "Lindehout" },
        author: { kind: "ring", name: "iemand uit Lindehout", wijk: "Lindehout", handle: "@s1@lindehout.example" },
      }),
    ),
    "change-question": changeQuestionPage({
      shell: resident("/vragen"),
      id,
      themes: themeViews(lang),
      audience: "wijk",
      memberCount: 640,
      values: { title: "Wie?", text: "", theme: "eten" },
      problems: [problem("title", "title-too-long")],
    }),
    "withdraw-question": withdrawQuestionPage({
      shell: resident("/vragen"),
      id,
      title: "Wie leent mij een heggenschaar?",
      audience: "everyone",
    }),
    "change-answer": changeAnswerPage({
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
    join: joinPage({ shell: visitor("/meedoen"), invitedBy: "Henk", values: { code: "linde-kat-boom" }, problems: [] }),
    "join-problems": joinPage({
      shell: visitor("/meedoen"),
      invitedBy: null,
      values: { email: "x" },
      problems: [problem("code", "code-used"), problem("name", "name-missing"), problem("email", "email-invalid")],
    }),
    "sign-in": signInPage({ shell: visitor("/inloggen"), ...form }),
    "check-mail": checkMailPage({
      shell: visitor("/inloggen/code"),
      devMail: true,
      values: {},
      problems: [problem("code", "code-wrong")],
    }),
    "link-elsewhere": linkElsewherePage({ shell: visitor("/inloggen"), action: "/inloggen/link/abc", ...form }),
    me: mePage({
      shell: resident("/ik"),
      nameForm: form,
      outside,
      outsideForm: form,
      fresh: "https://holtveen.example/meedoen/linde-kat-boom-7",
      invitations: [
        { link: "https://holtveen.example/meedoen/linde-kat-boom-7", state: "open", until: ago(-300) },
        { link: "https://holtveen.example/meedoen/iep-vos-brug-2", state: "used", until: ago(-30) },
        { link: "https://holtveen.example/meedoen/es-das-sluis-9", state: "expired", until: ago(30) },
      ],
    }),
    "me-outside": mePage({
      shell: resident("/ik"),
      nameForm: { values: { name: "" }, problems: [problem("name", "name-missing")] },
      outside: withHandle,
      outsideForm: form,
      invitationProblems: [problem("form", "too-many-invitations")],
      fresh: null,
      invitations: [],
    }),
    ...administrationSamples(lang, { keeper, ago, id }),
    ...namelessSamples(lang, { visitor, resident, keeper, ago, id, answers: sampleAnswers, outside }),
    "dev-mail": devMailPage({
      shell: visitor("/dev/mail"),
      letters: [{ id, to: "anneke@example.org", subject: "Inloggen bij Holtveen", when: ago(1) }],
    }),
    "dev-letter": devLetterPage({
      shell: visitor("/dev/mail"),
      to: "anneke@example.org",
      subject: "Inloggen bij Holtveen",
      when: ago(0),
      text: "Hallo,\n\nOpen https://holtveen.example/inloggen/link/abc\n\nOf typ 123456",
    }),
    "house-rules": houseRulesPage({ shell: visitor("/huisregels") }),
    "who-sees-what": whoSeesWhatPage({ shell: visitor("/wie-ziet-wat") }),
    accessibility: accessibilityPage({ shell: visitor("/toegankelijkheid") }),
    "problem-404": problemPage({ shell: visitor("/x"), status: 404 }),
    "problem-429": problemPage({ shell: resident("/x"), status: 429, retryAfterSeconds: 200 }),
    "problem-502": problemPage({ shell: bare, status: 502, menu: false }),
  };
};
