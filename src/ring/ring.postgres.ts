import type { ActorId } from "../kernel/ids.ts";
import { and, asc, count, eq, type PgDatabase, type PgQueryResultHKT, sql } from "../platform/query-builder.ts";
import { actorFromRow } from "../posts/actors.postgres.ts";
import { actorTable } from "../posts/actors.tables.ts";
import type { Neighbour, RingStore } from "./neighbour.ts";
import { followerTable, neighbourTable, ringMembershipTable } from "./ring.tables.ts";

/** Neighbours and followers within one transaction. */
export const ringStore = (transaction: PgDatabase<PgQueryResultHKT>): RingStore => {
  const neighboursWhere = async (condition?: ReturnType<typeof eq>): Promise<readonly Neighbour[]> => {
    const rows = await transaction
      .select()
      .from(neighbourTable)
      .innerJoin(actorTable, eq(actorTable.id, neighbourTable.actorId))
      .where(condition)
      .orderBy(asc(actorTable.name));
    return rows.map((row) => ({
      actor: actorFromRow(row.actor),
      followUri: row.neighbour.followUri,
      state: row.neighbour.state as Neighbour["state"],
      since: row.neighbour.since,
    }));
  };
  return {
    neighbours: () => neighboursWhere(),
    around: async () => {
      const { rows } = (await transaction.execute(sql`
        select exists(select 1 from ${neighbourTable} as neighbour where neighbour.state = 'accepted') as "follows",
          exists(select 1 from ${ringMembershipTable} as membership join ${actorTable} as actor on actor.id = membership.actor_id
            where membership.state = 'member' and actor.gone_at is null) as "hasRing"`)) as {
        readonly rows: readonly Awaited<ReturnType<RingStore["around"]>>[];
      };
      return rows[0] ?? { follows: false, hasRing: false };
    },
    neighbour: async (actorId) => (await neighboursWhere(eq(neighbourTable.actorId, actorId)))[0] ?? null,
    neighbourByFollow: async (followUri) => (await neighboursWhere(eq(neighbourTable.followUri, followUri)))[0] ?? null,
    saveNeighbour: async (neighbour) => {
      const { actorId: target, ...changed } = neighbour;
      await transaction
        .insert(neighbourTable)
        .values({ actorId: target, ...changed })
        .onConflictDoUpdate({ target: neighbourTable.actorId, set: changed });
    },
    removeNeighbour: async (actorId) => {
      await transaction.delete(neighbourTable).where(eq(neighbourTable.actorId, actorId));
    },
    addFollower: async (follower) => {
      await transaction
        .insert(followerTable)
        .values(follower)
        .onConflictDoUpdate({
          target: [followerTable.actorId, followerTable.followerId],
          set: { followUri: follower.followUri },
        });
    },
    removeFollower: async (actorId, followerId) => {
      await transaction
        .delete(followerTable)
        .where(and(eq(followerTable.actorId, actorId), eq(followerTable.followerId, followerId)));
    },
    followerByFollow: async (followUri) => {
      const [row] = await transaction
        .select()
        .from(followerTable)
        .where(eq(followerTable.followUri, followUri))
        .limit(1);
      return row === undefined ? null : { actorId: row.actorId as ActorId, followerId: row.followerId as ActorId };
    },
    countFollowers: async (actorId) => {
      const [row] = await transaction
        .select({ total: count() })
        .from(followerTable)
        .where(eq(followerTable.actorId, actorId));
      return row?.total ?? 0;
    },
  };
};
