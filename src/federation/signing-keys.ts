import { createPrivateKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { eq } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Sealing } from "../platform/sealing.ts";
import { keyIdOf } from "../posts/actors.activitypub.ts";
import { actorTable, signingKeyTable } from "../posts/actors.tables.ts";

/** A key with which an actor of ours signs, and the id by which others find its public half. */
export type SigningKey = { readonly keyId: string; readonly privateKey: KeyObject };

const sealedAs = (id: string): string => `signing-key:${id}`;

const generate = promisify(generateKeyPair);

/**
 * Makes an RSA-2048 pair (what the fediverse verifies; signing costs a quarter of 4096 bits) and stores it with the
 * private half sealed. A purpose has one pair for ever: a second call gives the first one's id.
 */
export const makeSigningKey = async (
  transaction: PgDatabase<PgQueryResultHKT>,
  given: { readonly purpose: "wijk" | "instance" | "stand-ins" | null; readonly sealing: Sealing; readonly at: Date },
): Promise<string> => {
  if (given.purpose !== null) {
    const [known] = await transaction.select().from(signingKeyTable).where(eq(signingKeyTable.purpose, given.purpose));
    if (known !== undefined) return known.id;
  }
  const { publicKey, privateKey } = await generate("rsa", { modulusLength: 2048 });
  const id = crypto.randomUUID();
  await transaction.insert(signingKeyTable).values({
    id,
    purpose: given.purpose,
    publicPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    privateSealed: given.sealing.seal(sealedAs(id), privateKey.export({ type: "pkcs8", format: "pem" }).toString()),
    madeAt: given.at,
  });
  return id;
};

/** Finds the key of an actor of ours; keys once opened stay in memory. Throws when the actor has none. */
export const createSigners = (database: PgDatabase<PgQueryResultHKT>, sealing: Sealing) => {
  const opened = new Map<string, KeyObject>();
  return async (actorId: string): Promise<SigningKey> => {
    const [row] = await database
      .select({ uri: actorTable.uri, key: signingKeyTable })
      .from(actorTable)
      .innerJoin(signingKeyTable, eq(signingKeyTable.id, actorTable.signingKeyId))
      .where(eq(actorTable.id, actorId));
    if (row === undefined) throw new Error(`Actor ${actorId} has no key to sign with.`);
    const privateKey =
      opened.get(row.key.id) ?? createPrivateKey(sealing.open(sealedAs(row.key.id), row.key.privateSealed));
    opened.set(row.key.id, privateKey);
    return { keyId: keyIdOf(row), privateKey };
  };
};
