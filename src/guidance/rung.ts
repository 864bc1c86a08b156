import type { Result } from "../kernel/result.ts";
import type { OutsideChoice } from "../posts/stand-in.ts";
import type { Question } from "../questions/question.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { RungBeyond, Way } from "./way.ts";

/** Exactly what would be sent, and to whom: the asker says yes to this and to nothing else. */
export type Preview = {
  readonly title: string;
  readonly text: string;
  /** The part of the wijk or the street; `null` when the question names none. */
  readonly place: string | null;
  /** Who it will be from, as others read it. */
  readonly from: string;
  /** The wijken that read it, by name. */
  readonly wijken: readonly string[];
  /** How many others follow the wijk. */
  readonly followers: number;
  /** Whether everybody else can read it too. */
  readonly everyone: boolean;
  /** The gemeente that is asked; `null` on every other rung. */
  readonly gemeente: AskedGemeente | null;
};

/** A gemeente that would be asked, and how: in front of everybody, which `mayOpenly` says can be, or alone. */
export type AskedGemeente = {
  readonly name: string;
  readonly handle: string;
  readonly openly: boolean;
  readonly mayOpenly: boolean;
};

/** How the asker wants to appear, and whether they ask the gemeente in front of everybody: without saying so, nobody does. */
export type AskedHow = { readonly outside: OutsideChoice; readonly openly: boolean };

/** A rung beyond the wijk. Questions climb it one by one, each with the yes of its asker. */
export type RungPort = {
  readonly name: RungBeyond;
  /** What happened when a question climbed it. */
  readonly event: "QuestionOpened" | "QuestionHandedOn";
  /** Whether this question can climb it: it is there in this wijk, and the question is not on it already. */
  isAhead(transaction: SquareTransaction, question: Question): Promise<boolean>;
  preview(transaction: SquareTransaction, question: Question, how: AskedHow): Promise<Preview>;
  /**
   * Climbs it with a question in the words that were said yes to; gives it as it stands from now on: in those words, or, where they go
   * to one alone, as it stood. The yes must be recorded in the
   * same transaction: the database sends nothing without it.
   */
  climb(
    transaction: SquareTransaction,
    question: Question,
    given: AskedHow & { readonly at: Date; readonly asItStands: Question },
  ): Promise<Result<Question>>;
};

/** The rungs that are ahead of a question, the nearest first. */
export const rungsAhead = async (
  transaction: SquareTransaction,
  rungs: readonly RungPort[],
  question: Question,
): Promise<readonly RungPort[]> => {
  const ahead: RungPort[] = [];
  for (const rung of rungs) if (await rung.isAhead(transaction, question)) ahead.push(rung);
  return ahead;
};

/** The nearest rung that is ahead of a question and that its asker did not refuse. */
export const rungAhead = async (
  transaction: SquareTransaction,
  rungs: readonly RungPort[],
  question: Question,
  way: Way | null,
): Promise<RungPort | null> =>
  (await rungsAhead(transaction, rungs, question)).find(({ name }) => !way?.declined.includes(name)) ?? null;
