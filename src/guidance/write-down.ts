import { type Clock, later } from "../kernel/clock.ts";
import { newId, type PostId, type ResidentId, type SpokenQuestionId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { askQuestion, toChooseFrom } from "../questions/ask-question.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import {
  noWords,
  readSpoken,
  type SpokenForm,
  type SpokenQuestion,
  type SpokenTransaction,
  type SpokenWords,
  wordsStayFor,
} from "./spoken-question.ts";

/** What to do with what was written down: ask it in the wijk, or keep it on the own desk. */
export type Then = "place" | "keep";

/**
 * A wijkwijzer writes down what somebody asked by telephone or at the door. To who is no wijkwijzer, and about what another
 * wrote down, everything is `absent`. What is given back is the question on the square, `null` for a note.
 */
export type WriteDown = {
  write(by: ResidentId, form: SpokenForm, then: Then): Promise<Result<PostId | null>>;
  /** Other words for a note, which then stays one or is asked. */
  change(id: SpokenQuestionId, by: ResidentId, form: SpokenForm, then: Then): Promise<Result<PostId | null>>;
  /** Erases a note: it needs nothing any more. */
  finish(id: SpokenQuestionId, by: ResidentId): Promise<Result<null>>;
  /** A note as it stands. */
  note(id: SpokenQuestionId, by: ResidentId): Promise<Result<SpokenForm>>;
};

export const writeDown = (dependencies: {
  readonly unitOfWork: UnitOfWork<SpokenTransaction>;
  readonly clock: Clock;
  readonly origin: string;
}): WriteDown => {
  const { unitOfWork, clock, origin } = dependencies;

  const asWijkwijzer = <T>(
    by: ResidentId,
    work: (transaction: SpokenTransaction) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    unitOfWork(async (transaction) => {
      const resident = await transaction.residents.byId(by);
      return resident?.roles.includes("wijkwijzer") ? work(transaction) : refuse({ kind: "absent" });
    });

  const withNote = <T>(
    id: SpokenQuestionId,
    by: ResidentId,
    work: (transaction: SpokenTransaction, note: SpokenQuestion, words: SpokenWords) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    asWijkwijzer(by, async (transaction) => {
      const note = await transaction.spokenQuestions.byId(id, by);
      const words = note === null ? null : await transaction.spokenQuestions.words(note, by);
      const isNote = note !== null && words !== null && note.questionId === null;
      return isNote ? work(transaction, note, words) : refuse({ kind: "absent" });
    });

  /** Asks it in the wijk, in the transaction that keeps what belongs to it. */
  const place = (
    transaction: SpokenTransaction,
    askerId: ResidentId,
    { title, text, theme }: SpokenWords,
  ): Promise<Result<PostId>> =>
    askQuestion({ unitOfWork: (work) => work(transaction), clock, origin })({
      askerId,
      title,
      text,
      theme,
      audience: "wijk",
      outside: "stand-in",
      onBehalf: "through-wijkwijzer",
    });

  return {
    write: (by, form, then) =>
      asWijkwijzer<PostId | null>(by, async (transaction) => {
        const read = readSpoken(form, (await toChooseFrom(transaction)).themes);
        if (!read.ok) return read;
        const { wayBack, ...words } = read.value;
        const placed = then === "place" ? await place(transaction, by, words) : ok(null);
        if (!placed.ok) return placed;
        await transaction.spokenQuestions.add(
          {
            id: newId<SpokenQuestionId>(),
            residentId: by,
            questionId: placed.value,
            wayBack,
            notedAt: clock(),
            waitsSince: null,
            remindAt: null,
            told: [],
          },
          placed.value === null ? words : { ...noWords, memoryAid: words.memoryAid },
        );
        return placed;
      }),
    change: (id, by, form, then) =>
      withNote<PostId | null>(id, by, async (transaction, note) => {
        const read = readSpoken(form, (await toChooseFrom(transaction)).themes);
        if (!read.ok) return read;
        const { wayBack, ...words } = read.value;
        const placed = then === "place" ? await place(transaction, by, words) : ok(null);
        if (!placed.ok) return placed;
        const kept = { ...note, wayBack, questionId: placed.value };
        await transaction.spokenQuestions.save(kept);
        await transaction.spokenQuestions.saveWords(
          kept,
          placed.value === null ? words : { ...noWords, memoryAid: words.memoryAid },
        );
        return placed;
      }),
    finish: (id, by) =>
      withNote(id, by, async (transaction, note) => {
        await transaction.spokenQuestions.erase(note.id);
        return ok(null);
      }),
    note: (id, by) => withNote(id, by, async (_transaction, note, words) => ok({ ...words, wayBack: note.wayBack })),
  };
};

/** Erases what has stood behind the seal for long enough. For the hourly work. */
export const eraseOldSpokenWords =
  (dependencies: { readonly unitOfWork: UnitOfWork<SpokenTransaction>; readonly clock: Clock }) => (): Promise<void> =>
    dependencies.unitOfWork(({ spokenQuestions }) =>
      spokenQuestions.eraseOld(later(dependencies.clock(), -wordsStayFor)),
    );
