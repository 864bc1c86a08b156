import { bigserial, index, jsonb, pgTable, sql, text, timestamp, uuid } from "./query-builder.ts";

/** What happened: appended in the transaction of the change, turned into jobs by the relay afterwards. */
export const eventTable = pgTable(
  "event",
  {
    id: uuid().primaryKey(),
    position: bigserial({ mode: "number" }).notNull(),
    kind: text().notNull(),
    payload: jsonb().notNull(),
    happenedAt: timestamp("happened_at", { withTimezone: true }).notNull(),
    relayedAt: timestamp("relayed_at", { withTimezone: true }),
  },
  (table) => [
    index("event_to_relay").on(table.position).where(sql`${table.relayedAt} is null`),
    // What happened in a thread, for whom it concerns: of what they are told of and nothing else.
    index("event_in_thread")
      .on(sql`(${table.payload} ->> 'threadId')`, table.happenedAt)
      .where(sql`${table.kind} in ('AnswerReceived', 'ActivityMoved')`),
  ],
);
