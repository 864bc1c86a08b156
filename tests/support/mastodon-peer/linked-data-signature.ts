import { createHash, sign } from "node:crypto";
import { createRequire } from "node:module";
import { linkedDataContexts } from "./linked-data-contexts.ts";
import { second } from "./own-notes.ts";
import { list } from "./reading.ts";
import type { Json, LocalAccount } from "./records.ts";

type JsonLd = {
  canonize(document: Json, options: { format: string; safe: boolean; documentLoader: unknown }): Promise<string>;
};
const jsonld = createRequire(import.meta.url)("jsonld") as JsonLd;

const documentLoader = async (address: string) => {
  const document = linkedDataContexts[address];
  if (document === undefined) throw new Error(`The peer does not know the context ${address}`);
  return { documentUrl: address, contextUrl: null, document };
};

const hashOf = async (document: Json): Promise<string> => {
  const canonical = await jsonld.canonize(document, { format: "application/n-quads", safe: false, documentLoader });
  return createHash("sha256").update(canonical).digest("hex");
};

/** Adds an `RsaSignature2017` linked-data signature as Mastodon does (federation.md 2.7). */
export const withLinkedDataSignature = async (activity: Json, account: LocalAccount, now: Date): Promise<Json> => {
  const options = { creator: account.keyId, created: second(now) };
  const optionsHash = await hashOf({ "@context": "https://w3id.org/identity/v1", ...options });
  const documentHash = await hashOf(activity);
  const value = sign("sha256", Buffer.from(optionsHash + documentHash), account.privateKey).toString("base64");
  return {
    ...activity,
    "@context": [...list(activity["@context"]), "https://w3id.org/security/v1"],
    signature: { type: "RsaSignature2017", ...options, signatureValue: value },
  };
};
