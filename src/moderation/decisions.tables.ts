import {
  check,
  customType,
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
    check("decision_kind", sql`${table.kind} in ('suspended')`),
    check("decision_rule", sql`${table.rule} in ('friendly', 'private', 'honest', 'law')`),
    check("decision_not_about_oneself", sql`${table.decidedBy} <> ${table.aboutResident}`),
    uniqueIndex("decision_suspension_once")
      .on(table.aboutResident)
      .where(sql`${table.kind} = 'suspended' and ${table.endedAt} is null`),
    index("decision_about").on(table.aboutResident, table.decidedAt),
    unique("decision_by_whom").on(table.id, table.decidedBy),
  ],
);
