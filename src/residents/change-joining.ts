import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { DoorTransaction } from "./identity.ts";

const mostHeldPosts = 20;

/** An administrator chooses how many members must vouch (1 or 2) and of how many posts a moderator looks first (0 to 20). */
export type ChangeJoining = (command: {
  readonly by: ResidentId;
  readonly vouchersNeeded: string;
  readonly heldPosts: string;
}) => Promise<Result<null>>;

export const changeJoining =
  (dependencies: { readonly unitOfWork: UnitOfWork<DoorTransaction>; readonly clock: Clock }): ChangeJoining =>
  async (command) => {
    const vouchersNeeded = /^[12]$/.test(command.vouchersNeeded) ? Number(command.vouchersNeeded) : null;
    const heldPosts = /^\d{1,2}$/.test(command.heldPosts) ? Number(command.heldPosts) : null;
    if (vouchersNeeded === null || heldPosts === null || heldPosts > mostHeldPosts) {
      const problems = [
        ...(vouchersNeeded === null ? [{ field: "vouchers", reason: "vouchers-invalid" }] : []),
        ...(heldPosts === null || heldPosts > mostHeldPosts ? [{ field: "held", reason: "held-invalid" }] : []),
      ];
      return refuse({ kind: "invalid", problems });
    }
    return dependencies.unitOfWork(async ({ wijk, log }) => {
      await wijk.saveJoining({ vouchersNeeded, heldPosts });
      const detail = `${vouchersNeeded},${heldPosts}`;
      await log.add({ at: dependencies.clock(), by: command.by, deed: "joining-changed", detail });
      return ok(null);
    });
  };
