import type { Actor } from "../posts/actor.ts";
import { withdrawAnswer } from "../questions/change-answer.ts";
import { withdrawThread } from "../questions/withdraw-thread.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { ended, type Membership, stands } from "./membership.ts";

/**
 * Ends what stands between us and another wijk about the ring. A wijk that only asked hears no; for the rest our own word
 * is taken back. What had to be sent to a member still is no more.
 */
export const endMembership = async (
  transaction: SquareTransaction,
  membership: Membership,
  at: Date,
): Promise<void> => {
  const { actor, state, own, theirUri } = membership;
  if (!stands(membership)) return;
  await transaction.memberships.save(actor.id, ended(at));
  for (const uri of [own?.uri, theirUri]) if (uri != null) await transaction.posts.bury(uri, at);
  if (state === "asked") {
    await transaction.happened({ kind: "RingAnswered", wijkUri: actor.uri, offerUri: theirUri ?? "", acceptUri: null });
    return;
  }
  if (own !== null)
    await transaction.happened({
      kind: "RingWordTakenBack",
      wijkUri: actor.uri,
      ownUri: own.uri,
      acceptedUri: own.type === "Accept" ? (theirUri ?? "") : null,
    });
  if (state === "member") await leaveRing(transaction, actor, at);
};

/**
 * What follows when a wijk is in our ring no longer, whoever ended it: nothing that waits goes there any more, and what came from it in
 * the ring is gone here, with all that stands under its questions, and its residents' answers under ours.
 */
export const leaveRing = async (transaction: SquareTransaction, actor: Actor, at: Date): Promise<void> => {
  await transaction.outgoing.endRing(actor.id, at);
  for (const post of await transaction.posts.fromRing(actor)) {
    const question = post.kind === "question" ? await transaction.questions.byId(post.id) : null;
    if (question !== null) await withdrawThread(transaction, question, at);
    else await withdrawAnswer(transaction, post, at);
  }
  await transaction.happened({ kind: "RingLeft", wijkUri: actor.uri });
};

/** Ends it with everyone who is shut out by now: nothing goes to them, and nothing is taken from them. */
export const endBarredMemberships = async (transaction: SquareTransaction, at: Date): Promise<void> => {
  for (const membership of await transaction.memberships.all()) {
    if (!stands(membership)) continue;
    if ((await transaction.serverPolicies.standing(membership.actor.uri)) === "barred")
      await endMembership(transaction, membership, at);
  }
};
