import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { canonicalJson } from "./integrity-proof.ts";
import { plainContext } from "./kit/addressing.ts";
import { isObject, type JsonObject } from "./kit/reading.ts";
import { bytesOf, multibase } from "./signatures/multibase.ts";

/** What a proof says, where everything about it is right that can be seen without the key. */
export type ReadProof = {
  /** The key that made it, by its `verificationMethod`. */
  readonly keyId: string;
  readonly created: Date;
  /** What was signed. Worked out when it is asked for, since it takes longer than all the rest. */
  readonly signed: () => Buffer;
  readonly signature: Buffer;
};

/** A proof that says more than this asks for more than we check. */
const members = new Set([
  "@context",
  "id",
  "type",
  "cryptosuite",
  "verificationMethod",
  "proofPurpose",
  "proofValue",
  "created",
  "expires",
]);

const signatureLength = 64;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

const momentIn = (value: unknown): Date | null => {
  if (typeof value !== "string" || !moment.test(value)) return null;
  const read = new Date(value);
  return Number.isNaN(read.getTime()) ? null : read;
};

const signatureIn = (value: unknown): Buffer | null => {
  if (typeof value !== "string" || !/^z[1-9A-HJ-NP-Za-km-z]{64,90}$/.test(value)) return null;
  const bytes = bytesOf(value.slice(1), signatureLength);
  return bytes.length === signatureLength && multibase(bytes) === value ? bytes : null;
};

const isOfActivityStreams = (context: unknown): boolean =>
  (Array.isArray(context) ? context : [context]).includes(plainContext);

const hash = (text: string): Buffer => createHash("sha256").update(text).digest();

/**
 * Reads the one proof of a document (FEP-8b32, `eddsa-jcs-2022` of Data Integrity EdDSA Cryptosuites 1.0, section 3.3), over all
 * of it but the proof itself and a linked-data signature. `null` when there is none, when there are several, or when it is of
 * another kind, asks for more than we know, or has expired at `now`.
 *
 * The context of a proof must be that of the document, all of it, where the standard lets a document have more: then nothing in it
 * is uncovered. A proof without one is over the document's (older drafts, and Fedify).
 */
export const readProof = (document: JsonObject, now: Date): ReadProof | null => {
  const { proof, signature: _linkedData, ...unsecured } = document;
  if (!isObject(proof) || Object.keys(proof).some((member) => !members.has(member))) return null;
  const { proofValue, ...options } = proof;
  const context = document["@context"];
  if (options.type !== "DataIntegrityProof" || options.cryptosuite !== "eddsa-jcs-2022") return null;
  if (options.proofPurpose !== "assertionMethod" || typeof options.verificationMethod !== "string") return null;
  if (!isOfActivityStreams(context)) return null;
  if (options["@context"] !== undefined && canonicalJson(options["@context"]) !== canonicalJson(context)) return null;
  const created = momentIn(options.created);
  if (created === null) return null;
  if (options.expires !== undefined && (momentIn(options.expires)?.getTime() ?? 0) <= now.getTime()) return null;
  const signature = signatureIn(proofValue);
  if (signature === null) return null;
  const signed = () =>
    Buffer.concat([hash(canonicalJson({ ...options, "@context": context })), hash(canonicalJson(unsecured))]);
  return { keyId: options.verificationMethod, created, signed, signature };
};
