import {
  bigserial,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  sql,
  text,
  timestamp,
  uuid,
} from "../platform/query-builder.ts";
import { postTable } from "../posts/posts.tables.ts";
import { residentTable } from "../residents/residents.tables.ts";
import type { Hour } from "./hours.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** What a wijkwijzer says of themselves. Who is one, the roles of a resident tell. */
export const wijkwijzerTable = pgTable(
  "wijkwijzer",
  {
    residentId: uuid("resident_id")
      .primaryKey()
      .references(() => residentTable.id),
    themes: text().array().notNull(),
    hours: jsonb().$type<readonly Hour[]>().notNull(),
    capacity: integer().notNull(),
    awayUntil: date("away_until"),
    organisation: text().notNull(),
    about: text().notNull(),
    reachable: text().notNull(),
    shownOutside: boolean("shown_outside").notNull(),
  },
  (table) => [check("wijkwijzer_capacity", sql`${table.capacity} between 1 and 99`)],
);

/** Questions on desks. At most one open offer of a question to one wijkwijzer. */
export const offerTable = pgTable(
  "guidance_offer",
  {
    id: uuid().primaryKey(),
    questionId: uuid("question_id")
      .notNull()
      .references(() => postTable.id),
    residentId: uuid("resident_id")
      .notNull()
      .references(() => residentTable.id),
    offeredAt: moment("offered_at").notNull(),
    startsAt: moment("starts_at").notNull(),
    toldAt: moment("told_at"),
    endedAt: moment("ended_at"),
    how: text(),
  },
  (table) => [
    check("guidance_offer_how", sql`${table.how} in ('taken', 'passed-on', 'lapsed', 'over')`),
    check("guidance_offer_ended", sql`(${table.how} is null) = (${table.endedAt} is null)`),
    index("guidance_offer_question").on(table.questionId),
    index("guidance_offer_resident").on(table.residentId, table.offeredAt),
    index("guidance_offer_untold").on(table.startsAt).where(sql`${table.toldAt} is null and ${table.endedAt} is null`),
  ],
);

/** Where each question of this wijk is on its way. */
export const wayTable = pgTable(
  "question_way",
  {
    questionId: uuid("question_id")
      .primaryKey()
      .references(() => postTable.id),
    rung: text().notNull(),
    waitingFor: text("waiting_for"),
    nextAt: moment("next_at"),
    asked: integer().notNull(),
    ahead: text(),
    declined: text().array().notNull(),
  },
  (table) => [
    check("question_way_rung", sql`${table.rung} in ('wijk', 'wijkwijzers', 'kring', 'outside', 'gemeente')`),
    check("question_way_waiting", sql`${table.waitingFor} in ('wijkwijzers', 'taker', 'answers', 'asker', 'closing')`),
    check("question_way_never_silent", sql`(${table.waitingFor} is null) = (${table.nextAt} is null)`),
    index("question_way_due").on(table.nextAt).where(sql`${table.nextAt} is not null`),
  ],
);

/** What happened on the way of a question. */
export const stepTable = pgTable(
  "question_step",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    questionId: uuid("question_id")
      .notNull()
      .references(() => postTable.id),
    at: moment("at").notNull(),
    rung: text().notNull(),
    kind: text().notNull(),
    residentId: uuid("resident_id"),
    count: integer(),
  },
  (table) => [index("question_step_question").on(table.questionId, table.id)],
);

/** What askers said about each rung beyond the wijk, with the words that were shown to them. Never changed. */
export const consentTable = pgTable(
  "consent",
  {
    id: uuid().primaryKey(),
    questionId: uuid("question_id")
      .notNull()
      .references(() => postTable.id),
    rung: text().notNull(),
    answer: text().notNull(),
    at: moment("at").notNull(),
    /** What would be sent: empty for a no. Erased with the question. */
    shown: text().notNull(),
    recipients: text().notNull(),
  },
  (table) => [
    check("consent_rung", sql`${table.rung} in ('kring', 'outside', 'gemeente')`),
    check("consent_answer", sql`${table.answer} in ('yes', 'no', 'not-yet')`),
    index("consent_question").on(table.questionId),
  ],
);

/** How long questions wait in this wijk, in days; one row, or none for the usual. */
export const waitsTable = pgTable(
  "guidance_waits",
  {
    only: boolean().primaryKey().default(true),
    wijkwijzers: integer().notNull(),
    taker: integer().notNull(),
    wijk: integer().notNull(),
    outside: integer().notNull(),
    asker: integer().notNull(),
  },
  (table) => [check("guidance_waits_only", sql`${table.only}`)],
);
