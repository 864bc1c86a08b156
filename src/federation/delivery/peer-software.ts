import { type Clock, day, later } from "../../kernel/clock.ts";
import { hostOf } from "../kit/reading.ts";
import type { AskSoftware, PeerSoftware } from "../node-info.ts";

/** What servers run, kept beside what else is known of them. */
export type PeerSoftwareStore = {
  /** Whether the host was asked after `since`. */
  isKnown(host: string, since: Date): Promise<boolean>;
  /** Hosts of followers that were not asked after `since`, those never asked first. */
  toAsk(since: Date, limit: number): Promise<readonly string[]>;
  keep(host: string, software: PeerSoftware | null, at: Date): Promise<void>;
};

const keptFor = 7 * day;
const refreshedAtMost = 50;
/** One that hangs does not make the others wait long, and many never ask for many connections. */
const atOnce = 10;

/**
 * Learns what software followers' servers run, so that each gets the form that it reads. Asked once, when the first of a
 * server follows, and again when that is a week ago; never while a request waits for it.
 */
export const createPeerSoftware = (parts: {
  readonly store: PeerSoftwareStore;
  readonly ask: AskSoftware;
  readonly isBlocked: (host: string) => Promise<boolean>;
  readonly clock: Clock;
}) => {
  const { store, clock } = parts;

  const learn = async (host: string): Promise<void> => {
    if (await parts.isBlocked(host)) return;
    const found = await parts.ask(host);
    await store.keep(host, found, clock());
  };

  return {
    /** Asks the server of an actor, when it was not asked in the last week. */
    learn: async (actorUri: string): Promise<void> => {
      const host = hostOf(actorUri);
      if (host !== null && !(await store.isKnown(host, later(clock(), -keptFor)))) await learn(host);
    },
    /** Asks again what was asked long ago; at most fifty servers at a time. */
    refresh: async (): Promise<void> => {
      const hosts = await store.toAsk(later(clock(), -keptFor), refreshedAtMost);
      for (let first = 0; first < hosts.length; first += atOnce) {
        await Promise.all(hosts.slice(first, first + atOnce).map(learn));
      }
    },
  };
};
