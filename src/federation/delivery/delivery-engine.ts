import { type Clock, uptime } from "../../kernel/clock.ts";
import type { Log } from "../../platform/logging.ts";
import type { Database } from "../../platform/postgres.ts";
import type { Presence } from "../../platform/presence.ts";
import type { HttpClient } from "../http-client.ts";
import { digestOf } from "../signatures/digest.ts";
import type { Signer } from "../signatures/keys.ts";
import { type Attempt, attempt, type Parcel } from "./attempt.ts";
import { type Verdict, verdictOn } from "./back-off.ts";
import { deliveryQueue } from "./delivery-queue.postgres.ts";
import type { Claim, ClaimedActivity, ClaimedDelivery } from "./delivery-queue.ts";
import { createLanes } from "./lanes.ts";
import { isTrouble, newsOf } from "./peer-news.ts";
import { peerStore } from "./peers.postgres.ts";
import type { SignatureStyle } from "./peers.ts";

export type DeliveryEngine = {
  /**
   * Attempts everything that is due, and what becomes due or is added meanwhile, and resolves to the number of
   * deliveries that got a verdict. A call while another is at work joins it. Throws when the database cannot be
   * reached; what was under way is then attempted again.
   */
  deliverDue(): Promise<number>;
  /** Says that something may have been added: a round that is at work looks at once. */
  lookAgain(): void;
  /** Starts no attempt any more, gives back what was not started and waits for what is under way (at most 15 s). */
  stop(): Promise<void>;
};

/** How an attempt ended, as counted for the operator. */
export type DeliveryResult = Verdict["outcome"];

const batch = 300;
const limits = { perHost: 2, quick: 128, quickFor: 2_000, total: 1_024 };
/** So many are taken for one host, and no more while it has as many: its wait must not become everybody's. */
const takenPerHost = 12;
/** What waits here for hosts that are slow is bounded too. */
const heldAtMost = 5_000;
/** While attempts are under way, how often we look for work for other hosts. Milliseconds. */
const lookEvery = 500;
/** Verdicts are written down together: so many, or after so many milliseconds. */
const verdictsAtOnce = 200;
const verdictsWait = 100;
const freeEvery = 5_000;

type Job = ClaimedDelivery & { readonly parcel: Parcel } & Pick<ClaimedActivity, "guarded">;
type Ended = { readonly job: Job; readonly attempt: Attempt; readonly verdict: Verdict };

/**
 * Sends what stands in the delivery tables: at most 2 requests per host at one time, in order per inbox and object.
 * Several processes may each have one.
 */
export const createDeliveryEngine = (dependencies: {
  readonly database: Database;
  readonly presence: Presence;
  readonly http: Pick<HttpClient, "post">;
  readonly signer: (signerId: string) => Promise<Signer>;
  readonly clock: Clock;
  readonly log: Log;
  readonly count?: (result: DeliveryResult, times?: number) => void;
}): DeliveryEngine => {
  const { clock, log, presence } = dependencies;
  const queue = deliveryQueue(dependencies.database.sql);
  const peers = peerStore(dependencies.database.sql);
  let stopping = false;
  let running: Promise<number> | null = null;
  let joined = false;
  let wake = () => {};
  /** When we last looked for what killed workers let fall; an error may have let something of ours fall. */
  let freedAt = Number.NEGATIVE_INFINITY;

  const round = async (): Promise<number> => {
    const lanes = createLanes<Job>(limits, () => wake());
    /** What this round learned of peers, and rows claimed before do not know. */
    const styles = new Map<string, SignatureStyle>();
    const troubled = new Set<string>();
    let ended: Ended[] = [];
    const unsent: Job[] = [];
    let firstEndedAt = 0;
    let settled = 0;

    const run = async (job: Job): Promise<void> => {
      // Asked at the last moment: who left the ring since this was taken up gets nothing any more, nor does anybody what was taken back.
      const mayGet = job.guarded === null ? true : await queue.mayGoNow(job, job.guarded).catch(() => null);
      if (mayGet === null) {
        unsent.push(job);
        return;
      }
      const isBlocked = job.blocked || !mayGet;
      const attempted: Attempt = isBlocked
        ? { answer: { kind: "refused", reason: "blocked" }, style: job.style }
        : await attempt(dependencies, job.inbox, job.parcel, styles.get(job.host) ?? job.style);
      if (attempted.style !== job.style) styles.set(job.host, attempted.style);
      // What this process holds for a peer in trouble waits in the table, where it can be held.
      if (isTrouble(attempted.answer, clock())) unsent.push(...lanes.empty(job.host));
      if (ended.length === 0) firstEndedAt = uptime();
      const verdict = verdictOn(attempted.answer, job, clock());
      const gone = !mayGet && verdict.outcome === "given-up";
      const reason = job.guarded === "ring" ? "left-the-ring" : "taken-back";
      ended.push({ job, attempt: attempted, verdict: gone ? { ...verdict, reason } : verdict });
    };

    const writeDown = async (): Promise<void> => {
      const written = [...ended];
      if (written.length === 0) return;
      const now = clock();
      await queue.settle(
        written.map(({ job, verdict }) => [job, verdict]),
        now,
      );
      ended = ended.slice(written.length);
      firstEndedAt = uptime();
      settled += written.length;
      for (const { job, attempt: attempted } of written) {
        if (attempted.style !== job.style) await peers.learn(job.host, attempted.style);
        if (job.troubled) troubled.add(job.host);
      }
      const news = newsOf(
        written.map(({ job, attempt: { answer } }) => ({ host: job.host, answer })),
        troubled,
        now,
      );
      if (unsent.length > 0) await queue.giveBack(unsent.splice(0));
      const attempted = written.map(({ job }) => job.id);
      const givenUp = await peers.tell(news, attempted, now);
      if (givenUp > 0) log.warn("deliveries to a peer that stays away were given up", { count: givenUp });
      dependencies.count?.("given-up", givenUp);
      for (const { job, verdict } of written) {
        dependencies.count?.(verdict.outcome);
        if (verdict.outcome !== "given-up") continue;
        const { id, host, attempts } = job;
        log.warn("a delivery was given up", { delivery: id, host, attempts: attempts + 1, reason: verdict.reason });
      }
    };

    const take = async (): Promise<boolean> => {
      joined = false;
      if (stopping || lanes.full || lanes.waiting >= heldAtMost) return false;
      const claim = await queue.claim({
        worker: await presence.number(),
        now: clock(),
        limit: batch,
        perHost: takenPerHost,
        without: lanes.hostsWith(takenPerHost),
      });
      for (const job of jobsOf(claim)) lanes.add(job);
      return claim.deliveries.length > 0;
    };

    const isTimeToWrite = () =>
      ended.length >= verdictsAtOnce ||
      (ended.length > 0 && (lanes.underWay === 0 || uptime() - firstEndedAt >= verdictsWait));

    if (uptime() - freedAt >= freeEvery) {
      await queue.free(await presence.number());
      freedAt = uptime();
    }
    try {
      for (;;) {
        const took = await take();
        if (stopping) await queue.giveBack(lanes.empty());
        lanes.start(run);
        if (!took && lanes.underWay === 0 && lanes.waiting === 0 && ended.length === 0 && (stopping || !joined)) {
          return settled;
        }
        await until(
          () => isTimeToWrite() || joined || stopping,
          () => (ended.length > 0 ? verdictsWait : lookEvery),
        );
        await writeDown();
      }
    } finally {
      unsent.push(...lanes.empty());
      await lanes.idle();
      await writeDown();
      if (unsent.length > 0) await queue.giveBack(unsent);
    }
  };

  /** Resolves when `ready` says so after a wake, and in any case after `patience()` milliseconds, which a wake may shorten. */
  const until = (ready: () => boolean, patience: () => number): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        wake = () => {};
        resolve();
      };
      let waits = patience();
      let timer = setTimeout(done, waits);
      wake = () => {
        if (ready()) return done();
        if (patience() >= waits) return;
        waits = patience();
        clearTimeout(timer);
        timer = setTimeout(done, waits);
      };
      wake();
    });

  const jobsOf = ({ deliveries, activities }: Claim): Job[] => {
    const signers = new Map<string, Promise<Signer>>();
    const guards = new Map(activities.map(({ id, guarded }) => [id, guarded]));
    const parcels = new Map(
      activities.map(({ id, signerId, body }): [string, Parcel] => [
        id,
        {
          body,
          digest: digestOf(body),
          signer: () => {
            const signer = signers.get(signerId) ?? dependencies.signer(signerId);
            signers.set(signerId, signer);
            return signer;
          },
        },
      ]),
    );
    return deliveries.flatMap((delivery) => {
      const parcel = parcels.get(delivery.activityId);
      return parcel === undefined ? [] : [{ ...delivery, parcel, guarded: guards.get(delivery.activityId) ?? null }];
    });
  };

  return {
    deliverDue: () => {
      if (running !== null) {
        joined = true;
        wake();
        return running;
      }
      running = round()
        .catch((error: unknown) => {
          freedAt = Number.NEGATIVE_INFINITY;
          throw error;
        })
        .finally(() => {
          running = null;
        });
      return running;
    },
    lookAgain: () => {
      joined = true;
      wake();
    },
    stop: async () => {
      stopping = true;
      wake();
      await running?.catch(() => {});
    },
  };
};
