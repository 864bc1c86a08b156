import type { PostId } from "../../kernel/ids.ts";
import { policyFromNote } from "../../posts/interaction-policy.activitypub.ts";
import { answerFromNote } from "../../questions/questions.activitypub.ts";
import { receiveAnswer } from "../../questions/receive-answer.ts";
import { beginningOf } from "../../questions/thread-beginning.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { hostOf, idOf, idsOf, type JsonObject, objectsOf, publicNames, sameOrigin } from "../kit/reading.ts";
import { type InboundServices, leaveAlone, type Outcome } from "./handler.ts";
import { publishedBefore, strictestStanding, withLinksHere } from "./post-from-elsewhere.ts";

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
    const beginning = parent === null ? null : await beginningOf(transaction, parent.threadId);
    if (parent === null || beginning === null || parent.withdrawnAt !== null) return "answers nothing here";
    const standing = await strictestStanding(transaction, author.uri, services.broughtBy);
    if (standing === "barred") return "shut out";
    const stored = await transaction.actors.saveRemote(author);
    const at = services.clock();
    const isNew = (await transaction.posts.byUri(answer.uri)) === null;
    const { html } = await withLinksHere(answer, note, transaction, services);
    const received = await receiveAnswer(
      transaction,
      {
        beginning,
        inReplyTo: parent.id,
        author: { kind: "elsewhere", actorId: stored.id },
        body: "",
        html,
        held: standing === "limited" ? { since: at, refused: null } : null,
        elsewhere: {
          uri: answer.uri,
          url: answer.url,
          publishedAt: publishedBefore(answer.publishedAt, at),
          editedAt: editedOf(answer, at),
        },
        origin: services.origin,
      },
      services.clock,
    );
    if (received.ok && isNew) await keepPolicy(transaction, received.value, note);
    return received.ok
      ? standing === "limited"
        ? "answer waits for a moderator"
        : "answer received"
      : `refused: ${received.refusal.kind === "conflict" ? received.refusal.reason : received.refusal.kind}`;
  };
};
