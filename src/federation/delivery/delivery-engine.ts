import { type Clock, later, second } from "../../kernel/clock.ts";
import type { Log } from "../../platform/logging.ts";
import type { Database } from "../../platform/postgres.ts";
import type { HttpClient } from "../http-client.ts";
import { digestOf } from "../signatures/digest.ts";
import type { Signer } from "../signatures/keys.ts";
import { attempt, type Parcel } from "./attempt.ts";
import { type Verdict, verdictOn } from "./back-off.ts";
import { deliveryQueue } from "./delivery-queue.postgres.ts";
import type { Claim, ClaimedDelivery } from "./delivery-queue.ts";
import { createLanes } from "./lanes.ts";

export type DeliveryEngine = {
  /**
   * Attempts everything that is due, and what becomes due or is added meanwhile, and resolves to the number of
   * deliveries that got a verdict. A call while another is at work joins it. Throws when the database cannot be
   * reached; what was under way is then attempted again after its lease.
   */
  deliverDue(): Promise<number>;
  /** When there is something to do next; `null` when nothing waits. */
  nextDueAt(): Promise<Date | null>;
  /** Starts no attempt any more, gives back what was not started and waits for what is under way (at most 15 s). */
  stop(): Promise<void>;
};

const batch = 200;
const lease = 60 * second;
/** One attempt takes at most 15 s: with less lease left than this none is begun. */
const attemptNeeds = 20 * second;
const limits = { perHost: 2, total: 64 };
/** So many are taken for one host, and no more while it has as many: its wait must not become everybody's. */
const takenPerHost = 8;
/** While attempts are under way, how often we look for work for other hosts. Milliseconds. */
const lookAgain = 500;

type Job = ClaimedDelivery & { readonly parcel: Parcel };

/**
 * Sends what stands in the delivery tables: at most 2 requests per host and 64 in all at one time, in order per inbox
 * and object. Several processes may each have one.
 */
export const createDeliveryEngine = (dependencies: {
  readonly database: Database;
  readonly http: Pick<HttpClient, "post">;
  readonly signer: (signerId: string) => Promise<Signer>;
  readonly clock: Clock;
  readonly log: Log;
}): DeliveryEngine => {
  const { clock, log } = dependencies;
  const queue = deliveryQueue(dependencies.database.sql);
  let stopping = false;
  let running: Promise<number> | null = null;
  let joined = false;
  let wake = () => {};

  const round = async (): Promise<number> => {
    const lanes = createLanes<Job>(limits);
    let ended: (readonly [Job, Verdict])[] = [];
    let tooLate: Job[] = [];
    let settled = 0;

    const run = async (job: Job): Promise<void> => {
      if (later(clock(), attemptNeeds) > job.leaseEnds) tooLate.push(job);
      else {
        const answer = job.blocked
          ? ({ kind: "refused", reason: "blocked" } as const)
          : await attempt(dependencies, job.inbox, job.parcel);
        ended.push([job, verdictOn(answer, job, clock())]);
      }
      wake();
    };
    const writeDown = async (): Promise<void> => {
      const [verdicts, unsent] = [[...ended], [...tooLate]];
      if (verdicts.length > 0) {
        await queue.settle(verdicts, clock());
        ended = ended.slice(verdicts.length);
        settled += verdicts.length;
        tellGivenUp(verdicts);
      }
      if (unsent.length > 0) {
        await queue.giveBack(unsent, clock());
        tooLate = tooLate.slice(unsent.length);
      }
    };
    const take = async (): Promise<boolean> => {
      joined = false;
      if (stopping || lanes.underWay >= limits.total) return false;
      const now = clock();
      const claim = await queue.claim({
        now,
        leaseEnds: later(now, lease),
        limit: batch,
        perHost: takenPerHost,
        without: lanes.hostsWith(takenPerHost),
      });
      for (const job of jobsOf(claim)) lanes.add(job);
      return claim.deliveries.length > 0;
    };

    try {
      for (;;) {
        const took = await take();
        if (stopping) tooLate.push(...lanes.empty());
        lanes.start(run);
        if (!took && ended.length === 0 && tooLate.length === 0) {
          if (lanes.underWay === 0 && lanes.waiting === 0 && (stopping || !joined)) return settled;
          await until(() => ended.length > 0 || tooLate.length > 0 || joined || stopping);
        }
        await writeDown();
      }
    } finally {
      tooLate.push(...lanes.empty());
      await lanes.idle();
      if (ended.length + tooLate.length > 0) await writeDown();
    }
  };

  /** Resolves when `ready` says so after a wake, and in any case after `lookAgain`. */
  const until = (ready: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        wake = () => {};
        resolve();
      };
      const timer = setTimeout(done, lookAgain);
      wake = () => {
        if (ready()) done();
      };
      wake();
    });

  const jobsOf = ({ deliveries, activities }: Claim): Job[] => {
    const signers = new Map<string, Promise<Signer>>();
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
      return parcel === undefined ? [] : [{ ...delivery, parcel }];
    });
  };

  const tellGivenUp = (verdicts: readonly (readonly [Job, Verdict])[]): void => {
    for (const [{ id, host, attempts }, verdict] of verdicts) {
      if (verdict.outcome !== "given-up") continue;
      log.warn("a delivery was given up", { delivery: id, host, attempts, reason: verdict.reason });
    }
  };

  return {
    deliverDue: () => {
      if (running !== null) {
        joined = true;
        wake();
        return running;
      }
      running = round().finally(() => {
        running = null;
      });
      return running;
    },
    nextDueAt: () => queue.nextDueAt(),
    stop: async () => {
      stopping = true;
      wake();
      await running?.catch(() => {});
    },
  };
};
