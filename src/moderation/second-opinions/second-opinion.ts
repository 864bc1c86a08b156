import { day } from "../../kernel/clock.ts";
import type { ActorId, DecisionId, SecondOpinionId } from "../../kernel/ids.ts";
import type { Actor } from "../../posts/actor.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import type { AppealOutcome, AppealsTransaction } from "../appeal.ts";
import type { Decision, HouseRule } from "../decision.ts";

/** What a wijk of the ring reads of an appeal: words without a name, and with what leads to somebody taken out. */
export type RedactedAppeal = {
  readonly kind: Decision["kind"];
  readonly rule: HouseRule;
  /** What the moderator wrote about the decision. */
  readonly reason: string;
  /** What it is about, with its title; empty when it is about no text. */
  readonly text: string;
  /** Why somebody does not agree. */
  readonly words: string;
};

/**
 * How far it is. `declined`: that wijk cannot look at it. `taken-back`: by whoever did not agree, or because somebody here decided.
 * `silent`: no answer came in time. `left`: that wijk is not in our ring any more.
 */
export type OpinionState = "asked" | "answered" | "declined" | "taken-back" | "silent" | "left";

/**
 * An appeal that one wijk of the ring was asked to look at, and nobody else, under an id of its own: nothing in it leads to the decision or
 * to whom it is about.
 */
export type SecondOpinion = RedactedAppeal & {
  readonly id: SecondOpinionId;
  readonly uri: string;
  readonly wijk: Actor;
  /** When whoever did not agree saw exactly this and said yes. */
  readonly agreedAt: Date;
  readonly answerBefore: Date;
  readonly state: OpinionState;
  readonly outcome: AppealOutcome | null;
  readonly answer: string;
  readonly endedAt: Date | null;
};

/** What stands on the square of it: no name, and not whose it is. */
export type SecondOpinionStore = {
  add(opinion: SecondOpinion): Promise<void>;
  save(opinion: SecondOpinion): Promise<void>;
  /** Held until the end of the transaction: what comes from there and what is done here take turns. */
  byId(id: SecondOpinionId): Promise<SecondOpinion | null>;
  byUri(uri: string): Promise<SecondOpinion | null>;
  /** Those that one wijk was asked and that wait. */
  askedOf(wijk: ActorId): Promise<readonly SecondOpinion[]>;
  /** Those that wait and should have been answered before. */
  late(at: Date): Promise<readonly SecondOpinion[]>;
  /** Takes out what ended before a time. */
  forget(endedBefore: Date): Promise<void>;
};

/** Whose they are, behind the door. */
export type AppealOpinionStore = {
  /** Refuses a second one that waits, and asking one wijk twice, with an exception. */
  add(given: {
    readonly opinion: SecondOpinionId;
    readonly decision: DecisionId;
    readonly wijk: ActorId;
  }): Promise<void>;
  /** The newest last. */
  ofDecision(decision: DecisionId): Promise<readonly SecondOpinionId[]>;
  decisionOf(opinion: SecondOpinionId): Promise<DecisionId | null>;
  /** Those that wait, of decisions that hold no more. */
  pointless(): Promise<readonly SecondOpinionId[]>;
  /** It waits no more. */
  close(opinion: SecondOpinionId): Promise<void>;
};

/** What one transaction about them can do, at the door. */
export type OpinionsTransaction = AppealsTransaction & { readonly appealOpinions: AppealOpinionStore };

/** So long a wijk of the ring has to look at it. */
export const lookWithin = 14 * day;

/** So long it stays here that a wijk was asked; its words are gone at once. */
export const keptFor = 90 * day;

/** So long words may be; longer ones from elsewhere are not taken in. */
export const longestOf = { reason: 400, text: 20_000, words: 4_000, answer: 400 } as const;

/** The end of one, without the words that went there: they are erased here too, also where they were sent from. */
export const endOpinion = async (
  transaction: SquareTransaction,
  opinion: SecondOpinion,
  ended: { readonly state: Exclude<OpinionState, "asked">; readonly at: Date } & Partial<
    Pick<SecondOpinion, "outcome" | "answer">
  >,
): Promise<SecondOpinion> => {
  const { state, at, outcome = null, answer = "" } = ended;
  const over: SecondOpinion = { ...opinion, reason: "", text: "", words: "", state, outcome, answer, endedAt: at };
  await transaction.secondOpinions.save(over);
  await transaction.outgoing.forgetTexts(opinion.uri);
  return over;
};

/** Ends one that waits by our own doing, or because nothing comes any more: that wijk is told that it need not look. */
export const stopAsking = async (
  transaction: SquareTransaction,
  opinion: SecondOpinion,
  state: "taken-back" | "silent" | "left",
  at: Date,
): Promise<void> => {
  if (opinion.state !== "asked") return;
  await endOpinion(transaction, opinion, { state, at });
  await transaction.happened({ kind: "SecondOpinionStopped", opinionId: opinion.id });
};
