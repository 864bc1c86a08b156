import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  sql,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { postTable } from "../posts/posts.tables.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** A question of this wijk as one gemeente got it and nobody else. What goes out about it can go there alone: a trigger says so. */
export const handOverTable = pgTable(
  "hand_over",
  {
    id: uuid().primaryKey(),
    questionId: uuid("question_id")
      .notNull()
      .unique()
      .references(() => postTable.id),
    gemeenteId: uuid("gemeente_id")
      .notNull()
      .references(() => actorTable.id),
    speakerId: uuid("speaker_id")
      .notNull()
      .references(() => actorTable.id),
    uri: text().notNull().unique(),
    title: text().notNull(),
    text: text().notNull(),
    place: text(),
    at: moment("at").notNull(),
    withdrawnAt: moment("withdrawn_at"),
    toldSettled: boolean("told_settled").notNull().default(false),
    reference: text(),
    answerBefore: date("answer_before"),
    why: text(),
    promisedAt: moment("promised_at"),
  },
  (table) => [
    check("hand_over_lengths", sql`length(${table.title}) <= 400 and length(${table.text}) <= 20000`),
    check(
      "hand_over_promised",
      sql`(${table.promisedAt} is null) = (${table.reference} is null) and (${table.promisedAt} is null) = (${table.answerBefore} is null)
        and (${table.promisedAt} is null) = (${table.why} is null)`,
    ),
    check(
      "hand_over_taken_back_says_nothing",
      sql`${table.withdrawnAt} is null or ${table.title} || ${table.text} || coalesce(${table.place}, '') = ''`,
    ),
    index("hand_over_gemeente").on(table.gemeenteId),
    index("hand_over_speaker").on(table.speakerId),
  ],
);

/** A question that a wijk handed over to us, when we are a gemeente. */
export const handedQuestionTable = pgTable(
  "handed_question",
  {
    id: uuid().primaryKey(),
    uri: text().notNull().unique(),
    wijkId: uuid("wijk_id")
      .notNull()
      .references(() => actorTable.id),
    /** Who asks, as the wijk says it: a voice of theirs, most often without a name. */
    askerId: uuid("asker_id")
      .notNull()
      .references(() => actorTable.id),
    title: text().notNull(),
    text: text().notNull(),
    place: text().notNull(),
    cameAt: moment("came_at").notNull(),
    year: integer().notNull(),
    number: integer().notNull(),
    answerBefore: date("answer_before").notNull(),
    why: text().notNull(),
    settledAt: moment("settled_at"),
    withdrawnAt: moment("withdrawn_at"),
    /** When its words were erased: taken back, or long over. */
    erasedAt: moment("erased_at"),
  },
  (table) => [
    unique("handed_question_reference").on(table.year, table.number),
    check(
      "handed_question_erased",
      sql`${table.erasedAt} is null or ${table.title} || ${table.text} || ${table.place} = ''`,
    ),
    index("handed_question_wijk").on(table.wijkId),
    index("handed_question_asker").on(table.askerId),
  ],
);

/** What an officer answered to it. At most one answer stands. */
export const handedAnswerTable = pgTable(
  "handed_answer",
  {
    id: uuid().primaryKey(),
    handedId: uuid("handed_id")
      .notNull()
      .references(() => handedQuestionTable.id),
    text: text().notNull(),
    /** It says that it is not for this gemeente, and why. */
    declined: boolean().notNull(),
    answeredBy: uuid("answered_by").notNull(),
    at: moment("at").notNull(),
    editedAt: moment("edited_at"),
    withdrawnAt: moment("withdrawn_at"),
  },
  (table) => [
    uniqueIndex("handed_answer_stands").on(table.handedId).where(sql`${table.withdrawnAt} is null`),
    check("handed_answer_withdrawn", sql`${table.withdrawnAt} is null or ${table.text} = ''`),
    check("handed_answer_length", sql`length(${table.text}) <= 20000`),
  ],
);
