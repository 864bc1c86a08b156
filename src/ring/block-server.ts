import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine } from "../kernel/text.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

export type BlockServer = {
  block(host: string, reason: string, by: ResidentId): Promise<Result<null>>;
  unblock(host: string, by: ResidentId): Promise<Result<null>>;
};

/** The host of what an administrator typed: a bare name, a web address or a handle; `null` when it is none of these. */
export const readHost = (given: string): string | null => {
  const typed = given
    .trim()
    .replace(/^[a-z]+:\/\//i, "")
    .replace(/^.*@/, "");
  const parsed = URL.canParse(`https://${typed}`) ? new URL(`https://${typed}`) : null;
  if (parsed === null || parsed.username !== "" || parsed.hostname === "") return null;
  return parsed.hostname.includes(".") || parsed.hostname === "localhost" ? parsed.host.replace(/\.(?=$|:)/, "") : null;
};

/**
 * Shuts the door to a server: from now on nothing of it is accepted or shown, and nothing goes to it. Taking the block
 * away lets new messages in again.
 */
export const blockServer = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ownHost: string;
}): BlockServer => ({
  block: (given, reason, by) =>
    dependencies.unitOfWork(async (transaction) => {
      const host = readHost(given);
      if (host === null) return refuse(invalid("host", "host-invalid"));
      if (host === dependencies.ownHost) return refuse(invalid("host", "host-own"));
      if (oneLine(reason) === "") return refuse(invalid("reason", "reason-missing"));
      const at = dependencies.clock();
      const why = oneLine(reason).slice(0, 500);
      await transaction.ring.block({ host, reason: why, blockedBy: by, blockedAt: at });
      await transaction.log.add({ at, by, deed: "server-blocked", detail: host, reason: why });
      return ok(null);
    }),
  unblock: (given, by) =>
    dependencies.unitOfWork(async (transaction) => {
      const host = readHost(given);
      if (host === null) return refuse({ kind: "absent" });
      await transaction.ring.unblock(host);
      await transaction.log.add({ at: dependencies.clock(), by, deed: "server-let-in", detail: host });
      return ok(null);
    }),
});
