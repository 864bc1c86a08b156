import type { Clock } from "../kernel/clock.ts";
import type { MessageId, PostId, PrivateThreadId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { mayRead } from "../posts/may-read.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { MessagesTransaction } from "./message.ts";
import { nameOfSeat } from "./name-of-seat.ts";
import { type HeldThread, type Message, otherSeat, type Standing, standingAt } from "./private-thread.ts";
import type { SeatKey } from "./seat.ts";

/** A thread as one of its two sides sees it. */
export type ThreadRead = Pick<HeldThread, "thread" | "own"> & {
  readonly standing: Standing;
  /** `null` for a resident who left. */
  readonly otherName: string | null;
  /** The question that it is about, when this reader may still read it. */
  readonly question: { readonly id: PostId; readonly title: string } | null;
};

export type ReadThreads = {
  /** With unread ones first, then the newest. */
  list(key: SeatKey, reader: Reader): Promise<readonly (ThreadRead & { readonly unread: number })[]>;
  /** `null` for everybody but its two sides. Reading it makes it read for this side, and tells the other nothing. */
  one(
    key: SeatKey,
    reader: Reader,
    id: PrivateThreadId,
  ): Promise<(ThreadRead & { readonly messages: readonly Message[]; readonly reported: readonly MessageId[] }) | null>;
  /** An own message, before it is taken back. */
  own(key: SeatKey, id: MessageId): Promise<Message | null>;
};

export const readThreads = (dependencies: {
  readonly unitOfWork: UnitOfWork<MessagesTransaction>;
  readonly clock: Clock;
}): ReadThreads => {
  const { unitOfWork, clock } = dependencies;
  const threadRead = async (
    transaction: MessagesTransaction,
    held: HeldThread,
    reader: Reader,
  ): Promise<ThreadRead> => {
    const { thread, own } = held;
    const post = thread.questionId === null ? null : await transaction.posts.byId(thread.questionId);
    return {
      thread,
      own,
      standing: standingAt(thread, clock()),
      otherName: await nameOfSeat(transaction, otherSeat(held)),
      question: post === null || !mayRead(post, reader) ? null : { id: post.id, title: post.title ?? "" },
    };
  };
  return {
    list: (key, reader) =>
      unitOfWork(async (transaction) => {
        const read: (ThreadRead & { readonly unread: number })[] = [];
        for (const held of await transaction.privateThreads.all(key))
          read.push({ ...(await threadRead(transaction, held, reader)), unread: held.unread });
        return read;
      }),
    one: (key, reader, id) =>
      unitOfWork(async (transaction) => {
        const { privateThreads } = transaction;
        const held = await privateThreads.held(key, id);
        if (held === null) return null;
        const messages = await privateThreads.messages(id);
        await privateThreads.markRead(id, held.own, messages.at(-1)?.position ?? 0);
        const reported = await transaction.messageReports.reportedIn(id);
        const others = new Set(messages.filter(({ seat }) => seat !== held.own).map((message) => message.id));
        return {
          ...(await threadRead(transaction, held, reader)),
          messages,
          // Of what was reported a side learns what it reported itself, which is always of the other.
          reported: reported.filter((message) => others.has(message)),
        };
      }),
    own: (key, id) =>
      unitOfWork(async ({ privateThreads }) => {
        const held = await privateThreads.heldWithMessage(key, id);
        return held === null || held.message.seat !== held.own || held.message.text === null ? null : held.message;
      }),
  };
};
