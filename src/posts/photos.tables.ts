import { bytes, check, index, integer, pgTable, sql, timestamp, uuid } from "../platform/query-builder.ts";
import { postTable } from "./posts.tables.ts";

/**
 * What photos look like. One that was not placed yet belongs to a resident; one that was, to a post, and goes when that goes: a trigger
 * keeps both in step with the photos that the post names, and lets nobody place what another brought.
 */
export const photoTable = pgTable(
  "photo",
  {
    id: uuid().primaryKey(),
    residentId: uuid("resident_id"),
    postId: uuid("post_id").references(() => postTable.id, { onDelete: "cascade" }),
    width: integer().notNull(),
    height: integer().notNull(),
    small: bytes().notNull(),
    large: bytes().notNull(),
    /** Of one that waits. */
    broughtAt: timestamp("brought_at", { withTimezone: true }),
  },
  (table) => [
    check(
      "photo_belongs",
      sql`num_nonnulls(${table.residentId}, ${table.postId}) = 1 and (${table.residentId} is null) = (${table.broughtAt} is null)`,
    ),
    check("photo_sizes", sql`length(${table.small}) <= 1000000 and length(${table.large}) <= 4000000`),
    index("photo_post").on(table.postId),
    index("photo_waiting").on(table.residentId, table.broughtAt).where(sql`${table.residentId} is not null`),
  ],
);
