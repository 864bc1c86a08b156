import type { PostId, ResidentId } from "../kernel/ids.ts";
import { type Actor, type ActorStore, localActor } from "./actor.ts";

/** How a resident wants to appear outside the wijk, chosen for each post. */
export type OutsideChoice = "stand-in" | "handle";

const birds =
  "merel mees mus roodborst winterkoning zwaluw spreeuw vink putter kauw ekster specht ooievaar kievit grutto scholekster lijster koolmees boomklever sijs tureluur wulp fuut meerkoet reiger ijsvogel uil buizerd valk duif gaai nachtegaal".split(
    " ",
  );

const oneOf = <T>(choices: readonly T[]): T =>
  choices[(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % choices.length] as T;

const suffixLetters = [..."bcdfghjkmnpqrstvwxz23456789"];
const suffix = (): string => Array.from({ length: 8 }, () => oneOf(suffixLetters)).join("");

/**
 * The stand-in that speaks for a resident in one thread: the same one for every answer there, another one everywhere
 * else, so that nobody outside can tell that two threads have the same person in them. Its name, handle and id are
 * random; its key is shared by all stand-ins.
 */
export const standInFor = async (
  actors: ActorStore,
  given: {
    readonly residentId: ResidentId;
    readonly threadId: PostId;
    readonly origin: string;
    readonly wijkName: string;
    readonly at: Date;
  },
): Promise<Actor> => {
  const known = await actors.standIn(given.residentId, given.threadId);
  if (known !== null) return known;
  const signingKeyId = await actors.signingKeyFor("stand-ins");
  if (signingKeyId === null) throw new Error("The key of the stand-ins is missing: set-up is not done.");
  const bird = oneOf(birds);
  const actor = localActor({
    origin: given.origin,
    kind: "stand_in",
    handle: `${bird}_${suffix()}`,
    name: `iemand uit ${given.wijkName} (${bird})`,
    signingKeyId,
    residentId: given.residentId,
    threadId: given.threadId,
    at: given.at,
  });
  await actors.add(actor);
  return actor;
};
