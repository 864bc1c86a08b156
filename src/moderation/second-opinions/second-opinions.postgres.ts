import type { DecisionId, ResidentId, SecondOpinionId } from "../../kernel/ids.ts";
import {
  and,
  asc,
  eq,
  isNotNull,
  lt,
  lte,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
} from "../../platform/query-builder.ts";
import { actorFromRow } from "../../posts/actors.postgres.ts";
import { actorTable } from "../../posts/actors.tables.ts";
import type { AppealOutcome } from "../appeal.ts";
import type { Decision, HouseRule } from "../decision.ts";
import { decisionTable } from "../decisions.tables.ts";
import type { BroughtAppeal, BroughtAppealStore, BroughtState } from "./brought-appeal.ts";
import type { AppealOpinionStore, OpinionState, SecondOpinion, SecondOpinionStore } from "./second-opinion.ts";
import { appealOpinionTable, broughtAppealTable, secondOpinionTable } from "./second-opinions.tables.ts";

type Database = PgDatabase<PgQueryResultHKT>;

/** What wijken of the ring were asked to look at, within one transaction. */
export const secondOpinionStore = (transaction: Database): SecondOpinionStore => {
  const table = secondOpinionTable;
  const found = (condition: SQL | undefined) =>
    transaction
      .select()
      .from(table)
      .innerJoin(actorTable, eq(actorTable.id, table.wijkId))
      .where(condition)
      .orderBy(asc(table.agreedAt), table.id)
      .for("update", { of: table });
  const read = (rows: Awaited<ReturnType<typeof found>>): readonly SecondOpinion[] =>
    rows.map(({ actor, second_opinion: { wijkId: _wijk, ...row } }) => ({
      ...row,
      id: row.id as SecondOpinionId,
      wijk: actorFromRow(actor),
      kind: row.kind as Decision["kind"],
      rule: row.rule as HouseRule,
      state: row.state as OpinionState,
      outcome: row.outcome as AppealOutcome | null,
    }));
  const rowOf = ({ wijk, ...opinion }: SecondOpinion) => ({ ...opinion, wijkId: wijk.id });
  const waits = eq(table.state, "asked");
  return {
    add: async (opinion) => {
      await transaction.insert(table).values(rowOf(opinion));
    },
    save: async (opinion) => {
      const { id, ...row } = rowOf(opinion);
      await transaction.update(table).set(row).where(eq(table.id, id));
    },
    byId: async (id) => read(await found(eq(table.id, id)))[0] ?? null,
    byUri: async (uri) => read(await found(eq(table.uri, uri)))[0] ?? null,
    askedOf: async (wijk) => read(await found(and(waits, eq(table.wijkId, wijk)))),
    late: async (at) => read(await found(and(waits, lte(table.answerBefore, at)))),
    forget: async (endedBefore) => {
      await transaction.delete(table).where(lt(table.endedAt, endedBefore));
    },
  };
};

/** What wijken of the ring ask ours to look at, within one transaction. */
export const broughtAppealStore = (transaction: Database): BroughtAppealStore => {
  const table = broughtAppealTable;
  const found = (condition: SQL | undefined) =>
    transaction
      .select()
      .from(table)
      .innerJoin(actorTable, eq(actorTable.id, table.wijkId))
      .where(condition)
      .orderBy(asc(table.cameAt), table.id)
      .for("update", { of: table });
  const read = (rows: Awaited<ReturnType<typeof found>>): readonly BroughtAppeal[] =>
    rows.map(({ actor, brought_appeal: { wijkId: _wijk, ...row } }) => ({
      ...row,
      id: row.id as BroughtAppeal["id"],
      wijk: actorFromRow(actor),
      kind: row.kind as Decision["kind"],
      rule: row.rule as HouseRule,
      state: row.state as BroughtState,
      outcome: row.outcome as AppealOutcome | null,
      decidedBy: row.decidedBy as ResidentId | null,
    }));
  const rowOf = ({ wijk, ...appeal }: BroughtAppeal) => ({ ...appeal, wijkId: wijk.id });
  const waits = eq(table.state, "waits");
  return {
    add: async (appeal) => {
      await transaction.insert(table).values(rowOf(appeal));
    },
    save: async (appeal) => {
      const { id, ...row } = rowOf(appeal);
      await transaction.update(table).set(row).where(eq(table.id, id));
    },
    byId: async (id) => read(await found(eq(table.id, id)))[0] ?? null,
    byUri: async (uri) => read(await found(eq(table.uri, uri)))[0] ?? null,
    waiting: async () => read(await found(waits)),
    waitingOf: async (wijk) => read(await found(and(waits, eq(table.wijkId, wijk)))),
    forget: async (endedBefore) => {
      await transaction.delete(table).where(lt(table.endedAt, endedBefore));
    },
  };
};

/** Whose appeal a wijk of the ring looks at, within one transaction of the door. */
export const appealOpinionStore = (transaction: Database): AppealOpinionStore => {
  const table = appealOpinionTable;
  return {
    add: async ({ opinion, decision, wijk }) => {
      await transaction.insert(table).values({ opinionId: opinion, decisionId: decision, wijkId: wijk, open: true });
    },
    ofDecision: async (decision) => {
      const rows = await transaction.select().from(table).where(eq(table.decisionId, decision));
      return [...rows]
        .sort((one, other) => Number(one.open) - Number(other.open))
        .map(({ opinionId }) => opinionId as SecondOpinionId);
    },
    decisionOf: async (opinion) => {
      const [row] = await transaction.select().from(table).where(eq(table.opinionId, opinion));
      return (row?.decisionId as DecisionId | undefined) ?? null;
    },
    pointless: async () => {
      const rows = await transaction
        .select({ id: table.opinionId })
        .from(table)
        .innerJoin(decisionTable, eq(decisionTable.id, table.decisionId))
        .where(and(table.open, isNotNull(decisionTable.endedAt)));
      return rows.map(({ id }) => id as SecondOpinionId);
    },
    close: async (opinion) => {
      await transaction.update(table).set({ open: false }).where(eq(table.opinionId, opinion));
    },
  };
};
