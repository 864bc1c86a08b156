import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine } from "../kernel/text.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { endBarredMemberships } from "./end-membership.ts";
import type { ServerPolicy } from "./server-policy.ts";

export type BlockServer = {
  block(host: string, reason: string, by: ResidentId): Promise<Result<null>>;
  /** What its people write waits for a moderator from now on; they can follow and hear. */
  limit(host: string, reason: string, by: ResidentId): Promise<Result<null>>;
  /** Ends a block or a limit. */
  unblock(host: string, by: ResidentId): Promise<Result<null>>;
};

/**
 * The host of what an administrator typed (a bare name, a web address or a handle) in its one form: lower case, punycode,
 * without a dot at its end, with a port only when one was given that does not go without saying. `null` when it is none.
 */
export const readHost = (given: string): string | null => {
  const typed = given
    .trim()
    .replace(/^[a-z]+:\/\//i, "")
    .replace(/^.*@/, "");
  const parsed = URL.canParse(`https://${typed}`) ? new URL(`https://${typed}`) : null;
  if (parsed === null || parsed.username !== "" || parsed.hostname === "") return null;
  return parsed.hostname.includes(".") || parsed.hostname === "localhost" ? parsed.host.replace(/\.(?=$|:)/, "") : null;
};

const deeds = { block: "server-blocked", limit: "server-limited" } as const;

/**
 * Decides about a server and everything below its name. A blocked one: from now on nothing of it is accepted or shown, and
 * nothing goes to it but what takes our own words back. Taking the decision away lets new messages in again.
 */
export const blockServer = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ownHost: string;
}): BlockServer => {
  const decide = (policy: ServerPolicy, given: string, reason: string, by: ResidentId): Promise<Result<null>> =>
    dependencies.unitOfWork(async (transaction) => {
      const host = readHost(given);
      if (host === null) return refuse(invalid("host", "host-invalid"));
      if (host === dependencies.ownHost) return refuse(invalid("host", "host-own"));
      if (oneLine(reason) === "") return refuse(invalid("reason", "reason-missing"));
      const at = dependencies.clock();
      const why = oneLine(reason).slice(0, 500);
      await transaction.serverPolicies.decide({ host, policy, reason: why, by, at });
      if (policy === "block") {
        await endBarredMemberships(transaction, at);
        await transaction.outgoing.endBarred(at);
      }
      await transaction.log.add({ at, by, deed: deeds[policy], detail: host, reason: why });
      return ok(null);
    });
  return {
    block: (host, reason, by) => decide("block", host, reason, by),
    limit: (host, reason, by) => decide("limit", host, reason, by),
    unblock: (given, by) =>
      dependencies.unitOfWork(async (transaction) => {
        const host = readHost(given);
        if (host === null) return refuse({ kind: "absent" });
        await transaction.serverPolicies.forget(host);
        await transaction.log.add({ at: dependencies.clock(), by, deed: "server-let-in", detail: host });
        return ok(null);
      }),
  };
};
