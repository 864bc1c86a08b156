import { leavesTheWijk } from "../../kernel/audience.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { DecisionId, PostId } from "../../kernel/ids.ts";
import type { AuthorName } from "../../posts/author-name.ts";
import type { Author } from "../../posts/post.ts";
import { drawFreePseudonym } from "../../posts/pseudonym.ts";
import { namelessStandIn } from "../../posts/stand-in.ts";
import { languageOfPost } from "../../posts/written-in.ts";
import type { LetterWords } from "../../residents/letter-content.ts";
import { writeLetter } from "../../residents/letters.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";
import { speakAsAsker } from "../answer-question.ts";
import { recordYes, ringAsShown } from "../ask-question.ts";
import { holdsSecretOf } from "../asker.ts";
import { authorName } from "../author-name.ts";
import { withdrawAnswer } from "../change-answer.ts";
import { keepOutcome } from "../did-it-help.ts";
import { type LeftBehind, leaveQuestion } from "../leave-question.ts";
import { ask } from "../question.ts";
import { steering } from "../steer-question.ts";
import { ownPageOf } from "./ask-nameless.ts";
import { batchAt, nextTry } from "./batches.ts";
import type { Further } from "./further.ts";
import type { Claimed, NamelessThread, NamelessTransaction, WaitingAct, WayNews } from "./nameless.ts";
import type { RoundingOff } from "./rounding-off.ts";

/** The words of the letters that follow. None has the question in its subject. */
export type NamelessLetters = {
  /** To the asker: the whole answer, and the way to their own page. */
  answer(given: {
    readonly wijk: string;
    readonly author: AuthorName;
    /** Of the answer; `null` where nothing is known. */
    readonly language: string | null;
    readonly html: string;
    readonly link: string;
  }): LetterWords;
  /** To the asker: the question goes no further without them, it ended, or it can be rounded off. */
  way(given: { readonly wijk: string; readonly about: WayNews; readonly link: string }): LetterWords;
  /** To the asker, a week after an answer helped: did it really? */
  helped(given: { readonly wijk: string; readonly yes: string; readonly no: string }): LetterWords;
  /** To the wijkwijzer: somebody entrusted a question to you. It does not say who. */
  entrusted(given: { readonly wijk: string; readonly link: string }): LetterWords;
};

/** What is around every act that is let out. */
type Around = Pick<Parts, "clock" | "origin" | "letters" | "leftBehind">;

type Parts<Transaction extends NamelessTransaction = NamelessTransaction> = {
  readonly unitOfWork: UnitOfWork<Transaction>;
  readonly clock: Clock;
  readonly origin: string;
  readonly letters: NamelessLetters;
  readonly leftBehind: LeftBehind;
  readonly further: Further;
  readonly roundingOff: RoundingOff;
  /** Puts an appeal before those who may decide, of nobody with a name. */
  readonly makeAppeal: (transaction: Transaction, decision: DecisionId, words: string, at: Date) => Promise<unknown>;
  /** Is told that something went wrong, never with whose or with which question. */
  readonly failed: (error: unknown) => void;
};

const atOnce = 200;

/**
 * Lets everything out of the waiting room that is due: one transaction each, in no order, at the time of the batch. What
 * fails is tried again later and holds nothing else up. Resolves to how much it was.
 */
export const putOnSquare =
  <Transaction extends NamelessTransaction>(parts: Parts<Transaction>): (() => Promise<number>) =>
  async () => {
    let done = 0;
    for (; done < atOnce; done++) {
      // Filled within the transaction, to know afterwards what failed in it.
      const claimed: Claimed[] = [];
      try {
        await parts.unitOfWork(async (transaction) => {
          const next = await transaction.nameless.claimDue(batchAt(parts.clock()));
          if (next === null) return;
          claimed.push(next);
          await letOut(parts, transaction, next);
          await transaction.nameless.done(next.id);
        });
      } catch (error) {
        const [failed] = claimed;
        if (failed === undefined) throw error;
        parts.failed(error);
        const until = nextTry(parts.clock(), failed.attempts);
        await parts.unitOfWork(({ nameless }) => nameless.postpone(failed.id, until));
      }
      if (claimed.length === 0) break;
    }
    return done;
  };

/** What somebody says; whoever is suspended says nothing meanwhile, also without a name. Taking back is always possible. */
const says: ReadonlySet<WaitingAct["kind"]> = new Set(["ask", "say", "change", "go-further"]);

const letOut = async <Transaction extends NamelessTransaction>(
  parts: Parts<Transaction>,
  transaction: Transaction,
  { id, threadId, read }: Claimed,
): Promise<void> => {
  const thread = await transaction.nameless.ofThread(threadId);
  if (thread === null) return;
  const act = read();
  if (says.has(act.kind) && (await transaction.residents.isSuspended(thread.askerId))) {
    // A question that nobody saw yet is not asked; of one that stands only its words stay as they are.
    if (act.kind === "ask") await transaction.nameless.forget(threadId);
    return;
  }
  const clock = () => batchAt(parts.clock());
  const by = holdsSecretOf(threadId);
  const steer = steering(transaction, clock);
  // What was refused had become pointless while it waited: the asker's page shows how things are.
  switch (act.kind) {
    case "ask":
      return putQuestion(parts, transaction, thread, act);
    case "say":
      await speakAsAsker(transaction, { questionId: threadId, by, text: act.text }, { origin: parts.origin, clock });
      return;
    case "take-back":
      return takeBack(transaction, threadId, act.answerId, clock());
    case "change":
      await steer.change(threadId, by, act);
      return;
    case "go-further":
      await parts.further(transaction, clock).choose(threadId, by, act);
      return;
    case "round-off":
      await parts.roundingOff(transaction, clock).answer(threadId, by, act);
      return;
    case "outcome": {
      const question = await transaction.questions.byId(threadId);
      if (question !== null) await keepOutcome(transaction, question, act.helped, clock());
      return;
    }
    case "appeal":
      await parts.makeAppeal(transaction, act.decision, act.words, clock());
      return;
    case "mark":
      await steer.markHelpful(threadId, by, act.answerId);
      return;
    case "unmark":
      await steer.unmarkHelpful(threadId, by);
      return;
    case "close":
      await steer.close(threadId, by);
      return;
    case "reopen":
      await steer.reopen(threadId, by);
      return;
    case "withdraw":
      await steer.withdraw(threadId, by);
      await transaction.nameless.forget(threadId);
      return;
    case "tell":
      return tell(parts, transaction, thread, { answerId: act.answerId, letterId: id });
    case "tell-way":
      return tellWay(parts, transaction, thread, { about: act.about, letterId: id });
    case "tell-helped":
      return tellHelped(parts, transaction, thread, { secret: act.secret, letterId: id });
    case "forget":
      if (act.withdraw) await takeWordsAlong(parts, transaction, threadId, clock());
      await transaction.nameless.forget(threadId);
      return;
  }
};

const putQuestion = async (
  parts: Around,
  transaction: NamelessTransaction,
  { threadId, keeperId }: NamelessThread,
  act: Extract<WaitingAct, { kind: "ask" }>,
): Promise<void> => {
  const { origin } = parts;
  // Another ring than the asker was shown was not asked: then it is for the wijk, and its asker chooses later.
  const audience = (await ringAsShown(transaction, act)).ok ? act.audience : "wijk";
  const at = batchAt(parts.clock());
  const wijk = await transaction.actors.wijk();
  if (wijk === null) throw new Error("A question was asked before set-up was done.");
  const pseudonym = await drawFreePseudonym((drawn) => transaction.posts.knowsPseudonym(drawn));
  const standIn = leavesTheWijk(audience)
    ? await namelessStandIn(transaction.actors, { origin, wijkName: wijk.name, pseudonym, at })
    : null;
  const author: Author = { kind: "nameless", pseudonym, actorId: standIn?.id ?? null };
  const { uri, url } = { uri: `${origin}/ap/o/${threadId}`, url: `${origin}/vragen/${threadId}` };
  // A part of the wijk and a theme that went from the list while the question waited may stay in it.
  const kept = { areas: act.area === "" ? [] : [act.area], themes: [act.theme] };
  const asked = ask(threadId, { ...act, ...kept, audience, author, uri, url, held: null }, at);
  if (!asked.ok) throw new Error("A question that was in order is so no longer.");
  await transaction.questions.add(asked.value);
  if (leavesTheWijk(audience)) await recordYes(transaction, asked.value, at);
  await transaction.happened({ kind: "QuestionAsked", threadId });
  if (keeperId === null) return;
  const words = parts.letters.entrusted({ wijk: wijk.name, link: `${origin}/toevertrouwd/${threadId}` });
  await writeLetter(transaction, { words, to: keeperId, kind: "entrusted" }, at);
};

/** The asker left and takes their words along; what others answered stays. */
const takeWordsAlong = async (
  { leftBehind }: Around,
  transaction: NamelessTransaction,
  threadId: PostId,
  at: Date,
): Promise<void> => {
  const question = await transaction.questions.byId(threadId);
  if (question !== null && question.post.withdrawnAt === null)
    await leaveQuestion(transaction, question, leftBehind, at);
};

/** Takes back what was said under the pseudonym of the thread. */
const takeBack = async (
  transaction: NamelessTransaction,
  threadId: PostId,
  answerId: PostId,
  at: Date,
): Promise<void> => {
  const answer = await transaction.posts.byId(answerId);
  const own = answer?.threadId === threadId && answer.kind === "answer" && answer.author.kind === "nameless";
  if (answer !== null && own && answer.withdrawnAt === null) await withdrawAnswer(transaction, answer, at);
};

const tell = async (
  parts: Around,
  transaction: NamelessTransaction,
  { threadId, askerId, secret }: NamelessThread,
  about: { readonly answerId: PostId; readonly letterId: string },
): Promise<void> => {
  const question = await transaction.posts.byId(threadId);
  const answer = await transaction.posts.byId(about.answerId);
  if (question === null || answer === null || question.withdrawnAt !== null) return;
  if (answer.withdrawnAt !== null || answer.hidden !== null) return;
  const wijk = await transaction.wijk.read();
  const words = parts.letters.answer({
    wijk: wijk?.name ?? "",
    author: await authorName(transaction, answer.author),
    html: answer.html,
    language: languageOfPost(answer),
    link: `${parts.origin}${ownPageOf(secret)}`,
  });
  const { letterId } = about;
  await writeLetter(transaction, { words, to: askerId, kind: "answer", id: letterId }, parts.clock());
};

const tellWay = async (
  parts: Around,
  transaction: NamelessTransaction,
  { threadId, askerId, secret }: NamelessThread,
  { about, letterId }: { readonly about: WayNews; readonly letterId: string },
): Promise<void> => {
  const question = await transaction.posts.byId(threadId);
  if (question === null || question.withdrawnAt !== null) return;
  const wijk = (await transaction.wijk.read())?.name ?? "";
  const words = parts.letters.way({ wijk, about, link: `${parts.origin}${ownPageOf(secret)}` });
  await writeLetter(transaction, { words, to: askerId, kind: "decision", id: letterId }, parts.clock());
};

const tellHelped = async (
  parts: Around,
  transaction: NamelessTransaction,
  { threadId, askerId }: NamelessThread,
  { secret, letterId }: { readonly secret: string; readonly letterId: string },
): Promise<void> => {
  const question = await transaction.posts.byId(threadId);
  if (question === null || question.withdrawnAt !== null) return;
  const wijk = (await transaction.wijk.read())?.name ?? "";
  const page = `${parts.origin}/hielp-het/${secret}`;
  const words = parts.letters.helped({ wijk, yes: `${page}/ja`, no: `${page}/nee` });
  await writeLetter(transaction, { words, to: askerId, kind: "decision", id: letterId }, parts.clock());
};
