import {
  type AnyPgColumn,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  sql,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "../platform/query-builder.ts";
import { actorTable } from "./actors.tables.ts";
import type { Photo } from "./photo.ts";

/**
 * Everything written: by a resident (`resident_id`), by a resident of whom nothing but a `pseudonym` stands here, or from
 * elsewhere (neither, and `actor_id` set).
 */
export const postTable = pgTable(
  "post",
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    threadId: uuid("thread_id")
      .notNull()
      .references((): AnyPgColumn => postTable.id),
    inReplyTo: uuid("in_reply_to").references((): AnyPgColumn => postTable.id),
    audience: text().notNull(),
    residentId: uuid("resident_id"),
    /** The voice of someone without a name; another one for every question. */
    pseudonym: text(),
    /** How the author appears outside; empty for what stays in the wijk. */
    actorId: uuid("actor_id").references(() => actorTable.id),
    /** The neighbouring wijk to which the thread belongs; empty for our own threads. */
    homeWijkId: uuid("home_wijk_id").references(() => actorTable.id),
    /** Object id on the wire; empty for what residents say in the wijk, so that nothing can address it. */
    uri: text().unique(),
    url: text(),
    title: text(),
    /** What the author typed (local posts); remote posts keep only `html`. */
    body: text().notNull(),
    /** Sanitised; the only thing that is ever shown as markup. */
    html: text().notNull(),
    /** Of what was written elsewhere, the language as its author says (BCP 47); empty when nothing is said. */
    language: text(),
    /** In the order in which they stand; what they look like stands in `photo`. */
    photos: jsonb().$type<readonly Photo[]>().notNull().default([]),
    publishedAt: timestamp("published_at", { withTimezone: true }).notNull(),
    editedAt: timestamp("edited_at", { withTimezone: true }),
    withdrawnAt: timestamp("withdrawn_at", { withTimezone: true }),
    hiddenAt: timestamp("hidden_at", { withTimezone: true }),
    hiddenBy: uuid("hidden_by"),
    hiddenReason: text("hidden_reason"),
    /** Since when it waits for a moderator; empty for what stands in the wijk. */
    heldAt: timestamp("held_at", { withTimezone: true }),
    refusedAt: timestamp("refused_at", { withTimezone: true }),
    refusedBy: uuid("refused_by"),
    refusedReason: text("refused_reason"),
    /** Of what was written elsewhere, who may find it by searching, as its author says (FEP-268d); empty when it says nothing. */
    searchableBy: text("searchable_by").array(),
  },
  (table) => [
    check("post_kind", sql`${table.kind} in ('question', 'answer', 'poll', 'announcement', 'activity', 'offer')`),
    check("post_audience", sql`${table.audience} in ('wijk', 'kring', 'everyone')`),
    check(
      "post_author",
      sql`num_nonnulls(${table.residentId}, ${table.pseudonym}) = 1
        or (num_nonnulls(${table.residentId}, ${table.pseudonym}) = 0 and ${table.actorId} is not null)`,
    ),
    // What a gemeente answered to what it alone was asked stays home too, and has an address there: a trigger says that it is that one.
    check(
      "post_stays_home",
      sql`${table.audience} <> 'wijk' or (${table.uri} is null and ${table.actorId} is null)
        or (${table.kind} = 'answer' and ${table.uri} is not null and ${table.actorId} is not null
          and ${table.residentId} is null and ${table.pseudonym} is null)`,
    ),
    check(
      "post_goes_out_complete",
      sql`${table.audience} = 'wijk' or (${table.uri} is not null and ${table.actorId} is not null)`,
    ),
    // What is for the ring is asked and answered: polls and announcements are for the wijk or for everyone.
    check("post_ring_asks", sql`${table.audience} <> 'kring' or ${table.kind} in ('question', 'answer')`),
    check(
      "post_lengths",
      sql`length(${table.title}) <= 200 and length(${table.body}) <= 20000 and length(${table.html}) <= 100000 and length(${table.pseudonym}) <= 100 and length(${table.language}) <= 35`,
    ),
    check("post_refused_is_held", sql`${table.refusedAt} is null or ${table.heldAt} is not null`),
    uniqueIndex("post_pseudonym_once").on(table.pseudonym).where(sql`${table.kind} = 'question'`),
    index("post_thread").on(table.threadId, table.publishedAt),
    index("post_resident").on(table.residentId),
    index("post_actor").on(table.actorId),
    index("post_questions_of_neighbours")
      .on(table.publishedAt, table.id)
      .where(sql`${table.kind} = 'question' and ${table.homeWijkId} is not null`),
    index("post_questions_in_order").on(table.publishedAt, table.id).where(sql`${table.kind} = 'question'`),
    // By hash: an address elsewhere may be longer than an ordered index can hold.
    index("post_pages_elsewhere")
      .using("hash", table.url)
      .where(sql`${table.residentId} is null and ${table.pseudonym} is null and ${table.url} is not null`),
    index("post_held").on(table.heldAt, table.id).where(sql`${table.heldAt} is not null`),
  ],
);

/** Likes from elsewhere: accepted, so that the sender's software is content, and never shown as a score. */
export const likingTable = pgTable(
  "liking",
  {
    postId: uuid("post_id")
      .notNull()
      .references(() => postTable.id),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actorTable.id),
    activityUri: text("activity_uri").notNull(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.actorId] })],
);

/** Objects that were deleted, also ones we never saw: what is here is never stored again. */
export const tombstoneTable = pgTable("tombstone", {
  uri: text().primaryKey(),
  deletedAt: timestamp("deleted_at", { withTimezone: true }).notNull(),
});
