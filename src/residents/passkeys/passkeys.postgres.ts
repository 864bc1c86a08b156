import { Buffer } from "node:buffer";
import type { PasskeyId, ResidentId } from "../../kernel/ids.ts";
import { and, eq, gt, lt, lte, type PgDatabase, type PgQueryResultHKT } from "../../platform/query-builder.ts";
import type { Sealing } from "../../platform/sealing.ts";
import type { Passkey, PasskeyChallengeStore, PasskeyStore } from "./passkey.ts";
import { passkeyChallengeTable, passkeyTable } from "./passkeys.tables.ts";

type Transaction = PgDatabase<PgQueryResultHKT>;

const sealedAs = (id: string) => `passkey:${id}`;

/** Passkeys within one transaction of the door. */
export const passkeyStore = (transaction: Transaction, sealing: Sealing): PasskeyStore => {
  const fromRow = (row: typeof passkeyTable.$inferSelect): Passkey => ({
    id: row.id as PasskeyId,
    residentId: row.residentId as ResidentId,
    credentialId: row.credentialId,
    publicKey: row.publicKey,
    userHandle: row.userHandle,
    counter: row.counter,
    name: sealing.open(sealedAs(row.id), row.name),
    madeAt: row.madeAt,
    usedOn: row.usedOn,
  });
  const theirs = (resident: ResidentId, id: PasskeyId) =>
    and(eq(passkeyTable.residentId, resident), eq(passkeyTable.id, id));
  return {
    add: async (passkey) => {
      const added = await transaction
        .insert(passkeyTable)
        .values({
          ...passkey,
          credentialId: Buffer.from(passkey.credentialId),
          publicKey: Buffer.from(passkey.publicKey),
          userHandle: Buffer.from(passkey.userHandle),
          name: sealing.seal(sealedAs(passkey.id), passkey.name),
        })
        .onConflictDoNothing({ target: passkeyTable.credentialId })
        .returning({ id: passkeyTable.id });
      return added.length === 1;
    },
    of: async (resident) => {
      const rows = await transaction
        .select()
        .from(passkeyTable)
        .where(eq(passkeyTable.residentId, resident))
        .orderBy(passkeyTable.madeAt, passkeyTable.id);
      return rows.map(fromRow);
    },
    withCredential: async (credentialId) => {
      const [row] = await transaction
        .select()
        .from(passkeyTable)
        .where(eq(passkeyTable.credentialId, Buffer.from(credentialId)));
      return row === undefined ? null : fromRow(row);
    },
    use: async (id, counter, day) => {
      // Many devices never count: then it stays 0 on both sides (WebAuthn, section 6.1.1).
      const goesOn = counter === 0 ? eq(passkeyTable.counter, 0) : lt(passkeyTable.counter, counter);
      const used = await transaction
        .update(passkeyTable)
        .set({ counter, usedOn: day })
        .where(and(eq(passkeyTable.id, id), goesOn))
        .returning({ id: passkeyTable.id });
      return used.length === 1;
    },
    rename: async (resident, id, name) => {
      const renamed = await transaction
        .update(passkeyTable)
        .set({ name: sealing.seal(sealedAs(id), name) })
        .where(theirs(resident, id))
        .returning({ id: passkeyTable.id });
      return renamed.length === 1;
    },
    remove: async (resident, id) => {
      const removed = await transaction
        .delete(passkeyTable)
        .where(theirs(resident, id))
        .returning({ id: passkeyTable.id });
      return removed.length === 1;
    },
    removeAllOf: async (resident) => {
      await transaction.delete(passkeyTable).where(eq(passkeyTable.residentId, resident));
      await transaction.delete(passkeyChallengeTable).where(eq(passkeyChallengeTable.residentId, resident));
    },
  };
};

/** Challenges within one transaction of the door. */
export const passkeyChallengeStore = (transaction: Transaction, sealing: Sealing): PasskeyChallengeStore => {
  const challengeHash = (challenge: string) => sealing.index("passkey challenge", challenge);
  const browserHash = (browser: string) => sealing.index("sign-in browser", browser);
  return {
    add: async (challenge, browser, purpose, expiresAt) => {
      await transaction.insert(passkeyChallengeTable).values({
        challengeHash: challengeHash(challenge),
        browserHash: browserHash(browser),
        purpose: purpose.kind,
        residentId: purpose.kind === "add" ? purpose.residentId : null,
        userHandle: purpose.kind === "add" ? Buffer.from(purpose.userHandle) : null,
        expiresAt,
      });
    },
    spend: async (challenge, browser, kind, at) => {
      const [spent] = await transaction
        .delete(passkeyChallengeTable)
        .where(
          and(
            eq(passkeyChallengeTable.challengeHash, challengeHash(challenge)),
            eq(passkeyChallengeTable.browserHash, browserHash(browser)),
            eq(passkeyChallengeTable.purpose, kind),
            gt(passkeyChallengeTable.expiresAt, at),
          ),
        )
        .returning();
      if (spent === undefined) return null;
      return spent.residentId === null || spent.userHandle === null
        ? { kind: "sign-in" }
        : { kind: "add", residentId: spent.residentId as ResidentId, userHandle: spent.userHandle };
    },
    forgetExpired: async (at) => {
      await transaction.delete(passkeyChallengeTable).where(lte(passkeyChallengeTable.expiresAt, at));
    },
  };
};
