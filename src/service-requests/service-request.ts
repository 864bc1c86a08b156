import { day, hour, later, minute } from "../kernel/clock.ts";
import type { Id, PostId } from "../kernel/ids.ts";
import { invalid, type Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine, tidy } from "../kernel/text.ts";
import type { DeskSettings, Point, Report, ServiceCategory, Standing, Submitted } from "./service-desk.ts";

export type ServiceRequestId = Id<"ServiceRequest">;

/**
 * How a report is doing. `waiting`: it will be handed in. `sending`: a process is handing it in, or died while it did.
 * `unsure`: it may have arrived, and its asker decides. `refused`: the desk did not want it.
 */
export type ServiceRequestState = "waiting" | "sending" | "unsure" | "refused" | "open" | "closed";

/** A question of this wijk that its asker has reported to the gemeente: exactly what is handed in, and what came of it. */
export type ServiceRequest = {
  readonly id: ServiceRequestId;
  readonly questionId: PostId;
  readonly category: ServiceCategory;
  readonly description: string;
  readonly place: string;
  readonly point: Point;
  /** The asker's yes to exactly this, by handing it in. */
  readonly madeAt: Date;
  /** Whose desk, as the asker read it. */
  readonly deskName: string;
  /** Which desk it went to; another one does not know it. `null` until it was handed in. */
  readonly deskAddress: string | null;
  readonly state: ServiceRequestState;
  readonly reference: string | null;
  readonly number: string | null;
  /** What the desk adds, in its own words. */
  readonly deskWords: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  /** When something is done about it by itself; `null` when nothing is any more. */
  readonly nextAt: Date | null;
  readonly changedAt: Date;
};

/** Of everything that a report may have: shorter than Signalen takes, with the place. UTF-16 code units. */
export const longestDescription = 2_500;
export const longestPlace = 200;

/** What the asker fills in. `latitude` and `longitude` are empty, or both filled in by the browser when the asker wants so. */
export type ReportForm = {
  readonly category: string;
  readonly description: string;
  readonly place: string;
  readonly latitude: string;
  readonly longitude: string;
};

/** A number of degrees as people and browsers write it; `null` when it is none, or beyond `most`. */
export const readDegrees = (text: string, most: number): number | null => {
  const typed = text.trim().replace(",", ".");
  const degrees = Number(typed);
  return /^-?\d{1,3}(\.\d+)?$/.test(typed) && Math.abs(degrees) <= most ? degrees : null;
};

/** About eleven metres: enough to find a lamp post, and no more than that. */
const rounded = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;

/** Reads what the asker filled in; refuses with everything that is wrong with it. */
export const readReport = (
  form: ReportForm,
  given: { readonly desk: DeskSettings; readonly categories: readonly ServiceCategory[]; readonly at: Date },
): Result<Report> => {
  const problems: Problem[] = [];
  const category = given.categories.find(({ code }) => code === form.category);
  if (category === undefined) problems.push({ field: "category", reason: "category-missing" });
  const description = tidy(form.description);
  if (description === "") problems.push({ field: "description", reason: "description-missing" });
  if (description.length > longestDescription) problems.push({ field: "description", reason: "description-too-long" });
  const place = oneLine(form.place);
  if (place.length > longestPlace) problems.push({ field: "place", reason: "report-place-too-long" });
  const hasPoint = form.latitude.trim() !== "" || form.longitude.trim() !== "";
  const [latitude, longitude] = [readDegrees(form.latitude, 90), readDegrees(form.longitude, 180)];
  if (hasPoint && (latitude === null || longitude === null))
    problems.push({ field: "place", reason: "point-not-readable" });
  if (!hasPoint && place === "") problems.push({ field: "place", reason: "report-place-missing" });
  if (category === undefined || problems.length > 0) return refuse({ kind: "invalid", problems });
  const point =
    latitude === null || longitude === null
      ? given.desk.middle
      : { latitude: rounded(latitude), longitude: rounded(longitude) };
  return ok({ category, description, place, point, at: given.at });
};

/** A report that its asker said yes to. */
export const reported = (
  report: Report,
  given: { readonly id: ServiceRequestId; readonly questionId: PostId; readonly deskName: string },
): ServiceRequest => {
  const { at, ...words } = report;
  return {
    ...words,
    ...given,
    madeAt: at,
    deskAddress: null,
    state: "waiting",
    reference: null,
    number: null,
    deskWords: null,
    attempts: 0,
    lastError: null,
    nextAt: at,
    changedAt: at,
  };
};

/** Whether the asker can report the question: it was not, or the desk did not want it as it was, or says that it is done with it. */
export const mayReportAgain = (request: ServiceRequest | null): boolean =>
  request === null || request.state === "refused" || request.state === "closed";

/** Handing in takes no longer than this; whoever is at it after that has died. */
const handingInTakes = 2 * minute;

/** A process begins to hand it in. */
export const begun = (request: ServiceRequest, deskAddress: string, at: Date): ServiceRequest => ({
  ...request,
  state: "sending",
  deskAddress,
  attempts: request.attempts + 1,
  nextAt: later(at, handingInTakes),
});

/** Whoever handed it in died over it, so that nobody knows whether it arrived. It is not handed in again by itself. */
export const lostSight = (request: ServiceRequest, at: Date): ServiceRequest => ({
  ...request,
  state: "unsure",
  nextAt: null,
  lastError: "interrupted",
  changedAt: at,
});

/** The asker wants it handed in again, and knows that it may then be there twice. */
export const sentAgain = (request: ServiceRequest, at: Date): Result<ServiceRequest> =>
  request.state === "unsure"
    ? ok({ ...request, state: "waiting", nextAt: at, attempts: 0, lastError: null, changedAt: at })
    : refuse({ kind: "conflict", reason: "changed-meanwhile" });

const waits = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour];
/** After so many tries, some three days, its asker hears that it did not work. */
const triedAtMost = 16;

/** How it went on. */
export const handedIn = (request: ServiceRequest, submitted: Submitted, at: Date): ServiceRequest => {
  const next = { ...request, changedAt: at, lastError: submitted.kind === "taken" ? null : submitted.reason };
  switch (submitted.kind) {
    case "taken": {
      const { reference, number } = submitted;
      return {
        ...next,
        state: "open",
        reference,
        number,
        nextAt: reference === null ? null : lookedAgain(request, at),
      };
    }
    case "later":
      return request.attempts < triedAtMost
        ? { ...request, state: "waiting", lastError: submitted.reason, nextAt: later(at, waitAfter(request.attempts)) }
        : { ...next, state: "refused", nextAt: null };
    case "refused":
    case "unsure":
      return { ...next, state: submitted.kind, nextAt: null };
  }
};

const waitAfter = (attempts: number): number => waits[Math.min(attempts, waits.length) - 1] ?? minute;

const followedFor = 180 * day;

/** When we look again: often at first, then once a day, for half a year. */
const lookedAgain = ({ madeAt }: ServiceRequest, at: Date): Date | null => {
  const age = at.getTime() - madeAt.getTime();
  if (age > followedFor) return null;
  return later(at, age < 14 * day ? 3 * hour : day);
};

/** What the desk says now. A desk that knows it no longer, or says nothing, leaves it as it was. */
export const looked = (request: ServiceRequest, standing: Standing, at: Date): ServiceRequest => {
  if (standing.kind === "silent") return { ...request, nextAt: lookedAgain(request, at) };
  if (standing.kind === "gone") return { ...request, nextAt: null };
  const { kind, words } = standing;
  const said = { deskWords: words, number: standing.number ?? request.number };
  const changed = kind !== request.state || words !== request.deskWords;
  return {
    ...request,
    ...said,
    state: kind,
    changedAt: changed ? at : request.changedAt,
    nextAt: kind === "closed" ? null : lookedAgain(request, at),
  };
};

/** What an administrator fills in about the desk. */
export type DeskForm = {
  readonly kind: string;
  readonly name: string;
  readonly address: string;
  readonly jurisdiction: string;
  /** Empty leaves the key as it is. */
  readonly apiKey: string;
  readonly latitude: string;
  readonly longitude: string;
};

/** Reads it. `known` has the key that stays when none is filled in for the same address. */
export const readDesk = (form: DeskForm, known: DeskSettings | null): Result<DeskSettings> => {
  const kind = form.kind === "signalen" || form.kind === "open311" ? form.kind : null;
  if (kind === null) return refuse(invalid("kind", "desk-kind-missing"));
  const problems: Problem[] = [];
  const name = oneLine(form.name);
  if (name === "") problems.push({ field: "name", reason: "desk-name-missing" });
  if (name.length > 80) problems.push({ field: "name", reason: "name-too-long" });
  const address = form.address.trim().replace(/\/+$/, "");
  if (address === "") problems.push({ field: "address", reason: "desk-address-missing" });
  else if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol) || address.length > 300)
    problems.push({ field: "address", reason: "desk-address-not-readable" });
  const [latitude, longitude] = [readDegrees(form.latitude, 90), readDegrees(form.longitude, 180)];
  if (latitude === null) problems.push({ field: "latitude", reason: "degrees-not-readable" });
  if (longitude === null) problems.push({ field: "longitude", reason: "degrees-not-readable" });
  if (problems.length > 0 || latitude === null || longitude === null) return refuse({ kind: "invalid", problems });
  const hasKey = kind === "open311";
  const typedKey = form.apiKey.trim().slice(0, 300);
  const keptKey = known !== null && known.address === address ? known.apiKey : null;
  return ok({
    kind,
    name,
    address,
    jurisdiction: hasKey ? oneLine(form.jurisdiction).slice(0, 200) || null : null,
    apiKey: hasKey ? typedKey || keptKey : null,
    middle: { latitude, longitude },
  });
};
