import { boolean, check, index, pgTable, primaryKey, sql, text, timestamp, uuid } from "../platform/query-builder.ts";
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

/**
 * The ring: how our wijk and another one stand, by its exact actor. `own_uri` and `their_uri` are the ids of what each said last, on which
 * it rests; empty where it is over.
 */
export const ringMembershipTable = pgTable(
  "ring_membership",
  {
    actorId: uuid("actor_id")
      .primaryKey()
      .references(() => actorTable.id),
    state: text().notNull(),
    ownUri: text("own_uri").unique(),
    ownType: text("own_type"),
    theirUri: text("their_uri").unique(),
    since: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    check("ring_membership_state", sql`${table.state} in ('invited', 'asked', 'member', 'refused', 'ended')`),
    check("ring_membership_own_type", sql`${table.ownType} in ('Offer', 'Accept')`),
    check(
      "ring_membership_both_said_yes",
      sql`${table.state} <> 'member' or (${table.ownUri} is not null and ${table.theirUri} is not null)`,
    ),
  ],
);

/** Servers from which we accept nothing and to which we send nothing; what is below such a name is meant too. */
export const blockedServerTable = pgTable("blocked_server", {
  host: text().primaryKey(),
  reason: text().notNull(),
  blockedBy: uuid("blocked_by").notNull(),
  blockedAt: timestamp("blocked_at", { withTimezone: true }).notNull(),
});

/** Servers of which everything that is written waits for a moderator; what is below such a name is meant too. */
export const limitedServerTable = pgTable("limited_server", {
  host: text().primaryKey(),
  reason: text().notNull(),
  limitedBy: uuid("limited_by").notNull(),
  limitedAt: timestamp("limited_at", { withTimezone: true }).notNull(),
});

/** The list that counts while `allow_list` has its row: these names and no others, not what is below them. */
export const listedServerTable = pgTable("listed_server", {
  host: text().primaryKey(),
  listedBy: uuid("listed_by").notNull(),
  listedAt: timestamp("listed_at", { withTimezone: true }).notNull(),
});

/** With its one row the wijk deals with the servers on its list and with its neighbours, and with nobody else. */
export const allowListTable = pgTable(
  "allow_list",
  {
    only: boolean().primaryKey().default(true),
    turnedOnBy: uuid("turned_on_by").notNull(),
    since: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [check("allow_list_only_one", sql`${table.only}`)],
);

/** People elsewhere from whom we accept nothing and to whom we send nothing. */
export const blockedActorTable = pgTable("blocked_actor", {
  actorId: uuid("actor_id")
    .primaryKey()
    .references(() => actorTable.id),
  reason: text().notNull(),
  blockedBy: uuid("blocked_by").notNull(),
  blockedAt: timestamp("blocked_at", { withTimezone: true }).notNull(),
});

/** Somebody elsewhere wants nothing of an actor of ours: nothing that it signs goes to them. */
export const receivedBlockTable = pgTable(
  "received_block",
  {
    blockerId: uuid("blocker_id")
      .notNull()
      .references(() => actorTable.id),
    blockedId: uuid("blocked_id")
      .notNull()
      .references(() => actorTable.id),
    activityUri: text("activity_uri").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.blockerId, table.blockedId] }),
    index("received_block_activity").on(table.activityUri),
  ],
);
