import type { PostId, ResidentId } from "../kernel/ids.ts";
import { and, eq, type PgDatabase, type PgQueryResultHKT, sql } from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { BallotStore } from "./ballot.ts";
import { ballotTable } from "./ballots.tables.ts";

/** Ballots within one transaction of the door. Each stands under a keyed hash of the resident with the poll in it. */
export const ballotStore = (
  transaction: PgDatabase<PgQueryResultHKT>,
  sealing: Pick<Sealing, "index">,
): BallotStore => {
  const markOf = (poll: PostId, resident: ResidentId) => sealing.index(`poll ballot ${poll}`, resident);
  const at = (poll: PostId) => eq(ballotTable.pollId, poll);
  return {
    cast: async (poll, resident, choices) => {
      await transaction
        .insert(ballotTable)
        .values({ pollId: poll, mark: markOf(poll, resident), choices: [...choices] })
        .onConflictDoUpdate({ target: [ballotTable.pollId, ballotTable.mark], set: { choices: [...choices] } });
    },
    of: async (poll, resident) => {
      const [row] = await transaction
        .select({ choices: ballotTable.choices })
        .from(ballotTable)
        .where(and(at(poll), eq(ballotTable.mark, markOf(poll, resident))));
      return row?.choices ?? null;
    },
    count: async (poll, options) => {
      const [all] = await transaction.select({ voters: sql<number>`count(*)::int` }).from(ballotTable).where(at(poll));
      const chosen = await transaction
        .select({ option: sql<number>`unnest(${ballotTable.choices})`.as("option") })
        .from(ballotTable)
        .where(at(poll));
      const votes = Array.from(
        { length: options },
        (_, place) => chosen.filter(({ option }) => option === place).length,
      );
      return { voters: all?.voters ?? 0, votes };
    },
    remove: async (poll, resident) => {
      await transaction.delete(ballotTable).where(and(at(poll), eq(ballotTable.mark, markOf(poll, resident))));
    },
    forget: async (poll) => {
      await transaction.delete(ballotTable).where(at(poll));
    },
  };
};
