import type { Sql } from "../../platform/sql.ts";
import type { DeliveryReport, GivenUpHost, WaitingHost } from "./delivery-report.ts";

const asDates = <Row extends { readonly since: Date }>(row: Row): Row => ({ ...row, since: new Date(row.since) });

/** What the administrator sees of the deliveries. */
export const deliveryReport = (sql: Sql): DeliveryReport => ({
  waitingAndGivenUp: async () => {
    const waiting = await sql<WaitingHost[]>`
      select d.host, count(*)::int as count, min(a.made_at) as since, max(d.attempts) as attempts,
        (array_agg(d.last_error order by d.attempts desc, d.id) filter (where d.last_error is not null))[1] as reason,
        min(d.due_at) as next, min(peer.failing_since) as "awaySince", min(peer.held_until) as "heldUntil"
      from delivery d join outgoing_activity a on a.id = d.activity_id left join peer on peer.host = d.host
      where d.done_at is null
      group by d.host order by count(*) desc, d.host limit 200`;
    const givenUp = await sql<GivenUpHost[]>`
      select d.host, count(*)::int as count, min(d.done_at) as since, max(d.attempts) as attempts,
        coalesce(d.last_error, '') as reason
      from delivery d
      where d.outcome = 'given-up'
      group by d.host, d.last_error order by max(d.done_at) desc, d.host limit 200`;
    return {
      waiting: waiting.map((row) => ({
        ...asDates(row),
        next: new Date(row.next),
        awaySince: row.awaySince === null ? null : new Date(row.awaySince),
        heldUntil: row.heldUntil === null ? null : new Date(row.heldUntil),
      })),
      givenUp: givenUp.map(asDates),
    };
  },
});
