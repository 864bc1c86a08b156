import { verify } from "node:crypto";
import { type Clock, day, hour } from "../kernel/clock.ts";
import { readActivity } from "./admission/origin-rules.ts";
import type { FoundKey, RemoteKeys } from "./admission/remote-keys.ts";
import { hasRepeatedNames } from "./bounded-json.ts";
import type { LoadOptions } from "./documents.ts";
import { isObject, isOfType, type JsonObject } from "./kit/reading.ts";
import type { AddressRules } from "./outbound-addresses.ts";
import { type ReadProof, readProof } from "./read-proof.ts";
import { readRemoteId } from "./remote-ids.ts";

export type Proofs = {
  /**
   * Whether an activity that somebody else brought may be trusted if its proof holds: it is of a kind that is trusted that way,
   * says nothing about what belongs to others, and its proof is recent and names a key of its actor's server. Asks nobody.
   */
  mayHold(activity: JsonObject): boolean;
  /**
   * Whether the actor of an activity itself said exactly this (FEP-8b32), whoever brought it in `text`. Costs no request when
   * the actor's key is known and fits.
   */
  hold(activity: JsonObject, text: string, options: LoadOptions): Promise<boolean>;
};

/** How far clocks may differ. */
const early = hour;
/** Older words may have been replaced or taken back where they were said; who fetches them learns that. */
const freshFor = day;

/**
 * What people write and take back. What changes who follows or blocks whom, or where somebody lives, is heard of themselves
 * alone: said again later it would undo what came after it.
 */
const proven: readonly string[] = ["Create", "Update", "Delete"];

/** Trusts activities for the proof that they carry, by the keys that `keys` knows. */
export const createProofs = (parts: { readonly keys: RemoteKeys; readonly clock: Clock } & AddressRules): Proofs => {
  const read = (activity: JsonObject): { readonly proof: ReadProof; readonly actor: string } | null => {
    // The one answer for nearly everything that comes.
    if (!isObject(activity.proof)) return null;
    const reading = readActivity(activity, parts);
    if (!reading.ok) return null;
    const { type, actor, actorOrigin, objectUri } = reading.activity;
    if (!proven.includes(type) || objectUri === actor) return null;
    // Their numbers have no order in which older ones could lose.
    if (type !== "Delete" && (!isObject(activity.object) || isOfType(activity.object, "Question"))) return null;
    const now = parts.clock();
    const proof = readProof(activity, now);
    if (proof === null || readRemoteId(proof.keyId, parts)?.origin !== actorOrigin) return null;
    const age = now.getTime() - proof.created.getTime();
    if (age < -early || (type !== "Delete" && age > freshFor)) return null;
    return { proof, actor };
  };

  const fits = (found: FoundKey, { proof, actor }: NonNullable<ReturnType<typeof read>>): boolean =>
    found.ok &&
    found.key.proves &&
    found.key.owner === actor &&
    found.key.key.asymmetricKeyType === "ed25519" &&
    verify(null, proof.signed(), found.key.key, proof.signature);

  return {
    mayHold: (activity) => read(activity) !== null,
    hold: async (activity, text, options) => {
      const claim = read(activity);
      if (claim === null || hasRepeatedNames(text)) return false;
      const found = await parts.keys.find(claim.proof.keyId, options);
      if (fits(found, claim)) return true;
      const again = found.ok ? await parts.keys.findAgain(claim.proof.keyId, options) : null;
      return again !== null && fits(again, claim);
    },
  };
};
