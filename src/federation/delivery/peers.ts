import { hour, later, minute, second } from "../../kernel/clock.ts";
import type { Answer } from "./back-off.ts";

/** How requests are signed: as the fediverse always did, or by RFC 9421. */
export type SignatureStyle = "draft-cavage" | "rfc9421";

/** What came of a peer's last attempts, taken together. `attempts` are those since it last answered. */
export type PeerNews =
  | { readonly kind: "up"; readonly host: string }
  | { readonly kind: "down"; readonly host: string; readonly attempts: number; readonly reason: string }
  /** It answers, and asks for quiet until then. */
  | { readonly kind: "busy"; readonly host: string; readonly until: Date; readonly reason: string };

const failuresBeforePause = 5;
const shortestPause = 15 * second;
const longestFirstPause = 2 * minute;
const downAfter = 10 * minute;
const pauseOfTheDown = hour / 2;

/**
 * For how long nothing more is sent to a peer, in milliseconds; 0 while it failed fewer than five times in a row. Pauses
 * grow with the time that it has been failing, from 15 s to 2 min, so that a peer that restarts is found again soon;
 * after 10 minutes it counts as down and gets one attempt every 30 minutes.
 */
export const pauseFor = (failures: number, failingFor: number): number => {
  if (failures < failuresBeforePause) return 0;
  if (failingFor >= downAfter) return pauseOfTheDown;
  return Math.min(Math.max(failingFor, shortestPause), longestFirstPause);
};

/** Whether an answer says that the peer itself is down: none at all, or an error of its server. */
export const showsDown = (answer: Answer): boolean =>
  answer.kind === "unanswered" || (answer.kind === "answered" && answer.status >= 500);

/** The end of a pause that begins now. */
export const heldUntil = (failures: number, failingSince: Date, now: Date): Date | null => {
  const pause = pauseFor(failures, now.getTime() - failingSince.getTime());
  return pause === 0 ? null : later(now, pause);
};
