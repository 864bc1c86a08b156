import { bytes, check, index, sql, text, timestamp, uuid } from "../platform/query-builder.ts";
import { identity } from "../residents/identity.tables.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });

/**
 * What somebody asked a wijkwijzer by telephone or at the door. Sealed: how the wijkwijzer remembers them and, while it is
 * only a note, the question; bound to the row and to the wijkwijzer. The row is gone when the answer was brought back.
 */
export const spokenQuestionTable = identity.table(
  "spoken_question",
  {
    id: uuid().primaryKey(),
    residentId: uuid("resident_id").notNull(),
    /** The question on the square; none for a note. */
    questionId: uuid("question_id").unique(),
    wayBack: text("way_back").notNull(),
    /** Gone after a while, also when the question goes on. */
    sealed: bytes(),
    notedAt: moment("noted_at").notNull(),
    /** Since when an answer waits to be brought back. */
    waitsSince: moment("waits_since"),
    remindAt: moment("remind_at"),
    told: uuid().array().notNull(),
  },
  (table) => [
    check("spoken_question_way_back", sql`${table.wayBack} in ('call', 'visit', 'letter')`),
    check("spoken_question_never_silent", sql`(${table.waitsSince} is null) = (${table.remindAt} is null)`),
    check("spoken_question_notes_are_sealed", sql`${table.questionId} is not null or ${table.sealed} is not null`),
    index("spoken_question_resident").on(table.residentId),
    index("spoken_question_noted").on(table.notedAt),
    index("spoken_question_due").on(table.remindAt).where(sql`${table.remindAt} is not null`),
  ],
);
