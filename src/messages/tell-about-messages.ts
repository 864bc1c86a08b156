import type { Clock } from "../kernel/clock.ts";
import type { MessageId, MessageReportId, PrivateThreadId } from "../kernel/ids.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import type { LetterKind } from "../residents/letter-kinds.ts";
import { writeLetter } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { MessagesTransaction } from "./message.ts";
import type { ReportDecision } from "./message-report.ts";
import { nameOfSeat } from "./name-of-seat.ts";
import { type HeldThread, otherSeat, ownSeat, type PrivateThread, standingAt } from "./private-thread.ts";
import { across, type Seat, type SeatNumber } from "./seat.ts";

type Given = {
  readonly wijk: string;
  /** How the other side is called; `null` for somebody who left. */
  readonly other: string | null;
  readonly link: string;
};

/** The words of the letters about private threads. */
export type MessageLetters = {
  message(given: Given & { readonly text: string; readonly questionTitle: string | null }): LetterWords;
  request(given: Given & { readonly text: string }): LetterWords;
  granted(given: Given): LetterWords;
  decided(given: Given & { readonly decision: ReportDecision }): LetterWords;
};

/** Writes the letters about private threads. Each is written once, however often this runs. */
export type TellAboutMessages = {
  /** The whole message, to the other side, unless it was taken back or the other side wants to hear nothing. */
  otherSide(message: MessageId): Promise<void>;
  /** To who asked: the other side said yes. */
  whoAsked(thread: PrivateThreadId): Promise<void>;
  /** To who reported: what a moderator decided. */
  whoReported(report: MessageReportId): Promise<void>;
};

export const tellAboutMessages = (dependencies: {
  readonly unitOfWork: UnitOfWork<MessagesTransaction>;
  readonly clock: Clock;
  readonly origin: string;
  readonly letters: MessageLetters;
}): TellAboutMessages => {
  const { unitOfWork, clock, origin, letters } = dependencies;

  const linkFor = (seat: Seat, thread: PrivateThread) => `${origin}${seat.page ?? `/gesprekken/${thread.id}`}`;

  /** Writes to the holder of a seat, who sees the other side as `given` says. */
  const writeTo = async (
    transaction: MessagesTransaction,
    held: Pick<HeldThread, "thread" | "own">,
    letter: { readonly id: string; readonly kind: LetterKind },
    letterFor: (given: Given) => LetterWords,
  ): Promise<void> => {
    const seat = ownSeat({ ...held, readUpTo: 0 });
    if (seat.writeTo === null) return;
    const other = await nameOfSeat(transaction, otherSeat({ ...held, readUpTo: 0 }));
    const wijk = (await transaction.wijk.read())?.name ?? "";
    const words = letterFor({ wijk, other, link: linkFor(seat, held.thread) });
    await writeLetter(transaction, { words, ...letter, to: seat.writeTo }, clock());
  };

  return {
    otherSide: (id) =>
      unitOfWork(async (transaction) => {
        const { privateThreads } = transaction;
        const message = await privateThreads.messageById(id);
        const thread = message === null ? null : await privateThreads.byId(message.threadId);
        if (message === null || thread === null || message.text === null) return;
        const { text } = message;
        const held = { thread, own: across(message.seat), readUpTo: 0 };
        if (await privateThreads.hasBlocked(ownSeat(held).key, otherSeat(held).key)) return;
        const post = thread.questionId === null ? null : await transaction.posts.byId(thread.questionId);
        const questionTitle = post === null || post.withdrawnAt !== null ? null : post.title;
        const asking = standingAt(thread, clock()) !== "open" && thread.questionId === null && message.position === 1;
        await writeTo(transaction, held, { id, kind: "message" }, (given) =>
          asking ? letters.request({ ...given, text }) : letters.message({ ...given, text, questionTitle }),
        );
      }),
    whoAsked: (id) =>
      unitOfWork(async (transaction) => {
        const thread = await transaction.privateThreads.byId(id);
        if (thread === null) return;
        const [asking, asked] = thread.seats;
        if (await transaction.privateThreads.hasBlocked(asking.key, asked.key)) return;
        const own: SeatNumber = 1;
        await writeTo(transaction, { thread, own }, { id, kind: "message-granted" }, letters.granted);
      }),
    whoReported: (id) =>
      unitOfWork(async (transaction) => {
        const decided = await transaction.messageReports.decided(id);
        const thread = decided === null ? null : await transaction.privateThreads.byId(decided.threadId);
        if (decided === null || thread === null) return;
        await writeTo(transaction, { thread, own: decided.seat }, { id, kind: "message-report" }, (given) =>
          letters.decided({ ...given, decision: decided.decision }),
        );
      }),
  };
};
