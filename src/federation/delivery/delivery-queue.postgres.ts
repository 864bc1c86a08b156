import type postgres from "postgres";
import type { ClaimedActivity, ClaimedDelivery, DeliveryQueue } from "./delivery-queue.ts";

type Row = {
  readonly id: string;
  readonly activity_id: string;
  readonly inbox: string;
  readonly host: string;
  readonly attempts: number;
  readonly give_up_at: string | Date;
  readonly last_error: string | null;
  readonly blocked: boolean;
};

/** The rows that wait, in PostgreSQL. Times go in as text: drizzle takes the conversion of dates out of the pool. */
export const deliveryQueue = (sql: postgres.Sql): DeliveryQueue => ({
  claim: async ({ now, leaseEnds, limit, perHost, without }) => {
    const token = crypto.randomUUID();
    const rows = await sql<Row[]>`
      with candidate as (
        select d.id, d.host, d.due_at from delivery d
        where d.done_at is null and d.due_at <= ${now.toISOString()}::timestamptz
          and d.host not in (select json_array_elements_text(${JSON.stringify(without)}::text::json))
          and not exists (
            select 1 from delivery earlier
            where earlier.inbox = d.inbox and earlier.object_uri = d.object_uri
              and earlier.id < d.id and earlier.done_at is null)
        order by d.due_at, d.id
        limit ${limit * 5}
      ), ranked as (
        select id, row_number() over (partition by host order by due_at, id) as place from candidate
      ), due as (
        select d.id from delivery d join ranked on ranked.id = d.id
        where ranked.place <= ${perHost} and d.done_at is null and d.due_at <= ${now.toISOString()}::timestamptz
        order by d.due_at, d.id
        limit ${limit}
        for update of d skip locked
      )
      update delivery d
      set due_at = ${leaseEnds.toISOString()}::timestamptz, attempts = d.attempts + 1, lease_token = ${token}::uuid
      from due where d.id = due.id
      returning d.id, d.activity_id, d.inbox, d.host, d.attempts, d.give_up_at, d.last_error,
        exists (select 1 from blocked_server where blocked_server.host = d.host) as blocked`;
    const deliveries = rows.map(
      (row): ClaimedDelivery => ({
        id: row.id,
        token,
        leaseEnds,
        activityId: row.activity_id,
        inbox: row.inbox,
        host: row.host,
        attempts: row.attempts,
        giveUpAt: new Date(row.give_up_at),
        lastError: row.last_error,
        blocked: row.blocked,
      }),
    );
    if (deliveries.length === 0) return { deliveries, activities: [] };
    const ids = JSON.stringify([...new Set(deliveries.map((delivery) => delivery.activityId))]);
    const activities = await sql<ClaimedActivity[]>`
      select id, signer_id as "signerId", body from outgoing_activity
      where id in (select json_array_elements_text(${ids}::text::json)::uuid)`;
    return { deliveries: deliveries.sort((one, other) => Number(one.id) - Number(other.id)), activities };
  },

  settle: async (verdicts, now) => {
    const given = verdicts.map(([delivery, verdict]) => ({
      id: delivery.id,
      token: delivery.token,
      outcome: verdict.outcome,
      status: verdict.status,
      reason: verdict.outcome === "delivered" ? null : verdict.reason,
      next: verdict.outcome === "retry" ? verdict.dueAt.toISOString() : null,
    }));
    await sql`
      with verdict as (
        select * from json_to_recordset(${JSON.stringify(given)}::text::json)
          as v (id bigint, token uuid, outcome text, status int, reason text, next timestamptz)
      ), settled as (
        update delivery d
        set done_at = case when v.next is null then ${now.toISOString()}::timestamptz end,
          outcome = case when v.next is null then v.outcome end,
          due_at = coalesce(v.next, d.due_at), last_status = v.status, last_error = v.reason, lease_token = null
        from verdict v
        where d.id = v.id and d.lease_token = v.token and d.done_at is null
        returning d.id, d.inbox, d.object_uri, v.next
      )
      update delivery behind set due_at = settled.next
      from settled
      where behind.inbox = settled.inbox and behind.object_uri = settled.object_uri and behind.id > settled.id
        and behind.done_at is null and behind.due_at < settled.next`;
  },

  giveBack: async (deliveries, now) => {
    const given = JSON.stringify(deliveries.map(({ id, token }) => ({ id, token })));
    await sql`
      update delivery d
      set due_at = ${now.toISOString()}::timestamptz, attempts = d.attempts - 1, lease_token = null
      from json_to_recordset(${given}::text::json) as g (id bigint, token uuid)
      where d.id = g.id and d.lease_token = g.token and d.done_at is null`;
  },

  nextDueAt: async () => {
    const [row] = await sql<{ next: string | Date | null }[]>`
      select min(due_at) as next from delivery where done_at is null`;
    return row?.next == null ? null : new Date(row.next);
  },
});
