import type { ActorId, PostId, ResidentId } from "../kernel/ids.ts";
import {
  and,
  asc,
  eq,
  isNotNull,
  isNull,
  lte,
  type PgDatabase,
  type PgQueryResultHKT,
} from "../platform/query-builder.ts";
import { leavingTable } from "./leaving.tables.ts";
import type { Leaving, LeavingStore, Left, WordsThatStay } from "./leaving.ts";

const leavingFromRow = (row: typeof leavingTable.$inferSelect): Leaving => ({
  id: row.id,
  residentId: row.residentId as ResidentId,
  words: row.words as WordsThatStay,
  askedAt: row.askedAt,
  dueAt: row.dueAt,
});

const leftFromRow = (row: typeof leavingTable.$inferSelect): Left => ({
  id: row.id,
  residentId: row.residentId as ResidentId,
  words: row.words as WordsThatStay,
  leftAt: row.leftAt as Date,
  actorId: row.actorId as ActorId | null,
  emptied: row.emptied as PostId[],
});

/** Who leaves, within one transaction of the door. */
export const leavingStore = (transaction: PgDatabase<PgQueryResultHKT>): LeavingStore => {
  const planned = isNull(leavingTable.leftAt);
  const ofResident = (resident: ResidentId) => and(eq(leavingTable.residentId, resident), planned);
  return {
    of: async (resident) => {
      const [row] = await transaction.select().from(leavingTable).where(ofResident(resident));
      return row === undefined ? null : leavingFromRow(row);
    },
    plan: async ({ id, residentId, ...plan }) => {
      await transaction
        .insert(leavingTable)
        .values({ id, residentId, ...plan, emptied: [] })
        .onConflictDoUpdate({ target: leavingTable.residentId, set: plan, setWhere: planned });
    },
    cancel: async (resident) => {
      await transaction.delete(leavingTable).where(ofResident(resident));
    },
    due: async (at, limit) => {
      const rows = await transaction
        .select()
        .from(leavingTable)
        .where(and(planned, lte(leavingTable.dueAt, at)))
        .orderBy(asc(leavingTable.dueAt))
        .limit(limit)
        .for("update", { skipLocked: true });
      return rows.map(leavingFromRow);
    },
    left: async ({ id, residentId, words, leftAt, actorId, emptied }) => {
      const left = { words, leftAt, actorId, emptied: [...emptied] };
      await transaction
        .insert(leavingTable)
        .values({ id, residentId, askedAt: leftAt, dueAt: leftAt, ...left })
        .onConflictDoUpdate({ target: leavingTable.residentId, set: left });
    },
    leftBefore: async (time) => {
      const rows = await transaction
        .select()
        .from(leavingTable)
        .where(and(isNotNull(leavingTable.leftAt), lte(leavingTable.leftAt, time)))
        .for("update", { skipLocked: true });
      return rows.map(leftFromRow);
    },
    allLeft: async () => {
      const rows = await transaction.select().from(leavingTable).where(isNotNull(leavingTable.leftAt));
      return rows.map(leftFromRow);
    },
    done: async (id) => {
      await transaction.delete(leavingTable).where(eq(leavingTable.id, id));
    },
  };
};
