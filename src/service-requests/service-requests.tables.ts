import {
  boolean,
  bytes,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  sql,
  text,
  timestamp,
  uuid,
} from "../platform/query-builder.ts";
import { postTable } from "../posts/posts.tables.ts";

/** Where reports of this wijk go: one row, or none. */
export const serviceDeskTable = pgTable(
  "service_desk",
  {
    only: boolean().primaryKey().default(true),
    kind: text().notNull(),
    name: text().notNull(),
    address: text().notNull(),
    jurisdiction: text(),
    /** Sealed: it belongs to the wijk, not to whoever reads its database. */
    apiKey: bytes("api_key"),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    categoriesReadAt: timestamp("categories_read_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    check("service_desk_only_one", sql`${table.only}`),
    check("service_desk_kind", sql`${table.kind} in ('signalen', 'open311')`),
  ],
);

/** What can be reported there, in the order in which the desk names it. */
export const serviceCategoryTable = pgTable("service_category", {
  code: text().primaryKey(),
  name: text().notNull(),
  groupName: text("group_name"),
  place: integer().notNull(),
});

/** Questions that were reported, with exactly the words that were. */
export const serviceRequestTable = pgTable(
  "service_request",
  {
    id: uuid().primaryKey(),
    questionId: uuid("question_id")
      .notNull()
      .references(() => postTable.id),
    categoryCode: text("category_code").notNull(),
    categoryName: text("category_name").notNull(),
    categoryGroup: text("category_group"),
    description: text().notNull(),
    place: text().notNull(),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    madeAt: timestamp("made_at", { withTimezone: true }).notNull(),
    deskName: text("desk_name").notNull(),
    deskAddress: text("desk_address"),
    state: text().notNull(),
    reference: text(),
    number: text(),
    deskWords: text("desk_words"),
    attempts: integer().notNull(),
    lastError: text("last_error"),
    nextAt: timestamp("next_at", { withTimezone: true }),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    check(
      "service_request_state",
      sql`${table.state} in ('waiting', 'sending', 'unsure', 'refused', 'open', 'closed')`,
    ),
    // What is to be handed in has a time: it cannot be forgotten.
    check("service_request_due", sql`${table.state} not in ('waiting', 'sending') or ${table.nextAt} is not null`),
    index("service_request_question").on(table.questionId, table.madeAt),
    index("service_request_next").on(table.nextAt).where(sql`${table.nextAt} is not null`),
  ],
);
