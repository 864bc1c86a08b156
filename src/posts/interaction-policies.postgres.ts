import { eq } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { interactionPolicyTable } from "./interaction-policies.tables.ts";
import { everythingAllowed, type InteractionPolicyStore } from "./interaction-policy.ts";

/** What may be done with posts from elsewhere, within one transaction. */
export const interactionPolicyStore = (transaction: PgDatabase<PgQueryResultHKT>): InteractionPolicyStore => ({
  of: async (post) => {
    const [row] = await transaction
      .select({ reply: interactionPolicyTable.reply, announce: interactionPolicyTable.announce })
      .from(interactionPolicyTable)
      .where(eq(interactionPolicyTable.postId, post));
    return row ?? everythingAllowed;
  },
  save: async (post, { reply, announce }) => {
    if (reply && announce) {
      await transaction.delete(interactionPolicyTable).where(eq(interactionPolicyTable.postId, post));
      return;
    }
    await transaction
      .insert(interactionPolicyTable)
      .values({ postId: post, reply, announce })
      .onConflictDoUpdate({ target: interactionPolicyTable.postId, set: { reply, announce } });
  },
});
