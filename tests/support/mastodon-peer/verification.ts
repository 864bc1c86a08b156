import { matchesKey, readSignature, type SignedParts } from "./http-signature.ts";
import type { Actor } from "./records.ts";
import { Refused } from "./refusals.ts";
import type { World } from "./world.ts";

/**
 * The account that signed a request (federation.md 2.7). A key that no longer fits is fetched once more.
 * Throws a refusal for every signature that is not right.
 */
export const verifiedSender = async (world: World, parts: SignedParts, body: Buffer | null): Promise<Actor> => {
  const signature = readSignature(parts, body, world.clock());
  const owner = await world.actors.keyOwner(signature.keyId, false);
  if (matchesKey(parts, signature, owner.publicKeyPem)) return owner;
  const fresh = await world.actors.keyOwner(signature.keyId, true);
  if (matchesKey(parts, signature, fresh.publicKeyPem)) return fresh;
  throw new Refused("wrong signature", signature.keyId);
};
