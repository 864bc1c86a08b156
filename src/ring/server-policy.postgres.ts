import type { ResidentId } from "../kernel/ids.ts";
import { gatherReads } from "../platform/gather.ts";
import { and, asc, eq, or, type PgDatabase, type PgQueryResultHKT, type SQL, sql } from "../platform/query-builder.ts";
import { actorFromRow } from "../posts/actors.postgres.ts";
import { actorTable } from "../posts/actors.tables.ts";
import {
  allowListTable,
  blockedActorTable,
  blockedServerTable,
  limitedServerTable,
  listedServerTable,
  receivedBlockTable,
} from "./ring.tables.ts";
import type { DecidedServer, ServerPolicyStore, Standing } from "./server-policy.ts";

const hostOf = (uri: string): string => URL.parse(uri)?.host ?? "";

/**
 * What was decided about servers and people elsewhere, within one transaction. Which names a decision holds for is said in
 * one place, by the functions `server_is_barred` and `server_is_limited` of the database, which sending and reading ask too.
 */
export const serverPolicyStore = (transaction: PgDatabase<PgQueryResultHKT>): ServerPolicyStore => {
  const execute = async <Row>(query: SQL) => (await transaction.execute(query)) as { readonly rows: readonly Row[] };
  const barred = gatherReads(async (hosts: readonly string[]) => {
    const { rows } = await execute<{ barred: boolean }>(sql`
      select server_is_barred(asked.host) as barred
      from json_array_elements_text(${JSON.stringify(hosts)}::text::json) with ordinality as asked (host, place)
      order by asked.place`);
    return rows.map((row) => row.barred);
  });
  const standings = gatherReads(async (uris: readonly string[]) => {
    const asked = uris.map((uri) => ({ uri, host: hostOf(uri) }));
    const { rows } = await execute<{ standing: Standing }>(sql`
      select case when server_is_barred(asked.host) or exists (
          select 1 from blocked_actor join actor on actor.id = blocked_actor.actor_id where actor.uri = asked.uri)
        then 'barred' when server_is_limited(asked.host) then 'limited' else 'open' end as standing
      from rows from (json_to_recordset(${JSON.stringify(asked)}::text::json) as (uri text, host text))
        with ordinality as asked (uri, host, place)
      order by asked.place`);
    return rows.map((row) => row.standing);
  });
  return {
    isBarred: barred,
    standing: standings,
    servers: async () => {
      const [blocked, limited] = await Promise.all([
        transaction.select().from(blockedServerTable),
        transaction.select().from(limitedServerTable),
      ]);
      return [
        ...blocked.map(
          (row): DecidedServer => ({
            host: row.host,
            policy: "block",
            reason: row.reason,
            by: row.blockedBy as ResidentId,
            at: row.blockedAt,
          }),
        ),
        ...limited.map(
          (row): DecidedServer => ({
            host: row.host,
            policy: "limit",
            reason: row.reason,
            by: row.limitedBy as ResidentId,
            at: row.limitedAt,
          }),
        ),
      ].sort((one, other) => (one.host < other.host ? -1 : 1));
    },
    decide: async ({ host, policy, reason, by, at }) => {
      if (policy === "block") {
        await transaction.delete(limitedServerTable).where(eq(limitedServerTable.host, host));
        await transaction
          .insert(blockedServerTable)
          .values({ host, reason, blockedBy: by, blockedAt: at })
          .onConflictDoUpdate({ target: blockedServerTable.host, set: { reason } });
        return;
      }
      await transaction.delete(blockedServerTable).where(eq(blockedServerTable.host, host));
      await transaction
        .insert(limitedServerTable)
        .values({ host, reason, limitedBy: by, limitedAt: at })
        .onConflictDoUpdate({ target: limitedServerTable.host, set: { reason } });
    },
    forget: async (host) => {
      await transaction.delete(blockedServerTable).where(eq(blockedServerTable.host, host));
      await transaction.delete(limitedServerTable).where(eq(limitedServerTable.host, host));
    },
    blockedPeople: async () => {
      const rows = await transaction
        .select()
        .from(blockedActorTable)
        .innerJoin(actorTable, eq(actorTable.id, blockedActorTable.actorId))
        .orderBy(asc(actorTable.name), asc(actorTable.id));
      return rows.map(({ actor, blocked_actor }) => ({
        actor: actorFromRow(actor),
        reason: blocked_actor.reason,
        by: blocked_actor.blockedBy as ResidentId,
        at: blocked_actor.blockedAt,
      }));
    },
    blockPerson: async ({ actorId, reason, by, at }) => {
      await transaction
        .insert(blockedActorTable)
        .values({ actorId, reason, blockedBy: by, blockedAt: at })
        .onConflictDoUpdate({ target: blockedActorTable.actorId, set: { reason } });
    },
    unblockPerson: async (actorId) => {
      const gone = await transaction
        .delete(blockedActorTable)
        .where(eq(blockedActorTable.actorId, actorId))
        .returning({ id: blockedActorTable.actorId });
      return gone.length > 0;
    },
    listed: async () => {
      const rows = await transaction.select().from(listedServerTable).orderBy(asc(listedServerTable.host));
      return rows.map(({ host }) => host);
    },
    list: async (host, by, at) => {
      await transaction.insert(listedServerTable).values({ host, listedBy: by, listedAt: at }).onConflictDoNothing();
    },
    unlist: async (host) => {
      await transaction.delete(listedServerTable).where(eq(listedServerTable.host, host));
    },
    onlyListedSince: async () => (await transaction.select().from(allowListTable))[0]?.since ?? null,
    turnOn: async (by, at) => {
      await transaction.insert(allowListTable).values({ turnedOnBy: by, since: at }).onConflictDoNothing();
    },
    turnOff: async () => {
      await transaction.delete(allowListTable);
    },
    unheard: async () => {
      const { rows } = await execute<{ host: string; followers: number }>(sql`
        select actor.host, count(*)::int as followers
        from follower join actor on actor.id = follower.follower_id join actor followed on followed.id = follower.actor_id
        where followed.kind = 'wijk' and actor.gone_at is null and not server_is_listed(actor.host)
        group by actor.host order by actor.host`);
      return rows;
    },
    blockedBy: async (block) => {
      await transaction
        .insert(receivedBlockTable)
        .values(block)
        .onConflictDoUpdate({
          target: [receivedBlockTable.blockerId, receivedBlockTable.blockedId],
          set: { activityUri: block.activityUri },
        });
    },
    unblockedBy: async ({ blockerId, blockedId, activityUri }) => {
      const lifted = await transaction
        .delete(receivedBlockTable)
        .where(
          and(
            eq(receivedBlockTable.blockerId, blockerId),
            or(
              activityUri === null ? sql`false` : eq(receivedBlockTable.activityUri, activityUri),
              blockedId === null ? sql`false` : eq(receivedBlockTable.blockedId, blockedId),
            ),
          ),
        )
        .returning({ id: receivedBlockTable.blockerId });
      return lifted.length > 0;
    },
  };
};
