import type { MessageId, MessageReportId, PrivateThreadId } from "../kernel/ids.ts";
import { and, asc, eq, isNull, lt, type PgDatabase, type PgQueryResultHKT } from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { MessageReport, MessageReportStore, ReportDecision, ReportedMessage } from "./message-report.ts";
import { messageReportTable } from "./messages.tables.ts";
import type { SeatNumber } from "./seat.ts";

type Copied = Omit<ReportedMessage, "writtenAt"> & { readonly writtenAt: string };

/** Reports within one transaction of the door; reason and copies of messages are sealed. */
export const messageReportStore = (transaction: PgDatabase<PgQueryResultHKT>, sealing: Sealing): MessageReportStore => {
  const purpose = (id: string) => `message report:${id}`;
  const reasonPurpose = (id: string) => `decision about a message:${id}`;

  const opened = ({ sealed, ...row }: typeof messageReportTable.$inferSelect): readonly MessageReport[] => {
    if (sealed === null) return [];
    const { reason, messages } = JSON.parse(sealing.open(purpose(row.id), sealed)) as {
      readonly reason: string;
      readonly messages: readonly Copied[];
    };
    return [
      {
        id: row.id as MessageReportId,
        messageId: row.messageId as MessageId,
        threadId: row.threadId as PrivateThreadId,
        seat: row.seat as SeatNumber,
        reason,
        messages: messages.map((message) => ({ ...message, writtenAt: new Date(message.writtenAt) })),
        reportedAt: row.reportedAt,
      },
    ];
  };

  return {
    add: async ({ id, messageId, threadId, seat, reason, messages, reportedAt }) => {
      const copies = messages.map(({ id: of, seat: by, text, writtenAt }) => ({ id: of, seat: by, text, writtenAt }));
      const sealed = sealing.seal(purpose(id), JSON.stringify({ reason, messages: copies }));
      await transaction.insert(messageReportTable).values({ id, messageId, threadId, seat, sealed, reportedAt });
    },
    reportedIn: async (thread) => {
      const rows = await transaction
        .select({ messageId: messageReportTable.messageId })
        .from(messageReportTable)
        .where(eq(messageReportTable.threadId, thread));
      return rows.map(({ messageId }) => messageId as MessageId);
    },
    forgetDecided: async (before) => {
      await transaction.delete(messageReportTable).where(lt(messageReportTable.decidedAt, before));
    },
    allWaiting: async () => {
      const rows = await transaction
        .select()
        .from(messageReportTable)
        .where(isNull(messageReportTable.outcome))
        .orderBy(asc(messageReportTable.reportedAt), messageReportTable.id);
      return rows.flatMap(opened);
    },
    waiting: async (id) => {
      const [row] = await transaction
        .select()
        .from(messageReportTable)
        .where(and(eq(messageReportTable.id, id), isNull(messageReportTable.outcome)))
        .for("update");
      return row === undefined ? null : (opened(row)[0] ?? null);
    },
    decide: async ({ id }, decision, by, at) => {
      await transaction
        .update(messageReportTable)
        .set({
          sealed: null,
          outcome: decision.outcome,
          sealedReason: decision.outcome === "closed" ? null : sealing.seal(reasonPurpose(id), decision.reason),
          decidedBy: by,
          decidedAt: at,
        })
        .where(eq(messageReportTable.id, id));
    },
    decided: async (id) => {
      const [row] = await transaction.select().from(messageReportTable).where(eq(messageReportTable.id, id));
      if (row === undefined || row.outcome === null) return null;
      const decision: ReportDecision =
        row.sealedReason === null
          ? { outcome: "closed" }
          : { outcome: "dismissed", reason: sealing.open(reasonPurpose(id), row.sealedReason) };
      return { threadId: row.threadId as PrivateThreadId, seat: row.seat as SeatNumber, decision };
    },
  };
};
