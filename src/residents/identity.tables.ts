import {
  boolean,
  bytes,
  check,
  index,
  integer,
  pgSchema,
  primaryKey,
  sql,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "../platform/query-builder.ts";

/** Everything that says who someone is. Only the role `wijk_door` may read it; ActivityPub code runs without that role. */
export const identity = pgSchema("identity");

/** A resident's e-mail address: sealed (AES-256-GCM) with a key outside the database, found by a keyed hash. */
export const addressTable = identity.table("address", {
  residentId: uuid("resident_id").primaryKey(),
  sealed: bytes().notNull(),
  index: bytes().notNull().unique(),
  addedAt: timestamp("added_at", { withTimezone: true }).notNull(),
  /** When they signed in for the first time. */
  arrivedAt: timestamp("arrived_at", { withTimezone: true }),
});

/** A request to sign in: a link and a six-digit code, both single use and short-lived. */
export const signInTable = identity.table(
  "sign_in",
  {
    id: uuid().primaryKey(),
    residentId: uuid("resident_id"),
    linkHash: bytes("link_hash").notNull().unique(),
    codeHash: bytes("code_hash").notNull(),
    /** Hash of the cookie of the browser that asked; the link signs in there alone. */
    browserHash: bytes("browser_hash"),
    /** True for links handed out by an administrator on the command line. */
    anyBrowser: boolean("any_browser").notNull().default(false),
    attemptsLeft: integer("attempts_left").notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (table) => [index("sign_in_browser").on(table.browserHash), index("sign_in_expires").on(table.expiresAt)],
);

/**
 * A signed-in browser. The cookie holds the token; here is only its hash. `id` names it on the page of its owner, and
 * `device` is all that is kept of what the browser says about itself.
 */
export const sessionTable = identity.table(
  "session",
  {
    tokenHash: bytes("token_hash").primaryKey(),
    id: uuid().notNull().unique().default(sql`gen_random_uuid()`),
    residentId: uuid("resident_id").notNull(),
    device: text(),
    startedAt: timestamp("started_at", { withTimezone: true }).notNull(),
    seenAt: timestamp("seen_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("session_resident").on(table.residentId),
    check("session_device", sql`${table.device} in ('phone', 'tablet', 'computer')`),
  ],
);

/** A letter that must leave, or has left, by e-mail: address and content sealed. */
export const letterTable = identity.table(
  "letter",
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    sealed: bytes().notNull(),
    writtenAt: timestamp("written_at", { withTimezone: true }).notNull(),
    sentAt: timestamp("sent_at", { withTimezone: true }),
    attempts: integer().notNull().default(0),
    lastError: text("last_error"),
  },
  (table) => [index("letter_written").on(table.writtenAt)],
);

/** When a kind of letter comes to a resident, where that is not as usual. */
export const letterChoiceTable = identity.table(
  "letter_choice",
  {
    residentId: uuid("resident_id").notNull(),
    kind: text().notNull(),
    choice: text().notNull(),
    chosenAt: timestamp("chosen_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.residentId, table.kind] }),
    check("letter_choice_known", sql`${table.choice} in ('at-once', 'day', 'week', 'never')`),
  ],
);

/** Letters with a code that were printed together. The addresses on them are kept nowhere. */
export const letterBatchTable = identity.table("letter_batch", {
  id: uuid().primaryKey(),
  madeBy: uuid("made_by").notNull(),
  madeAt: timestamp("made_at", { withTimezone: true }).notNull(),
  letters: integer().notNull(),
  expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  withdrawnAt: timestamp("withdrawn_at", { withTimezone: true }),
});

/** The code of one letter, as a keyed hash: which batch, and whether it was used. Nothing leads to an address or a member. */
export const letterCodeTable = identity.table(
  "letter_code",
  {
    codeHash: bytes("code_hash").primaryKey(),
    batchId: uuid("batch_id")
      .notNull()
      .references(() => letterBatchTable.id, { onDelete: "cascade" }),
    used: boolean().notNull().default(false),
  },
  (table) => [index("letter_code_batch").on(table.batchId)],
);

/** Somebody without a code who asks to join. Who they are is sealed, and gone once it is decided or after 30 days. */
export const joinRequestTable = identity.table(
  "join_request",
  {
    id: uuid().primaryKey(),
    emailIndex: bytes("email_index").notNull(),
    sealed: bytes().notNull(),
    vouchersNeeded: integer("vouchers_needed").notNull(),
    askedAt: timestamp("asked_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    /** When whoever has to know was written to. */
    toldAt: timestamp("told_at", { withTimezone: true }),
  },
  (table) => [index("join_request_email").on(table.emailIndex), index("join_request_expires").on(table.expiresAt)],
);

/** A member who is asked to vouch: the link of the letter as a keyed hash, and what they said. */
export const voucherTable = identity.table(
  "voucher",
  {
    tokenHash: bytes("token_hash").primaryKey(),
    requestId: uuid("request_id")
      .notNull()
      .references(() => joinRequestTable.id, { onDelete: "cascade" }),
    residentId: uuid("resident_id").notNull(),
    answer: text(),
  },
  (table) => [
    check("voucher_answer", sql`${table.answer} in ('yes', 'no')`),
    uniqueIndex("voucher_once").on(table.requestId, table.residentId),
  ],
);

/** How often something was tried in a window of time; the keys are keyed hashes, never addresses. */
export const attemptTable = identity.table(
  "attempt",
  {
    bucket: text().notNull(),
    windowStart: timestamp("window_start", { withTimezone: true }).notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.bucket, table.windowStart] })],
);

/** That somebody with a task looked into what says who a resident is: each time one row, about a keyed hash. */
export const dataLookTable = identity.table(
  "data_look",
  {
    id: uuid().primaryKey(),
    mark: bytes().notNull(),
    what: text().notNull(),
    seenBy: uuid("seen_by"),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    check("data_look_what", sql`${table.what} in ('sign-in-link', 'entrusted-name')`),
    index("data_look_mark").on(table.mark, table.at),
  ],
);
