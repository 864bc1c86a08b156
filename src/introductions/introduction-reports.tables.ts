import { bytes, index, timestamp, unique, uuid } from "../platform/query-builder.ts";
import { identity } from "../residents/identity.tables.ts";
import { introductionTable } from "./introductions.tables.ts";

/**
 * That a neighbour finds not right what another tells of themselves. Who says so and what they said stands sealed, and `reporter` is a
 * keyed hash that tells only whether it is the same one again. Gone as soon as a moderator decided, and with the introduction.
 */
export const introductionReportTable = identity.table(
  "introduction_report",
  {
    id: uuid().primaryKey(),
    /** Of whom. */
    residentId: uuid("resident_id")
      .notNull()
      .references(() => introductionTable.residentId, { onDelete: "cascade" }),
    reporter: bytes().notNull(),
    sealed: bytes().notNull(),
    reportedAt: timestamp("reported_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    unique("introduction_report_once").on(table.residentId, table.reporter),
    index("introduction_report_waiting").on(table.reportedAt),
  ],
);
