import type { Audience } from "../../kernel/audience.ts";
import type { Actor } from "../../posts/actor.ts";
import type { Question } from "../../questions/question.ts";
import { type QuestionFromNote, questionFromNote } from "../../questions/questions.activitypub.ts";
import { knownTheme } from "../../questions/themes.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import type { JsonObject } from "../kit/reading.ts";
import { type InboundServices, leaveAlone, type Outcome } from "./handler.ts";
import { keepConsent, keepFirstConsent } from "./keep-consent.ts";
import {
  asItStandsHere,
  beginningFromElsewhere,
  isByAnother,
  letOtherWordsThrough,
  type Spoken,
  strictestStanding,
} from "./post-from-elsewhere.ts";
import { isPublic, keepPolicy } from "./take-in.ts";

/**
 * Takes a note in as a question of the neighbouring wijk `neighbourUri`, which it must name as its group. A question that
 * we know already is brought up to date instead.
 */
export const questionIn = async (
  note: JsonObject,
  neighbourUri: string,
  services: InboundServices,
): Promise<(transaction: SquareTransaction) => Promise<Outcome>> => {
  const asSent = questionFromNote(note);
  if (asSent === null || !asSent.groups.includes(neighbourUri)) return leaveAlone("not a question of this neighbour");
  if (!isPublic(note)) return leaveAlone("not public");
  const author = await services.findRemoteActor(asSent.attributedTo);
  if (author === null) return leaveAlone("author cannot be read");
  return async (transaction) => {
    const home = await transaction.actors.byUri(neighbourUri);
    if (home === null) return "deleted before";
    return storeQuestion(transaction, { note, read: asSent, author, home, audience: "everyone" }, services);
  };
};

/**
 * Keeps a question of the wijk `home`, or brings what we have of it up to date. One that was for the ring and that its wijk shows to
 * everyone by now is for everyone here too.
 */
export const storeQuestion = async (
  transaction: SquareTransaction,
  given: {
    readonly note: JsonObject;
    readonly read: QuestionFromNote;
    readonly author: Actor;
    readonly home: Actor;
    readonly audience: Exclude<Audience, "wijk">;
  },
  services: InboundServices,
): Promise<Outcome> => {
  const { note, author, home, audience } = given;
  const read = await asItStandsHere(given.read, note, transaction, services);
  if (await transaction.posts.isBuried(read.uri)) return "deleted before";
  const standing = await strictestStanding(transaction, author.uri, home.uri, services.broughtBy);
  if (standing === "barred") return "shut out";
  const isLimited = standing === "limited";
  const known = await transaction.questions.byUri(read.uri);
  if (known !== null && (await isByAnother(transaction, known.post, author.uri))) return "not its author";
  if (known !== null) await keepConsent(transaction, known, note);
  if (known !== null && isLimited && known.post.held === null) return letOtherWordsThrough;
  if (known !== null) {
    const isOpened = known.post.audience === "kring" && audience === "everyone" && known.post.homeWijkId === home.id;
    const outcome = await refreshed(
      transaction,
      isOpened ? { ...known, post: { ...known.post, audience } } : known,
      read,
    );
    if (outcome === newsOfQuestion) await keepPolicy(transaction, known.post.id, note);
    return outcome;
  }
  const stored =
    audience === "kring"
      ? ((await transaction.actors.byUri(author.uri)) ?? (await transaction.actors.saveRemote(author)))
      : await transaction.actors.saveRemote(author);
  const at = services.clock();
  const held = isLimited ? { since: at, refused: null } : null;
  const from = { authorId: stored.id, homeWijkId: home.id, held, at };
  const post = { ...beginningFromElsewhere("question", read, from), audience };
  const { id } = post;
  await transaction.questions.add({
    post,
    theme: knownTheme(await transaction.themes.all(), read.themes),
    onBehalf: null,
    area: null,
    street: read.place,
    state: read.state ?? "open",
    taken: null,
    helpfulId: null,
    closedAt: null,
    changedAt: read.updatedAt,
    helpfulAt: null,
    checkedAt: null,
    outcome: null,
    handedTo: null,
    handedInPrivate: false,
  });
  // A thread of the ring comes to us whole: there is nothing to look for.
  if (audience === "everyone") await transaction.threads.revisit(id, at);
  await keepPolicy(transaction, id, note);
  await keepFirstConsent(transaction, { post }, note);
  await transaction.happened(
    isLimited ? { kind: "PostHeld", threadId: id, postId: id } : { kind: "NeighbourQuestionReceived", threadId: id },
  );
  return isLimited ? "question of a neighbour waits for a moderator" : "question of a neighbour stored";
};

export const newsOfQuestion: Outcome = "question of a neighbour changed";

/** Brings a neighbour's question up to date; older news than what we have is left alone. */
export const refreshed = async (
  transaction: SquareTransaction,
  known: Question,
  read: QuestionFromNote & Spoken,
): Promise<Outcome> => {
  if (known.post.withdrawnAt !== null) return "deleted before";
  if (read.updatedAt === null || (known.changedAt !== null && read.updatedAt <= known.changedAt)) return "nothing new";
  const helpful = read.acceptedAnswer === null ? null : await transaction.posts.byUri(read.acceptedAnswer);
  // Software without our terms says in other ways whether it was answered.
  const said =
    read.state === null
      ? {}
      : { state: read.state, helpfulId: helpful !== null && helpful.threadId === known.post.id ? helpful.id : null };
  const wordsChanged = known.post.html !== read.html || known.post.title !== read.title;
  await transaction.questions.save({
    ...known,
    post: {
      ...known.post,
      title: read.title,
      html: read.html,
      language: read.language,
      editedAt: wordsChanged ? read.updatedAt : known.post.editedAt,
    },
    theme: knownTheme(await transaction.themes.all(), read.themes),
    street: read.place,
    ...said,
    changedAt: read.updatedAt,
  });
  await transaction.happened({ kind: "NeighbourQuestionChanged", threadId: known.post.id });
  return newsOfQuestion;
};
