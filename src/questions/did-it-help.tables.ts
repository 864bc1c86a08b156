import { bytes, timestamp, uuid } from "../platform/query-builder.ts";
import { identity } from "../residents/identity.tables.ts";

/** The secret in the letter that asks whether an answer really helped, as a keyed hash: one for each question. */
export const didItHelpTable = identity.table("did_it_help", {
  questionId: uuid("question_id").primaryKey(),
  secretHash: bytes("secret_hash").notNull().unique(),
  askedAt: timestamp("asked_at", { withTimezone: true }).notNull(),
  answeredAt: timestamp("answered_at", { withTimezone: true }),
});
