import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { readHost } from "./block-server.ts";
import { endBarredMemberships } from "./end-membership.ts";
import type { Unheard } from "./server-policy.ts";

/** How the list stands, with what an administrator wants to know before turning it on. */
export type AllowListRead = {
  readonly since: Date | null;
  readonly hosts: readonly string[];
  /** Neighbouring wijken and those of the ring: they count without being on the list. */
  readonly neighbours: readonly string[];
  /** Followers that hear nothing while the list counts. */
  readonly unheard: readonly Unheard[];
};

/** "Alleen deze servers": the wijk deals with its neighbours and the servers on a list, and with nobody else. */
export type AllowList = {
  read(): Promise<AllowListRead>;
  add(host: string, by: ResidentId): Promise<Result<null>>;
  remove(host: string, by: ResidentId): Promise<Result<null>>;
  turnOn(by: ResidentId): Promise<Result<null>>;
  turnOff(by: ResidentId): Promise<Result<null>>;
};

export const allowList = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ownHost: string;
}): AllowList => {
  const { unitOfWork, clock } = dependencies;
  return {
    read: () =>
      unitOfWork(async ({ serverPolicies, ring, memberships }) => ({
        since: await serverPolicies.onlyListedSince(),
        hosts: await serverPolicies.listed(),
        neighbours: [
          ...new Set([...(await ring.neighbours()), ...(await memberships.members())].map(({ actor }) => actor.host)),
        ],
        unheard: await serverPolicies.unheard(),
      })),
    add: (given, by) =>
      unitOfWork(async ({ serverPolicies, log }) => {
        const host = readHost(given);
        if (host === null) return refuse(invalid("host", "host-invalid"));
        if (host === dependencies.ownHost) return refuse(invalid("host", "host-own"));
        await serverPolicies.list(host, by, clock());
        await log.add({ at: clock(), by, deed: "server-listed", detail: host });
        return ok(null);
      }),
    remove: (given, by) =>
      unitOfWork(async (transaction) => {
        const { serverPolicies, outgoing, log } = transaction;
        const host = readHost(given);
        if (host === null) return refuse(invalid("host", "host-invalid"));
        if (!(await serverPolicies.listed()).includes(host)) return ok(null);
        await serverPolicies.unlist(host);
        await endBarredMemberships(transaction, clock());
        await outgoing.endBarred(clock());
        await log.add({ at: clock(), by, deed: "server-unlisted", detail: host });
        return ok(null);
      }),
    turnOn: (by) =>
      unitOfWork(async (transaction) => {
        const { serverPolicies, outgoing, log } = transaction;
        if ((await serverPolicies.onlyListedSince()) !== null) return ok(null);
        await serverPolicies.turnOn(by, clock());
        await endBarredMemberships(transaction, clock());
        await outgoing.endBarred(clock());
        await log.add({ at: clock(), by, deed: "only-listed-on" });
        return ok(null);
      }),
    turnOff: (by) =>
      unitOfWork(async ({ serverPolicies, log }) => {
        if ((await serverPolicies.onlyListedSince()) === null) return ok(null);
        await serverPolicies.turnOff();
        await log.add({ at: clock(), by, deed: "only-listed-off" });
        return ok(null);
      }),
  };
};
