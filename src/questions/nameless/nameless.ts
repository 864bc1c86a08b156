import type { Audience } from "../../kernel/audience.ts";
import type { DecisionId, PostId, ResidentId } from "../../kernel/ids.ts";
import type { DoorTransaction } from "../../residents/identity.ts";
import type { OnBehalf } from "../question.ts";
import type { Theme } from "../themes.ts";
import type { FurtherChoice } from "./further.ts";
import type { RoundOffChoice } from "./rounding-off.ts";
import type { UnsealingStore } from "./unsealing.ts";

/**
 * Who asked a question without a name. It stands in `identity` alone, one row for each thread, sealed: nothing in two
 * rows of one resident is the same or follows from the other.
 */
export type NamelessThread = {
  readonly threadId: PostId;
  readonly askerId: ResidentId;
  /** What the address of the asker's own page has in it; sealed with the asker, and found by its keyed hash. */
  readonly secret: string;
  /** The wijkwijzer who may know the asker; `null` when nobody may. */
  readonly keeperId: ResidentId | null;
  /** The day (UTC), no finer: `2026-11-23`. */
  readonly askedOn: string;
};

/** What an asker hears about the way of their question: they have to choose, it ended, or it can be rounded off. */
export type WayNews = "choose" | "ended" | "closing";

/** Something that waits for its turn, so that the moment at which it can be seen is not the moment at which it was done. */
export type WaitingAct =
  | {
      readonly kind: "ask";
      readonly title: string;
      readonly text: string;
      readonly theme: Theme;
      /** The part of the wijk that it is about, or nothing; a street would say too much of who asks. */
      readonly area: string;
      readonly audience: Audience;
      /** The wijken of the ring that the asker was shown. */
      readonly ringShown?: string | undefined;
      readonly onBehalf: OnBehalf | null;
    }
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "take-back"; readonly answerId: PostId }
  | {
      readonly kind: "change";
      readonly title: string;
      readonly text: string;
      readonly theme: Theme;
      readonly area: string;
    }
  /** A yes or no to the rung ahead. */
  | ({ readonly kind: "go-further" } & FurtherChoice)
  /** What they say to the proposal to round off. */
  | ({ readonly kind: "round-off" } & RoundOffChoice)
  /** What they say a week later, when asked whether it really helped. */
  | { readonly kind: "outcome"; readonly helped: boolean }
  | { readonly kind: "mark"; readonly answerId: PostId }
  | { readonly kind: "unmark" }
  | { readonly kind: "close" }
  | { readonly kind: "reopen" }
  | { readonly kind: "withdraw" }
  /** They do not agree with what a moderator decided about what they wrote here. */
  | { readonly kind: "appeal"; readonly decision: DecisionId; readonly words: string }
  /** A letter to the asker about an answer. */
  | { readonly kind: "tell"; readonly answerId: PostId }
  /** A letter to the asker about the way of the question. */
  | { readonly kind: "tell-way"; readonly about: WayNews }
  /** A letter that asks whether it really helped, with the secret of the answers. */
  | { readonly kind: "tell-helped"; readonly secret: string }
  /** The asker leaves: what leads to them goes, and the question too if they want that. */
  | { readonly kind: "forget"; readonly withdraw: boolean };

/** Whether an act follows the ones before it in its thread. A letter and a farewell wait for nothing. */
export const keepsItsPlace = (act: WaitingAct): boolean => !isLetter(act) && act.kind !== "forget";

/** Whether what waits is a letter, which is shown nowhere. */
export const isLetter = (act: WaitingAct): act is Extract<WaitingAct, { kind: "tell" | "tell-way" | "tell-helped" }> =>
  act.kind === "tell" || act.kind === "tell-way" || act.kind === "tell-helped";

export type Waiting = {
  readonly id: string;
  readonly threadId: PostId;
  readonly act: WaitingAct;
  readonly dueAt: Date;
  readonly attempts: number;
};

/** Something that is due. What it is, is read apart: a row that cannot be read must hold nothing else up. */
export type Claimed = Omit<Waiting, "act" | "dueAt"> & { readonly read: () => WaitingAct };

export type NamelessStore = {
  add(thread: NamelessThread): Promise<void>;
  ofThread(threadId: PostId): Promise<NamelessThread | null>;
  /** The same, locked until the end of the transaction, so that two decisions about it follow each other. */
  ofThreadLocked(threadId: PostId): Promise<NamelessThread | null>;
  withSecret(secret: string): Promise<NamelessThread | null>;
  /** What was entrusted to one wijkwijzer, newest day first and in no order within a day. */
  keptBy(keeperId: ResidentId): Promise<readonly NamelessThread[]>;
  /** Opens every row to find those of one resident: there is no other way, and that is the point. */
  askedBy(askerId: ResidentId): Promise<readonly NamelessThread[]>;
  /** Erases who asked it and everything that waits in it. */
  forget(threadId: PostId): Promise<void>;
  /** Puts something behind what already waits in its thread; nothing when the same id waits already. */
  wait(waiting: Omit<Waiting, "attempts">): Promise<void>;
  /** Other words for something that waits, at its old place. */
  rewrite(id: string, act: WaitingAct): Promise<void>;
  /** In order; what keeps no place comes first. */
  waitingIn(threadId: PostId): Promise<readonly Waiting[]>;
  /** Something that is due, locked; `null` when nothing is, or others have it. In order within a thread, otherwise in none. */
  claimDue(at: Date): Promise<Claimed | null>;
  done(id: string): Promise<void>;
  postpone(id: string, until: Date): Promise<void>;
  /** The id of the letter about an answer: always the same, and nobody without the key can work it out. */
  letterIdFor(answerId: PostId): string;
};

/** What one transaction at the door can do about questions without a name. */
export type NamelessTransaction = DoorTransaction & {
  readonly nameless: NamelessStore;
  readonly unsealings: UnsealingStore;
};
