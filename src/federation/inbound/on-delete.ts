import { withdrawActivity } from "../../agenda/steer-activity.ts";
import { withdrawAnnouncementElsewhere } from "../../announcements/steer-announcement.ts";
import { takeOut } from "../../handing-over/gemeente/handed-question.ts";
import { withdrawOffer } from "../../offers/steer-offer.ts";
import { withdrawPoll } from "../../polls/steer-poll.ts";
import type { Actor } from "../../posts/actor.ts";
import type { Post } from "../../posts/post.ts";
import { withdrawAnswer } from "../../questions/change-answer.ts";
import { withdrawThread } from "../../questions/withdraw-thread.ts";
import { endMembership } from "../../ring/end-membership.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, sameOrigin } from "../kit/reading.ts";
import { type InboxHandler, leaveAlone, type Outcome } from "./handler.ts";
import { handedBack } from "./take-in-hand-over.ts";
import { appealTakenBack } from "./take-in-second-opinion.ts";

/** A deletion of one post, or of an actor with everything that it wrote here. Deleted stays deleted. */
export const onDelete: InboxHandler = async (activity, services) => {
  const uri = idOf(activity.json.object);
  if (uri === null || !sameOrigin(uri, activity.actorUri)) return leaveAlone("not its own to delete");
  return async (transaction) => {
    const at = services.clock();
    if (uri === activity.actorUri) {
      const actor = await transaction.actors.byUri(uri);
      if (actor === null || actor.kind !== "remote") return "actor unknown here";
      for (const post of await transaction.posts.writtenBy(actor.id)) await withdrawElsewhere(transaction, post, at);
      const membership = await transaction.memberships.of(actor.id);
      if (membership !== null) await endMembership(transaction, membership, at);
      for (const read of await transaction.handedQuestions.ofAsker(actor.id)) await takeOut(transaction, read, at);
      await transaction.polls.forgetVoter(actor.id);
      await transaction.actors.markGone(uri, at);
      return "actor and its posts withdrawn";
    }
    const deletion = { uri, actorUri: activity.actorUri, at };
    const ours = (await handedBack(transaction, deletion)) ?? (await appealTakenBack(transaction, deletion));
    return ours ?? deletedByAuthor(transaction, deletion);
  };
};

/** Withdraws a post that its author deleted; one that we do not know is remembered. */
export const deletedByAuthor = async (
  transaction: SquareTransaction,
  { uri, actorUri, at }: { readonly uri: string; readonly actorUri: string; readonly at: Date },
): Promise<Outcome> => {
  const post = await transaction.posts.byUri(uri);
  if (post !== null) {
    const author = await (post.author.actorId === null ? null : transaction.actors.byId(post.author.actorId));
    if (author?.uri !== actorUri && !(await isOfItsRingWijk(transaction, post, author, actorUri)))
      return "not its author";
    return withdrawElsewhere(transaction, post, at);
  }
  await transaction.posts.bury(uri, at);
  return "remembered as deleted";
};

/** A wijk with which we share or shared a ring takes back what its own people said in the ring. */
const isOfItsRingWijk = async (
  { actors, memberships }: SquareTransaction,
  post: Post,
  author: Actor | null,
  actorUri: string,
): Promise<boolean> => {
  if (post.audience !== "kring" || author === null || !sameOrigin(author.uri, actorUri)) return false;
  const wijk = await actors.byUri(actorUri);
  return wijk !== null && (await memberships.of(wijk.id)) !== null;
};

/** Withdraws a post that was written elsewhere, here. */
export const withdrawElsewhere = async (transaction: SquareTransaction, post: Post, at: Date): Promise<Outcome> => {
  if (post.author.kind !== "elsewhere") return "written here";
  if (post.withdrawnAt !== null) return "withdrawn before";
  if (post.kind === "answer") {
    await withdrawAnswer(transaction, post, at);
    return "answer withdrawn";
  }
  if (post.kind === "poll") {
    const poll = await transaction.polls.byId(post.id);
    if (poll !== null) await withdrawPoll(transaction, poll, at);
    return "poll withdrawn";
  }
  if (post.kind === "activity") {
    const item = await transaction.agenda.byId(post.id);
    if (item !== null) await withdrawActivity(transaction, item, at);
    return "activity withdrawn";
  }
  if (post.kind === "offer") {
    const offer = await transaction.offers.byId(post.id);
    if (offer !== null) await withdrawOffer(transaction, offer, at);
    return "offer withdrawn";
  }
  if (post.kind === "announcement") {
    await withdrawAnnouncementElsewhere(transaction, post.id, at);
    return "announcement withdrawn";
  }
  const question = await transaction.questions.byId(post.id);
  if (question === null) return "unknown here";
  await withdrawThread(transaction, question, at);
  return "question withdrawn";
};
