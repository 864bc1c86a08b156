import type { KeyObject } from "node:crypto";
import type { DocumentLoader, DocumentProblem, LoadOptions } from "../documents.ts";
import { isObject, type JsonObject } from "../kit/reading.ts";
import type { AddressRules } from "../outbound-addresses.ts";
import { readRemoteId } from "../remote-ids.ts";
import { isSameKey, publicKeyFromMultibase, publicKeyFromPem } from "../signatures/keys.ts";

export type KeyProblem =
  | "key id is not an id"
  | "key does not belong to its owner"
  | "key gone"
  | "key cannot be fetched"
  | "too busy to fetch the key";

export type KeyReading =
  | {
      readonly ok: true;
      readonly owner: string;
      readonly key: KeyObject;
      /** Its owner names it as a Multikey for making proofs (FEP-521a, `assertionMethod`). */
      readonly proves: boolean;
    }
  | { readonly ok: false; readonly problem: KeyProblem; readonly reason?: DocumentProblem };

/**
 * Fetches a key and whoever it belongs to. It counts only when the owner's own document, fetched from the owner's id on
 * the key's origin, names this key, and the key names that owner. Takes a key inside an actor document, a document of
 * its own, and a stub that leads to the actor (GoToSocial). Costs one to four requests, redirects aside.
 */
export const readRemoteKey = async (
  keyId: string,
  documents: DocumentLoader,
  rules: AddressRules,
  options: LoadOptions,
): Promise<KeyReading> => {
  const id = readRemoteId(keyId, rules);
  if (id === null) return { ok: false, problem: "key id is not an id" };
  const first = await documents.loadFresh(keyId, options);
  if (!first.ok) return unfetched(first.reason);
  if (new URL(first.url).origin !== id.origin) return unowned;

  const ownKey = keyIn(first.document, keyId);
  if (ownKey !== null) {
    if (ownKey === "elsewhere") return unowned;
    return { ok: true, owner: String(first.document.id), key: ownKey, proves: isForProofs(first.document, keyId) };
  }
  if (first.document.id !== keyId) return unowned;

  const key = materialOf(first.document);
  const ownerId = first.document.owner ?? first.document.controller;
  const owner = readRemoteId(ownerId, rules);
  if (key === null || owner === null || owner.origin !== id.origin) return unowned;
  const actor = await documents.loadFresh(owner.href, options);
  if (!actor.ok) return unfetched(actor.reason);
  if (actor.document.id !== ownerId) return unowned;
  const named = keyIn(actor.document, keyId);
  const linksBack = named === "elsewhere" || (named !== null && isSameKey(named, key));
  if (!linksBack) return unowned;
  const proves = isForProofs(actor.document, keyId, first.document);
  return { ok: true, owner: ownerId as string, key, proves };
};

const unowned = { ok: false, problem: "key does not belong to its owner" } as const;

const unfetched = (reason: DocumentProblem): KeyReading => ({
  ok: false,
  problem: reason === "gone" || reason === "absent" ? "key gone" : "key cannot be fetched",
  reason,
});

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, 16) : [value]);

/**
 * The key that an actor document names by this id. `elsewhere` when it only names it, `null` when it does not, or when
 * what it embeds says that it belongs to another.
 */
const keyIn = (document: JsonObject, keyId: string): KeyObject | "elsewhere" | null => {
  for (const entry of [...listOf(document.publicKey), ...listOf(document.assertionMethod)]) {
    if (entry === keyId) return "elsewhere";
    if (!isObject(entry) || entry.id !== keyId) continue;
    return (entry.owner ?? entry.controller) === document.id ? materialOf(entry) : null;
  }
  return null;
};

/** Whether an actor names the key in `assertionMethod`, where it stands itself or by its id, as a Multikey of that actor. */
const isForProofs = (actor: JsonObject, keyId: string, ownDocument?: JsonObject): boolean =>
  !listOf(actor.publicKey).some((entry) => entry === keyId || (isObject(entry) && entry.id === keyId)) &&
  listOf(actor.assertionMethod).some((entry) => {
    const key = entry === keyId ? ownDocument : entry;
    return isObject(key) && key.id === keyId && key.type === "Multikey" && key.controller === actor.id;
  });

const materialOf = (entry: JsonObject): KeyObject | null => {
  if (typeof entry.publicKeyPem === "string") return publicKeyFromPem(entry.publicKeyPem);
  if (typeof entry.publicKeyMultibase === "string") return publicKeyFromMultibase(entry.publicKeyMultibase);
  return null;
};
