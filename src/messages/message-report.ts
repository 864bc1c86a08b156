import type { MessageId, MessageReportId, PrivateThreadId, ResidentId } from "../kernel/ids.ts";
import type { Message } from "./private-thread.ts";
import type { SeatNumber } from "./seat.ts";

/** A message as moderators see it: a copy of what the reporter got. */
export type ReportedMessage = Pick<Message, "id" | "seat" | "text" | "writtenAt">;

/** A message of which its reader says that it is not right, and the few around it. */
export type MessageReport = {
  readonly id: MessageReportId;
  readonly messageId: MessageId;
  readonly threadId: PrivateThreadId;
  /** The seat of who reports; moderators are told, the other side never is. */
  readonly seat: SeatNumber;
  readonly reason: string;
  /** The message with at most two before and two after it, oldest first. */
  readonly messages: readonly ReportedMessage[];
  readonly reportedAt: Date;
};

/** What a moderator decided. `reason` is for who reported; a thread that is closed speaks for itself. */
export type ReportDecision =
  | { readonly outcome: "closed" }
  | { readonly outcome: "dismissed"; readonly reason: string };

export type MessageReportStore = {
  add(report: MessageReport): Promise<void>;
  /** Ids of the messages of a thread that were reported, for who did it. */
  reportedIn(thread: PrivateThreadId): Promise<readonly MessageId[]>;
  /** Erases those that were decided before a time. */
  forgetDecided(before: Date): Promise<void>;
  /** Those that wait, oldest first. */
  allWaiting(): Promise<readonly MessageReport[]>;
  /** One of these, locked until the end of the transaction. */
  waiting(id: MessageReportId): Promise<MessageReport | null>;
  /** Keeps the decision and erases the copies and the reason of who reported. */
  decide(report: MessageReport, decision: ReportDecision, by: ResidentId, at: Date): Promise<void>;
  /** What was decided, for the letter about it. */
  decided(
    id: MessageReportId,
  ): Promise<(Pick<MessageReport, "threadId" | "seat"> & { readonly decision: ReportDecision }) | null>;
};

const around = 2;

/**
 * What moderators will see of a report: the message, two before it and two after it, as far as the reporter had them
 * before their eyes (`upTo`, a position).
 */
export const seenByModerators = (messages: readonly Message[], reported: Message, upTo: number): readonly Message[] =>
  messages.filter(
    ({ position }) =>
      position >= reported.position - around &&
      position <= reported.position + around &&
      (position <= reported.position || position <= upTo),
  );
