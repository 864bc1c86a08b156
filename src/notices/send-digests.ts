import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import { writeLetter } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type DigestLetter, type DigestReader, digestFor, type News } from "./digest.ts";
import { closedOf, type Rhythm } from "./digest-moments.ts";

/** What digests need of a transaction. */
export type DigestStore = {
  /** Keeps every other digest out until the end of the transaction; `false` when one is at work already. */
  takeTurn(): Promise<boolean>;
  /**
   * Closes the digests of the moment `closing`, once: every question and answer that no digest has had yet, and that was
   * published after `notBefore`, belongs to it from now on. So whatever comes in later, however old, is for the next.
   */
  close(closing: Date, notBefore: Date): Promise<void>;
  /** What was closed after `since` up to and with `until`, and what these readers asked that is open still. */
  news(since: Date, until: Date, readers: readonly ResidentId[]): Promise<News>;
  /** Residents with an address who chose this rhythm and were not told yet of what was closed at `closing`. */
  readers(rhythm: Rhythm, closing: Date, most: number): Promise<readonly DigestReader[]>;
  /** Notes that these residents were told of everything up to and with `closing`. */
  told(readers: readonly ResidentId[], closing: Date): Promise<void>;
  /** Forgets what belonged to digests that were closed before a moment. */
  forget(closedBefore: Date): Promise<void>;
};

export type DigestTransaction = DoorTransaction & { readonly digests: DigestStore };

/** So many residents in one transaction: letters and the note that they are written commit together. */
const atOnce = 100;

/**
 * Writes the digests that are due, for at most 100 residents, and resolves to how many residents that were. Two processes
 * take turns, and one that dies leaves nothing half done; a resident who was told of something is not told again.
 */
export const sendDigests = (dependencies: {
  readonly unitOfWork: UnitOfWork<DigestTransaction>;
  readonly letter: DigestLetter;
  readonly clock: Clock;
  readonly origin: string;
}): (() => Promise<number>) => {
  const { unitOfWork, letter, clock, origin } = dependencies;
  /** When all were told of what was closed last, there is nothing to look for until the next closing. */
  let allToldOf = 0;

  const tell = async (transaction: DigestTransaction, rhythm: Rhythm, wijk: string, at: Date): Promise<number> => {
    const { digests } = transaction;
    const { closed, before } = closedOf(rhythm, at);
    const readers = await digests.readers(rhythm, closed, atOnce);
    if (readers.length === 0) return 0;
    const longAgo = closedOf("week", at).before;
    const ids = readers.map(({ id }) => id);
    const themes = await transaction.themes.all();
    const news = await digests.news(longAgo, closed, ids);
    for (const reader of readers) {
      // After a while without digests nobody is told of months.
      const since = new Date(Math.max((reader.upTo ?? before).getTime(), longAgo.getTime()));
      const digest = digestFor(news, reader, since, closed);
      if (digest === null) continue;
      const words = letter({ wijk, name: reader.name, rhythm, digest, themes, origin });
      await writeLetter(transaction, { words, to: reader.id, kind: "digest" }, at);
    }
    await digests.told(ids, closed);
    return readers.length;
  };

  return async () => {
    const at = clock();
    const daily = closedOf("day", at);
    if (daily.closed.getTime() === allToldOf) return 0;
    const told = await unitOfWork(async (transaction) => {
      const wijk = await transaction.wijk.read();
      // A gemeente has no residents whom it tells what is new.
      if (wijk?.name == null || wijk.mode === "gemeente" || !(await transaction.digests.takeTurn())) return null;
      const weekly = closedOf("week", at);
      // In this order: what a wijk that was off missed on Friday belongs to Friday.
      await transaction.digests.close(weekly.closed, weekly.before);
      await transaction.digests.close(daily.closed, weekly.before);
      return (await tell(transaction, "day", wijk.name, at)) || (await tell(transaction, "week", wijk.name, at));
    });
    if (told === 0) allToldOf = daily.closed.getTime();
    return told ?? 0;
  };
};
