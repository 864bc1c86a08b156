import { boolean, pgTable, uuid } from "../platform/query-builder.ts";
import { postTable } from "./posts.tables.ts";

/** What authors elsewhere do not let us do with what they wrote; a post without a row may be answered and shared. */
export const interactionPolicyTable = pgTable("interaction_policy", {
  postId: uuid("post_id")
    .primaryKey()
    .references(() => postTable.id),
  reply: boolean().notNull(),
  announce: boolean().notNull(),
});
