import {
  check,
  customType,
  foreignKey,
  index,
  sql,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "../platform/query-builder.ts";
import { identity } from "../residents/identity.tables.ts";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const time = (name: string) => timestamp(name, { withTimezone: true });

/** What a moderator decided about a member. The reason stands sealed, with the roles that somebody had when they were suspended. */
export const decisionTable = identity.table(
  "decision",
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    aboutResident: uuid("about_resident").notNull(),
    aboutPost: uuid("about_post"),
    rule: text().notNull(),
    sealed: bytes().notNull(),
    decidedBy: uuid("decided_by").notNull(),
    decidedAt: time("decided_at").notNull(),
    until: time("until"),
    endedAt: time("ended_at"),
    endedBy: uuid("ended_by"),
  },
  (table) => [
    check("decision_kind", sql`${table.kind} in ('suspended', 'hidden', 'refused', 'introduction', 'removed')`),
    check("decision_rule", sql`${table.rule} in ('friendly', 'private', 'honest', 'law', 'general')`),
    check("decision_not_about_oneself", sql`${table.decidedBy} <> ${table.aboutResident}`),
    uniqueIndex("decision_suspension_once")
      .on(table.aboutResident)
      .where(sql`${table.kind} = 'suspended' and ${table.endedAt} is null`),
    index("decision_about").on(table.aboutResident, table.decidedAt),
    unique("decision_by_whom").on(table.id, table.decidedBy, table.aboutResident),
  ],
);

/**
 * That somebody does not agree with a decision, and what a second person decided. Who decided first and whom it is about stand here
 * too, held to the decision, so that the database itself can refuse that either of them decides again.
 */
export const appealTable = identity.table(
  "appeal",
  {
    decisionId: uuid("decision_id").primaryKey(),
    firstBy: uuid("first_by").notNull(),
    aboutResident: uuid("about_resident").notNull(),
    sealed: bytes().notNull(),
    appealedAt: time("appealed_at").notNull(),
    /** Who decided: a second person here, or a wijk of the ring (the id of its actor). */
    decidedBy: uuid("decided_by"),
    decidedByWijk: uuid("decided_by_wijk"),
    decidedAt: time("decided_at"),
    outcome: text(),
    sealedAnswer: bytes("sealed_answer"),
  },
  (table) => [
    foreignKey({
      name: "appeal_of_decision",
      columns: [table.decisionId, table.firstBy, table.aboutResident],
      foreignColumns: [decisionTable.id, decisionTable.decidedBy, decisionTable.aboutResident],
    }).onDelete("cascade"),
    check("appeal_outcome", sql`${table.outcome} in ('upheld', 'overturned')`),
    check(
      "appeal_second_person",
      sql`${table.decidedBy} is null or ${table.decidedBy} not in (${table.firstBy}, ${table.aboutResident})`,
    ),
    check("appeal_decided_whole", sql`num_nulls(${table.decidedAt}, ${table.outcome}) in (0, 2)`),
    check(
      "appeal_decided_by_one",
      sql`num_nonnulls(${table.decidedBy}, ${table.decidedByWijk}) = num_nonnulls(${table.decidedAt})`,
    ),
  ],
);
