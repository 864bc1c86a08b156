import type { Clock } from "../kernel/clock.ts";
import { type MessageId, type MessageReportId, newId, type PrivateThreadId, type ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { MessagesTransaction } from "./message.ts";
import { type MessageReport, type ReportDecision, seenByModerators } from "./message-report.ts";
import { nameOfSeat } from "./name-of-seat.ts";
import { type HeldThread, type Message, otherSeat, type PrivateThread } from "./private-thread.ts";
import { type SeatKey, type SeatNumber, sitsAt } from "./seat.ts";

/** What the reporter is shown beforehand: exactly what moderators will see. */
export type ReportPreview = Pick<HeldThread, "thread" | "own"> & {
  readonly otherName: string | null;
  readonly messages: readonly Message[];
};

/** A report as moderators see it. Names are those that the two have for each other. */
export type ReportRead = MessageReport & { readonly names: Readonly<Record<SeatNumber, string | null>> };

/** "Dit bericht klopt niet": a side of a thread shows a message of the other side to the moderators. */
export type ReportMessage = {
  /** `null` for everybody but the side that got the message, and for one that was taken back or reported before. */
  preview(key: SeatKey, message: MessageId): Promise<ReportPreview | null>;
  /** `upTo`: position of the last message that the preview showed. Gives the thread. */
  report(
    key: SeatKey,
    message: MessageId,
    given: { readonly reason: string; readonly upTo: number },
  ): Promise<Result<PrivateThreadId>>;
};

/**
 * What moderators do with reports. The routes are open to moderators only; one who sits in the thread itself neither
 * sees the report nor decides about it.
 */
export type DecideReports = {
  waiting(moderator: ResidentId): Promise<readonly ReportRead[]>;
  closeThread(moderator: ResidentId, id: MessageReportId): Promise<Result<null>>;
  dismiss(moderator: ResidentId, id: MessageReportId, reason: string): Promise<Result<null>>;
};

type Dependencies = { readonly unitOfWork: UnitOfWork<MessagesTransaction>; readonly clock: Clock };

const longestReason = 200;

const readReason = (typed: string): Result<string> => {
  const reason = tidy(typed);
  if (reason === "") return refuse(invalid("reason", "reason-missing"));
  return reason.length > longestReason ? refuse(invalid("reason", "reason-too-long")) : ok(reason);
};

/** A message of the other side that can still be reported, with its thread. */
const reportable = async ({ privateThreads, messageReports }: MessagesTransaction, key: SeatKey, id: MessageId) => {
  const held = await privateThreads.heldWithMessage(key, id);
  if (held === null || held.message.seat === held.own || held.message.text === null) return null;
  return (await messageReports.reportedIn(held.thread.id)).includes(id) ? null : held;
};

export const reportMessage = ({ unitOfWork, clock }: Dependencies): ReportMessage => ({
  preview: (key, id) =>
    unitOfWork(async (transaction) => {
      const held = await reportable(transaction, key, id);
      if (held === null) return null;
      const messages = await transaction.privateThreads.messages(held.thread.id);
      return {
        thread: held.thread,
        own: held.own,
        otherName: await nameOfSeat(transaction, otherSeat(held)),
        messages: seenByModerators(messages, held.message, Number.POSITIVE_INFINITY),
      };
    }),
  report: (key, id, { reason: typed, upTo }) =>
    unitOfWork(async (transaction) => {
      const held = await reportable(transaction, key, id);
      if (held === null) return refuse({ kind: "absent" });
      const reason = readReason(typed);
      if (!reason.ok) return reason;
      const messages = await transaction.privateThreads.messages(held.thread.id);
      await transaction.messageReports.add({
        id: newId(),
        messageId: id,
        threadId: held.thread.id,
        seat: held.own,
        reason: reason.value,
        messages: seenByModerators(messages, held.message, upTo),
        reportedAt: clock(),
      });
      return ok(held.thread.id);
    }),
});

/** Whoever sits in the thread would learn who reported them. */
const sitsIn = (thread: PrivateThread, moderator: ResidentId): boolean =>
  thread.seats.some((seat) => sitsAt(seat, moderator));

export const decideReports = ({ unitOfWork, clock }: Dependencies): DecideReports => {
  const decide = (
    moderator: ResidentId,
    id: MessageReportId,
    read: () => Result<ReportDecision>,
  ): Promise<Result<null>> =>
    unitOfWork(async ({ privateThreads, messageReports, happened }) => {
      const report = await messageReports.waiting(id);
      const thread = report === null ? null : await privateThreads.byId(report.threadId);
      if (report === null || thread === null || sitsIn(thread, moderator)) return refuse({ kind: "absent" });
      const decided = read();
      if (!decided.ok) return decided;
      const decision = decided.value;
      await messageReports.decide(report, decision, moderator, clock());
      if (decision.outcome === "closed" && thread.state !== "refused")
        await privateThreads.setState(thread.id, "closed");
      await happened({ kind: "MessageReportDecided", reportId: id });
      return ok(null);
    });
  return {
    waiting: (moderator) =>
      unitOfWork(async (transaction) => {
        const reports = await transaction.messageReports.allWaiting();
        const read: ReportRead[] = [];
        for (const report of reports) {
          const thread = await transaction.privateThreads.byId(report.threadId);
          if (thread === null || sitsIn(thread, moderator)) continue;
          const [one, two] = thread.seats;
          const names = { 1: await nameOfSeat(transaction, one), 2: await nameOfSeat(transaction, two) };
          read.push({ ...report, names });
        }
        return read;
      }),
    closeThread: (moderator, id) => decide(moderator, id, () => ok({ outcome: "closed" })),
    dismiss: (moderator, id, typed) =>
      decide(moderator, id, () => {
        const reason = readReason(typed);
        return reason.ok ? ok({ outcome: "dismissed", reason: reason.value }) : reason;
      }),
  };
};
