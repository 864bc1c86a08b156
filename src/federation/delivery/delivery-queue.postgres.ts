import { hour, later } from "../../kernel/clock.ts";
import { presenceLock } from "../../platform/presence.ts";
import type { Sql } from "../../platform/sql.ts";
import type { ClaimedActivity, ClaimedDelivery, DeliveryQueue } from "./delivery-queue.ts";

type Row = {
  readonly id: string;
  readonly activity_id: string;
  readonly inbox: string;
  readonly host: string;
  readonly attempts: number;
  readonly give_up_at: string | Date;
  readonly gone_count: number;
  readonly gone_since: string | Date | null;
  readonly style: string | null;
  readonly troubled: boolean | null;
  readonly blocked: boolean;
};

/** While one attempt decides about a peer that was held, nothing else goes there. */
const decidingTime = hour / 2;

/**
 * The rows that wait, in PostgreSQL. Where rows are known by their ids, or by their inbox and object, the statement says
 * `outcome is null` and not `done_at is null`, which is the same: the index of all that waits is no way to them. And
 * `offset 0` has them looked up row by row: while nothing waits PostgreSQL thinks that every way is as short, and walks
 * through all for each once much does.
 */
export const deliveryQueue = (sql: Sql): DeliveryQueue => ({
  free: async (worker) => {
    await sql`
      with holder as materialized (
        select distinct leased_by as number from delivery where done_at is null and leased_by is not null
      ), gone as materialized (
        select number from holder where number = ${worker} or pg_try_advisory_xact_lock(${presenceLock}, number)
      )
      update delivery set leased_by = null
      where done_at is null and leased_by is not null and leased_by in (select number from gone)`;
  },

  claim: async ({ worker, now, limit, perHost, without }) => {
    const at = now.toISOString();
    const rows = await sql<Row[]>`
      with candidate as materialized (
        select d.id, d.host, d.due_at from delivery d
        where d.done_at is null and d.leased_by is null and d.due_at <= ${at}::timestamptz
          and not (select pg_try_advisory_xact_lock(${presenceLock}, ${worker}))
          and d.host <> all(array(select json_array_elements_text(${JSON.stringify(without)}::text::json)))
          and d.host not in (select host from peer where held_until > ${at}::timestamptz)
          and not exists (
            select 1 from delivery earlier
            where earlier.inbox = d.inbox and earlier.object_uri = d.object_uri
              and earlier.id < d.id and earlier.outcome is null
            offset 0)
        order by d.due_at, d.id
        limit ${limit * 3}
      ), deciding as (
        update peer set held_until = ${later(now, decidingTime).toISOString()}::timestamptz
        where held_until <= ${at}::timestamptz and host in (select host from candidate)
        returning host
      ), ranked as (
        select id, host, row_number() over (partition by host order by due_at, id) as place from candidate
      ), picked as (
        select id, host from ranked
        where place <= case when host in (select host from deciding) then 1
          when host in (select host from peer where held_until is not null) then 0 else ${perHost} end
        limit ${limit}
      ), locked as (
        select d.id, d.host, d.done_at, d.leased_by, d.due_at from delivery d
        where d.id = any(array(select id from picked)) for update skip locked
      ), due as (
        select id, host from locked where done_at is null and leased_by is null and due_at <= ${at}::timestamptz
      )
      update delivery d set leased_by = ${worker}
      from due left join peer on peer.host = due.host where d.id = due.id
      returning d.id, d.activity_id, d.inbox, d.host, d.attempts, d.give_up_at, d.gone_count, d.gone_since,
        peer.signature_style as style, peer.failures > 0 or peer.held_until is not null as troubled,
        inbox_is_barred(d.inbox, d.host) and not exists (select 1 from outgoing_activity sent
          where sent.id = d.activity_id and sent.takes_back) as blocked`;
    const deliveries = rows.map(
      (row): ClaimedDelivery => ({
        id: row.id,
        worker,
        activityId: row.activity_id,
        inbox: row.inbox,
        host: row.host,
        attempts: row.attempts,
        giveUpAt: new Date(row.give_up_at),
        gone: { count: row.gone_count, since: row.gone_since === null ? null : new Date(row.gone_since) },
        style: row.style === "rfc9421" ? "rfc9421" : "draft-cavage",
        troubled: row.troubled === true,
        blocked: row.blocked,
      }),
    );
    if (deliveries.length === 0) return { deliveries, activities: [] };
    const ids = JSON.stringify([...new Set(deliveries.map((delivery) => delivery.activityId))]);
    const activities = await sql<ClaimedActivity[]>`
      select id, signer_id as "signerId", body,
        case when type = 'Delete' then null when only_to is not null then 'one' when ring then 'ring' end as guarded
      from outgoing_activity
      where id in (select json_array_elements_text(${ids}::text::json)::uuid)`;
    return { deliveries: deliveries.sort((one, other) => Number(one.id) - Number(other.id)), activities };
  },

  mayGoNow: async ({ activityId, inbox }, guarded) => {
    const [row] =
      guarded === "ring"
        ? await sql<{ readonly may: boolean }[]>`select ring_has_inbox(${inbox}::text) as may`
        : await sql<{ readonly may: boolean }[]>`select private_may_go(${activityId}::uuid, ${inbox}::text) as may`;
    return row?.may === true;
  },

  settle: async (verdicts, now) => {
    const given = verdicts.map(([delivery, verdict]) => ({
      id: delivery.id,
      worker: delivery.worker,
      outcome: verdict.outcome,
      status: verdict.status,
      reason: verdict.outcome === "delivered" ? null : verdict.reason,
      next: verdict.outcome === "retry" ? verdict.dueAt.toISOString() : null,
      gone: verdict.outcome === "retry" ? verdict.gone.count : 0,
      since: verdict.outcome === "retry" ? verdict.gone.since : null,
    }));
    await sql`
      with verdict as (
        select * from json_to_recordset(${JSON.stringify(given)}::text::json) as v
          (id bigint, worker int, outcome text, status int, reason text, next timestamptz, gone int, since timestamptz)
      ), settled as (
        update delivery d
        set done_at = case when v.next is null then ${now.toISOString()}::timestamptz end,
          outcome = case when v.next is null then v.outcome end,
          due_at = coalesce(v.next, d.due_at), attempts = d.attempts + 1, last_status = v.status,
          last_error = v.reason, gone_count = v.gone, gone_since = v.since, leased_by = null
        from verdict v
        where d.id = v.id and d.leased_by = v.worker and d.outcome is null
        returning d.id, d.inbox, d.object_uri, v.next
      )
      update delivery behind set due_at = settled.next
      from settled, lateral (
        select id from delivery later
        where later.inbox = settled.inbox and later.object_uri = settled.object_uri and later.id > settled.id
          and later.outcome is null and later.due_at < settled.next
        offset 0) as waiting
      where settled.next is not null and behind.id = waiting.id`;
  },

  giveBack: async (deliveries) => {
    const given = JSON.stringify(deliveries.map(({ id, worker }) => ({ id, worker })));
    await sql`
      update delivery d set leased_by = null
      from json_to_recordset(${given}::text::json) as g (id bigint, worker int)
      where d.id = g.id and d.leased_by = g.worker and d.outcome is null`;
  },
});
