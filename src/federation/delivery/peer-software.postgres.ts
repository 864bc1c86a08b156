import type { Sql } from "../../platform/sql.ts";
import type { PeerSoftwareStore } from "./peer-software.ts";

/** What servers run, in the table of peers. */
export const peerSoftwareStore = (sql: Sql): PeerSoftwareStore => ({
  isKnown: async (host, since) => {
    const rows = await sql<{ host: string }[]>`
      select host from peer where host = ${host} and software_asked_at > ${since.toISOString()}::timestamptz`;
    return rows.length > 0;
  },
  toAsk: async (since, limit) => {
    const rows = await sql<{ host: string }[]>`
      select actor.host from follower join actor on actor.id = follower.follower_id
      left join peer on peer.host = actor.host
      where actor.gone_at is null
        and (peer.software_asked_at is null or peer.software_asked_at <= ${since.toISOString()}::timestamptz)
        and not exists (select 1 from blocked_server where blocked_server.host = actor.host)
      group by actor.host
      order by min(peer.software_asked_at) nulls first, actor.host
      limit ${limit}`;
    return rows.map(({ host }) => host);
  },
  keep: async (host, software, at) => {
    // What it said before stands when it says nothing now: it may only be away.
    await sql`
      insert into peer (host, software, software_version, people, software_asked_at)
      values (${host}, ${software?.name ?? null}, ${software?.version ?? null}, ${software?.people ?? null}, ${at.toISOString()}::timestamptz)
      on conflict (host) do update set software_asked_at = excluded.software_asked_at,
        software = coalesce(excluded.software, peer.software),
        people = coalesce(excluded.people, peer.people),
        software_version = case when excluded.software is null then peer.software_version
          else excluded.software_version end`;
  },
});
