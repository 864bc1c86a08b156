import { gemeenteAnnouncementPage } from "../../web/pages/gemeente-announcement.ts";
import { gemeenteAreaPage } from "../../web/pages/gemeente-area.ts";
import { gemeenteBoardPage } from "../../web/pages/gemeente-board.ts";
import { gemeenteFrontPage } from "../../web/pages/gemeente-front.ts";
import { gemeenteQuestionPage } from "../../web/pages/gemeente-question.ts";
import { gemeenteQuestionsPage, type HandedRowView } from "../../web/pages/gemeente-questions.ts";
import { gemeenteWijkenPage } from "../../web/pages/gemeente-wijken.ts";
import { type GemeenteWriteView, gemeenteWritePage } from "../../web/pages/gemeente-write.ts";
import { teamPage } from "../../web/pages/team.ts";
import type { SheetView } from "../../web/parts/board.ts";
import type { ReachView } from "../../web/parts/reach.ts";
import { calendarDay, momentInWords } from "../../web/texts/moments.ts";
import type { ShellView } from "../../web/views.ts";

const now = new Date("2026-11-24T09:30:00Z");
const id = "0f0e0d0c-0b0a-4908-8706-050403020100";
const problem = (field: string, reason: string) => ({ field, reason });

const sheet: SheetView = {
  href: `/mededelingen/${id}`,
  title: "De Molenweg is 3 dagen dicht",
  from: { name: "Gemeente Veldermeer", handle: "@gemeente@veldermeer.example", official: "gemeente" },
  excerpt: "We vernieuwen de riolering. Fietsers kunnen erlangs.",
  when: momentInWords("nl", now, now),
  until: calendarDay("nl", "2026-12-02", now),
  urgent: true,
  pinned: false,
  corrected: null,
  hidden: false,
};

const reach: ReachView = {
  sent: momentInWords("nl", now, now),
  everyone: true,
  wijken: [
    { name: "Holtveen", standing: "arrived", shown: true, answers: 4 },
    { name: "Lindehout", standing: "arrived", shown: false, answers: 1 },
    { name: "Zandkamp", standing: "late", shown: false, answers: 0 },
    { name: "Kampen", standing: "given-up", shown: false, answers: 0 },
    { name: "Veen", standing: "not-sent", shown: false, answers: 0 },
    { name: "Brink", standing: "underway", shown: false, answers: 0 },
  ].map((one) => ({
    ...one,
    standing: one.standing as ReachView["wijken"][number]["standing"],
    arrived: one.standing === "arrived" ? momentInWords("nl", now, now) : null,
    reason: one.standing === "late" || one.standing === "given-up" ? "timeout" : "",
    until: "vrijdag 27 november",
  })),
  answersElsewhere: 2,
};

const choice: GemeenteWriteView["choice"] = {
  wijken: [
    { id, name: "Holtveen", people: 640, chosen: true },
    { id: id.replace("0f", "1f"), name: "Zandkamp", people: null, chosen: false },
  ],
  areas: [{ id, name: "Noord", count: 2, chosen: true }],
  everyone: false,
  others: 12,
};

const handed = (state: HandedRowView["state"], more: Partial<HandedRowView> = {}): HandedRowView => ({
  id,
  title: "Lamp bij het bruggetje",
  wijk: "Holtveen",
  reference: "V-2026-118",
  state,
  before: calendarDay("nl", "2026-12-01", now),
  late: false,
  ...more,
});

const handedPage = {
  bodyHtml: "<p>Hij flikkert al een week.</p>",
  place: "Het Veen",
  asker: "iemand uit Holtveen (groene wulp)",
  came: momentInWords("nl", now, now),
  why: "",
  answerBefore: "2026-12-01",
  answer: null,
  may: { answer: true, correct: false },
  form: null,
};

/** The pages of a gemeente: full and empty, for everybody and for its team, and the forms with problems. */
export const gemeenteSamples = (given: {
  readonly visitor: (path: string) => ShellView;
  readonly administrator: (path: string) => ShellView;
}): Readonly<Record<string, unknown>> => {
  const of = (shell: ShellView): ShellView => ({
    ...shell,
    mode: "gemeente",
    wijk: {
      name: "Gemeente Veldermeer",
      place: "Veldermeer",
      handle: "@gemeente@veldermeer.example",
      door: "gemeente",
    },
  });
  const visitor = (path: string) => of(given.visitor(path));
  const officer = (path: string) => of(given.administrator(path));
  const page = `/mededelingen/${id}`;
  const write = (over: Partial<GemeenteWriteView>) =>
    gemeenteWritePage({
      shell: officer("/mededelingen/nieuw"),
      values: {},
      problems: [],
      photos: { chosen: [], problems: [], look: false },
      draft: null,
      choice,
      preview: null,
      last: null,
      ...over,
    });
  const announcement = {
    id,
    title: sheet.title,
    bodyHtml: "<p>We vernieuwen de riolering.</p>",
    photos: [{ id, alt: "De Molenweg met een hek ervoor", width: 640, height: 480 }],
    when: sheet.when,
    edited: sheet.when,
    correction: "Er stond een verkeerde dag",
    until: sheet.until,
    over: false,
    urgent: true,
    pinned: false,
    reached: { everyone: false, names: ["Holtveen", "Lindehout"] },
    answers: { lang: "nl", questionId: id, readerAsked: false, answers: [] },
    team: null,
  } as const;
  const handedAnswer = {
    html: "<p>Wij maken hem donderdag.</p>",
    text: "Wij maken hem donderdag.",
    by: "Bart",
    when: momentInWords("nl", now, now),
    edited: momentInWords("nl", now, now),
  };
  const one = { ...handedPage, shell: officer(`/doorgegeven/${id}`) };
  return {
    "gemeente, questions": gemeenteQuestionsPage({
      shell: { ...officer("/doorgegeven"), waiting: 2 },
      rows: [
        handed("open"),
        handed("open", { late: true, reference: "V-2026-117" }),
        handed("answered"),
        handed("declined"),
        handed("settled"),
        handed("withdrawn", { title: "" }),
      ],
    }),
    "gemeente, no questions": gemeenteQuestionsPage({ shell: officer("/doorgegeven"), rows: [] }),
    "gemeente, question": gemeenteQuestionPage({ ...handed("open"), ...one }),
    "gemeente, question with problems": gemeenteQuestionPage({
      ...handed("open", { late: true }),
      ...one,
      why: "We wachten op de aannemer.",
      form: { name: "answer", values: { text: "" }, problems: [problem("text", "answer-empty")] },
    }),
    "gemeente, question, term with problems": gemeenteQuestionPage({
      ...handed("open"),
      ...one,
      form: {
        name: "term",
        values: { answerBefore: "2020-01-01", why: "" },
        problems: [problem("answerBefore", "term-unclear"), problem("why", "term-why-missing")],
      },
    }),
    "gemeente, question answered": gemeenteQuestionPage({
      ...handed("answered"),
      ...one,
      answer: handedAnswer,
      may: { answer: false, correct: true },
    }),
    "gemeente, question declined, correcting": gemeenteQuestionPage({
      ...handed("declined"),
      ...one,
      answer: { ...handedAnswer, by: null, edited: null },
      may: { answer: false, correct: true },
      form: { name: "correct", values: { text: "" }, problems: [problem("text", "answer-empty")] },
    }),
    "gemeente, question erased": gemeenteQuestionPage({
      ...handed("answered", { title: "" }),
      ...one,
      bodyHtml: "",
      place: "",
      answer: { ...handedAnswer, html: "", text: "" },
      may: { answer: false, correct: false },
    }),
    "gemeente, question taken back": gemeenteQuestionPage({
      ...handed("withdrawn", { title: "" }),
      ...one,
      bodyHtml: "",
      place: "",
      may: { answer: false, correct: false },
    }),
    "gemeente, front": gemeenteFrontPage({
      shell: visitor("/"),
      announcements: [sheet],
      wijken: [
        { name: "Holtveen", url: "https://holtveen.example/" },
        { name: "Zandkamp", url: null },
      ],
    }),
    "gemeente, front, empty": gemeenteFrontPage({ shell: officer("/"), announcements: [], wijken: [] }),
    "gemeente, board": gemeenteBoardPage({
      shell: visitor("/mededelingen"),
      now: [sheet],
      earlier: [sheet],
      drafts: [],
    }),
    "gemeente, board, officer": gemeenteBoardPage({
      shell: officer("/mededelingen"),
      now: [],
      earlier: [],
      drafts: [
        { id, title: "Nog niet af", by: "Bart", when: sheet.when },
        { id, title: "", by: null, when: sheet.when },
      ],
    }),
    "gemeente, write": write({ last: { href: page, title: sheet.title, reach } }),
    "gemeente, write, nobody follows": write({ choice: { wijken: [], areas: [], everyone: false, others: 0 } }),
    "gemeente, write, preview": write({
      draft: id,
      values: { title: sheet.title, text: "Indien het regent.", lastDay: "2026-12-02", urgent: "ja" },
      preview: {
        sheet,
        wijken: 2,
        people: 1520,
        everyone: true,
        others: 12,
        advice: [
          { kind: "long-sentence", sentence: "Een zin die veel te lang is.", words: 17 },
          { kind: "hard-word", word: "indien", plainer: "als" },
        ],
      },
    }),
    "gemeente, write, problems": write({
      problems: [
        problem("title", "announcement-title-missing"),
        problem("text", "announcement-empty"),
        problem("wijken", "wijken-missing"),
        problem("lastDay", "day-past"),
      ],
    }),
    "gemeente, announcement": gemeenteAnnouncementPage({ shell: visitor(page), ...announcement }),
    "gemeente, announcement, officer": gemeenteAnnouncementPage({
      shell: officer(page),
      ...announcement,
      over: true,
      pinned: true,
      reached: { everyone: true, names: [] },
      team: { writer: "Ineke", reach, answerForm: { values: {}, problems: [problem("text", "answer-empty")] } },
    }),
    "gemeente, wijken": gemeenteWijkenPage({
      shell: officer("/wijken"),
      values: {},
      problems: [problem("name", "area-missing")],
      wijken: [
        { name: "Holtveen", handle: "@holtveen@holtveen.example", url: null, people: 640, areas: ["Noord"] },
        {
          name: "Zandkamp",
          handle: "@zandkamp@zandkamp.example",
          url: "https://holtveen.example/",
          people: null,
          areas: [],
        },
      ],
      areas: [{ id, name: "Noord", count: 1 }],
    }),
    "gemeente, no wijken": gemeenteWijkenPage({
      shell: officer("/wijken"),
      values: {},
      problems: [],
      wijken: [],
      areas: [],
    }),
    "gemeente, area": gemeenteAreaPage({
      shell: officer(`/wijken/gebieden/${id}`),
      id,
      title: "Noord",
      values: { name: "Noord" },
      problems: [problem("name", "area-taken")],
      wijken: choice.wijken,
    }),
    "gemeente, team": teamPage({
      shell: officer("/team"),
      values: {},
      problems: [
        problem("name", "name-missing"),
        problem("email", "email-missing"),
        problem("role", "team-role-missing"),
      ],
      officers: [
        { id, name: "Ineke", role: "administrator", since: "november 2026", mine: true },
        { id: id.replace("0f", "1f"), name: "Bart", role: "moderator", since: "november 2026", mine: false },
      ],
    }),
  };
};
