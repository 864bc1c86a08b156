import { sql } from "drizzle-orm";
import { check, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { actorTable } from "../posts/actors.tables.ts";

/** Who follows an actor of ours. */
export const followerTable = pgTable(
  "follower",
  {
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actorTable.id),
    followerId: uuid("follower_id")
      .notNull()
      .references(() => actorTable.id),
    followUri: text("follow_uri").notNull(),
    since: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.actorId, table.followerId] })],
);

/** Which wijken our wijk follows. */
export const neighbourTable = pgTable(
  "neighbour",
  {
    actorId: uuid("actor_id")
      .primaryKey()
      .references(() => actorTable.id),
    followUri: text("follow_uri").notNull().unique(),
    state: text().notNull(),
    since: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [check("neighbour_state", sql`${table.state} in ('requested', 'accepted', 'rejected')`)],
);

/** Servers from which we accept nothing and to which we send nothing. */
export const blockedServerTable = pgTable("blocked_server", {
  host: text().primaryKey(),
  reason: text().notNull(),
  blockedBy: uuid("blocked_by").notNull(),
  blockedAt: timestamp("blocked_at", { withTimezone: true }).notNull(),
});
