import type { Buffer } from "node:buffer";
import { type Clock, later } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import type { Role } from "../kernel/reader.ts";
import type { Database } from "../platform/postgres.ts";
import {
  and,
  eq,
  gt,
  isNull,
  lt,
  lte,
  type PgDatabase,
  type PgQueryResultHKT,
  sql,
} from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { dataLookStore } from "./data-looks.postgres.ts";
import { addressStore, sessionHash, sessionStore, signInStore } from "./identity.postgres.ts";
import { attemptTable, sessionTable } from "./identity.tables.ts";
import type { DoorTransaction } from "./identity.ts";
import { joinRequestStore } from "./join-requests.postgres.ts";
import { letterChoiceStore } from "./letter-choices.postgres.ts";
import { letterCodeStore } from "./letter-codes.postgres.ts";
import { letterStore } from "./letters.postgres.ts";
import { passkeyChallengeStore, passkeyStore } from "./passkeys/passkeys.postgres.ts";
import type { Attempts } from "./rate-limit.ts";
import { residentTable } from "./residents.tables.ts";
import { type SessionReader, sessionIsRenewedEvery, sessionLasts } from "./sessions.ts";

/** What a transaction at the door can do beyond what one of the square can. It needs the rights of the role `door`. */
export const doorStores = (
  transaction: PgDatabase<PgQueryResultHKT>,
  sealing: Sealing,
): Pick<
  DoorTransaction,
  | "addresses"
  | "signIns"
  | "sessions"
  | "passkeys"
  | "passkeyChallenges"
  | "letters"
  | "letterChoices"
  | "letterCodes"
  | "joinRequests"
  | "dataLooks"
> => ({
  addresses: addressStore(transaction, sealing),
  signIns: signInStore(transaction, sealing),
  sessions: sessionStore(transaction, sealing),
  passkeys: passkeyStore(transaction, sealing),
  passkeyChallenges: passkeyChallengeStore(transaction, sealing),
  letters: letterStore(transaction, sealing),
  letterChoices: letterChoiceStore(transaction),
  letterCodes: letterCodeStore(transaction, sealing),
  joinRequests: joinRequestStore(transaction, sealing),
  dataLooks: dataLookStore(transaction, sealing),
});

/** Counts attempts, each in a statement of its own. What is counted stands there as a keyed hash. */
export const createAttempts = (door: Database, sealing: Sealing): Attempts => ({
  count: async (what, who, windowStart) => {
    const bucket = sealing.index(`attempt ${what}`, who).toString("base64url");
    const [row] = await door.drizzle
      .insert(attemptTable)
      .values({ bucket, windowStart, count: 1 })
      .onConflictDoUpdate({
        target: [attemptTable.bucket, attemptTable.windowStart],
        set: { count: sql`${attemptTable.count} + 1` },
      })
      .returning({ count: attemptTable.count });
    if (row === undefined) throw new Error("An attempt was not counted.");
    return row.count;
  },
  forget: async (before) => {
    await door.drizzle.delete(attemptTable).where(lt(attemptTable.windowStart, before));
  },
});

/** Reads sessions, one query for each request with a cookie. */
export const createSessionReader = (door: Database, sealing: Sealing, clock: Clock): SessionReader => {
  // Every request of somebody who is signed in asks for this: the statement is written once.
  const written = door.drizzle
    .select({
      id: residentTable.id,
      name: residentTable.name,
      roles: residentTable.roles,
      organisation: residentTable.organisation,
      language: residentTable.language,
      seenAt: sessionTable.seenAt,
    })
    .from(sessionTable)
    .innerJoin(residentTable, eq(residentTable.id, sessionTable.residentId))
    .where(
      and(
        eq(sessionTable.tokenHash, sql.placeholder("tokenHash")),
        gt(sessionTable.expiresAt, sql.placeholder("at")),
        isNull(residentTable.leftAt),
        isNull(residentTable.suspendedAt),
      ),
    )
    .prepare("who a session is of");
  const rowOf = async (tokenHash: Buffer, at: Date) => {
    const [row] = await written.execute({ tokenHash, at });
    if (row === undefined) return null;
    const { seenAt, language, ...resident } = row;
    const reader = {
      ...resident,
      kind: "resident" as const,
      id: row.id as ResidentId,
      roles: row.roles as Role[],
    };
    return { reader, language: language as Language, seenAt };
  };
  return {
    read: async (token) => {
      const at = clock();
      const tokenHash = sessionHash(sealing, token);
      const found = await rowOf(tokenHash, at);
      if (found === null) return null;
      const renewed = found.seenAt <= later(at, -sessionIsRenewedEvery);
      if (renewed) {
        await door.drizzle
          .update(sessionTable)
          .set({ seenAt: at, expiresAt: later(at, sessionLasts) })
          .where(and(eq(sessionTable.tokenHash, tokenHash), lte(sessionTable.seenAt, found.seenAt)));
      }
      return { reader: found.reader, language: found.language, renewed };
    },
    readQuietly: async (token) => (await rowOf(sessionHash(sealing, token), clock()))?.reader ?? null,
  };
};
