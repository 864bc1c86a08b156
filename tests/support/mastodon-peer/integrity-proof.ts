import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import { idOf, isJson, list, textOf } from "./reading.ts";
import type { Json } from "./records.ts";
import { Refused } from "./refusals.ts";
import type { World } from "./world.ts";

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Base 58 with its multibase letter. */
const decoded = (text: string): Buffer => {
  if (!/^z[1-9A-HJ-NP-Za-km-z]+$/.test(text)) return Buffer.alloc(0);
  let hex = [...text.slice(1)].reduce((sum, letter) => sum * 58n + BigInt(alphabet.indexOf(letter)), 0n).toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  return Buffer.concat([Buffer.alloc(/^1*/.exec(text.slice(1))?.[0].length ?? 0), Buffer.from(hex, "hex")]);
};

/** RFC 8785, for what activities are made of. */
const oneForm = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(oneForm).join()}]`;
  if (!isJson(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${oneForm(value[name])}`).join()}}`;
};

const hash = (text: string): Buffer => createHash("sha256").update(text).digest();

const ed25519Key = (text: string): KeyObject | null => {
  const bytes = decoded(text);
  if (bytes.length !== 34 || bytes[0] !== 0xed || bytes[1] !== 1) return null;
  const x = bytes.subarray(2).toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
};

/**
 * Whether the actor of an activity made its proof: `eddsa-jcs-2022` at the top, by a key among the actor's
 * `assertionMethod`, ten at most (federation.md 2.5 and 2.7, from 4.7).
 */
export const hasProofOfActor = async (world: World, activity: Json): Promise<boolean> => {
  const { proof, signature: _signature, ...rest } = activity;
  const actorId = idOf(activity.actor);
  if (!isJson(proof) || actorId === null || proof.cryptosuite !== "eddsa-jcs-2022") return false;
  const document = await world.documents.fetchDocument(actorId, world.instance());
  const keys = list(document.assertionMethod).filter(isJson);
  if (keys.length > 10) throw new Refused("actor limits", actorId);
  const named = keys.find((key) => key.id === proof.verificationMethod && key.controller === actorId);
  const key = ed25519Key(textOf(named?.publicKeyMultibase) ?? "");
  if (key === null) return false;
  const { proofValue, ...options } = proof;
  const signed = Buffer.concat([hash(oneForm({ "@context": activity["@context"], ...options })), hash(oneForm(rest))]);
  return verify(null, signed, key, decoded(textOf(proofValue) ?? ""));
};
