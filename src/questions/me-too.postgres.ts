import type { PostId, ResidentId } from "../kernel/ids.ts";
import { and, eq, type PgDatabase, type PgQueryResultHKT, sql } from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { meTooTable } from "./me-too.tables.ts";
import type { MeTooStore } from "./me-too.ts";

/** Marks within one transaction of the door. Each is a keyed hash of the resident with the question in it. */
export const meTooStore = (transaction: PgDatabase<PgQueryResultHKT>, sealing: Pick<Sealing, "index">): MeTooStore => {
  const markOf = (question: PostId, resident: ResidentId) => sealing.index(`me too ${question}`, resident);
  const at = (question: PostId) => eq(meTooTable.questionId, question);
  return {
    add: async (question, resident) => {
      await transaction
        .insert(meTooTable)
        .values({ questionId: question, mark: markOf(question, resident) })
        .onConflictDoNothing();
    },
    remove: async (question, resident) => {
      await transaction.delete(meTooTable).where(and(at(question), eq(meTooTable.mark, markOf(question, resident))));
    },
    of: async (question, resident) => {
      const [row] = await transaction
        .select({
          count: sql<number>`count(*)::int`,
          mine: sql<boolean>`coalesce(bool_or(${meTooTable.mark} = ${markOf(question, resident)}), false)`,
        })
        .from(meTooTable)
        .where(at(question));
      return row ?? { count: 0, mine: false };
    },
    forget: async (question) => {
      await transaction.delete(meTooTable).where(at(question));
    },
  };
};
