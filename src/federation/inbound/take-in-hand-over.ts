import { type HandedRead, takeIn, takeOut } from "../../handing-over/gemeente/handed-question.ts";
import { type HandOver, keepPromise } from "../../handing-over/hand-over.ts";
import { handOverFromNote, promiseFrom } from "../../handing-over/hand-overs.activitypub.ts";
import { speaksItself } from "../../posts/actor.ts";
import { answerFromNote } from "../../questions/questions.activitypub.ts";
import { beginningOf } from "../../questions/thread-beginning.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, type JsonObject, sameOrigin } from "../kit/reading.ts";
import { type InboundActivity, type InboundServices, leaveAlone, type Outcome } from "./handler.ts";
import { refusalOfNews, strictestStanding } from "./post-from-elsewhere.ts";
import { answerChanged, storeAnswer } from "./take-in.ts";

type Apply = (transaction: SquareTransaction) => Promise<Outcome>;

/**
 * The hand-over that a note answers: itself, or something that the same gemeente said to it before. `null` when it answers none.
 */
const handOverAnswered = async (transaction: SquareTransaction, inReplyTo: string): Promise<HandOver | null> => {
  const itself = await transaction.handOvers.byUri(inReplyTo);
  if (itself !== null) return itself;
  const parent = await transaction.posts.byUri(inReplyTo);
  if (parent === null || parent.audience !== "wijk" || parent.author.kind !== "elsewhere") return null;
  const handOver = await transaction.handOvers.ofQuestion(parent.threadId);
  return handOver?.gemeente.id === parent.author.actorId ? handOver : null;
};

/**
 * What a gemeente answers to what it alone was asked, or other words for that. From exactly that actor it comes under the question, for
 * the wijk and nobody else, whoever it says it is for; from everybody else it does not. `null` for what answers no hand-over.
 */
export const handOverReplyIn = async (note: JsonObject, services: InboundServices): Promise<Apply | null> => {
  const answer = answerFromNote(note);
  if (answer === null) return null;
  const asked = await services.look((transaction) => handOverAnswered(transaction, answer.inReplyTo));
  if (asked === null) return null;
  if (asked.gemeente.uri !== answer.attributedTo) return leaveAlone("not the gemeente that was asked");
  return async (transaction) => {
    // Questions first, as everywhere, so that nobody waits for each other.
    const beginning = await beginningOf(transaction, asked.questionId);
    const handOver = await transaction.handOvers.byId(asked.id);
    if (beginning === null || handOver === null || handOver.withdrawnAt !== null) return "taken back";
    const known = await transaction.posts.byUri(answer.uri);
    if (known !== null) {
      if (known.withdrawnAt !== null || known.threadId !== handOver.questionId) return "unknown here";
      const refusal = await refusalOfNews(transaction, known, answer.attributedTo, services);
      return refusal ?? answerChanged(transaction, known, note, services);
    }
    const { gemeente: author } = handOver;
    const parent = beginning.post;
    const given = { note, answer, parent, beginning, author, audience: "wijk" as const, toldBy: null };
    return storeAnswer(transaction, given, services);
  };
};

/** What a gemeente promises about a question that was handed over to it; `null` for what accepts or rejects something else. */
export const promised = async (
  transaction: SquareTransaction,
  { json, actorUri }: InboundActivity,
  { clock }: Pick<InboundServices, "clock">,
): Promise<Outcome | null> => {
  const uri = idOf(json.object);
  const handOver = uri === null ? null : await transaction.handOvers.byUri(uri);
  if (handOver === null) return null;
  if (handOver.gemeente.uri !== actorUri) return "not the gemeente that was asked";
  if (handOver.withdrawnAt !== null) return "taken back";
  const promise = promiseFrom(json, clock());
  if (promise === null) return "no promise";
  return (await keepPromise(transaction, handOver, promise)) === "kept" ? "promise kept" : "nothing new";
};

/**
 * A question that a wijk hands over to us, a gemeente, and news of one. It must be for us alone, and come from the server of a wijk that
 * follows us. `null` for every other note.
 */
export const handedIn = async (note: JsonObject, services: InboundServices): Promise<Apply | null> => {
  const read = handOverFromNote(note);
  if (read === null) return null;
  const wijk = await services.look(async ({ actors, gemeente }) => {
    const own = await actors.wijk();
    if (own === null || !speaksItself(own) || read.to.some((uri) => uri !== own.uri) || read.to.length === 0)
      return null;
    const following = await gemeente.wijken();
    return following.find(({ actor }) => actor.uri === read.wijkUri)?.actor ?? null;
  });
  if (wijk === null) return leaveAlone("not handed over to us by a wijk that follows us");
  if (!sameOrigin(read.uri, wijk.uri) || !sameOrigin(read.attributedTo, wijk.uri))
    return leaveAlone("not of the wijk that it names");
  const author = await services.findRemoteActor(read.attributedTo);
  if (author === null) return leaveAlone("author cannot be read");
  return async (transaction) => {
    const at = services.clock();
    if ((await strictestStanding(transaction, author.uri, wijk.uri, services.broughtBy)) === "barred")
      return "shut out";
    const known = await transaction.handedQuestions.byUri(read.uri);
    if (known !== null) return settling(transaction, known, { ...read, at });
    if (await transaction.posts.isBuried(read.uri)) return "deleted before";
    const asker = await transaction.actors.saveRemote(author);
    const { uri, title, text, place, isSettled } = read;
    await takeIn(transaction, { uri, wijk, asker, title, text, place, isSettled }, at);
    return "question taken in";
  };
};

/** Whether a question that we have needs an answer still. Its words stay as they were handed over. */
const settling = async (
  { handedQuestions }: SquareTransaction,
  { question }: HandedRead,
  news: { readonly attributedTo: string; readonly isSettled: boolean; readonly at: Date },
): Promise<Outcome> => {
  if (question.asker.uri !== news.attributedTo) return "not its author";
  if ((question.settledAt !== null) === news.isSettled || question.withdrawnAt !== null) return "nothing new";
  await handedQuestions.save({ ...question, settledAt: news.isSettled ? news.at : null });
  return news.isSettled ? "question settled" : "question open again";
};

/** A question that its asker takes back; `null` when it is none that was handed over to us. */
export const handedBack = async (
  transaction: SquareTransaction,
  { uri, actorUri, at }: { readonly uri: string; readonly actorUri: string; readonly at: Date },
): Promise<Outcome | null> => {
  const read = await transaction.handedQuestions.byUri(uri);
  if (read === null) return null;
  if (read.question.asker.uri !== actorUri) return "not its author";
  await takeOut(transaction, read, at);
  return "question taken back";
};
