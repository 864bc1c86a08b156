import type { SquareTransaction } from "../../unit-of-work.ts";
import { sameOrigin } from "../kit/reading.ts";
import type { InboundActivity, InboundServices, Outcome } from "./handler.ts";

/**
 * A wijk shares what this server, as a gemeente, said to it: it hangs on the board there. `null` when the object is something else.
 * Whom it was not said to is not counted, whatever they share.
 */
export const showingIn = async (
  objectUri: string | null,
  activity: InboundActivity,
  { clock, look, origin }: InboundServices,
): Promise<((transaction: SquareTransaction) => Promise<Outcome>) | null> => {
  if (objectUri === null || !sameOrigin(objectUri, origin)) return null;
  const announced = await look(async ({ posts, gemeente }) => {
    const post = await posts.byUri(objectUri);
    return post === null || (await gemeente.reachOf(post.id)) === null ? null : post.id;
  });
  if (announced === null) return null;
  return async ({ actors, gemeente, posts }) => {
    if (await posts.isBuried(activity.id)) return "undone before";
    const wijk = await actors.byUri(activity.actorUri);
    const isShown = wijk !== null && (await gemeente.markShown(announced, wijk.id, activity.id, clock()));
    return isShown ? "shown by a wijk" : "not said to whoever shares it";
  };
};
