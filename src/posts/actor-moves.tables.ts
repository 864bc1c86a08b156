import { check, index, pgTable, primaryKey, sql, timestamp, uniqueIndex, uuid } from "../platform/query-builder.ts";
import { actorTable } from "./actors.tables.ts";

/** Actors that live somewhere else now: residents' own handles of ours, and actors of other servers. */
export const actorMoveTable = pgTable(
  "actor_move",
  {
    id: uuid().primaryKey(),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actorTable.id),
    targetId: uuid("target_id")
      .notNull()
      .references(() => actorTable.id),
    movedAt: timestamp("moved_at", { withTimezone: true }).notNull(),
    /** When it came back, or moved on to somewhere else. */
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (table) => [
    check("actor_move_leads_elsewhere", sql`${table.actorId} <> ${table.targetId}`),
    uniqueIndex("actor_move_standing").on(table.actorId).where(sql`${table.endedAt} is null`),
    index("actor_move_actor").on(table.actorId, table.movedAt),
    index("actor_move_target").on(table.targetId).where(sql`${table.endedAt} is null`),
  ],
);

/** Earlier accounts elsewhere that a resident named: they stand in `alsoKnownAs` of the resident's own handle. */
export const actorAliasTable = pgTable(
  "actor_alias",
  {
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actorTable.id),
    aliasId: uuid("alias_id")
      .notNull()
      .references(() => actorTable.id),
    since: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.actorId, table.aliasId] })],
);
