import { bytes, check, index, pgTable, sql, text, timestamp, uniqueIndex, uuid } from "../platform/query-builder.ts";

/** Key pairs of the actors of this server. All stand-ins share one of each kind, so that the key links nothing. */
export const signingKeyTable = pgTable("signing_key", {
  id: uuid().primaryKey(),
  /** `wijk`, `instance` or `stand-ins`; empty for a resident's own pair. */
  purpose: text().unique(),
  publicPem: text("public_pem").notNull(),
  privateSealed: bytes("private_sealed").notNull(),
  /** The Ed25519 pair for proofs; empty in what an older version made, until the next start. */
  proofMultikey: text("proof_multikey"),
  proofPrivateSealed: bytes("proof_private_sealed"),
  madeAt: timestamp("made_at", { withTimezone: true }).notNull(),
});

/** Everyone who can be addressed over ActivityPub: ours (wijk, instance, moderation, residents outside, stand-ins) and others'. */
export const actorTable = pgTable(
  "actor",
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    uri: text().notNull().unique(),
    type: text().notNull(),
    handle: text().notNull(),
    host: text().notNull(),
    name: text().notNull(),
    summary: text().notNull().default(""),
    url: text(),
    inbox: text().notNull(),
    sharedInbox: text("shared_inbox"),
    followers: text(),
    /** Who may find by searching what an actor elsewhere wrote, where that says nothing itself; empty for nobody. */
    searchableBy: text("searchable_by").array(),
    residentId: uuid("resident_id"),
    /** The thread in which a stand-in stands in; one per resident and thread. */
    threadId: uuid("thread_id"),
    signingKeyId: uuid("signing_key_id").references(() => signingKeyTable.id),
    madeAt: timestamp("made_at", { withTimezone: true }).notNull(),
    fetchedAt: timestamp("fetched_at", { withTimezone: true }),
    goneAt: timestamp("gone_at", { withTimezone: true }),
  },
  (table) => [
    check(
      "actor_kind",
      sql`${table.kind} in ('wijk', 'instance', 'moderation', 'announcements', 'resident', 'stand_in', 'remote')`,
    ),
    check(
      "actor_lengths",
      sql`length(${table.uri}) <= 2048 and length(${table.name}) <= 2048 and length(${table.summary}) <= 20000`,
    ),
    uniqueIndex("actor_local_handle").on(table.handle).where(sql`${table.kind} <> 'remote'`),
    uniqueIndex("actor_resident_outside").on(table.residentId).where(sql`${table.kind} = 'resident'`),
    uniqueIndex("actor_stand_in").on(table.residentId, table.threadId).where(sql`${table.kind} = 'stand_in'`),
    index("actor_host").on(table.host),
    index("actor_own_inbox").on(table.inbox).where(sql`${table.sharedInbox} is null`),
  ],
);
