import {
  boolean,
  check,
  index,
  pgTable,
  sql,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "../../platform/query-builder.ts";
import { actorTable } from "../../posts/actors.tables.ts";
import { identity } from "../../residents/identity.tables.ts";
import { appealTable } from "../decisions.tables.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });

/**
 * What one wijk of the ring was asked to look at again: the redacted copy that went there, without a name, and what it answered. What goes
 * out about it can go there alone: a trigger says so. Whose appeal it is stands behind the door.
 */
export const secondOpinionTable = pgTable(
  "second_opinion",
  {
    id: uuid().primaryKey(),
    uri: text().notNull().unique(),
    wijkId: uuid("wijk_id")
      .notNull()
      .references(() => actorTable.id),
    kind: text().notNull(),
    rule: text().notNull(),
    reason: text().notNull(),
    text: text().notNull(),
    words: text().notNull(),
    /** When whoever did not agree saw exactly this, and said yes to sending it there. */
    agreedAt: moment("agreed_at").notNull(),
    answerBefore: moment("answer_before").notNull(),
    state: text().notNull(),
    outcome: text(),
    answer: text().notNull(),
    endedAt: moment("ended_at"),
  },
  (table) => [
    check(
      "second_opinion_state",
      sql`${table.state} in ('asked', 'answered', 'declined', 'taken-back', 'silent', 'left')`,
    ),
    check("second_opinion_outcome", sql`${table.outcome} in ('upheld', 'overturned')`),
    check("second_opinion_answered", sql`(${table.state} = 'answered') = (${table.outcome} is not null)`),
    check("second_opinion_ended", sql`(${table.state} = 'asked') = (${table.endedAt} is null)`),
    check(
      "second_opinion_ended_says_nothing",
      sql`${table.endedAt} is null or ${table.reason} || ${table.text} || ${table.words} = ''`,
    ),
    check(
      "second_opinion_lengths",
      sql`length(${table.text}) <= 20000 and length(${table.words}) <= 4000 and length(${table.answer}) <= 400`,
    ),
    index("second_opinion_waiting").on(table.answerBefore).where(sql`${table.state} = 'asked'`),
    index("second_opinion_wijk").on(table.wijkId),
  ],
);

/** What a wijk of the ring asks ours to look at again. It says of nobody who it is, and its words go once it is over. */
export const broughtAppealTable = pgTable(
  "brought_appeal",
  {
    id: uuid().primaryKey(),
    uri: text().notNull().unique(),
    wijkId: uuid("wijk_id")
      .notNull()
      .references(() => actorTable.id),
    kind: text().notNull(),
    rule: text().notNull(),
    reason: text().notNull(),
    text: text().notNull(),
    words: text().notNull(),
    cameAt: moment("came_at").notNull(),
    answerBefore: moment("answer_before").notNull(),
    state: text().notNull(),
    outcome: text(),
    answer: text().notNull(),
    decidedBy: uuid("decided_by"),
    endedAt: moment("ended_at"),
  },
  (table) => [
    check(
      "brought_appeal_state",
      sql`${table.state} in ('waits', 'answered', 'declined', 'taken-back', 'late', 'left')`,
    ),
    check("brought_appeal_outcome", sql`${table.outcome} in ('upheld', 'overturned')`),
    check("brought_appeal_answered", sql`(${table.state} = 'answered') = (${table.outcome} is not null)`),
    check("brought_appeal_ended", sql`(${table.state} = 'waits') = (${table.endedAt} is null)`),
    check(
      "brought_appeal_ended_says_nothing",
      sql`${table.endedAt} is null or ${table.reason} || ${table.text} || ${table.words} = ''`,
    ),
    index("brought_appeal_waiting").on(table.cameAt).where(sql`${table.state} = 'waits'`),
    index("brought_appeal_wijk").on(table.wijkId),
  ],
);

/** Whose appeal it is that a wijk of the ring looks at. One at a time. */
export const appealOpinionTable = identity.table(
  "appeal_opinion",
  {
    opinionId: uuid("opinion_id").primaryKey(),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => appealTable.decisionId, { onDelete: "cascade" }),
    wijkId: uuid("wijk_id").notNull(),
    open: boolean().notNull(),
  },
  (table) => [
    uniqueIndex("appeal_opinion_one_at_a_time").on(table.decisionId).where(sql`${table.open}`),
    uniqueIndex("appeal_opinion_each_wijk_once").on(table.decisionId, table.wijkId),
  ],
);
