import { speaksItself } from "../../posts/actor.ts";
import { recordYes } from "../../questions/ask-question.ts";
import type { Question } from "../../questions/question.ts";
import { type QuestionFromMention, questionFromMention } from "../../questions/questions-from-mentions.activitypub.ts";
import { knownTheme } from "../../questions/themes.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, type JsonObject } from "../kit/reading.ts";
import { type InboundServices, leaveAlone, type Outcome } from "./handler.ts";
import { keepFirstConsent } from "./keep-consent.ts";
import { asItStandsHere, beginningFromElsewhere, type Spoken } from "./post-from-elsewhere.ts";
import { isPublic, keepPolicy } from "./take-in.ts";
import { questionIn } from "./take-in-question.ts";

/** So many questions of one author from elsewhere wait at a time; a moderator has to read them all. */
const waitingPerAuthor = 3;

/**
 * Takes a note of somebody elsewhere that names the wijk in as a question to the wijk. A moderator sees it first, always:
 * nobody here knows who asks. What belongs to another group is that group's to share.
 */
export const mentionIn = async (
  note: JsonObject,
  services: InboundServices,
): Promise<(transaction: SquareTransaction) => Promise<Outcome>> => {
  const wijk = await services.look(({ actors }) => actors.wijk());
  const asSent = wijk === null ? null : questionFromMention(note, wijk.uri);
  if (wijk === null || asSent === null) return leaveAlone("not for the wijk");
  if (speaksItself(wijk)) return leaveAlone("a gemeente has no square on which to ask");
  if (!isPublic(note)) return leaveAlone("not public");
  const audience = idOf(note.audience);
  if (audience !== null && audience !== wijk.uri) return belongingTo(audience, note, services);
  const author = await services.findRemoteActor(asSent.attributedTo);
  if (author === null) return leaveAlone("author cannot be read");
  return async (transaction) => {
    const read = await asItStandsHere(asSent, note, transaction, services);
    if (await transaction.posts.isBuried(read.uri)) return "deleted before";
    if ((await transaction.posts.byUri(read.uri)) !== null) return "known";
    if ((await transaction.serverPolicies.standing(author.uri)) === "barred") return "shut out";
    const stored = await transaction.actors.saveRemote(author);
    if ((await transaction.heldPosts.countBy(stored.id)) >= waitingPerAuthor) return "too many of this author wait";
    const at = services.clock();
    const theme = knownTheme(await transaction.themes.all(), read.hashtags);
    const question: Question = {
      post: beginningFromElsewhere("question", read, {
        authorId: stored.id,
        homeWijkId: null,
        held: { since: at, refused: null },
        at,
      }),
      theme,
      onBehalf: null,
      area: null,
      street: null,
      state: "open",
      taken: null,
      helpfulId: null,
      closedAt: null,
      changedAt: read.updatedAt,
      helpfulAt: null,
      checkedAt: null,
      outcome: null,
      handedTo: null,
      handedInPrivate: false,
    };
    const { id } = question.post;
    await transaction.questions.add(question);
    // They wrote it for everyone to read, and to the wijk.
    await recordYes(transaction, question, at);
    await keepPolicy(transaction, id, note);
    await keepFirstConsent(transaction, question, note);
    await transaction.threads.revisit(id, at);
    await transaction.happened({ kind: "PostHeld", threadId: id, postId: id });
    return "waits for a moderator";
  };
};

/** A thread has one owner: what a neighbouring wijk owns is its question, what another group owns is left to it. */
const belongingTo = async (audience: string, note: JsonObject, services: InboundServices) => {
  const isNeighbour = await services.look(async ({ actors, ring }) => {
    const group = await actors.byUri(audience);
    return group !== null && (await ring.neighbour(group.id))?.state === "accepted";
  });
  return isNeighbour ? questionIn(note, audience, services) : leaveAlone("belongs to another group");
};

/** Other words for a question from elsewhere, by its author. While it waits the moderator reads the new ones. */
export const mentionChanged = async (
  transaction: SquareTransaction,
  known: Question,
  read: QuestionFromMention & Spoken,
): Promise<Outcome> => {
  if (read.updatedAt === null || (known.changedAt !== null && read.updatedAt <= known.changedAt)) return "nothing new";
  await transaction.questions.save({
    ...known,
    post: { ...known.post, title: read.title, html: read.html, language: read.language, editedAt: read.updatedAt },
    changedAt: read.updatedAt,
  });
  if (known.post.held !== null) return "question changed while it waits";
  await transaction.happened({ kind: "QuestionChanged", threadId: known.post.id });
  return "question changed";
};
