import { minute } from "../kernel/clock.ts";
import type { ResidentId, SessionId } from "../kernel/ids.ts";

/** What somebody holds or sits at, as far as their browser says. */
export type DeviceKind = "phone" | "tablet" | "computer";

/** A browser in which somebody is signed in. */
export type Session = {
  readonly id: SessionId;
  readonly residentId: ResidentId;
  readonly device: DeviceKind | null;
  readonly startedAt: Date;
  /** When it was used last, to the hour. */
  readonly seenAt: Date;
};

/**
 * The kind of device from what a browser says about itself (its `User-Agent`). Nothing more of that is ever kept: three
 * words are enough to know one's own telephone again, and too few to know anybody by.
 */
export const deviceOf = (userAgent: string | undefined): DeviceKind | null => {
  if (userAgent === undefined) return null;
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(userAgent)) return "tablet";
  if (/iPhone|iPod|Mobile/.test(userAgent)) return "phone";
  return /Windows|Macintosh|Linux|CrOS|BSD/.test(userAgent) ? "computer" : null;
};

/** So long after signing in somebody still is whom they proved to be, also for what nobody else may do with their browser. */
export const freshFor = 15 * minute;

/** Whether somebody signed in so recently that they need not prove again who they are. */
export const isFresh = (session: Pick<Session, "startedAt">, at: Date): boolean =>
  at.getTime() - session.startedAt.getTime() < freshFor;
