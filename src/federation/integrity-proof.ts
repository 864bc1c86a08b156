import { Buffer } from "node:buffer";
import { createHash, type KeyObject, sign } from "node:crypto";
import type { Document } from "./kit/addressing.ts";
import { multibase } from "./signatures/multibase.ts";

/** A key for proofs, and the id by which others find its public half in `assertionMethod` (FEP-521a). */
export type ProofKey = { readonly keyId: string; readonly privateKey: KeyObject };

/** JSON in one form (RFC 8785): no spaces, keys by their UTF-16 code units, numbers and text as ECMAScript writes them. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(",")}]`;
  // A number too large to be one (`1e400`) is no `null`, as it would be in JSON: what was read must not fit two texts.
  if (typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
};

const hash = (text: string): Buffer => createHash("sha256").update(text).digest();

/**
 * Gives a document a proof of who made it (FEP-8b32, `eddsa-jcs-2022`), over everything that stands in it now; a linked-data
 * signature comes after it and covers it.
 */
export const withIntegrityProof = (document: Document, { keyId, privateKey }: ProofKey, at: Date): Document => {
  const options = {
    // As the suite has it (section 3.3.1): whoever verifies takes the context of a proof from the proof.
    "@context": document["@context"],
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-jcs-2022",
    verificationMethod: keyId,
    proofPurpose: "assertionMethod",
    // Whole seconds: those that read the moment and write it again leave zeros out.
    created: at.toISOString().replace(/\.\d+Z$/, "Z"),
  };
  const signed = Buffer.concat([hash(canonicalJson(options)), hash(canonicalJson(document))]);
  return { ...document, proof: { ...options, proofValue: multibase(sign(null, signed, privateKey)) } };
};
