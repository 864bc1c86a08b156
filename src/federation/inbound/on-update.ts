import { rewriteAnswer } from "../../questions/change-answer.ts";
import { answerFromNote, questionFromNote } from "../../questions/questions.activitypub.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, isObject, isOfType, type JsonObject } from "../kit/reading.ts";
import { type InboundServices, type InboxHandler, leaveAlone, type Outcome } from "./handler.ts";
import { answerIn, isPublic } from "./take-in.ts";
import { pollChangeIn } from "./take-in-poll.ts";
import { refreshed } from "./take-in-question.ts";

const actorTypes = ["Person", "Group", "Service", "Application", "Organization"] as const;

/** Other words for something from elsewhere, or an actor's new particulars. */
export const onUpdate: InboxHandler = async (activity, services) => {
  const { object } = activity.json;
  const uri = idOf(object);
  if (uri === null) return leaveAlone("no object");
  if (uri === activity.actorUri || (isObject(object) && isOfType(object, ...actorTypes))) {
    return refreshActor(uri, activity.actorUri, services);
  }
  const note = isObject(object) ? object : await services.fetchObject(uri);
  if (note === null || idOf(note.attributedTo) !== activity.actorUri)
    return leaveAlone("object cannot be had from its author");
  // News of what we have not seen yet is the thing itself: its Create may come later, or never.
  const isKnown = await services.look(async ({ posts }) => (await posts.byUri(uri)) !== null);
  return isKnown ? changeIn(note, services) : answerIn(note, services);
};

const refreshActor = async (uri: string, actorUri: string, services: InboundServices) => {
  if (uri !== actorUri) return leaveAlone("not its own actor");
  const known = await services.look(({ actors }) => actors.byUri(uri));
  const actor = known === null ? null : await services.findRemoteActor(uri, { fresh: true });
  if (actor === null) return leaveAlone("actor unknown here");
  return async (transaction: SquareTransaction) => {
    await transaction.actors.saveRemote(actor);
    return "actor refreshed";
  };
};

/** Applies a changed note, from its author's own server, to the post that we have of it; only newer news counts. */
export const changeIn = async (
  note: JsonObject,
  services: InboundServices,
): Promise<(transaction: SquareTransaction) => Promise<Outcome>> => {
  const asPoll = pollChangeIn(note, services);
  if (asPoll !== null) return asPoll;
  const asQuestion = questionFromNote(note);
  const asAnswer = answerFromNote(note);
  const uri = asAnswer?.uri ?? asQuestion?.uri;
  if (uri === undefined || !isPublic(note)) return leaveAlone("not a public note");
  return async (transaction) => {
    const post = await transaction.posts.byUri(uri);
    if (post === null || post.author.kind !== "elsewhere" || post.withdrawnAt !== null) return "unknown here";
    const author = await transaction.actors.byId(post.author.actorId);
    if (author === null || author.uri !== (asAnswer ?? asQuestion)?.attributedTo) return "not its author";
    if (post.kind === "question") {
      const question = await transaction.questions.byId(post.id);
      return question === null || asQuestion === null ? "unknown here" : refreshed(transaction, question, asQuestion);
    }
    if (asAnswer === null || asAnswer.updatedAt === null) return "nothing new";
    if (post.editedAt !== null && asAnswer.updatedAt <= post.editedAt) return "nothing new";
    const at = services.clock();
    await rewriteAnswer(
      transaction,
      post,
      { body: "", html: asAnswer.html },
      new Date(Math.min(asAnswer.updatedAt.getTime(), at.getTime())),
    );
    return "answer changed";
  };
};
