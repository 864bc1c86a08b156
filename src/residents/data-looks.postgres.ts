import type { ResidentId } from "../kernel/ids.ts";
import { desc, eq, lt, type PgDatabase, type PgQueryResultHKT } from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { DataLook, DataLookStore } from "./data-look.ts";
import { dataLookTable } from "./identity.tables.ts";

/** Who looked into what says who somebody is, within one transaction of the door. */
export const dataLookStore = (
  transaction: PgDatabase<PgQueryResultHKT>,
  sealing: Pick<Sealing, "index">,
): DataLookStore => {
  const markOf = (about: ResidentId) => sealing.index("look at somebody's data", about);
  return {
    add: async (about, { what, by, at }) => {
      await transaction
        .insert(dataLookTable)
        .values({ id: crypto.randomUUID(), mark: markOf(about), what, seenBy: by, at });
    },
    of: async (about) => {
      const rows = await transaction
        .select()
        .from(dataLookTable)
        .where(eq(dataLookTable.mark, markOf(about)))
        .orderBy(desc(dataLookTable.at), dataLookTable.id);
      return rows.map(({ what, seenBy, at }) => ({
        what: what as DataLook["what"],
        by: seenBy as ResidentId | null,
        at,
      }));
    },
    forgetOf: async (about) => {
      await transaction.delete(dataLookTable).where(eq(dataLookTable.mark, markOf(about)));
    },
    forget: async (before) => {
      await transaction.delete(dataLookTable).where(lt(dataLookTable.at, before));
    },
  };
};
