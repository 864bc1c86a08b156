import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** A member of the wijk, as the wijk knows them. Nothing here reaches a person outside: addresses live in `identity`. */
export const residentTable = pgTable(
  "resident",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    roles: text().array().notNull().default(sql`'{}'::text[]`),
    /** Month of joining (YYYY-MM): precise enough to run a wijk, too coarse to recognise someone by. */
    joinedMonth: text("joined_month").notNull(),
    joinedThrough: uuid("joined_through"),
    leftAt: timestamp("left_at", { withTimezone: true }),
  },
  (table) => [check("resident_name_length", sql`length(${table.name}) between 1 and 60`)],
);

/** A way in: a code of the administrator (many uses) or a member's invitation (one use). */
export const invitationTable = pgTable(
  "invitation",
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique(),
    madeBy: uuid("made_by").notNull(),
    kind: text().notNull(),
    usesLeft: integer("uses_left").notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    madeAt: timestamp("made_at", { withTimezone: true }).notNull(),
    withdrawnAt: timestamp("withdrawn_at", { withTimezone: true }),
  },
  (table) => [
    check("invitation_kind", sql`${table.kind} in ('code', 'invitation')`),
    check("invitation_uses", sql`${table.usesLeft} >= 0`),
    index("invitation_made_by").on(table.madeBy),
  ],
);
