import { day } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { and, asc, eq, isNotNull, lte, type PgDatabase, type PgQueryResultHKT } from "../platform/query-builder.ts";
import { consentTable, stepTable, waitsTable, wayTable } from "./guidance.tables.ts";
import { type Choice, type Rung, type RungBeyond, type StepKind, usualWaits, type Waits, type Way } from "./way.ts";
import type { WayStore } from "./way-store.ts";

const wayFromRow = (row: typeof wayTable.$inferSelect): Way => ({
  questionId: row.questionId as PostId,
  rung: row.rung as Rung,
  waitingFor: row.waitingFor as Way["waitingFor"],
  nextAt: row.nextAt,
  asked: row.asked,
  ahead: row.ahead as RungBeyond | null,
  declined: row.declined as RungBeyond[],
});

const names = ["wijkwijzers", "taker", "wijk", "outside", "asker"] as const satisfies readonly (keyof Waits)[];

const inDays = (waits: Waits) =>
  Object.fromEntries(names.map((name) => [name, Math.round(waits[name] / day)])) as Record<keyof Waits, number>;

/** Ways within one transaction. */
export const wayStore = (transaction: PgDatabase<PgQueryResultHKT>): WayStore => ({
  byQuestion: async (question) => {
    const [row] = await transaction.select().from(wayTable).where(eq(wayTable.questionId, question)).for("update");
    return row === undefined ? null : wayFromRow(row);
  },
  save: async (way) => {
    const row = { ...way, declined: [...way.declined] };
    await transaction.insert(wayTable).values(row).onConflictDoUpdate({ target: wayTable.questionId, set: row });
  },
  due: async (at, limit) => {
    const rows = await transaction
      .select()
      .from(wayTable)
      .where(and(isNotNull(wayTable.nextAt), lte(wayTable.nextAt, at)))
      .orderBy(asc(wayTable.nextAt))
      .limit(limit)
      .for("update", { skipLocked: true });
    return rows.map(wayFromRow);
  },
  addSteps: async (questionId, steps) => {
    if (steps.length > 0) await transaction.insert(stepTable).values(steps.map((step) => ({ ...step, questionId })));
  },
  stepsOf: async (question) => {
    const rows = await transaction
      .select()
      .from(stepTable)
      .where(eq(stepTable.questionId, question))
      .orderBy(asc(stepTable.id));
    return rows.map(({ at, rung, kind, residentId, count }) => ({
      at,
      rung: rung as Rung,
      kind: kind as StepKind,
      residentId: residentId as ResidentId | null,
      count,
    }));
  },
  addConsent: async (consent) => {
    await transaction.insert(consentTable).values(consent);
  },
  consentsOf: async (question) => {
    const rows = await transaction
      .select()
      .from(consentTable)
      .where(eq(consentTable.questionId, question))
      .orderBy(asc(consentTable.at));
    return rows.map((row) => ({
      ...row,
      questionId: row.questionId as PostId,
      rung: row.rung as RungBeyond,
      answer: row.answer as Choice,
    }));
  },
  eraseWords: async (question) => {
    await transaction.update(consentTable).set({ shown: "" }).where(eq(consentTable.questionId, question));
  },
  waits: async () => {
    const [row] = await transaction.select().from(waitsTable);
    if (row === undefined) return usualWaits;
    return Object.fromEntries(names.map((name) => [name, row[name] * day])) as Waits;
  },
  saveWaits: async (waits) => {
    const row = inDays(waits);
    await transaction.insert(waitsTable).values(row).onConflictDoUpdate({ target: waitsTable.only, set: row });
  },
});
