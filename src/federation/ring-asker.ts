import type { Clock } from "../kernel/clock.ts";
import type { ActorId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";
import { keyLookUp } from "./admission/admit.ts";
import type { RemoteKeys } from "./admission/remote-keys.ts";
import type { AddressRules } from "./outbound-addresses.ts";
import { readRemoteId } from "./remote-ids.ts";
import { keyFits } from "./signatures/keys.ts";
import { readSignature } from "./signatures/verify-request.ts";

/**
 * Who asks, proven by the signature of the request, of those to whom something here is for themselves alone: a wijk of the ring, a
 * gemeente to which a question was handed over, a wijk that handed one over to us. `null` for everybody else, also with a signature.
 */
export type RingAsker = (request: Request) => Promise<ActorId | null>;

/**
 * Reads who asks from a signed GET (draft-cavage or RFC 9421, with host and time signed): one of `membersAt`, by its own key
 * or that of its server's own actor. Nothing is looked up for a key of any other server, so that nobody can tell from
 * requests of ours whether there is anything at an address.
 */
export const createRingAsker = (
  parts: {
    readonly origin: string;
    readonly clock: Clock;
    readonly keys: RemoteKeys;
    readonly membersAt: (host: string) => Promise<readonly { readonly actor: Actor }[]>;
    readonly findActor: (uri: string) => Promise<Actor | null>;
  } & AddressRules,
): RingAsker => {
  /** Whose key signed it, when it is right. */
  const ownerOf = async (request: Request): Promise<{ readonly host: string; readonly owner: string } | null> => {
    const { host, pathname, search } = new URL(request.url);
    const headers = { host, ...Object.fromEntries(request.headers) };
    const signed = { method: request.method, origin: parts.origin, target: `${pathname}${search}`, headers };
    const reading = readSignature(signed, parts.clock());
    const keyId = reading.ok ? readRemoteId(reading.signature.keyId, parts) : null;
    if (!reading.ok || keyId === null || (await parts.membersAt(keyId.host)).length === 0) return null;
    const options = keyLookUp();
    let found = await parts.keys.find(reading.signature.keyId, options);
    if (found.ok && !keyFits(reading.signature, found.key.key))
      found = (await parts.keys.findAgain(reading.signature.keyId, options)) ?? found;
    return found.ok && keyFits(reading.signature, found.key.key) ? { host: keyId.host, owner: found.key.owner } : null;
  };

  return async (request) => {
    if (!request.headers.has("signature")) return null;
    const signed = await ownerOf(request);
    if (signed === null) return null;
    const members = await parts.membersAt(signed.host);
    const itself = members.find(({ actor }) => actor.uri === signed.owner);
    if (itself !== undefined) return itself.actor.id;
    // The server's own actor speaks for the wijk on it; where there are more of them, it says which by the key of the wijk itself.
    const [only, ...others] = members;
    if (only === undefined || others.length > 0) return null;
    return (await parts.findActor(signed.owner))?.type === "Application" ? only.actor.id : null;
  };
};
