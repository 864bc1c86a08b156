import { createPrivateKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { eq, isNull, type PgDatabase, type PgQueryResultHKT } from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { keyIdOf, proofKeyIdOf } from "../posts/actors.activitypub.ts";
import { actorTable, signingKeyTable } from "../posts/actors.tables.ts";
import type { ProofKey } from "./integrity-proof.ts";
import { multikey } from "./signatures/multibase.ts";

/** What an actor of ours signs with: requests with `privateKey`, activities that travel with both. */
export type SigningKey = {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  /** `null` only until the pairs of an older version are completed at the next start. */
  readonly proof: ProofKey | null;
};

const sealedAs = (id: string): string => `signing-key:${id}`;
const proofSealedAs = (id: string): string => `proof-key:${id}`;

const generate = promisify(generateKeyPair);

const privatePem = (key: KeyObject): string => key.export({ type: "pkcs8", format: "pem" }).toString();

/** A new Ed25519 pair (FEP-521a), as columns of the pair that it stands beside. */
const proofPair = async (id: string, sealing: Sealing) => {
  const { publicKey, privateKey } = await generate("ed25519");
  return {
    proofMultikey: multikey(publicKey),
    proofPrivateSealed: sealing.seal(proofSealedAs(id), privatePem(privateKey)),
  };
};

/**
 * Makes an RSA-2048 pair (what the fediverse verifies; signing costs a quarter of 4096 bits) with an Ed25519 pair beside it,
 * and stores both with the private halves sealed. A purpose has one of each for ever: a second call gives the first one's id.
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
    privateSealed: given.sealing.seal(sealedAs(id), privatePem(privateKey)),
    ...(await proofPair(id, given.sealing)),
    madeAt: given.at,
  });
  return id;
};

/** Gives every pair of a wijk that was set up before there were proofs an Ed25519 pair; once given, it stays. */
export const completeSigningKeys = async (
  transaction: PgDatabase<PgQueryResultHKT>,
  sealing: Sealing,
): Promise<void> => {
  const incomplete = await transaction
    .select({ id: signingKeyTable.id })
    .from(signingKeyTable)
    .where(isNull(signingKeyTable.proofMultikey))
    .for("update");
  for (const { id } of incomplete) {
    await transaction
      .update(signingKeyTable)
      .set(await proofPair(id, sealing))
      .where(eq(signingKeyTable.id, id));
  }
};

/** Finds the keys of an actor of ours; keys once opened stay in memory. Throws when the actor has none. */
export const createSigners = (database: PgDatabase<PgQueryResultHKT>, sealing: Sealing) => {
  const opened = new Map<string, KeyObject>();
  const open = (publicHalf: string, name: string, sealed: Buffer): KeyObject => {
    const key = opened.get(publicHalf) ?? createPrivateKey(sealing.open(name, sealed));
    opened.set(publicHalf, key);
    return key;
  };
  return async (actorId: string): Promise<SigningKey> => {
    const [row] = await database
      .select({ uri: actorTable.uri, key: signingKeyTable })
      .from(actorTable)
      .innerJoin(signingKeyTable, eq(signingKeyTable.id, actorTable.signingKeyId))
      .where(eq(actorTable.id, actorId));
    if (row === undefined) throw new Error(`Actor ${actorId} has no key to sign with.`);
    const { id, publicPem, privateSealed, proofMultikey, proofPrivateSealed } = row.key;
    return {
      keyId: keyIdOf(row),
      privateKey: open(publicPem, sealedAs(id), privateSealed),
      proof:
        proofMultikey === null || proofPrivateSealed === null
          ? null
          : { keyId: proofKeyIdOf(row), privateKey: open(proofMultikey, proofSealedAs(id), proofPrivateSealed) },
    };
  };
};
