import { check, index, sql, text, timestamp, uuid } from "../platform/query-builder.ts";
import { identity } from "../residents/identity.tables.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Who said that they leave, and who left and has something to be erased yet. Gone with the last of it. */
export const leavingTable = identity.table(
  "leaving",
  {
    id: uuid().primaryKey(),
    residentId: uuid("resident_id").notNull().unique(),
    /** What becomes of what they wrote. */
    words: text().notNull(),
    askedAt: moment("asked_at").notNull(),
    /** When they leave. */
    dueAt: moment("due_at").notNull(),
    leftAt: moment("left_at"),
    /** Their own handle outside. */
    actorId: uuid("actor_id"),
    /** What they wrote and what lost its words when they left. */
    emptied: uuid().array().notNull(),
  },
  (table) => [
    check("leaving_words", sql`${table.words} in ('nothing', 'answers')`),
    index("leaving_due").on(table.dueAt).where(sql`${table.leftAt} is null`),
  ],
);
