import { day, later } from "../kernel/clock.ts";
import type { MessageBlockId, MessageId, PostId, PrivateThreadId } from "../kernel/ids.ts";
import { invalid, type Refusal } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import { across, type Seat, type SeatKey, type SeatNumber } from "./seat.ts";

/** A conversation of two. `asked`: the first line is there, and the other side has not said whether they may write. */
export type PrivateThread = {
  readonly id: PrivateThreadId;
  readonly questionId: PostId | null;
  readonly state: "asked" | "open" | "refused" | "closed";
  readonly openedAt: Date;
  readonly lastMessageAt: Date;
  /** The seats 1 and 2. */
  readonly seats: readonly [Seat, Seat];
};

export type Message = {
  readonly id: MessageId;
  readonly threadId: PrivateThreadId;
  readonly seat: SeatNumber;
  /** From 1, in the order in which they were written. */
  readonly position: number;
  /** `null` when it was taken back. */
  readonly text: string | null;
  readonly writtenAt: Date;
};

/** A thread as it is for who holds the seat `own`. */
export type HeldThread = {
  readonly thread: PrivateThread;
  readonly own: SeatNumber;
  readonly readUpTo: number;
};

/** A thread in a list, with how many messages of the other side wait to be read. */
export type ListedThread = HeldThread & { readonly unread: number };

/** Somebody whom the reader does not want to hear of. */
export type Blocked = { readonly id: MessageBlockId; readonly seat: Seat };

/**
 * Threads by what opens their seats. Nothing here finds a thread without the key of one of its seats, but for the
 * letters and reports about a message; whoever has another key finds nothing, whatever roles they have.
 */
export type PrivateThreadStore = {
  /** A thread of `key`, locked until the end of the transaction; `null` also when `key` blocked the other side. */
  held(key: SeatKey, id: PrivateThreadId): Promise<HeldThread | null>;
  /** The same, found by a message in it. */
  heldWithMessage(key: SeatKey, id: MessageId): Promise<(HeldThread & { readonly message: Message }) | null>;
  /** All of `key`, but those with somebody whom `key` blocked; with unread ones first, then the newest. */
  all(key: SeatKey): Promise<readonly ListedThread[]>;
  /** Those of `key` with `other`, newest first, blocked or not; about `questionId`, or about none. */
  between(key: SeatKey, other: SeatKey, questionId: PostId | null): Promise<readonly HeldThread[]>;
  /** How many requests of `key` wait for an answer at `at`. */
  requestsWaiting(key: SeatKey, at: Date): Promise<number>;
  /** A thread by its id alone, for letters and reports. */
  byId(id: PrivateThreadId): Promise<PrivateThread | null>;
  /** A message by its id alone, for letters. */
  messageById(id: MessageId): Promise<Message | null>;
  add(thread: PrivateThread): Promise<void>;
  setState(thread: PrivateThreadId, state: PrivateThread["state"]): Promise<void>;
  /** Every message, oldest first. */
  messages(thread: PrivateThreadId): Promise<readonly Message[]>;
  /** Puts a message behind the others of its thread, which is locked; the thread's time of the last message follows. */
  append(message: Omit<Message, "position">): Promise<void>;
  /** Erases the words of a message for good. */
  eraseWords(message: MessageId): Promise<void>;
  markRead(thread: PrivateThreadId, seat: SeatNumber, upTo: number): Promise<void>;
  block(blocker: SeatKey, blocked: Seat, at: Date): Promise<void>;
  unblock(blocker: SeatKey, id: MessageBlockId): Promise<boolean>;
  hasBlocked(blocker: SeatKey, other: SeatKey): Promise<boolean>;
  blockedBy(blocker: SeatKey): Promise<readonly Blocked[]>;
  mayBeAsked(key: SeatKey): Promise<boolean>;
  setMayBeAsked(key: SeatKey, mayBeAsked: boolean): Promise<void>;
  /**
   * Somebody leaves: their words are erased, everything of theirs ends, and nothing leads to them any more. What others wrote stays
   * theirs. Gives the messages that were erased.
   */
  forget(key: SeatKey): Promise<readonly MessageId[]>;
  /** Erases what is over (closed, refused, or asked before `askedBefore`) and had its last message before `before`. */
  erase(given: { readonly before: Date; readonly askedBefore: Date }): Promise<number>;
};

/** So long a request waits for a yes or a no. */
export const requestLasts = 14 * day;
/** So long what is over stays after its last message. */
export const threadsStayFor = 180 * day;
/** So many requests of one person wait at a time. */
export const mostRequestsWaiting = 5;

const longestMessage = 4_000;
const longestFirstLine = 200;

/** How a thread stands at a moment: a request that nobody answered is over by itself. */
export type Standing = PrivateThread["state"] | "expired";

export const standingAt = (thread: PrivateThread, at: Date): Standing =>
  thread.state === "asked" && later(thread.openedAt, requestLasts) <= at ? "expired" : thread.state;

/** Reads the words of a message; of a request at most 200 characters. Problems are told on `text`. */
export const readMessage = (typed: string, request = false): Result<string> => {
  const text = tidy(typed);
  if (text === "") return refuse(invalid("text", "message-empty"));
  if (request && text.length > longestFirstLine) return refuse(invalid("text", "first-line-too-long"));
  return text.length > longestMessage ? refuse(invalid("text", "message-too-long")) : ok(text);
};

/** Why nobody can write in a thread now; `null` when both can. */
export const cannotWrite = (thread: PrivateThread, at: Date): Refusal | null => {
  const standing = standingAt(thread, at);
  if (standing === "open") return null;
  return { kind: "conflict", reason: standing === "asked" ? "not-agreed-yet" : "conversation-closed" };
};

/** The seat of whom a holder writes with. */
export const otherSeat = ({ thread, own }: HeldThread): Seat => thread.seats[across(own) === 1 ? 0 : 1];

/** The seat of the holder. */
export const ownSeat = ({ thread, own }: HeldThread): Seat => thread.seats[own === 1 ? 0 : 1];
