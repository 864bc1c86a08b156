import { index, pgTable, timestamp, uuid } from "../platform/query-builder.ts";
import { postTable } from "../posts/posts.tables.ts";
import { identity } from "../residents/identity.tables.ts";

/** The moments at which digests were closed. */
export const digestClosingTable = pgTable("digest_closing", {
  at: timestamp({ withTimezone: true }).primaryKey(),
});

/** To the digests of which moment a post belongs: one, for good. */
export const digestPostTable = pgTable(
  "digest_post",
  {
    postId: uuid("post_id")
      .primaryKey()
      .references(() => postTable.id, { onDelete: "cascade" }),
    closing: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("digest_post_closing").on(table.closing)],
);

/** Up to which moment a resident looked at what happened for them. */
export const noticeReaderTable = identity.table("notice_reader", {
  residentId: uuid("resident_id").primaryKey(),
  upTo: timestamp("up_to", { withTimezone: true }).notNull(),
});

/** Up to which moment a resident was told. */
export const digestReaderTable = identity.table("digest_reader", {
  residentId: uuid("resident_id").primaryKey(),
  upTo: timestamp("up_to", { withTimezone: true }).notNull(),
});
