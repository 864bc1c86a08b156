import { type AnnouncementView, announcementPage } from "../../web/pages/announcement.ts";
import { boardPage } from "../../web/pages/board.ts";
import { changeAnnouncementPage } from "../../web/pages/change-announcement.ts";
import { makeAnnouncementPage } from "../../web/pages/make-announcement.ts";
import { withdrawAnnouncementPage } from "../../web/pages/withdraw-announcement.ts";
import type { SheetView } from "../../web/parts/board.ts";
import { calendarDay, momentInWords } from "../../web/texts/moments.ts";
import type { MomentView, ShellView } from "../../web/views.ts";
import { agendaRowsToShow } from "./web-samples-agenda.ts";
import { gemeenteSamples } from "./web-samples-gemeente.ts";
import { noPhotos, twoPhotos } from "./web-samples-photos.ts";
import { pollRowsToShow } from "./web-samples-polls.ts";

const now = new Date("2026-11-24T09:30:00Z");
const id = "0f0e0d0c-0b0a-4908-8706-050403020100";

const sheet = (over: Partial<SheetView>): SheetView => ({
  href: `/mededelingen/${id}`,
  title: "De Molenweg is 3 dagen dicht",
  from: null,
  excerpt:
    "Van maandag 30 november tot en met woensdag 2 december. We vernieuwen de riolering. Fietsers kunnen erlangs.",
  when: momentInWords("nl", now, now),
  until: calendarDay("nl", "2026-12-02", now),
  urgent: false,
  pinned: false,
  corrected: null,
  hidden: false,
  ...over,
});

const official = {
  name: "Gemeente Veldermeer",
  handle: "@gemeente@social.veldermeer.example",
  official: "gemeente",
} as const;

const sheetsToShow: readonly SheetView[] = [
  sheet({ pinned: true }),
  sheet({ urgent: true, title: "Het water gaat er vanmiddag af", until: null }),
  sheet({ from: official, title: "De stembureaus zijn open" }),
  sheet({ title: "Soep en een praatje in De Brink", corrected: calendarDay("nl", "2026-11-23", now) }),
];

/** What hangs on a front page, and nothing of it. */
export const onTheFront = { announcements: sheetsToShow, agenda: agendaRowsToShow, polls: pollRowsToShow };
export const nothingOnTheFront = { announcements: [], agenda: [], polls: [] };

const problem = (field: string, reason: string) => ({ field, reason });

/** The pages of the board: full and empty, one announcement for each reader, and the forms with problems. */
export const announcementSamples = (given: {
  readonly visitor: (path: string) => ShellView;
  readonly resident: (path: string) => ShellView;
  readonly moderator: (path: string) => ShellView;
  readonly ago: (hours: number) => MomentView;
}): Readonly<Record<string, unknown>> => {
  const { visitor, resident, moderator, ago } = given;
  const page = `/mededelingen/${id}`;
  const announcement = (shell: ShellView, over: Partial<AnnouncementView>) =>
    announcementPage({
      photos: twoPhotos,
      description: "Fietsers kunnen over het pad langs het water.",
      shell,
      id,
      title: "De Molenweg is 3 dagen dicht",
      bodyHtml: "<p>We vernieuwen de riolering.</p><p>Fietsers kunnen erlangs.</p>",
      when: ago(3),
      edited: null,
      correction: "",
      until: calendarDay("nl", "2026-12-02", now),
      over: false,
      urgent: false,
      pinned: false,
      audience: "everyone",
      from: null,
      page: null,
      writer: null,
      hidden: null,
      answers: null,
      answerForm: null,
      memberCount: 640,
      may: {},
      ...over,
    });
  const edited = calendarDay("nl", "2026-11-23", now);
  return {
    ...gemeenteSamples({ visitor, administrator: moderator }),
    board: boardPage({
      shell: moderator("/mededelingen"),
      now: [...sheetsToShow, sheet({ hidden: true })],
      earlier: [sheet({}), sheet({ until: null, hidden: true })],
      neighbours: [
        sheet({ from: { name: "Lindehout & de Brink", handle: "@lindehout@lindehout.example" }, excerpt: "" }),
        sheet({
          from: { name: "G3meente Veldermeer", handle: "@gemeente@nep.example", likeness: "gemeente" },
          excerpt: "",
        }),
      ],
      mayWrite: true,
    }),
    "board-visitor": boardPage({
      shell: visitor("/mededelingen"),
      now: sheetsToShow,
      earlier: [],
      neighbours: [],
      mayWrite: false,
    }),
    "board-empty": boardPage({
      shell: resident("/mededelingen"),
      now: [],
      earlier: [],
      neighbours: [],
      mayWrite: false,
    }),
    announcement: announcement(resident(page), { may: { ask: true, report: true }, audience: "wijk", until: null }),
    "announcement-visitor": announcement(visitor(page), { objectUri: `https://holtveen.example/ap/o/${id}` }),
    "announcement-corrected": announcement(resident(page), {
      edited,
      correction: 'Er stond "maandag". Het is dinsdag.',
      urgent: true,
      may: { ask: true },
    }),
    "announcement-neighbour": announcement(resident(page), {
      from: { name: "Lindehout", handle: "@lindehout@lindehout.example" },
      page: "https://lindehout.example/mededelingen/1",
      may: { ask: true, report: true },
    }),
    "announcement-official": announcement(resident(page), {
      from: official,
      page: "https://social.veldermeer.example/@gemeente/1",
      edited,
      answers: {
        lang: "nl",
        questionId: id,
        readerAsked: false,
        answers: [
          {
            id: "2f0e0d0c-0b0a-4908-8706-050403020100",
            state: "shown",
            author: { kind: "away", name: "Sanne", handle: "@sanne@toren.example" },
            mine: false,
            when: ago(1),
            edited: false,
            bodyHtml: "<p>Is de bibliotheek ook open?</p>",
            helped: false,
            may: { report: true },
          },
          {
            id: "3f0e0d0c-0b0a-4908-8706-050403020100",
            state: "shown",
            author: { kind: "away", ...official },
            mine: false,
            when: ago(1),
            edited: false,
            bodyHtml: "<p>Ja, tot 17 uur.</p>",
            helped: false,
            may: { report: true },
          },
        ],
      },
      answerForm: {
        photos: noPhotos,
        values: { text: "" },
        problems: [problem("text", "answer-empty")],
        outside: { standIn: "iemand uit Holtveen", handle: null, host: "holtveen.example" },
      },
      may: { ask: true, report: true },
    }),
    "announcement-look-alike": announcement(visitor(page), {
      from: { name: "Gemeente Veldermeer", handle: "@gemeente@nep.example", likeness: "gemeente" },
      page: null,
    }),
    "announcement-over": announcement(visitor(page), { over: true, edited }),
    "announcement-moderator": announcement(moderator(page), {
      pinned: true,
      writer: { name: "Ria" },
      may: { ask: true, steer: true, unpin: true, report: true, hide: true },
    }),
    "announcement-hidden": announcement(moderator(page), {
      hidden: { reason: "Er staat een naam in." },
      writer: { name: null },
      may: { steer: true, pin: true, show: true },
    }),
    "make-announcement": makeAnnouncementPage({
      photos: noPhotos,
      shell: moderator("/mededelingen/nieuw"),
      memberCount: 640,
      values: {},
      problems: [],
    }),
    "make-announcement-problems": makeAnnouncementPage({
      photos: noPhotos,
      shell: moderator("/mededelingen"),
      memberCount: 1,
      values: { title: '<"', text: "</textarea>", lastDay: "2020-01-01", audience: "everyone", urgent: "ja" },
      problems: [
        problem("title", "announcement-title-missing"),
        problem("text", "announcement-empty"),
        problem("lastDay", "day-past"),
        problem("urgent", "urgent-too-often"),
      ],
    }),
    "change-announcement": changeAnnouncementPage({
      photos: noPhotos,
      shell: moderator(page),
      id,
      audience: "wijk",
      urgent: true,
      memberCount: 640,
      values: { title: "Dicht", text: "De weg.", lastDay: "2026-12-02", correction: "x" },
      problems: [problem("lastDay", "day-too-far"), problem("correction", "note-too-long")],
    }),
    "withdraw-announcement": withdrawAnnouncementPage({
      shell: moderator(page),
      id,
      title: "De Molenweg is 3 dagen dicht",
      audience: "everyone",
      urgent: true,
      values: {},
      problems: [problem("farewell", "farewell-missing")],
    }),
  };
};
