import { boolean, bytes, check, index, sql, text, timestamp, uniqueIndex, uuid } from "../platform/query-builder.ts";
import { identity } from "../residents/identity.tables.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });

/**
 * Who wants to come to an activity: a resident, or a guest whose name and e-mail address are sealed (AES-256-GCM) with a key outside
 * the database. Gone a week after the activity.
 */
export const registrationTable = identity.table(
  "registration",
  {
    id: uuid().primaryKey(),
    itemId: uuid("item_id").notNull(),
    residentId: uuid("resident_id"),
    /** Name and address of a guest. */
    sealed: bytes(),
    /** Keyed hash of a guest's address with the activity in it: once each, and nothing says that two lists have the same guest. */
    emailMark: bytes("email_mark"),
    state: text().notNull(),
    askedAt: moment("asked_at").notNull(),
    /** Since when a place is held, or waited for; empty until a guest said yes in the letter. */
    confirmedAt: moment("confirmed_at"),
    wantsReminder: boolean("wants_reminder").notNull(),
    reminded: boolean().notNull(),
    /** Letters about it to a guest, which go when it goes: their address stands on them. */
    letters: uuid().array().notNull(),
  },
  (table) => [
    check("registration_state", sql`${table.state} in ('asked', 'coming', 'waiting')`),
    check("registration_of_one", sql`num_nonnulls(${table.residentId}, ${table.sealed}) = 1`),
    check("registration_mark", sql`(${table.sealed} is null) = (${table.emailMark} is null)`),
    check("registration_confirmed", sql`(${table.state} = 'asked') = (${table.confirmedAt} is null)`),
    uniqueIndex("registration_resident_once").on(table.itemId, table.residentId),
    uniqueIndex("registration_guest_once").on(table.itemId, table.emailMark),
    index("registration_resident").on(table.residentId).where(sql`${table.residentId} is not null`),
    index("registration_asked").on(table.askedAt).where(sql`${table.state} = 'asked'`),
  ],
);
