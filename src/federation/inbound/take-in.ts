import type { Audience } from "../../kernel/audience.ts";
import type { PostId } from "../../kernel/ids.ts";
import type { Actor } from "../../posts/actor.ts";
import { policyFromNote } from "../../posts/interaction-policy.activitypub.ts";
import type { Post } from "../../posts/post.ts";
import { rewriteAnswer } from "../../questions/change-answer.ts";
import { type AnswerFromNote, answerFromNote } from "../../questions/questions.activitypub.ts";
import { receiveAnswer } from "../../questions/receive-answer.ts";
import { beginningOf, type ThreadBeginning } from "../../questions/thread-beginning.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { hostOf, idOf, idsOf, type JsonObject, objectsOf, publicNames, sameOrigin } from "../kit/reading.ts";
import { type InboundServices, leaveAlone, type Outcome } from "./handler.ts";
import { asItStandsHere, publishedBefore, strictestStanding } from "./post-from-elsewhere.ts";

/** Whether a note says that everyone may read it. What is not public is not shown here: it was meant for someone. */
export const isPublic = (note: JsonObject): boolean =>
  [...idsOf(note.to), ...idsOf(note.cc)].some((uri) => publicNames.has(uri));

/** Keeps what the author of a note lets us do with it. */
export const keepPolicy = async (transaction: SquareTransaction, post: PostId, note: JsonObject): Promise<void> => {
  const wijk = await transaction.actors.wijk();
  await transaction.interactionPolicies.save(post, policyFromNote(note, wijk?.uri ?? ""));
};

/** News of something older may come afterwards: it must not win. */
const editedOf = (
  answer: { readonly publishedAt: Date | null; readonly updatedAt: Date | null },
  at: Date,
): Date | null => {
  const { publishedAt, updatedAt } = answer;
  if (updatedAt === null || (publishedAt !== null && updatedAt <= publishedAt)) return null;
  return updatedAt > at ? at : updatedAt;
};

/** What it answers may have come with it, a moment earlier. */
const parentIsKnown = async (uri: string, services: InboundServices): Promise<boolean> => {
  const isKnown = () => services.look(async ({ posts }) => (await posts.byUri(uri)) !== null);
  if (await isKnown()) return true;
  await services.waitFor(uri);
  return isKnown();
};

/** Whether a note names something of ours: an actor that it is for or mentions, or a thread. */
const concernsUs = (note: JsonObject, origin: string): boolean =>
  [
    ...idsOf(note.to),
    ...idsOf(note.cc),
    ...objectsOf(note.tag).map(({ href }) => href),
    ...[note.context, note.conversation].map(idOf),
  ].some((uri) => typeof uri === "string" && sameOrigin(uri, origin));

/** What it answers may stand between it and a thread of ours, on servers that did not send it to us. */
const lookForParents =
  (uri: string, services: InboundServices) =>
  async (transaction: SquareTransaction): Promise<Outcome> => {
    if (await transaction.serverPolicies.isBarred(hostOf(uri) ?? "")) return "server is blocked";
    return (await transaction.threads.findParents(uri, services.clock()))
      ? "what it answers is looked for"
      : "answers nothing here";
  };

/**
 * Takes a note in as an answer, when it answers something in a thread that we have. The note must come from its
 * author's own server. The author is looked up before the transaction opens.
 */
export const answerIn = async (
  note: JsonObject,
  services: InboundServices,
): Promise<(transaction: SquareTransaction) => Promise<Outcome>> => {
  const answer = answerFromNote(note);
  if (answer === null) return leaveAlone("not an answer");
  if (!isPublic(note)) return leaveAlone("not public");
  if (!(await parentIsKnown(answer.inReplyTo, services))) {
    return concernsUs(note, services.origin)
      ? lookForParents(answer.uri, services)
      : leaveAlone("answers nothing here");
  }
  const author = await services.findRemoteActor(answer.attributedTo);
  if (author === null) return leaveAlone("author cannot be read");
  return async (transaction) => {
    const parent = await transaction.posts.byUri(answer.inReplyTo);
    // A poll is read and voted on: nobody here would see what stands under it.
    if (parent?.kind === "poll") return "a poll takes no answers";
    if (parent?.kind === "activity") return "an activity takes no answers";
    // Who wants what is offered asks its maker, and nobody else: what was said to all is shown to none.
    if (parent?.kind === "offer") return "an offer takes no answers";
    const beginning = parent === null ? null : await beginningOf(transaction, parent.threadId);
    if (parent === null || beginning === null || parent.withdrawnAt !== null) return "answers nothing here";
    return storeAnswer(
      transaction,
      { note, answer, parent, beginning, author, audience: "everyone", toldBy: null },
      services,
    );
  };
};

/** Takes an answer into a thread, if it is for the same people as the thread; from a limited server it waits for a moderator. */
export const storeAnswer = async (
  transaction: SquareTransaction,
  given: {
    readonly note: JsonObject;
    readonly answer: AnswerFromNote;
    readonly parent: Post;
    readonly beginning: ThreadBeginning;
    readonly author: Actor;
    readonly audience: Audience;
    /** The wijk of the ring that told of it; `null` when its author did. */
    readonly toldBy: string | null;
  },
  services: InboundServices,
): Promise<Outcome> => {
  const { note, answer, author } = given;
  const standing = await strictestStanding(transaction, author.uri, given.toldBy, services.broughtBy);
  if (standing === "barred") return "shut out";
  // What another says of somebody never replaces what we know from their own server.
  const known = given.toldBy === null ? null : await transaction.actors.byUri(author.uri);
  const stored = known ?? (await transaction.actors.saveRemote(author));
  const at = services.clock();
  const isNew = (await transaction.posts.byUri(answer.uri)) === null;
  const { html, language } = await asItStandsHere(answer, note, transaction, services);
  const received = await receiveAnswer(
    transaction,
    {
      beginning: given.beginning,
      inReplyTo: given.parent.id,
      author: { kind: "elsewhere", actorId: stored.id },
      body: "",
      html,
      held: standing === "limited" ? { since: at, refused: null } : null,
      elsewhere: {
        uri: answer.uri,
        url: answer.url,
        audience: given.audience,
        language,
        publishedAt: publishedBefore(answer.publishedAt, at),
        editedAt: editedOf(answer, at),
      },
      origin: services.origin,
    },
    services.clock,
  );
  if (received.ok && isNew) await keepPolicy(transaction, received.value, note);
  if (received.ok) return standing === "limited" ? "answer waits for a moderator" : "answer received";
  return `refused: ${received.refusal.kind === "conflict" ? received.refusal.reason : received.refusal.kind}`;
};

/** Other words for an answer that we have; only newer news counts. */
export const answerChanged = async (
  transaction: SquareTransaction,
  post: Post,
  note: JsonObject,
  services: InboundServices,
): Promise<Outcome> => {
  const read = answerFromNote(note);
  if (read === null || read.updatedAt === null) return "nothing new";
  if (post.editedAt !== null && read.updatedAt <= post.editedAt) return "nothing new";
  await keepPolicy(transaction, post.id, note);
  const changedAt = new Date(Math.min(read.updatedAt.getTime(), services.clock().getTime()));
  const { html, language } = await asItStandsHere(read, note, transaction, services);
  await rewriteAnswer(transaction, post, { body: "", html, language }, changedAt);
  return "answer changed";
};
