import { type Clock, day, later, minute } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import { newToken } from "../residents/secrets.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { helpedAfterAllNot, type Question, reallyHelped } from "./question.ts";

/** The secrets in the letters that ask whether it really helped. The store keeps hashes of them. */
export type HelpCheckStore = {
  /** Questions whose asker said before `helpedBefore` what helped, and was not asked about it; at most `limit`. */
  due(helpedBefore: Date, limit: number): Promise<readonly PostId[]>;
  add(question: PostId, secret: string, at: Date): Promise<void>;
  /** `answered`: it was used. `null`: there is none like it. */
  find(secret: string): Promise<{ readonly question: PostId; readonly answered: boolean } | null>;
  /** Spends a secret, at most once whoever tries at the same time; `false` for all but the first. */
  spend(secret: string, at: Date): Promise<boolean>;
  forget(askedBefore: Date): Promise<void>;
};

export type HelpCheckTransaction = DoorTransaction & { readonly helpChecks: HelpCheckStore };

/** The words of the letter, with a link for each answer. */
export type DidItHelpLetter = (given: {
  readonly wijk: string;
  readonly title: string;
  readonly yes: string;
  readonly no: string;
}) => LetterWords;

const askedAfter = 7 * day;
/** The links work this long. Who answers later does so on the page of the question. */
const linksLast = 60 * day;
const lookEvery = 10 * minute;
const atOnce = 50;

/** Whether a question still asks for the letter: it stands as answered, and nobody was asked. */
const asksForIt = ({ post, state, checkedAt }: Question): boolean =>
  checkedAt === null && state === "answered" && post.withdrawnAt === null;

/**
 * A step of the background: a week after an asker said what helped, one letter asks whether it really did. Once for each
 * question, also when two processes look at the same time: the question is locked while the letter is written, and marked
 * in the same transaction. Nothing for a question that was rounded off or taken back. Gives how many letters were written.
 */
export const askWhetherItHelped = <Transaction extends HelpCheckTransaction>(dependencies: {
  readonly unitOfWork: UnitOfWork<Transaction>;
  readonly clock: Clock;
  readonly origin: string;
  readonly letter: DidItHelpLetter;
  /** Has the asker of a question without a name written to, with the secret of the answers. */
  readonly askNameless: (transaction: Transaction, questionId: PostId, secret: string) => Promise<void>;
}): (() => Promise<number>) => {
  const { unitOfWork, clock, origin, letter } = dependencies;
  let dueAt = 0;

  const askAbout = (id: PostId): Promise<number> =>
    unitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(id);
      if (question === null || !asksForIt(question)) return 0;
      const at = clock();
      await transaction.questions.save({ ...question, checkedAt: at });
      const { author } = question.post;
      // The askers of other wijken are asked there.
      if (author.kind === "elsewhere") return 0;
      const secret = newToken();
      await transaction.helpChecks.add(id, secret, at);
      if (author.kind === "nameless") {
        await dependencies.askNameless(transaction, id, secret);
        return 1;
      }
      const words = letter({
        wijk: (await transaction.wijk.read())?.name ?? "",
        title: question.post.title ?? "",
        yes: `${origin}/hielp-het/${secret}/ja`,
        no: `${origin}/hielp-het/${secret}/nee`,
      });
      return (await writeLetter(transaction, { words, to: author.residentId, kind: "decision" }, at)) === null ? 0 : 1;
    });

  return async () => {
    const now = clock();
    if (now.getTime() < dueAt) return 0;
    await unitOfWork((transaction) => transaction.helpChecks.forget(later(now, -linksLast)));
    const due = await unitOfWork((transaction) => transaction.helpChecks.due(later(now, -askedAfter), atOnce));
    let written = 0;
    for (const id of due) written += await askAbout(id);
    if (due.length < atOnce) dueAt = now.getTime() + lookEvery;
    return written;
  };
};

/** What the asker says, who comes with the secret of the letter and need not be signed in. */
export type SayWhetherItHelped = {
  /** What the secret asks; `absent` when there is none like it. */
  look(secret: string): Promise<
    Result<{
      readonly answered: boolean;
      /** That of the letter; `null` when whoever got it left. */
      readonly language: Language | null;
    }>
  >;
  /** Spends the secret. `no` opens the question again; `conflict` when it was spent or nothing is marked any more. */
  say(secret: string, answer: "yes" | "no"): Promise<Result<null>>;
};

/** Keeps what the asker says, when an answer is still marked; with a no the question is open again. */
export const keepOutcome = async (
  { questions, happened }: Pick<DoorTransaction, "questions" | "happened">,
  question: Question,
  helped: boolean,
  at: Date,
): Promise<Result<null>> => {
  if (question.helpfulId === null) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
  await questions.save(helped ? reallyHelped(question) : helpedAfterAllNot(question, at));
  if (!helped) await happened({ kind: "QuestionChanged", threadId: question.post.id });
  return ok(null);
};

export const sayWhetherItHelped = <Transaction extends HelpCheckTransaction>(dependencies: {
  readonly unitOfWork: UnitOfWork<Transaction>;
  readonly clock: Clock;
  /** Keeps it for later, as everything that an asker without a name does. */
  readonly keepNameless: (transaction: Transaction, questionId: PostId, helped: boolean) => Promise<void>;
  /** The asker of a question without a name. */
  readonly namelessAsker: (transaction: Transaction, questionId: PostId) => Promise<ResidentId | null>;
}): SayWhetherItHelped => {
  const { unitOfWork, clock } = dependencies;
  return {
    look: (secret) =>
      unitOfWork(async (transaction) => {
        const found = await transaction.helpChecks.find(secret);
        const post = found === null ? null : await transaction.posts.byId(found.question);
        if (found === null || post === null || post.withdrawnAt !== null) return refuse({ kind: "absent" });
        const asker =
          post.author.kind === "resident"
            ? post.author.residentId
            : await dependencies.namelessAsker(transaction, post.id);
        const resident = asker === null ? null : await transaction.residents.byId(asker);
        return ok({ answered: found.answered, language: resident?.language ?? null });
      }),
    say: (secret, answer) =>
      unitOfWork(async (transaction) => {
        const found = await transaction.helpChecks.find(secret);
        const question = found === null ? null : await transaction.questions.byId(found.question);
        if (question === null || question.post.withdrawnAt !== null) return refuse({ kind: "absent" });
        const at = clock();
        if (!(await transaction.helpChecks.spend(secret, at)))
          return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        const helped = answer === "yes";
        if (question.post.author.kind !== "nameless") return keepOutcome(transaction, question, helped, at);
        await dependencies.keepNameless(transaction, question.post.id, helped);
        return ok(null);
      }),
  };
};
