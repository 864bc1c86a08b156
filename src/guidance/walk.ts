import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import { stands, wroteIt } from "../posts/post.ts";
import { answersOfOthers } from "../questions/asker.ts";
import { close, type Question, release } from "../questions/question.ts";
import { isSensitive } from "../questions/themes.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import { writeLetter } from "../residents/letters.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import type { GuidanceLetters } from "./guidance-letters.ts";
import { recordSteps } from "./record-steps.ts";
import { offerQuestion } from "./route-question.ts";
import { type RungPort, rungAhead } from "./rung.ts";
import { begin, type Facts, released, resumed, type Walked, type Way, walkOn } from "./way.ts";
import { closingReminder, type WriteDecision } from "./write-decision.ts";

type Dependencies<Transaction extends DoorTransaction> = {
  readonly unitOfWork: UnitOfWork<Transaction>;
  readonly clock: Clock;
  readonly origin: string;
  readonly rungs: readonly RungPort[];
  readonly letters: Pick<GuidanceLetters, "questionOnYourThemes">;
  readonly writeDecision: WriteDecision<Transaction>;
};

const atOnce = 50;

/** Sends a new question of this wijk on its way: to the wijkwijzers who are free. Nothing the second time. */
export const beginWay =
  ({ unitOfWork, clock }: Pick<Dependencies<DoorTransaction>, "unitOfWork" | "clock">) =>
  (questionId: PostId): Promise<void> =>
    unitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(questionId);
      if (question === null || question.post.withdrawnAt !== null || question.post.homeWijkId !== null) return;
      if ((await transaction.ways.byQuestion(questionId)) !== null) return;
      const at = clock();
      const waits = await transaction.ways.waits();
      const offered = await offerQuestion(transaction, question, { patience: waits.wijkwijzers }, at);
      const { way, steps } = begin(questionId, offered, waits, at);
      await recordSteps(
        transaction,
        way,
        steps.map(({ kind }) => (kind === "offered" ? { kind, count: offered } : { kind })),
        at,
      );
    });

/**
 * Sends a question on its way again whose way was over and whose asker opened it after all, so that it does not fall silent.
 * Nothing while its way goes on.
 */
export const resumeWay =
  ({ unitOfWork, clock }: Pick<Dependencies<DoorTransaction>, "unitOfWork" | "clock">) =>
  (questionId: PostId): Promise<void> =>
    unitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(questionId);
      const way = await transaction.ways.byQuestion(questionId);
      if (question === null || question.post.withdrawnAt !== null || way === null || way.nextAt !== null) return;
      if (question.state !== "open" && question.state !== "taken") return;
      const waits = await transaction.ways.waits();
      await transaction.ways.save(resumed(way, question.state === "taken", waits, clock()));
    });

/**
 * Everything on the ways of questions whose time has come, as a step of the background: those that lie still are offered
 * again, askers are asked, wijkwijzers told. Each question in a transaction of its own. Resolves to how many there were.
 */
export const walkWays = <Transaction extends DoorTransaction>(
  dependencies: Dependencies<Transaction>,
): (() => Promise<number>) => {
  const { unitOfWork, clock, rungs } = dependencies;

  const facts = async (transaction: SquareTransaction, question: Question, way: Way): Promise<Facts> => {
    const answers = (await transaction.posts.answersOf(question.post.id)).filter(stands);
    const { taken } = question;
    const deeds = answers
      .filter((answer) => taken !== null && wroteIt(answer, taken.by))
      .map(({ publishedAt, editedAt }) => editedAt ?? publishedAt);
    return {
      answers: answersOfOthers(question, answers).length,
      state: question.state,
      withdrawn: question.post.withdrawnAt !== null,
      takerDid: taken === null ? null : new Date(Math.max(taken.at.getTime(), ...deeds.map((at) => at.getTime()))),
      ahead: (await rungAhead(transaction, rungs, question, way))?.name ?? null,
    };
  };

  const walk = (way: Way): Promise<void> =>
    unitOfWork(async (transaction) => {
      // Questions first, ways after them: in this order everywhere, so that nobody waits for each other.
      const question = await transaction.questions.byId(way.questionId);
      const current = await transaction.ways.byQuestion(way.questionId);
      const at = clock();
      if (question === null || current?.nextAt == null || current.nextAt > at) return;
      const waits = await transaction.ways.waits();
      const walked = walkOn(current, await facts(transaction, question, current), waits, at);
      await perform(transaction, question, walked, at);
    });

  const perform = async (transaction: Transaction, question: Question, walked: Walked, at: Date): Promise<void> => {
    let { way } = walked;
    let steps: Parameters<typeof recordSteps>[2] = walked.steps;
    for (const deed of walked.deeds) {
      switch (deed.kind) {
        case "end-offers":
          await transaction.wijkwijzers.endOffers(question.post.id, "all", "lapsed", at);
          break;
        case "release":
          steps = steps.map((step) => ({ ...step, residentId: question.taken?.by ?? null }));
          await transaction.questions.save(release(question));
          await transaction.happened({ kind: "QuestionTaken", threadId: question.post.id });
          break;
        case "offer": {
          const waits = await transaction.ways.waits();
          const offered = await offerQuestion(transaction, question, { patience: waits.wijkwijzers }, at);
          way = released(way, offered, waits, at);
          steps = [...steps, offered > 0 ? { kind: "offered", count: offered } : { kind: "nobody-free" }];
          break;
        }
        case "ask-asker":
          await tellAskerToChoose(transaction, question, way, at);
          break;
        case "remind-of-closing":
          await tellAsker(transaction, question, closingReminder(deed.closes, pageOf(question)), at);
          break;
        case "round-off": {
          const closed = close(question, at);
          if (closed.ok) await transaction.questions.save(closed.value);
          await transaction.happened({ kind: "QuestionChanged", threadId: question.post.id });
          await tellAskerItEnded(transaction, question, at);
          break;
        }
      }
    }
    await recordSteps(transaction, way, steps, at);
  };

  const wijkName = async (transaction: Transaction) => (await transaction.wijk.read())?.name ?? "";

  const tellAsker = dependencies.writeDecision;
  const pageOf = ({ post }: Question) => `${dependencies.origin}/vragen/${post.id}`;

  const tellAskerToChoose = async (transaction: Transaction, question: Question, way: Way, at: Date): Promise<void> => {
    const page = pageOf(question);
    const asked = question.onBehalf === null ? "further" : "further-for-somebody";
    await tellAsker(
      transaction,
      question,
      {
        about: "choose",
        asked: { kind: way.ahead === null ? "still-needed" : asked },
        choices: [
          ...(way.ahead === null ? [] : [{ verb: "further" as const, link: `${page}/verder` }]),
          { verb: "look", link: page },
        ],
      },
      at,
    );
  };

  const tellAskerItEnded = (transaction: Transaction, question: Question, at: Date): Promise<void> => {
    const page = pageOf(question);
    return tellAsker(
      transaction,
      question,
      {
        about: "ended",
        asked: { kind: "ended" },
        choices: [{ verb: "reopen", link: page }],
      },
      at,
    );
  };

  const tellWijkwijzers = (): Promise<number> =>
    unitOfWork(async (transaction) => {
      const at = clock();
      const offers = await transaction.wijkwijzers.untold(at, atOnce);
      const themes = offers.length === 0 ? [] : await transaction.themes.all();
      for (const offer of offers) {
        const question = await transaction.questions.byId(offer.questionId);
        const reader = await transaction.residents.byId(offer.residentId);
        if (question === null || question.post.withdrawnAt !== null || reader === null) continue;
        const words = dependencies.letters.questionOnYourThemes({
          wijk: await wijkName(transaction),
          name: reader.name,
          title: question.post.title ?? "",
          html: question.post.html,
          theme: question.theme,
          themes,
          sensitive: isSensitive(themes, question.theme),
          waitingSince: question.post.publishedAt,
          link: `${dependencies.origin}/mijn-tafel#vraag-${question.post.id}`,
        });
        await writeLetter(transaction, { words, to: offer.residentId, kind: "themes", id: offer.id }, at);
      }
      await transaction.wijkwijzers.markTold(
        offers.map(({ id }) => id),
        at,
      );
      return offers.length;
    });

  return async () => {
    const due = await unitOfWork((transaction) => transaction.ways.due(clock(), atOnce));
    for (const way of due) await walk(way);
    return due.length + (await tellWijkwijzers());
  };
};
