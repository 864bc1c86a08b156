import type { PostId, ResidentId } from "../kernel/ids.ts";
import { type Actor, type ActorStore, localActor } from "./actor.ts";
import { birdIn, drawPseudonym, oneOf } from "./pseudonym.ts";

/** How a resident wants to appear outside the wijk, chosen for each post. */
export type OutsideChoice = "stand-in" | "handle";

/** How a stand-in is called, before anything tells it apart from others. Its name goes to other servers: in the language of the wijk. */
export const standInOf = (wijkName: string): string => `iemand uit ${wijkName}`;

const suffixLetters = [..."bcdfghjkmnpqrstvwxz23456789"];
const suffix = (): string => Array.from({ length: 8 }, () => oneOf(suffixLetters)).join("");

type Outside = { readonly origin: string; readonly wijkName: string; readonly at: Date };

const newStandIn = async (
  actors: ActorStore,
  given: Outside & {
    readonly pseudonym: string;
    readonly speaksFor?: { readonly residentId: ResidentId; readonly threadId: PostId };
  },
): Promise<Actor> => {
  const signingKeyId = await actors.signingKeyFor("stand-ins");
  if (signingKeyId === null) throw new Error("The key of the stand-ins is missing: set-up is not done.");
  const actor = localActor({
    origin: given.origin,
    kind: "stand_in",
    handle: `${birdIn(given.pseudonym)}_${suffix()}`,
    name: `${standInOf(given.wijkName)} (${given.pseudonym})`,
    signingKeyId,
    ...given.speaksFor,
    at: given.at,
  });
  await actors.add(actor);
  return actor;
};

/**
 * The stand-in that speaks for a resident in one thread: the same one for every answer there, another one everywhere
 * else, so that nobody outside can tell that two threads have the same person in them. Its name, handle and id are
 * random; its key is shared by all stand-ins.
 */
export const standInFor = async (
  actors: ActorStore,
  given: Outside & { readonly residentId: ResidentId; readonly threadId: PostId },
): Promise<Actor> => {
  const { residentId, threadId } = given;
  const known = await actors.standIn(residentId, threadId);
  return known ?? newStandIn(actors, { ...given, pseudonym: drawPseudonym(), speaksFor: { residentId, threadId } });
};

/**
 * A stand-in for someone without a name. Outside it looks like any other; here its row leads to nobody: no resident and
 * no thread stand in it.
 */
export const namelessStandIn = (actors: ActorStore, given: Outside & { readonly pseudonym: string }): Promise<Actor> =>
  newStandIn(actors, given);
