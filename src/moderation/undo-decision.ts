import type { ResidentId } from "../kernel/ids.ts";
import { ok, type Result } from "../kernel/result.ts";
import type { Decision, DecisionsTransaction } from "./decision.ts";
import type { EndSuspension } from "./end-suspension.ts";
import { letThroughIn } from "./held-posts.ts";
import { showIn } from "./hide.ts";

/** Takes back what was decided: lets somebody in again, shows a text again, or places what was refused. */
export const undoDecision =
  (dependencies: {
    readonly endSuspension: EndSuspension;
    /** Lets neighbours read again what somebody tells of themselves. */
    readonly showIntroduction: (
      transaction: DecisionsTransaction,
      id: ResidentId,
      shown: { readonly by: ResidentId | null; readonly at: Date },
    ) => Promise<void>;
  }) =>
  async (
    transaction: DecisionsTransaction,
    decision: Decision,
    by: ResidentId | null,
    at: Date,
  ): Promise<Result<null>> => {
    if (decision.kind === "suspended") return dependencies.endSuspension(transaction, decision, by, at);
    // Who was removed can ask to join again: nothing of theirs is left to give back.
    if (decision.kind === "removed") return ok(null);
    if (decision.kind === "introduction") {
      if (decision.about !== null) await dependencies.showIntroduction(transaction, decision.about, { by, at });
      return ok(null);
    }
    const post = decision.post === null ? null : await transaction.posts.byId(decision.post);
    // Taken back by whoever wrote it meanwhile: then there is nothing to bring back.
    if (post === null || post.withdrawnAt !== null) return ok(null);
    if (decision.kind === "hidden") {
      await showIn(transaction, post, { at, by });
      return ok(null);
    }
    const waits = await transaction.heldPosts.takeUpAgain(post.id);
    return waits === null ? ok(null) : letThroughIn(transaction, { id: post.id, by, editedAt: waits.editedAt, at });
  };
