import { type KeyObject, webcrypto } from "node:crypto";
import { signJsonLd } from "@fedify/fedify";
import type { Clock } from "../kernel/clock.ts";
import { contextLoader } from "./fedify-loaders.ts";
import { type ProofKey, withIntegrityProof } from "./integrity-proof.ts";
import type { AttachSignature } from "./kit/linked-data.ts";
import type { Signer } from "./signatures/keys.ts";

const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

/**
 * Signs activities with `RsaSignature2017`, by which Mastodon recognises a reply that another server forwards, and below that
 * with a proof (FEP-8b32), by which newer software does. Made once per activity. What others send us with such a
 * signature is never trusted for it.
 */
export const attachLinkedDataSignature = (parts: {
  readonly signer: (actorId: string) => Promise<Signer & { readonly proof: ProofKey | null }>;
  readonly clock: Clock;
}): AttachSignature => {
  const imported = new WeakMap<KeyObject, Promise<CryptoKey>>();
  const cryptoKey = (key: KeyObject): Promise<CryptoKey> => {
    const known = imported.get(key);
    if (known !== undefined) return known;
    const made = webcrypto.subtle.importKey(
      "pkcs8",
      new Uint8Array(key.export({ type: "pkcs8", format: "der" })),
      algorithm,
      true,
      ["sign"],
    ) as Promise<CryptoKey>;
    imported.set(key, made);
    return made;
  };
  return async (activity, { id }) => {
    const { keyId, privateKey, proof } = await parts.signer(id);
    const at = parts.clock();
    const created = at.toISOString();
    const proven = proof === null ? activity : withIntegrityProof(activity, proof, at);
    // Fedify asks for an instant of the Temporal proposal and uses nothing of it but its text.
    const instant = { toString: () => created } as never;
    const { signature } = await signJsonLd(proven, await cryptoKey(privateKey), new URL(keyId), {
      contextLoader,
      created: instant,
    });
    return { ...proven, signature };
  };
};
