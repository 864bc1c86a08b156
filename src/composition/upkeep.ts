import { forgetTexts } from "../federation/admission/old-texts.postgres.ts";
import { forgetSentTexts } from "../federation/delivery/old-texts.postgres.ts";
import { type Clock, day, hour, later } from "../kernel/clock.ts";
import { forgetEvents } from "../platform/event-log.postgres.ts";
import type { Sql } from "../platform/sql.ts";

/** Of use for those who look for what went wrong, and to jobs that are still tried; after that of nobody. */
const keptFor = 30 * day;

/** The hourly upkeep as a step of the background: what is no longer needed goes. It counts as nothing to do. */
export const hourlyUpkeep = (parts: {
  readonly clock: Clock;
  readonly keepDoorTidy: () => Promise<void>;
  readonly forgetDigests: () => Promise<void>;
  /** What was brought and never placed. */
  readonly forgetPhotos: () => Promise<void>;
  readonly eraseOldThreads: () => Promise<void>;
  /** Requests that are past their date, and roles whose time is over. */
  readonly residents: () => Promise<void>;
  readonly eraseOldSpokenWords: () => Promise<void>;
  /** What stands above the rest and holds no more. */
  readonly unpinWhatIsOver: () => Promise<unknown>;
  /** Who came to an activity of a while ago. */
  readonly forgetRegistered: () => Promise<void>;
  /** What was handed over to this gemeente, and is long over. */
  readonly eraseOldHanded: () => Promise<void>;
  /** How many asked in the month that is over. */
  readonly tellDemand: () => Promise<void>;
  /** The last of those who left. */
  readonly eraseWhoLeft: () => Promise<void>;
  readonly refreshPeers: () => Promise<void>;
  readonly sql: Sql;
}): (() => Promise<number>) => {
  let dueAt = 0;
  return async () => {
    const now = parts.clock();
    if (now.getTime() < dueAt) return 0;
    dueAt = now.getTime() + hour;
    await parts.keepDoorTidy();
    await parts.forgetDigests();
    await parts.forgetPhotos();
    await parts.eraseOldThreads();
    await parts.residents();
    await parts.eraseOldSpokenWords();
    await parts.unpinWhatIsOver();
    await parts.forgetRegistered();
    await parts.eraseOldHanded();
    await parts.tellDemand();
    await parts.eraseWhoLeft();
    const before = later(now, -keptFor);
    await forgetTexts(parts.sql, before);
    await forgetSentTexts(parts.sql, before);
    await forgetEvents(parts.sql, before);
    await parts.refreshPeers();
    return 0;
  };
};
