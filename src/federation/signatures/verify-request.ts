import type { KeyObject } from "node:crypto";
import { readCavage } from "./cavage.ts";
import { keyFits } from "./keys.ts";
import { readMessageSignature } from "./message-signatures.ts";
import { headerOf, type SignatureProblem, type SignatureReading, type SignedRequest } from "./signed-request.ts";

/**
 * Reads the signature of a request in either form: RFC 9421 when there is a `Signature-Input`, else draft-cavage.
 * Everything but the key is checked. Never throws, whatever the headers hold.
 */
export const readSignature = (request: SignedRequest, now: Date): SignatureReading =>
  headerOf(request.headers, "signature-input") === undefined
    ? readCavage(request, now)
    : readMessageSignature(request, now);

export type Verification =
  | { readonly ok: true; readonly keyId: string }
  | { readonly ok: false; readonly problem: SignatureProblem | "key unknown" | "signature of another key" };

/** Reads a request's signature and checks it with the key that `findKey` gives for its key id. */
export const verifyRequest = async (
  request: SignedRequest,
  findKey: (keyId: string) => Promise<KeyObject | null>,
  now: Date,
): Promise<Verification> => {
  const reading = readSignature(request, now);
  if (!reading.ok) return reading;
  const key = await findKey(reading.signature.keyId);
  if (key === null) return { ok: false, problem: "key unknown" };
  if (!keyFits(reading.signature, key)) return { ok: false, problem: "signature of another key" };
  return { ok: true, keyId: reading.signature.keyId };
};
