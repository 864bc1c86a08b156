import { later, second } from "../kernel/clock.ts";
import { presenceLock } from "../platform/presence.ts";
import type { Sql } from "../platform/sql.ts";
import type { InboxQueue, WaitingActivity } from "./inbox-queue.ts";

/** More often than this was it taken up without an answer or an error: what ended the process may be its doing. */
const endingsOfSuspects = 3;
/** A suspect that is cut off again lets the others go first, and does not end one process after the other at once. */
const suspectsRest = 10 * second;

/**
 * What was admitted and waits, in PostgreSQL. Where what waits about one subject is meant, the statement says `outcome is
 * null` and not `done_at is null`, which is the same: the index of all that waits is no way to it. And `offset 0` has it
 * looked up row by row: while nothing waits PostgreSQL thinks that every way is as short, and walks through all for each
 * once much does.
 */
export const inboxQueue = (sql: Sql): InboxQueue => ({
  free: async (worker, inHand) => {
    await sql`
      with holder as materialized (
        select distinct leased_by as number from inbox_activity where done_at is null and leased_by is not null
      ), gone as materialized (
        select number from holder where number = ${worker} or pg_try_advisory_xact_lock(${presenceLock}, number)
      )
      update inbox_activity set leased_by = null
      where done_at is null and leased_by is not null and leased_by in (select number from gone)
        and id not in (select json_array_elements_text(${JSON.stringify(inHand)}::text::json)::bigint)`;
  },

  claim: async ({ worker, now, limit, suspects }) => {
    const rows = await sql<WaitingActivity[]>`
      with due as (
        select i.id from inbox_activity i
        where i.done_at is null and i.leased_by is null and i.due_at <= ${now.toISOString()}::timestamptz
          and (i.claims - i.attempts > ${endingsOfSuspects}) = ${suspects}
          and not (select pg_try_advisory_xact_lock(${presenceLock}, ${worker}))
          and not exists (
            select 1 from inbox_activity earlier
            where earlier.subject_uri = i.subject_uri and earlier.actor_uri = i.actor_uri
              and earlier.id < i.id and earlier.outcome is null
            offset 0)
        order by i.due_at, i.id
        limit ${limit}
        for update of i skip locked
      )
      update inbox_activity i set leased_by = ${worker}, claims = i.claims + 1,
        due_at = case when ${suspects} then ${later(now, suspectsRest).toISOString()}::timestamptz else i.due_at end
      from due where i.id = due.id
      returning i.id, i.activity_id as "activityId", i.activity_type as type, i.actor_uri as "actorUri",
        i.forwarded_by as "forwardedBy", i.body,
        i.attempts, i.claims, ${worker}::int as worker`;
    return rows.sort((one, other) => Number(one.id) - Number(other.id));
  },

  hasSuspects: async (now) => {
    const rows = await sql`
      select 1 from inbox_activity
      where done_at is null and leased_by is null and due_at <= ${now.toISOString()}::timestamptz
        and claims - attempts > ${endingsOfSuspects} limit 1`;
    return rows.length > 0;
  },

  layAside: async ({ id, worker }, { error, dueAt }, now) => {
    await sql`
      with aside as (
        update inbox_activity set attempts = attempts + 1, last_error = ${error}, leased_by = null,
          due_at = coalesce(${dueAt?.toISOString() ?? null}::timestamptz, due_at),
          done_at = case when ${dueAt === null} then ${now.toISOString()}::timestamptz end,
          outcome = case when ${dueAt === null} then 'failed' end
        where id = ${id} and leased_by = ${worker} and done_at is null
        returning id, actor_uri, subject_uri, due_at, done_at
      )
      update inbox_activity behind set due_at = aside.due_at from aside
      where aside.done_at is null and behind.subject_uri = aside.subject_uri and behind.actor_uri = aside.actor_uri
        and behind.id > aside.id and behind.outcome is null and behind.due_at < aside.due_at`;
  },

  dueBefore: async ({ id }, subjectUri) => {
    const [row] = await sql<{ due: string | Date | null }[]>`
      select max(due_at) as due from inbox_activity
      where subject_uri = ${subjectUri} and id < ${id} and outcome is null`;
    return row?.due == null ? null : new Date(row.due);
  },

  postpone: async ({ id, worker }, dueAt) => {
    await sql`
      update inbox_activity set leased_by = null, claims = claims - 1, due_at = ${dueAt.toISOString()}::timestamptz
      where id = ${id} and leased_by = ${worker} and done_at is null`;
  },
});
