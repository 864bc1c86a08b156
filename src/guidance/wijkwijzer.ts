import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine } from "../kernel/text.ts";
import type { Theme } from "../questions/themes.ts";
import { type Hour, readTime } from "./hours.ts";

/** A resident, or an organisation in the wijk, who knows about some themes and points the way. */
export type Wijkwijzer = {
  readonly residentId: ResidentId;
  readonly themes: readonly Theme[];
  /** Empty: always. */
  readonly hours: readonly Hour[];
  /** No new question comes to somebody who has this many in hand. */
  readonly capacity: number;
  /** The day of coming back from a holiday, such as `2026-12-03`; `null` when there is none. */
  readonly awayUntil: string | null;
  /** For whom they speak; empty for themselves. */
  readonly organisation: string;
  /** Who they are, in a line. */
  readonly about: string;
  /** How else they can be reached: a phone number, a place. */
  readonly reachable: string;
  /** Whether visitors see them too. */
  readonly shownOutside: boolean;
};

/** What a wijkwijzer fills in about themselves. */
export type WijkwijzerForm = {
  readonly themes: readonly string[];
  readonly hours: readonly Hour[];
  readonly capacity: string;
  readonly awayUntil: string;
  readonly organisation: string;
  readonly about: string;
  readonly reachable: string;
  readonly shownOutside: boolean;
};

/** A wijkwijzer as others see them. */
export type WijkwijzerRead = Wijkwijzer & { readonly name: string };

/** How much a wijkwijzer has in hand, and got in the last four weeks. */
export type Load = { readonly inHand: number; readonly lately: number; readonly last: Date | null };

/** A question put on somebody's desk. */
export type Offer = {
  readonly id: string;
  readonly questionId: PostId;
  readonly residentId: ResidentId;
  readonly offeredAt: Date;
  /** When their hours begin: before that they are not told. */
  readonly startsAt: Date;
  readonly toldAt: Date | null;
  readonly endedAt: Date | null;
  readonly how: OfferEnd | null;
};

/** How an offer ended: taken, or what else came of it. `over` when the question needs nobody any more. */
export type OfferEnd = "taken" | "passed-on" | "lapsed" | "over";

export type WijkwijzerStore = {
  byResident(id: ResidentId): Promise<Wijkwijzer | null>;
  /**
   * Everyone who is wijkwijzer now, by name. `locked` holds routing until the end of the transaction, so that two questions
   * are divided one after the other.
   */
  all(options?: { readonly locked: true }): Promise<readonly WijkwijzerRead[]>;
  save(wijkwijzer: Wijkwijzer): Promise<void>;
  loads(since: Date): Promise<ReadonlyMap<ResidentId, Load>>;
  offer(offers: readonly Offer[]): Promise<void>;
  /** Offers of one question, oldest first, ended ones included. */
  offersOf(question: PostId): Promise<readonly Offer[]>;
  /** Ends offers that are still open: of one wijkwijzer, or of all. */
  endOffers(question: PostId, of: ResidentId | "all", how: OfferEnd, at: Date): Promise<void>;
  /** Offers that began and of which nobody was told, locked, at most `limit`. */
  untold(at: Date, limit: number): Promise<readonly Offer[]>;
  markTold(ids: readonly string[], at: Date): Promise<void>;
};

/** What a wijkwijzer has before they filled in anything: everything but a theme, so that nothing comes to them yet. */
export const newWijkwijzer = (residentId: ResidentId): Wijkwijzer => ({
  residentId,
  themes: [],
  hours: [],
  capacity: 4,
  awayUntil: null,
  organisation: "",
  about: "",
  reachable: "",
  shownOutside: false,
});

const mostInHand = 50;
const longestLine = 200;

/** Looks at what was filled in; gives every problem at once, by field. `choosable` are the themes that may be chosen. */
export const readWijkwijzerForm = (
  residentId: ResidentId,
  given: WijkwijzerForm,
  choosable: readonly Theme[],
): Result<Wijkwijzer> => {
  const problems: Problem[] = [];
  const themes = choosable.filter((theme) => given.themes.includes(theme));
  if (themes.length === 0) problems.push({ field: "themes", reason: "themes-missing" });
  const capacity = Number(given.capacity);
  if (!/^\d{1,2}$/.test(given.capacity.trim()) || capacity < 1 || capacity > mostInHand) {
    problems.push({ field: "capacity", reason: "capacity-unclear" });
  }
  const hours = given.hours.flatMap(({ day, from, until }): Hour[] => {
    const [opens, closes] = [readTime(from), readTime(until)];
    if (opens !== null && closes !== null && opens < closes) return [{ day, from: opens, until: closes }];
    problems.push({ field: `day-${day}`, reason: "hours-unclear" });
    return [];
  });
  const awayUntil = given.awayUntil.trim();
  if (awayUntil !== "" && !isDate(awayUntil)) problems.push({ field: "awayUntil", reason: "date-unclear" });
  const lines = {
    organisation: oneLine(given.organisation),
    about: oneLine(given.about),
    reachable: oneLine(given.reachable),
  };
  for (const [field, line] of Object.entries(lines)) {
    if (line.length > longestLine) problems.push({ field, reason: "line-too-long" });
  }
  if (problems.length > 0) return refuse({ kind: "invalid", problems });
  const { shownOutside } = given;
  return ok({
    residentId,
    themes,
    hours,
    capacity,
    awayUntil: awayUntil === "" ? null : awayUntil,
    ...lines,
    shownOutside,
  });
};

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T12:00:00Z`).toISOString().startsWith(text);
