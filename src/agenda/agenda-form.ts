import { daysAfter, dutchTime, isDate, momentOf } from "../kernel/dutch-time.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine, tidy } from "../kernel/text.ts";
import { personalDataIn } from "../posts/personal-data.ts";
import { longestText } from "../posts/post.ts";
import type { AgendaItem, Registering } from "./agenda-item.ts";

/** What is typed in the form of an activity. Days are `2026-12-03`, times `14:00`, in Dutch time. */
export type AgendaForm = {
  readonly title: string;
  readonly text: string;
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly costs: string;
  /** `ja` when one has to register. */
  readonly register: string;
  /** How many can come; empty for any number. */
  readonly places: string;
  /** The last day on which one can register; empty for as long as it has not begun. */
  readonly until: string;
  /** `ja` when the maker was warned of an address in it, and wants it there. */
  readonly sure: string;
};

/** The fields of the form, in their order. */
export const agendaFields = [
  "title",
  "text",
  "date",
  "from",
  "to",
  "place",
  "costs",
  "register",
  "places",
  "until",
  "sure",
] as const satisfies readonly (keyof AgendaForm)[];

const longestTitle = 160;
const longestLine = 200;
/** The furthest day, in days from today. */
const furthest = 366;
const mostPlaces = 1_000;

/** A time as people type it: `14:00`, `14.00`, `9:30`; `null` when it is none. */
const timeOf = (typed: string): string | null => {
  const [, hours = "", minutes = ""] = /^(\d{1,2})[:.](\d{2})(?::00)?$/.exec(typed.trim()) ?? [];
  const isTime = hours !== "" && Number(hours) < 24 && Number(minutes) < 60;
  return isTime ? `${hours.padStart(2, "0")}:${minutes}` : null;
};

type When = Pick<AgendaItem, "startsAt" | "endsAt">;

/**
 * An end that is not after the beginning is on the next day: a party ends after midnight. What began at `begun` and still goes on
 * may keep that.
 */
const readWhen = ({ date, from, to }: AgendaForm, at: Date, begun: Date | null): Result<When> => {
  const [starts, ends] = [timeOf(from), timeOf(to)];
  const problems: Problem[] = [];
  const today = dutchTime(at).date;
  const keeps = begun !== null && dutchTime(begun).date === date && dutchTime(begun).time === starts;
  if (date.trim() === "") problems.push({ field: "date", reason: "activity-day-missing" });
  else if (!isDate(date)) problems.push({ field: "date", reason: "day-unclear" });
  else if (date < today && !keeps) problems.push({ field: "date", reason: "activity-day-past" });
  else if (date > daysAfter(today, furthest)) problems.push({ field: "date", reason: "activity-day-too-far" });
  if (starts === null) problems.push({ field: "from", reason: "time-unclear" });
  if (ends === null) problems.push({ field: "to", reason: "time-unclear" });
  if (problems.length > 0 || starts === null || ends === null) return refuse({ kind: "invalid", problems });
  const startsAt = momentOf(date, starts);
  const endsAt = momentOf(ends > starts ? date : daysAfter(date, 1), ends);
  return startsAt <= at && !keeps
    ? refuse({ kind: "invalid", problems: [{ field: "from", reason: "activity-time-past" }] })
    : ok({ startsAt, endsAt });
};

const readRegistering = (form: AgendaForm, when: When | null, at: Date): Result<Registering | null> => {
  if (form.register !== "ja") return ok(null);
  const problems: Problem[] = [];
  const typed = form.places.trim();
  const places = typed === "" ? null : Number(typed);
  if (places !== null && !(/^\d{1,4}$/.test(typed) && places >= 1 && places <= mostPlaces))
    problems.push({ field: "places", reason: "places-unclear" });
  const last = form.until.trim();
  const today = dutchTime(at).date;
  if (last !== "" && !isDate(last)) problems.push({ field: "until", reason: "day-unclear" });
  else if (last !== "" && last < today) problems.push({ field: "until", reason: "day-past" });
  else if (last !== "" && when !== null && last > dutchTime(when.startsAt).date)
    problems.push({ field: "until", reason: "until-after-start" });
  if (problems.length > 0) return refuse({ kind: "invalid", problems });
  const starts = when?.startsAt ?? at;
  const isEarlier = last !== "" && last < dutchTime(starts).date;
  return ok({ places, until: isEarlier ? momentOf(daysAfter(last, 1), "00:00") : starts });
};

/** Where an address stands of which the maker was not warned yet: a house, a postcode. */
const problemOfAddress = (form: AgendaForm): readonly Problem[] => {
  if (form.sure === "ja") return [];
  const field = (["title", "text", "place"] as const).find((name) =>
    personalDataIn(form[name]).some(({ kind }) => kind === "address"),
  );
  return field === undefined ? [] : [{ field, reason: "activity-address" }];
};

export type ReadAgendaForm = Pick<AgendaItem, "startsAt" | "endsAt" | "place" | "costs" | "registering"> & {
  readonly title: string;
  readonly text: string;
};

/** Reads the form of an activity at a moment; `begun`: when the one that is changed began. Gives every problem at once, by field. */
export const readAgendaForm = (form: AgendaForm, at: Date, begun: Date | null = null): Result<ReadAgendaForm> => {
  const [title, text, place, costs] = [oneLine(form.title), tidy(form.text), oneLine(form.place), oneLine(form.costs)];
  const when = readWhen(form, at, begun);
  const registering = readRegistering(form, when.ok ? when.value : null, at);
  const problems: readonly Problem[] = [
    ...(title.length < 3 ? [{ field: "title", reason: "activity-title-missing" }] : []),
    ...(title.length > longestTitle ? [{ field: "title", reason: "title-too-long" }] : []),
    ...(text.length > longestText ? [{ field: "text", reason: "text-too-long" }] : []),
    ...problemsOf(when),
    ...(place === "" ? [{ field: "place", reason: "activity-place-missing" }] : []),
    ...(place.length > longestLine ? [{ field: "place", reason: "activity-line-too-long" }] : []),
    ...(costs.length > longestLine ? [{ field: "costs", reason: "activity-line-too-long" }] : []),
    ...problemsOf(registering),
    ...problemOfAddress(form),
  ];
  return problems.length === 0 && when.ok && registering.ok
    ? ok({ title, text, ...when.value, place, costs, registering: registering.value })
    : refuse({ kind: "invalid", problems });
};

const problemsOf = (read: Result<unknown>): readonly Problem[] =>
  read.ok || read.refusal.kind !== "invalid" ? [] : read.refusal.problems;

/** The form of an activity as it stands, to be changed. */
export const formOf = ({ post, startsAt, endsAt, place, costs, registering }: AgendaItem): AgendaForm => {
  const [starts, ends] = [dutchTime(startsAt), dutchTime(endsAt)];
  const last = registering === null || registering.until >= startsAt ? null : new Date(registering.until.getTime() - 1);
  return {
    title: post.title ?? "",
    text: post.body,
    date: starts.date,
    from: starts.time,
    to: ends.time,
    place,
    costs,
    register: registering === null ? "nee" : "ja",
    places: registering?.places == null ? "" : String(registering.places),
    until: last === null ? "" : dutchTime(last).date,
    sure: "",
  };
};
