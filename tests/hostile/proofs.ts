import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { Origin, Person } from "./origins.ts";

/** Proofs of who made something (FEP-8b32), made here from the standard, and all that can be wrong with them. */
export type Prover = Person & { readonly proofKeyId: string; readonly proofKey: KeyObject };
export type Json = Record<string, unknown>;

export const security = "https://w3id.org/security/data-integrity/v2";
export const contexts = ["https://www.w3.org/ns/activitystreams", security];

const letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Base 58 of Bitcoin, digit by digit. */
export const base58 = (bytes: Uint8Array): string => {
  const digits: number[] = [];
  for (const byte of bytes) {
    let carry = byte;
    for (let at = 0; at < digits.length || carry > 0; at++) {
      carry += (digits[at] ?? 0) * 256;
      digits[at] = carry % 58;
      carry = Math.floor(carry / 58);
    }
  }
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return (
    "1".repeat(Math.max(0, zeros)) +
    digits
      .map((digit) => letters.charAt(digit))
      .reverse()
      .join("")
  );
};

/** RFC 8785. */
export const oneForm = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(oneForm).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const found = value as Json;
  const names = Object.keys(found).filter((name) => found[name] !== undefined);
  return `{${names
    .sort()
    .map((name) => `${JSON.stringify(name)}:${oneForm(found[name])}`)
    .join()}}`;
};

export const hashOf = (value: unknown): Buffer => createHash("sha256").update(oneForm(value)).digest();

const multikey = (key: KeyObject): string => {
  const { x = "" } = key.export({ format: "jwk" });
  return `z${base58(Buffer.concat([Buffer.from([0xed, 0x01]), Buffer.from(x, "base64url")]))}`;
};

/** Gives somebody a key for proofs, in the document that stands at their address. `more` changes how the key is named. */
export const withProofKey = (origin: Origin, person: Person, more: Json = {}, name = "ed25519-key"): Prover => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const proofKeyId = `${person.id}#${name}`;
  const key = {
    id: proofKeyId,
    type: "Multikey",
    controller: person.id,
    publicKeyMultibase: multikey(publicKey),
    ...more,
  };
  const document = { ...person.document, assertionMethod: [key] };
  origin.pages.set(new URL(person.id).pathname, document);
  return { ...person, document, proofKeyId, proofKey: privateKey };
};

/** What somebody says, with their proof over it. `options` changes what the proof says of itself, and is covered by it. */
export const proven = (said: Json, by: Pick<Prover, "proofKeyId" | "proofKey">, at: Date, options: Json = {}): Json => {
  const document = { "@context": contexts, ...said };
  const proof = {
    "@context": document["@context"],
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-jcs-2022",
    verificationMethod: by.proofKeyId,
    proofPurpose: "assertionMethod",
    created: at.toISOString(),
    ...options,
  };
  const signature = sign(null, Buffer.concat([hashOf(proof), hashOf(document)]), by.proofKey);
  return JSON.parse(JSON.stringify({ ...document, proof: { ...proof, proofValue: `z${base58(signature)}` } }));
};

/** Who is there to lie: on the victim's own server, and elsewhere. */
export type Liars = { readonly neighbour: Prover; readonly stranger: Prover; readonly at: Date };

type Spoiled = Json | string;
const hours = (at: Date, count: number): Date => new Date(at.getTime() + count * 3_600_000);
const proofOf = (document: Json): Json => document.proof as Json;
const objectOf = (document: Json): Json => document.object as Json;

/**
 * Activities whose proof must not be trusted, by what is wrong with them, made of a Create that is right but for its proof. The
 * key behind it is the author's own unless something else is said.
 */
export const spoiled: Readonly<Record<string, (said: Json, author: Prover, liars: Liars) => Spoiled>> = {
  "other words": (said, author, { at }) => {
    const right = proven(said, author, at);
    return { ...right, object: { ...objectOf(right), summary: "Vervalst" } };
  },
  "other readers": (said, author, { at }) => ({ ...proven(said, author, at), cc: ["https://elders.example/a"] }),
  "something more beside the object": (said, author, { at }) => ({ ...proven(said, author, at), audience: "x" }),
  "the key of somebody else on the same server": (said, _author, { neighbour, at }) => proven(said, neighbour, at),
  "the key of somebody on another server": (said, _author, { stranger, at }) => proven(said, stranger, at),
  "the author's key id and another key": (said, { proofKeyId }, { stranger, at }) =>
    proven(said, { proofKeyId, proofKey: stranger.proofKey }, at),
  "the proof of another activity": (said, author, { at }) => ({
    ...proven(said, author, at),
    proof: proven({ ...said, id: `${said.id}/other` }, author, at).proof,
  }),
  "no context where the proof has one": (said, author, { at }) => {
    const { "@context": _context, ...rest } = proven(said, author, at);
    return rest;
  },
  "no context at all": (said, author, { at }) => proven({ ...said, "@context": undefined }, author, at),
  "a context of something else": (said, author, { at }) =>
    proven({ ...said, "@context": ["https://www.w3.org/ns/credentials/v2", security] }, author, at),
  "more context than the proof covers": (said, author, { at }) => ({
    ...proven(said, author, at),
    "@context": [...contexts, { content: "https://elders.example/other" }],
  }),
  "less context in the proof, and covered": (said, author, { at }) =>
    proven(said, author, at, { "@context": contexts.slice(0, 1) }),
  "two proofs, one bad": (said, author, { at }) => {
    const right = proven(said, author, at);
    return { ...right, proof: [right.proof, { ...proofOf(right), created: hours(at, -1).toISOString() }] };
  },
  "two proofs, the first one bad": (said, author, { stranger, at }) => {
    const right = proven(said, author, at);
    return { ...right, proof: [proven(said, stranger, at).proof, right.proof] };
  },
  "a proof from the future": (said, author, { at }) => proven(said, author, hours(at, 1.1)),
  "a proof of two days ago": (said, author, { at }) => proven(said, author, hours(at, -48)),
  "a proof that expired": (said, author, { at }) =>
    proven(said, author, at, { expires: hours(at, -0.01).toISOString() }),
  "an expiry that cannot be read": (said, author, { at }) => proven(said, author, at, { expires: "never" }),
  "no moment": (said, author, { at }) => proven(said, author, at, { created: undefined }),
  "a moment without a zone": (said, author, { at }) =>
    proven(said, author, at, { created: at.toISOString().replace("Z", "") }),
  "another purpose": (said, author, { at }) => proven(said, author, at, { proofPurpose: "authentication" }),
  "another suite": (said, author, { at }) => proven(said, author, at, { cryptosuite: "eddsa-rdfc-2022" }),
  "another type of proof": (said, author, { at }) => proven(said, author, at, { type: "Ed25519Signature2020" }),
  "a proof for another domain": (said, author, { at }) => proven(said, author, at, { domain: "elders.example" }),
  "a proof in a chain": (said, author, { at }) => proven(said, author, at, { previousProof: "urn:uuid:1" }),
  "a letter more in the signature": (said, author, { at }) => {
    const right = proven(said, author, at);
    const value = String(proofOf(right).proofValue);
    return { ...right, proof: { ...proofOf(right), proofValue: `z1${value.slice(1)}` } };
  },
  "no signature": (said, author, { at }) => {
    const right = proven(said, author, at);
    return { ...right, proof: { ...proofOf(right), proofValue: undefined } };
  },
  "a name twice in its text": (said, author, { at }) =>
    JSON.stringify(proven(said, author, at)).replace('"content":', '"content":"<p>Vervalst</p>","content"  :'),
  "a name twice, once in disguise": (said, author, { at }) =>
    JSON.stringify(proven(said, author, at)).replace('"content":', '"c\\u006fntent":"<p>Vervalst</p>","content":'),
  "a number that is too large for one": (said, author, { at }) => {
    const place = { type: "Place", latitude: null };
    return JSON.stringify(proven({ ...said, object: { ...objectOf(said), location: place } }, author, at)).replace(
      '"latitude":null',
      '"latitude":1e400',
    );
  },
  "letters in another form of Unicode": (said, author, { at }) => {
    const right = proven(
      { ...said, object: { ...objectOf(said), location: { type: "Place", name: "Café" } } },
      author,
      at,
    );
    return { ...right, object: { ...objectOf(right), location: { type: "Place", name: "Café".normalize("NFD") } } };
  },
  "words of JSON-LD": (said, author, { at }) => proven({ ...said, "@graph": [] }, author, at),
  "an object of somebody else": (said, author, { neighbour, at }) =>
    proven({ ...said, object: { ...objectOf(said), attributedTo: neighbour.id } }, author, at),
  "an id on another server": (said, author, { stranger, at }) =>
    proven({ ...said, id: `${stranger.id}/activity` }, author, at),
  "a poll, whose numbers have no order": (said, author, { at }) =>
    proven({ ...said, object: { ...objectOf(said), type: "Question" } }, author, at),
};
