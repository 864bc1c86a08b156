import {
  bigserial,
  boolean,
  check,
  index,
  integer,
  pgTable,
  sql,
  text,
  timestamp,
  unique,
  uuid,
} from "../../platform/query-builder.ts";
import { actorTable } from "../../posts/actors.tables.ts";
import { postTable } from "../../posts/posts.tables.ts";

/** An activity of ours, serialised once, exactly as every inbox gets it. A trigger refuses what must stay home. */
export const outgoingActivityTable = pgTable(
  "outgoing_activity",
  {
    id: uuid().primaryKey(),
    position: bigserial({ mode: "number" }).notNull(),
    uri: text().notNull().unique(),
    type: text().notNull(),
    signerId: uuid("signer_id")
      .notNull()
      .references(() => actorTable.id),
    /** The object whose order of changes is kept per inbox. */
    objectUri: text("object_uri").notNull(),
    /** The post that the activity speaks of; the trigger looks at its audience. */
    postId: uuid("post_id").references(() => postTable.id),
    body: text().notNull(),
    /** For what software this form is meant; empty for what everybody may read. */
    variant: text(),
    /** It is for the wijken of the ring alone: a trigger refuses every other inbox. */
    ring: boolean().notNull().default(false),
    /** It is for this actor alone, in its own inbox: a trigger refuses every other one. */
    onlyTo: uuid("only_to").references(() => actorTable.id),
    /** It takes something back: a Delete or an Undo, or the Announce around one. */
    takesBack: boolean("takes_back").notNull().default(false),
    madeAt: timestamp("made_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("outgoing_activity_object").on(table.objectUri),
    index("outgoing_activity_signer").on(table.signerId, table.position),
  ],
);

/** One row per inbox that must get an outgoing activity. */
export const deliveryTable = pgTable(
  "delivery",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    activityId: uuid("activity_id")
      .notNull()
      .references(() => outgoingActivityTable.id),
    inbox: text().notNull(),
    host: text().notNull(),
    objectUri: text("object_uri").notNull(),
    dueAt: timestamp("due_at", { withTimezone: true }).notNull(),
    giveUpAt: timestamp("give_up_at", { withTimezone: true }).notNull(),
    attempts: integer().notNull().default(0),
    /** The worker that has it in hand (`platform/presence.ts`); it counts only while that worker is there. */
    leasedBy: integer("leased_by"),
    doneAt: timestamp("done_at", { withTimezone: true }),
    /** `delivered`, `given-up`, or `overtaken`: given up, and something newer makes another try wrong. */
    outcome: text(),
    lastStatus: integer("last_status"),
    lastError: text("last_error"),
    /** How often in a row the inbox has said 410, and since when. */
    goneCount: integer("gone_count").notNull().default(0),
    goneSince: timestamp("gone_since", { withTimezone: true }),
  },
  (table) => [
    unique("delivery_once").on(table.activityId, table.inbox),
    // Not `leased_by`, here or elsewhere: then taking a row and giving it back touches no index.
    index("delivery_waiting").on(table.dueAt, table.id).where(sql`${table.doneAt} is null`),
    // Another condition than the index of all that waits has, so that a statement can choose between them.
    index("delivery_order").on(table.inbox, table.objectUri, table.id).where(sql`${table.outcome} is null`),
    check("delivery_done_with_an_outcome", sql`num_nonnulls(${table.doneAt}, ${table.outcome}) <> 1`),
    index("delivery_given_up").on(table.doneAt).where(sql`${table.outcome} = 'given-up'`),
  ],
);

/** What we know of a server that we deliver to. */
export const peerTable = pgTable(
  "peer",
  {
    host: text().primaryKey(),
    /** How it wants requests signed, when that is not draft-cavage: `rfc9421`. */
    signatureStyle: text("signature_style"),
    /** Attempts in a row that found it down. */
    failures: integer().notNull().default(0),
    failingSince: timestamp("failing_since", { withTimezone: true }),
    /** Nothing is sent before this; one attempt after it decides. */
    heldUntil: timestamp("held_until", { withTimezone: true }),
    lastError: text("last_error"),
    /** What it runs by its own NodeInfo, in lower case, and since when we know; empty when it did not say. */
    software: text(),
    softwareVersion: text("software_version"),
    /** How many people it says to have. */
    people: integer(),
    softwareAskedAt: timestamp("software_asked_at", { withTimezone: true }),
  },
  (table) => [index("peer_held").on(table.heldUntil).where(sql`${table.heldUntil} is not null`)],
);
