import type { Clock } from "../kernel/clock.ts";
import type { ActorId, PostId, ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import type { Actor } from "../posts/actor.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { endBarredMemberships } from "./end-membership.ts";
import type { BlockedPerson } from "./server-policy.ts";

/** A moderator shuts the door to one person elsewhere. The routes are open to moderators only. */
export type BlockPerson = {
  /** Who wrote a post, when that is somebody elsewhere; `null` for everything else. */
  writerOf(post: PostId): Promise<{ readonly actor: Actor; readonly threadId: PostId } | null>;
  /** Gives the thread. */
  block(post: PostId, reason: string, by: ResidentId): Promise<Result<PostId>>;
  unblock(person: ActorId, by: ResidentId): Promise<Result<null>>;
  blocked(): Promise<readonly BlockedPerson[]>;
};

const longestReason = 200;

export const blockPerson = (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }): BlockPerson => {
  const { unitOfWork, clock } = dependencies;
  const writerOf = async ({ posts, actors }: SquareTransaction, id: PostId) => {
    const post = await posts.byId(id);
    if (post === null || post.author.kind !== "elsewhere") return null;
    const actor = await actors.byId(post.author.actorId);
    return actor === null ? null : { actor, threadId: post.threadId };
  };
  return {
    writerOf: (id) => unitOfWork((transaction) => writerOf(transaction, id)),
    block: (id, typed, by) =>
      unitOfWork(async (transaction) => {
        const writer = await writerOf(transaction, id);
        if (writer === null) return refuse({ kind: "absent" });
        const reason = tidy(typed);
        if (reason === "") return refuse(invalid("reason", "reason-missing"));
        if (reason.length > longestReason) return refuse(invalid("reason", "reason-too-long"));
        const at = clock();
        const { actor, threadId } = writer;
        await transaction.serverPolicies.blockPerson({ actorId: actor.id, reason, by, at });
        await endBarredMemberships(transaction, at);
        await transaction.outgoing.endBarred(at);
        const detail = `@${actor.handle}@${actor.host}`.slice(0, 500);
        await transaction.log.add({ at, by, deed: "person-blocked", detail, aboutPost: id, reason });
        return ok(threadId);
      }),
    unblock: (id, by) =>
      unitOfWork(async ({ serverPolicies, actors, log }) => {
        const actor = await actors.byId(id);
        if (actor === null || !(await serverPolicies.unblockPerson(id))) return refuse({ kind: "absent" });
        const detail = `@${actor.handle}@${actor.host}`.slice(0, 500);
        await log.add({ at: clock(), by, deed: "person-unblocked", detail });
        return ok(null);
      }),
    blocked: () => unitOfWork(({ serverPolicies }) => serverPolicies.blockedPeople()),
  };
};
