import { bytes, check, index, integer, sql, text, timestamp, uniqueIndex, uuid } from "../platform/query-builder.ts";
import { identity } from "../residents/identity.tables.ts";

const time = (name: string) => timestamp(name, { withTimezone: true });

/**
 * That somebody finds a post not right. Who it is and what they said stands sealed, and `reporter` is a keyed hash that
 * tells only whether it is the same one again.
 */
export const postReportTable = identity.table(
  "post_report",
  {
    id: uuid().primaryKey(),
    postId: uuid("post_id").notNull(),
    reporter: bytes(),
    /** Gone as soon as whoever it was has been told. */
    sealedReporter: bytes("sealed_reporter"),
    /** Gone as soon as a moderator decided. */
    sealed: bytes(),
    reportedAt: time("reported_at").notNull(),
    times: integer().notNull().default(1),
    sentOnAt: time("sent_on_at"),
    outcome: text(),
    sealedReason: bytes("sealed_reason"),
    decidedBy: uuid("decided_by"),
    decidedAt: time("decided_at"),
  },
  (table) => [
    check("post_report_outcome", sql`${table.outcome} in ('hidden', 'left')`),
    uniqueIndex("post_report_once").on(table.postId, table.reporter).where(sql`${table.outcome} is null`),
    index("post_report_waiting").on(table.reportedAt).where(sql`${table.outcome} is null`),
  ],
);
