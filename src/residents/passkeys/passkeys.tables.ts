import { bigint, bytes, check, date, index, sql, text, timestamp, uuid } from "../../platform/query-builder.ts";
import { identity } from "../identity.tables.ts";

/**
 * A key with which somebody signs in, as their device made it (WebAuthn). Its name is sealed: people write what they like
 * there. The user handle is random and tells nothing outside this table.
 */
export const passkeyTable = identity.table(
  "passkey",
  {
    id: uuid().primaryKey(),
    residentId: uuid("resident_id").notNull(),
    credentialId: bytes("credential_id").notNull().unique(),
    publicKey: bytes("public_key").notNull(),
    userHandle: bytes("user_handle").notNull(),
    /** How often the device says that it signed; many always say 0. */
    counter: bigint({ mode: "number" }).notNull(),
    name: bytes().notNull(),
    madeAt: timestamp("made_at", { withTimezone: true }).notNull(),
    /** The day on which it signed in last, in Dutch time. */
    usedOn: date("used_on", { mode: "string" }),
  },
  (table) => [index("passkey_resident").on(table.residentId)],
);

/** What a device has to sign, once, in the browser that asked. A keyed hash; gone as soon as it was used. */
export const passkeyChallengeTable = identity.table(
  "passkey_challenge",
  {
    challengeHash: bytes("challenge_hash").primaryKey(),
    browserHash: bytes("browser_hash").notNull(),
    purpose: text().notNull(),
    /** Whose passkey it will be, when one is added. */
    residentId: uuid("resident_id"),
    userHandle: bytes("user_handle"),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    check(
      "passkey_challenge_purpose",
      sql`(${table.purpose} = 'sign-in' and ${table.residentId} is null and ${table.userHandle} is null)
        or (${table.purpose} = 'add' and ${table.residentId} is not null and ${table.userHandle} is not null)`,
    ),
    index("passkey_challenge_expires").on(table.expiresAt),
  ],
);
