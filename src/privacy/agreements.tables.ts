import { check, index, integer, pgTable, sql, text, timestamp, uniqueIndex, uuid } from "../platform/query-builder.ts";

/** What residents said yes to, to which version of its words, and when they took it back. */
export const agreementTable = pgTable(
  "agreement",
  {
    id: uuid().primaryKey(),
    residentId: uuid("resident_id").notNull(),
    what: text().notNull(),
    version: integer().notNull(),
    /** Empty for a yes of before these were kept, of which nobody knows when it was said. */
    agreedAt: timestamp("agreed_at", { withTimezone: true }),
    takenBackAt: timestamp("taken_back_at", { withTimezone: true }),
  },
  (table) => [
    check("agreement_when", sql`${table.agreedAt} is not null or ${table.version} = 0`),
    check("agreement_what", sql`${table.what} in ('found-by-neighbours', 'handle-outside')`),
    uniqueIndex("agreement_once").on(table.residentId, table.what).where(sql`${table.takenBackAt} is null`),
    index("agreement_resident").on(table.residentId),
  ],
);
