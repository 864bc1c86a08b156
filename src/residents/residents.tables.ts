import { languageOfWijk } from "../kernel/language.ts";
import { check, index, integer, pgTable, primaryKey, sql, text, timestamp, uuid } from "../platform/query-builder.ts";

/** A member of the wijk, as the wijk knows them. Nothing here reaches a person outside: addresses live in `identity`. */
export const residentTable = pgTable(
  "resident",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    roles: text().array().notNull().default(sql`'{}'::text[]`),
    /** Month of joining (YYYY-MM): precise enough to run a wijk, too coarse to recognise someone by. */
    joinedMonth: text("joined_month").notNull(),
    joinedBy: text("joined_by"),
    postsToSee: integer("posts_to_see").notNull().default(0),
    /** The organisation whose account it is. */
    organisation: text(),
    /** In which language they read the pages and get their letters. */
    language: text().notNull().default(languageOfWijk),
    leftAt: timestamp("left_at", { withTimezone: true }),
    /** Since when they may not come in, by a decision of a moderator; the database lets them have no session and write nothing. */
    suspendedAt: timestamp("suspended_at", { withTimezone: true }),
  },
  (table) => [
    check("resident_name_length", sql`length(${table.name}) between 1 and 60`),
    check(
      "resident_joined_by",
      sql`${table.joinedBy} in ('set-up', 'code', 'invitation', 'letter', 'vouching', 'approval')`,
    ),
    check("resident_posts_to_see", sql`${table.postsToSee} >= 0`),
    check("resident_organisation_length", sql`length(${table.organisation}) between 2 and 80`),
    check("resident_language", sql`${table.language} in ('nl', 'en')`),
    check("resident_suspended_has_no_role", sql`${table.suspendedAt} is null or cardinality(${table.roles}) = 0`),
    // Roles are for neighbours: whoever guides or moderates reads along.
    check("resident_organisation_has_no_role", sql`${table.organisation} is null or cardinality(${table.roles}) = 0`),
  ],
);

/** A role that was given until a day. A role without a row here has no end. */
export const roleTermTable = pgTable(
  "role_term",
  {
    residentId: uuid("resident_id")
      .notNull()
      .references(() => residentTable.id),
    role: text().notNull(),
    until: timestamp({ withTimezone: true }).notNull(),
    remindedAt: timestamp("reminded_at", { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.residentId, table.role] }), index("role_term_until").on(table.until)],
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
