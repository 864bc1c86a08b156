import { day, later } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Theme } from "../questions/themes.ts";
import { nextWithin } from "./hours.ts";
import type { Load, Wijkwijzer } from "./wijkwijzer.ts";

/** A question goes to this many wijkwijzers at once, and no more. */
export const offeredToAtMost = 3;

/** How far back it counts how many questions somebody got. */
export const latelyIs = 28 * day;

/** Somebody to whom a question goes, and when their hours begin. */
export type Chosen = { readonly residentId: ResidentId; readonly startsAt: Date };

const none: Load = { inHand: 0, lately: 0, last: null };

/**
 * Chooses who gets a question: wijkwijzers of its theme who have room, and whose hours come within `patience`
 * (milliseconds). Those who got the fewest questions lately come first; among equals, who waited longest. `without` are
 * the asker and who had the question before. Empty when nobody is free.
 */
export const choose = (
  wijkwijzers: readonly Wijkwijzer[],
  loads: ReadonlyMap<ResidentId, Load>,
  question: { readonly theme: Theme; readonly without: ReadonlySet<ResidentId> },
  at: Date,
  patience: number,
): readonly Chosen[] =>
  wijkwijzers
    .flatMap((wijkwijzer) => {
      const { residentId } = wijkwijzer;
      const load = loads.get(residentId) ?? none;
      const startsAt = nextWithin(wijkwijzer.hours, wijkwijzer.awayUntil, at);
      const free =
        wijkwijzer.themes.includes(question.theme) &&
        !question.without.has(residentId) &&
        load.inHand < wijkwijzer.capacity &&
        startsAt !== null &&
        startsAt <= later(at, patience);
      return free ? [{ residentId, startsAt, load }] : [];
    })
    .sort(
      (one, other) =>
        one.load.lately - other.load.lately ||
        (one.load.last?.getTime() ?? 0) - (other.load.last?.getTime() ?? 0) ||
        one.residentId.localeCompare(other.residentId),
    )
    .slice(0, offeredToAtMost)
    .map(({ residentId, startsAt }) => ({ residentId, startsAt }));
