import { later, second } from "../../kernel/clock.ts";
import type { Sql } from "../../platform/sql.ts";
import { heldUntil, type PeerNews, type SignatureStyle } from "./peers.ts";

/** What is known of the servers that we deliver to, in PostgreSQL, so that all workers and the next start know it. */
export type PeerStore = {
  /**
   * Writes down what the last attempts told. A peer that fails is held, and what waits for it is moved behind that, or
   * given up when its own time is over; a peer that answers again gets at once what waited, apart from the deliveries
   * that were `attempted` just now. Gives how many deliveries were given up.
   */
  tell(news: readonly PeerNews[], attempted: readonly string[], now: Date): Promise<number>;
  /** Keeps how a peer wants requests signed. */
  learn(host: string, style: SignatureStyle): Promise<void>;
};

/** What waits longer than this waits because of a failure, not because it was meant to leave a moment later. */
const meantToWait = 10 * second;

export const peerStore = (sql: Sql): PeerStore => {
  const up = async (hosts: readonly string[], attempted: readonly string[], now: Date): Promise<void> => {
    await sql`
      with up as (
        update peer set failures = 0, failing_since = null, held_until = null, last_error = null
        where host in (select json_array_elements_text(${JSON.stringify(hosts)}::text::json))
          and (failures > 0 or held_until is not null)
        returning host
      )
      update delivery set due_at = ${now.toISOString()}::timestamptz from up
      where delivery.host = up.host and delivery.done_at is null and delivery.leased_by is null
        and delivery.due_at > ${later(now, meantToWait).toISOString()}::timestamptz
        and delivery.id not in (select json_array_elements_text(${JSON.stringify(attempted)}::text::json)::bigint)`;
  };

  const down = async (news: Extract<PeerNews, { kind: "down" }>, now: Date): Promise<Date | null> => {
    const [row] = await sql<{ failures: number; since: string | Date }[]>`
      insert into peer (host, failures, failing_since, last_error)
      values (${news.host}, ${news.attempts}, ${now.toISOString()}::timestamptz, ${news.reason})
      on conflict (host) do update set failures = peer.failures + excluded.failures,
        failing_since = coalesce(peer.failing_since, excluded.failing_since), last_error = excluded.last_error
      returning failures, failing_since as since`;
    return row === undefined ? null : heldUntil(row.failures, new Date(row.since), now);
  };

  const busy = async ({ host, reason }: Extract<PeerNews, { kind: "busy" }>): Promise<void> => {
    await sql`
      insert into peer (host, last_error) values (${host}, ${reason})
      on conflict (host) do update set failures = 0, failing_since = null, last_error = excluded.last_error`;
  };

  const hold = async (host: string, until: Date, reason: string, now: Date): Promise<number> => {
    const [held, at] = [until.toISOString(), now.toISOString()];
    const moved = await sql<{ over: boolean }[]>`
      with held as (update peer set held_until = ${held}::timestamptz where host = ${host})
      update delivery set
        done_at = case when give_up_at <= ${at}::timestamptz then ${at}::timestamptz end,
        outcome = case when give_up_at <= ${at}::timestamptz then 'given-up' end,
        last_error = coalesce(last_error, ${reason}),
        due_at = ${held}::timestamptz
      where host = ${host} and done_at is null and leased_by is null and due_at < ${held}::timestamptz
      returning done_at is not null as over`;
    return moved.filter(({ over }) => over).length;
  };

  return {
    tell: async (news, attempted, now) => {
      const answered = news.filter(({ kind }) => kind === "up").map(({ host }) => host);
      if (answered.length > 0) await up(answered, attempted, now);
      let givenUp = 0;
      for (const each of news) {
        if (each.kind === "up") continue;
        if (each.kind === "busy") await busy(each);
        const until = each.kind === "busy" ? each.until : await down(each, now);
        if (until !== null) givenUp += await hold(each.host, until, each.reason, now);
      }
      return givenUp;
    },
    learn: async (host, style) => {
      const kept = style === "draft-cavage" ? null : style;
      await sql`
        insert into peer (host, signature_style) values (${host}, ${kept})
        on conflict (host) do update set signature_style = excluded.signature_style`;
    },
  };
};
