import type { ActorId } from "../kernel/ids.ts";
import { gatherReads, inOrderOf } from "../platform/gather.ts";
import { isOneOf } from "../platform/postgres.ts";
import {
  and,
  asc,
  desc,
  eq,
  isNull,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
} from "../platform/query-builder.ts";
import { actorAliasTable, actorMoveTable } from "./actor-moves.tables.ts";
import type { ActorMove, ActorMoveStore } from "./actor-moves.ts";
import { actorFromRow } from "./actors.postgres.ts";
import { actorTable } from "./actors.tables.ts";

/** Moves and earlier accounts within one transaction. */
export const actorMoveStore = (transaction: PgDatabase<PgQueryResultHKT>): ActorMoveStore => {
  const movesWhere = async (condition: SQL | undefined): Promise<readonly ActorMove[]> => {
    const rows = await transaction
      .select({ move: actorMoveTable, target: actorTable })
      .from(actorMoveTable)
      .innerJoin(actorTable, eq(actorTable.id, actorMoveTable.targetId))
      .where(condition)
      .orderBy(desc(actorMoveTable.movedAt), desc(actorMoveTable.id));
    return rows.map(({ move, target }) => ({
      id: move.id,
      actorId: move.actorId as ActorId,
      target: actorFromRow(target),
      movedAt: move.movedAt,
      endedAt: move.endedAt,
    }));
  };
  return {
    byId: async (id) => (await movesWhere(eq(actorMoveTable.id, id)))[0] ?? null,
    standing: gatherReads(async (actors: readonly ActorId[]) =>
      inOrderOf<string, ActorMove>(
        actors,
        await movesWhere(and(isOneOf(actorMoveTable.actorId, actors), isNull(actorMoveTable.endedAt))),
        ({ actorId }) => actorId,
      ),
    ),
    latest: async (actor) => (await movesWhere(eq(actorMoveTable.actorId, actor)))[0] ?? null,
    into: async (target) => {
      const rows = await transaction
        .select({ actor: actorTable, movedAt: actorMoveTable.movedAt })
        .from(actorMoveTable)
        .innerJoin(actorTable, eq(actorTable.id, actorMoveTable.actorId))
        .where(and(eq(actorMoveTable.targetId, target), isNull(actorMoveTable.endedAt)))
        .orderBy(desc(actorMoveTable.movedAt));
      return rows.map(({ actor, movedAt }) => ({ actor: actorFromRow(actor), movedAt }));
    },
    add: async (move) => {
      await transaction.insert(actorMoveTable).values(move);
    },
    end: async (id, at) => {
      await transaction
        .update(actorMoveTable)
        .set({ endedAt: at })
        .where(and(eq(actorMoveTable.id, id), isNull(actorMoveTable.endedAt)));
    },
    aliases: async (actor) => {
      const rows = await transaction
        .select({ alias: actorTable })
        .from(actorAliasTable)
        .innerJoin(actorTable, eq(actorTable.id, actorAliasTable.aliasId))
        .where(eq(actorAliasTable.actorId, actor))
        .orderBy(asc(actorAliasTable.since), asc(actorAliasTable.aliasId));
      return rows.map(({ alias }) => actorFromRow(alias));
    },
    addAlias: async (actorId, aliasId, since) => {
      await transaction.insert(actorAliasTable).values({ actorId, aliasId, since }).onConflictDoNothing();
    },
    removeAlias: async (actorId, aliasId) => {
      await transaction
        .delete(actorAliasTable)
        .where(and(eq(actorAliasTable.actorId, actorId), eq(actorAliasTable.aliasId, aliasId)));
    },
  };
};
