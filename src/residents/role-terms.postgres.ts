import type { ResidentId } from "../kernel/ids.ts";
import type { Role } from "../kernel/reader.ts";
import {
  and,
  eq,
  isNull,
  lt,
  lte,
  notInArray,
  type PgDatabase,
  type PgQueryResultHKT,
  sql,
} from "../platform/query-builder.ts";
import { roleTermTable } from "./residents.tables.ts";
import type { RoleTerm, RoleTermStore } from "./role-terms.ts";

const termFromRow = (row: typeof roleTermTable.$inferSelect): RoleTerm => ({
  residentId: row.residentId as ResidentId,
  role: row.role as Role,
  until: row.until,
});

/** Until when roles are given, within one transaction. */
export const roleTermStore = (transaction: PgDatabase<PgQueryResultHKT>): RoleTermStore => ({
  all: async () => (await transaction.select().from(roleTermTable)).map(termFromRow),
  set: async (residentId, terms) => {
    const roles = terms.map(({ role }) => role);
    await transaction
      .delete(roleTermTable)
      .where(
        and(
          eq(roleTermTable.residentId, residentId),
          roles.length === 0 ? undefined : notInArray(roleTermTable.role, roles),
        ),
      );
    for (const { role, until } of terms) {
      await transaction
        .insert(roleTermTable)
        .values({ residentId, role, until, remindedAt: null })
        .onConflictDoUpdate({
          target: [roleTermTable.residentId, roleTermTable.role],
          set: { until, remindedAt: null },
          setWhere: sql`${roleTermTable.until} <> excluded.until`,
        });
    }
  },
  over: async (at) =>
    (await transaction.select().from(roleTermTable).where(lte(roleTermTable.until, at))).map(termFromRow),
  remove: async ({ residentId, role, until }) => {
    const removed = await transaction
      .delete(roleTermTable)
      .where(
        and(eq(roleTermTable.residentId, residentId), eq(roleTermTable.role, role), eq(roleTermTable.until, until)),
      )
      .returning({ role: roleTermTable.role });
    return removed.length === 1;
  },
  takeReminders: async (before, at) => {
    const taken = await transaction
      .update(roleTermTable)
      .set({ remindedAt: at })
      .where(and(lt(roleTermTable.until, before), isNull(roleTermTable.remindedAt)))
      .returning();
    return taken.map(termFromRow);
  },
});
