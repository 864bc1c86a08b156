import type { Sql } from "../platform/sql.ts";
import type { PeerInTrouble, QueueFigures, WorkFigures } from "./queues.ts";

type Row = Readonly<
  Record<"inbox" | "deliveries" | "held" | "events" | "failed_inbox" | "given_up", number> &
    Record<"inbox_due" | "delivery_due" | "event_since", Date | null>
>;

const mostPeers = 100;

/** Seconds from a moment until now; 0 without a moment, or with one that is still ahead. */
const secondsSince = (moment: Date | null, now: Date): number =>
  moment === null ? 0 : Math.max(0, (now.getTime() - moment.getTime()) / 1_000);

/**
 * What comes in, what goes out and what happened. Each figure is read from an index; what waits for its turn behind
 * something else, or for a server that is left alone, is not due.
 */
export const readQueues = async (
  sql: Sql,
  now: Date,
): Promise<Omit<WorkFigures, "deadLetters"> & { readonly deadLetters: Omit<WorkFigures["deadLetters"], "jobs"> }> => {
  const at = now.toISOString();
  const [figures, peers] = await Promise.all([
    sql<Row[]>`
      with held as materialized (select host from peer where held_until > ${at}::timestamptz),
      outgoing as materialized (
        select count(*)::int as unfinished, count(*) filter (where host in (select host from held))::int as held
        from delivery where done_at is null
      )
      select
        (select count(*)::int from inbox_activity where done_at is null) as inbox,
        (select unfinished from outgoing) as deliveries,
        (select held from outgoing) as held,
        (select count(*)::int from event where relayed_at is null) as events,
        (select count(*)::int from inbox_activity where outcome = 'failed') as failed_inbox,
        (select count(*)::int from delivery where outcome = 'given-up') as given_up,
        (select due_at from inbox_activity i
          where done_at is null and due_at <= ${at}::timestamptz and not exists (
            select 1 from inbox_activity earlier
            where earlier.subject_uri = i.subject_uri and earlier.actor_uri = i.actor_uri
              and earlier.id < i.id and earlier.outcome is null offset 0)
          order by due_at, id limit 1) as inbox_due,
        (select due_at from delivery d
          where done_at is null and due_at <= ${at}::timestamptz
            and host not in (select host from held) and not exists (
              select 1 from delivery earlier
              where earlier.inbox = d.inbox and earlier.object_uri = d.object_uri
                and earlier.id < d.id and earlier.outcome is null offset 0)
          order by due_at, id limit 1) as delivery_due,
        (select happened_at from event where relayed_at is null order by position limit 1) as event_since`,
    sql<PeerInTrouble[]>`
      select host, failures, coalesce(held_until > ${at}::timestamptz, false) as "isHeld" from peer
      where failures > 0 or held_until > ${at}::timestamptz
      order by failures desc, host limit ${mostPeers}`,
  ]);
  const [row] = figures as [Row];
  return {
    queues: [
      { queue: "inbox", depth: row.inbox, oldestSeconds: secondsSince(row.inbox_due, now) },
      { queue: "delivery", depth: row.deliveries - row.held, oldestSeconds: secondsSince(row.delivery_due, now) },
      { queue: "events", depth: row.events, oldestSeconds: secondsSince(row.event_since, now) },
    ],
    heldDeliveries: row.held,
    deadLetters: { inbox: row.failed_inbox, delivery: row.given_up },
    peersInTrouble: peers,
  };
};

/** Letters that a mail server has not taken yet. A letter waits from the moment it was written: somebody waits for it. */
export const readLetters = async (sql: Sql, now: Date): Promise<QueueFigures> => {
  const [row] = await sql<{ depth: number; since: Date | null }[]>`
    select count(*)::int as depth, min(letter.written_at) as since
    from graphile_worker.jobs as job
    join event on event.id = split_part(job.key, ':', 2)::uuid
    join identity.letter on letter.id = (event.payload ->> 'letterId')::uuid
    where job.task_identifier = 'sendLetter' and job.attempts < job.max_attempts and letter.sent_at is null`;
  return { queue: "letters", depth: row?.depth ?? 0, oldestSeconds: secondsSince(row?.since ?? null, now) };
};
