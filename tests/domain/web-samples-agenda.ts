import { type ActivityView, activityPage } from "../../web/pages/activity.ts";
import { agendaPage } from "../../web/pages/agenda.ts";
import { changeActivityPage } from "../../web/pages/change-activity.ts";
import { cancelActivityPage, withdrawActivityPage } from "../../web/pages/end-activity.ts";
import { makeActivityPage } from "../../web/pages/make-activity.ts";
import { type RegistrationView, registrationPage } from "../../web/pages/registration.ts";
import type { AgendaRowView } from "../../web/parts/agenda-rows.ts";
import type { RegisteringView } from "../../web/parts/registering.ts";
import { leafOf, minuteInWords, periodInWords } from "../../web/texts/moments.ts";
import type { MomentView, OutsideView, ShellView } from "../../web/views.ts";
import { offerSamples } from "./web-samples-offers.ts";
import { chosenPhotos, noPhotos } from "./web-samples-photos.ts";
import { pollSamples } from "./web-samples-polls.ts";

const starts = new Date("2026-12-05T13:00:00Z");
const ends = new Date("2026-12-05T15:00:00Z");
const when = periodInWords("nl", starts, ends, starts);
const id = "0f0e0d0c-0b0a-4908-8706-050403020100";

const row = (over: Partial<AgendaRowView>): AgendaRowView => ({
  href: `/agenda/${id}`,
  title: "Samen soep koken",
  leaf: leafOf("nl", starts),
  when,
  place: "Buurthuis De Brink",
  by: "Daan",
  cancelled: false,
  registering: null,
  ...over,
});

/** Activities as a front page shows them. */
export const agendaRowsToShow: readonly AgendaRowView[] = [
  row({ registering: "open" }),
  row({ title: "Wandelen langs de molen", by: "iemand uit Holtveen", cancelled: true }),
];

const problem = (field: string, reason: string) => ({ field, reason });

const registering: RegisteringView = {
  coming: 4,
  waiting: 0,
  places: 12,
  until: minuteInWords("nl", starts),
  open: true,
  full: false,
  mine: null,
  guest: null,
};

/** The pages of the agenda, of polls and of offers. */
export const agendaAndPollSamples = (given: Parameters<typeof agendaSamples>[0]) => ({
  ...agendaSamples(given),
  ...pollSamples(given),
  ...offerSamples(given),
});

/** The pages of the agenda: every way in which an activity stands there, and coming to it with and without an account. */
const agendaSamples = (given: {
  readonly visitor: (path: string) => ShellView;
  readonly resident: (path: string) => ShellView;
  readonly moderator: (path: string) => ShellView;
  readonly ago: (hours: number) => MomentView;
  readonly outside: OutsideView;
}): Readonly<Record<string, unknown>> => {
  const { visitor, resident, moderator, ago, outside } = given;
  const page = `/agenda/${id}`;
  const activity = (shell: ShellView, over: Partial<ActivityView> = {}) =>
    activityPage({
      shell,
      id,
      title: "Samen soep koken",
      bodyHtml: "<p>Neem een schort mee.</p>",
      facts: { when, place: "Buurthuis De Brink", costs: "3 euro" },
      author: { kind: "near", name: "Daan" },
      mine: false,
      when: ago(50),
      edited: false,
      audience: "wijk",
      outsideName: null,
      home: null,
      past: false,
      cancelled: null,
      registering,
      guestList: null,
      held: null,
      may: {},
      ...over,
    });
  const form = {
    photos: noPhotos,
    shell: resident("/agenda/nieuw"),
    memberCount: 640,
    outside,
    values: {},
    problems: [],
  };
  const wrong = [
    problem("title", "activity-title-missing"),
    problem("date", "activity-day-past"),
    problem("from", "time-unclear"),
    problem("to", "time-unclear"),
    problem("place", "activity-address"),
    problem("places", "places-unclear"),
    problem("until", "until-after-start"),
  ];
  const registration = (over: Partial<RegistrationView>) =>
    registrationPage({
      shell: visitor("/aanmelding/x"),
      page: "/aanmelding/x",
      activity: { href: page, title: "Samen soep koken", facts: { when, place: "Buurthuis", costs: "" } },
      state: "asked",
      wantsReminder: true,
      ...over,
    });
  return {
    agenda: agendaPage({
      shell: resident("/agenda"),
      months: [
        { name: "december 2026", rows: [...agendaRowsToShow, row({ held: "waits" }), row({ held: "refused" })] },
        { name: "januari 2027", rows: [row({ registering: "full" }), row({ registering: "closed" })] },
      ],
      past: [row({})],
      neighbours: [row({ by: "Lindehout" })],
    }),
    "agenda-empty": agendaPage({ shell: visitor("/agenda"), months: [], past: [], neighbours: [] }),
    "make-activity": makeActivityPage(form),
    "make-activity-problems": makeActivityPage({
      ...form,
      photos: chosenPhotos,
      values: { title: 'S"', place: "Kerkstraat 12", register: "ja", audience: "everyone" },
      problems: wrong,
    }),
    activity: activity(resident(page)),
    "activity-registered": activity(resident(page), { registering: { ...registering, mine: "coming" } }),
    "activity-waiting": activity(resident(page), {
      registering: { ...registering, coming: 12, waiting: 2, full: true, mine: "waiting" },
    }),
    "activity-full": activity(resident(page), { registering: { ...registering, coming: 12, full: true } }),
    "activity-any-number": activity(resident(page), { registering: { ...registering, coming: 1, places: null } }),
    "activity-closed": activity(resident(page), { registering: { ...registering, open: false } }),
    "activity-own": activity(resident(page), {
      mine: true,
      edited: true,
      audience: "everyone",
      outsideName: "iemand uit Holtveen",
      guestList: { coming: ["Anneke", "Sanne <van> elders"], waiting: ["Wim"] },
      may: { change: true, cancel: true, withdraw: true },
    }),
    "activity-own-nobody": activity(resident(page), { mine: true, guestList: { coming: [], waiting: [] } }),
    "activity-visitor": activity(visitor(page), {
      audience: "everyone",
      objectUri: `https://holtveen.example/ap/o/${id}`,
      description: "Zaterdag. Neem een schort mee.",
      registering: { ...registering, guest: { values: {}, problems: [] } },
    }),
    "activity-visitor-problems": activity(visitor(page), {
      registering: {
        ...registering,
        full: true,
        guest: {
          values: { name: "", email: "sanne" },
          problems: [problem("name", "name-missing"), problem("email", "email-invalid")],
        },
      },
    }),
    "activity-visitor-closed": activity(visitor(page), { registering: { ...registering, open: false } }),
    "activity-cancelled": activity(resident(page), { cancelled: { why: "De kok is ziek." }, registering: null }),
    "activity-past": activity(resident(page), { past: true, registering: null }),
    "activity-neighbours": activity(resident(page), {
      home: { name: "Lindehout", page: "https://lindehout.example/agenda/1" },
      author: { kind: "ring", name: "iemand uit Lindehout", wijk: "Lindehout", handle: "@s1@lindehout.example" },
      facts: { when, place: "", costs: "" },
      registering: null,
    }),
    "activity-held": activity(resident(page), { mine: true, held: { state: "waits" }, registering: null }),
    "activity-held-moderator": activity(moderator(page), { held: { state: "waits" }, registering: null }),
    "activity-refused": activity(resident(page), {
      mine: true,
      held: { state: "refused", reason: "Dit is reclame." },
      registering: null,
    }),
    "activity-hidden": activity(moderator(page), {
      hidden: { reason: "Er staat een naam in." },
      registering: null,
      may: { show: true },
    }),
    "change-activity": changeActivityPage({
      photos: noPhotos,
      shell: resident(page),
      id,
      audience: "wijk",
      memberCount: 640,
      values: { title: "Samen soep koken", date: "2026-12-05", from: "14:00", to: "16:00", register: "ja", sure: "ja" },
      problems: [problem("places", "places-fewer")],
    }),
    "change-activity-free": changeActivityPage({
      photos: noPhotos,
      shell: resident(page),
      id,
      audience: "everyone",
      memberCount: 640,
      values: { title: "Wandelen", register: "nee" },
      problems: [],
    }),
    "cancel-activity": cancelActivityPage({
      shell: resident(page),
      id,
      title: "Samen soep koken",
      audience: "wijk",
      registered: 5,
      values: { why: "" },
      problems: [problem("why", "activity-why-missing")],
    }),
    "withdraw-activity": withdrawActivityPage({
      shell: resident(page),
      id,
      title: "Samen soep koken",
      audience: "everyone",
      registered: 1,
    }),
    "registration-asked": registration({}),
    "registration-coming": registration({ state: "coming" }),
    "registration-waiting": registration({ state: "waiting", wantsReminder: false }),
    "registration-closed": registration({ state: "closed" }),
    "registration-off": registration({ state: "off" }),
  };
};
