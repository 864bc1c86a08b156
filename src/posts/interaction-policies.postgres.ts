import type { PostId } from "../kernel/ids.ts";
import { gather } from "../platform/gather.ts";
import { isOneOf } from "../platform/postgres.ts";
import { eq, type PgDatabase, type PgQueryResultHKT, sql } from "../platform/query-builder.ts";
import { interactionPolicyTable } from "./interaction-policies.tables.ts";
import { everythingAllowed, type InteractionPolicy, type InteractionPolicyStore } from "./interaction-policy.ts";

/** What may be done with posts from elsewhere, within one transaction. What is saved at the same moment is saved together. */
export const interactionPolicyStore = (transaction: PgDatabase<PgQueryResultHKT>): InteractionPolicyStore => {
  const save = gather(async (saved: readonly { readonly post: PostId; readonly policy: InteractionPolicy }[]) => {
    const latest = new Map(saved.map(({ post, policy }) => [post, policy]));
    const usual = [...latest].filter(([, { reply, announce }]) => reply && announce).map(([post]) => post);
    if (usual.length > 0)
      await transaction.delete(interactionPolicyTable).where(isOneOf(interactionPolicyTable.postId, usual));
    const stated = [...latest].filter(([, { reply, announce }]) => !reply || !announce);
    if (stated.length > 0)
      await transaction
        .insert(interactionPolicyTable)
        .values(stated.map(([postId, { reply, announce }]) => ({ postId, reply, announce })))
        .onConflictDoUpdate({
          target: interactionPolicyTable.postId,
          set: { reply: sql`excluded.reply`, announce: sql`excluded.announce` },
        });
    return saved;
  });
  return {
    of: async (post) => {
      const [row] = await transaction
        .select({ reply: interactionPolicyTable.reply, announce: interactionPolicyTable.announce })
        .from(interactionPolicyTable)
        .where(eq(interactionPolicyTable.postId, post));
      return row ?? everythingAllowed;
    },
    save: async (post, policy) => {
      await save({ post, policy });
    },
  };
};
