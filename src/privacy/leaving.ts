import type { RegistrationTransaction } from "../agenda/registration.ts";
import type { SpokenTransaction } from "../guidance/spoken-question.ts";
import type { IntroductionReportsTransaction } from "../introductions/introduction-report.ts";
import { day } from "../kernel/clock.ts";
import type { ActorId, PostId, RegistrationId, ResidentId } from "../kernel/ids.ts";
import { invalid, type Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { MessagesTransaction } from "../messages/message.ts";
import type { ReportsTransaction } from "../moderation/post-report.ts";
import type { OpinionsTransaction } from "../moderation/second-opinions/second-opinion.ts";
import type { Actor } from "../posts/actor.ts";
import type { Post } from "../posts/post.ts";
import type { OwnDataTransaction } from "./own-data.ts";

/**
 * What somebody who leaves lets stay of what they wrote: nothing, or the answers with which they helped others and the questions
 * that others answered, without their name. What needs its maker (a poll, an activity, what is offered) always goes.
 */
export const wordsThatStay = ["nothing", "answers"] as const;
export type WordsThatStay = (typeof wordsThatStay)[number];

/** Somebody said that they leave. Until `dueAt` they can come back on it. */
export type Leaving = {
  readonly id: string;
  readonly residentId: ResidentId;
  readonly words: WordsThatStay;
  readonly askedAt: Date;
  readonly dueAt: Date;
};

/** Somebody who left, of whom something is to be erased yet. */
export type Left = Pick<Leaving, "id" | "residentId" | "words"> & {
  readonly leftAt: Date;
  readonly actorId: ActorId | null;
  readonly emptied: readonly PostId[];
};

/** So long somebody can come back on it. */
export const regretLasts = 7 * day;

/**
 * So long after somebody left the last of it is erased: by then whatever was on its way to other servers has arrived, or is given up.
 * Well within the 30 days of the promise.
 */
export const lastErasedAfter = 8 * day;

export type LeavingStore = {
  of(resident: ResidentId): Promise<Leaving | null>;
  /** Puts what was asked in the place of what was asked before. */
  plan(leaving: Leaving): Promise<void>;
  /** They stay. */
  cancel(resident: ResidentId): Promise<void>;
  /** Those whose time has come, locked, at most `limit`; those that others hold are left out. */
  due(at: Date, limit: number): Promise<readonly Leaving[]>;
  /** They left. */
  left(left: Left): Promise<void>;
  /** Those who left before a time, locked. */
  leftBefore(time: Date): Promise<readonly Left[]>;
  /** Everybody who left and of whom something is to be erased yet. */
  allLeft(): Promise<readonly Left[]>;
  done(id: string): Promise<void>;
};

/** What stands in the tables under the id of somebody who leaves. */
export type ErasureStore = {
  /** Everything that they wrote under their name and did not take back, answers first. */
  written(resident: ResidentId): Promise<readonly Post[]>;
  /** Questions that they have in hand as a wijkwijzer. */
  inHand(resident: ResidentId): Promise<readonly PostId[]>;
  registrations(resident: ResidentId): Promise<readonly RegistrationId[]>;
  /** Which of them are members, though they may have been members no more: a backup brings people back. */
  stillHere(residents: readonly ResidentId[]): Promise<readonly ResidentId[]>;
  /** Whether any server elsewhere knows their own handle, which then says goodbye. */
  ownActor(resident: ResidentId): Promise<ActorId | null>;
  /**
   * Takes out every row that is theirs alone, puts nobody in their place where a row has to stay, and erases what they told the
   * gemeente in questions that they took back or that are `emptied`. Doing it again changes nothing.
   */
  sweep(resident: ResidentId, emptied: readonly PostId[], at: Date): Promise<void>;
  /** Erases what is left of their own handle. */
  sweepHandle(actor: Actor): Promise<void>;
  /** Questions that stand under a handle whose owner left. */
  standingUnder(actor: ActorId): Promise<readonly PostId[]>;
  giveVoice(post: PostId, actor: ActorId): Promise<void>;
};

/** What a transaction needs in which somebody leaves: everything that there is. */
export type LeavingTransaction = OwnDataTransaction &
  MessagesTransaction &
  SpokenTransaction &
  RegistrationTransaction &
  ReportsTransaction &
  OpinionsTransaction &
  IntroductionReportsTransaction & { readonly leavings: LeavingStore; readonly erasures: ErasureStore };

/** What the form about leaving sends. */
export type LeaveForm = { readonly words: string; readonly when: string; readonly sure: string };

/** Reads the form: what stays, and whether it is now. Tells every problem at once. */
export const readLeaveForm = (form: LeaveForm): Result<{ readonly words: WordsThatStay; readonly now: boolean }> => {
  const words = wordsThatStay.find((each) => each === form.words);
  const problems: Problem[] = [];
  if (words === undefined) problems.push({ field: "words", reason: "leave-words-missing" });
  if (form.when !== "now" && form.when !== "later") problems.push({ field: "when", reason: "leave-when-missing" });
  if (form.sure !== "yes") problems.push({ field: "sure", reason: "leave-sure-missing" });
  if (words === undefined || problems.length > 0) return refuse({ kind: "invalid", problems });
  return ok({ words, now: form.when === "now" });
};

/** The wijk must not be left without anybody who looks after it. */
export const lastAdministrator = refuse(invalid("words", "last-administrator"));
