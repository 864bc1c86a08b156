import { asc, eq, or, type PgDatabase, type PgQueryResultHKT, sql } from "../platform/query-builder.ts";
import { areaTable } from "./areas.tables.ts";
import type { AreaStore } from "./areas.ts";

/** The parts of the wijk within one transaction. */
export const areaStore = (transaction: PgDatabase<PgQueryResultHKT>): AreaStore => {
  const inOrder = [asc(sql`lower(${areaTable.name})`), asc(areaTable.id)];
  const all: AreaStore["all"] = () =>
    transaction
      .select()
      .from(areaTable)
      .orderBy(...inOrder);
  return {
    all,
    names: async () => (await all()).map(({ name }) => name),
    add: async (area) => {
      const added = await transaction.insert(areaTable).values(area).onConflictDoNothing().returning();
      return added.length === 1;
    },
    rename: async (id, name) => {
      // Whoever renames waits for others, so that two names cannot become one at the same moment.
      await transaction.execute(sql`lock table ${areaTable} in share row exclusive mode`);
      const called = eq(sql`lower(${areaTable.name})`, sql`lower(${name})`);
      const found = await transaction
        .select({ id: areaTable.id })
        .from(areaTable)
        .where(or(called, eq(areaTable.id, id)));
      if (!found.some((area) => area.id === id)) return "absent";
      if (found.length > 1) return "taken";
      await transaction.update(areaTable).set({ name }).where(eq(areaTable.id, id));
      return "renamed";
    },
    remove: async (id) => {
      const removed = await transaction.delete(areaTable).where(eq(areaTable.id, id)).returning();
      return removed.length === 1;
    },
  };
};
