import { createHash } from "node:crypto";
import type { Clock } from "../kernel/clock.ts";
import type { Database } from "./postgres.ts";

export type EventRelay = {
  /** Turns up to 500 new events into jobs, in the order in which they happened, and resolves to their number. */
  relayOnce(): Promise<number>;
};

type Waiting = {
  readonly id: string;
  readonly kind: string;
  readonly position: string;
  readonly about: string | null;
  readonly canWait: boolean;
};

const batch = 500;
/** More than follow from any event: so each job has a place of its own among all. */
const reactionsAtMost = 16;
const relayLock = 7_236_002;
/** Lower numbers go first. */
const afterAllOthers = 10;

/**
 * Turns events into jobs: one per event and reaction, all with one call, in the transaction that marks the events.
 * `reactionsOf` names the tasks that follow from a kind of event. Jobs about one thing (a thread, a neighbour, an
 * actor) share a queue, so that they run one at a time and in order. What says that it can wait comes after all that does
 * not. Needs the rights of the owner.
 */
export const createEventRelay = (dependencies: {
  readonly database: Database;
  readonly reactionsOf: (kind: string) => readonly string[];
  readonly clock: Clock;
}): EventRelay => ({
  relayOnce: async () => {
    const { database } = dependencies;
    // Mostly there is nothing, and then nobody's turn is waited for.
    const [some] = await database.sql`select 1 from event where relayed_at is null limit 1`;
    if (some === undefined) return 0;
    return database.sql.begin(async (sql) => {
      // Relays take turns: two at once would each keep the order of their own part only.
      await sql`select pg_advisory_xact_lock(${relayLock})`;
      const events = await sql<Waiting[]>`
        select id, kind, position::text as position, coalesce(payload ->> 'threadId', payload ->> 'neighbourUri', payload ->> 'actorUri',
          payload ->> 'residentId') as about, payload -> 'canWait' is not null as "canWait"
        from event where relayed_at is null order by event.position limit ${batch}`;
      if (events.length === 0) return 0;
      const jobs = events.flatMap((event) =>
        dependencies.reactionsOf(event.kind).map((reaction, index) => ({
          reaction,
          event: event.id,
          place: Number(event.position) * reactionsAtMost + index,
          queue: event.about === null ? null : queueFor(event.about),
          priority: event.canWait ? afterAllOthers : 0,
        })),
      );
      // Jobs of one queue run in the order of their times, which therefore have to differ.
      if (jobs.length > 0) {
        await sql`
          select count(*) from graphile_worker.add_jobs(array(
            select (j.reaction, json_build_object('eventId', j.event, 'place', j.place), j.queue,
              clock_timestamp() + j.number * interval '1 microsecond', null, j.reaction || ':' || j.event, j.priority::smallint, null
              )::graphile_worker.job_spec
            from rows from (json_to_recordset(${JSON.stringify(jobs)}::text::json)
              as (reaction text, event text, place bigint, queue text, priority int))
              with ordinality as j (reaction, event, place, queue, priority, number)))`;
      }
      const ids = JSON.stringify(events.map((event) => event.id));
      await sql`
        update event set relayed_at = ${dependencies.clock().toISOString()}::timestamptz
        where id = any(array(select json_array_elements_text(${ids}::text::json)::uuid))`;
      return events.length;
    });
  },
});

/** One of 4,096 queues, always the same for one thing: a queue per thread would leave a row behind for each. */
const queueFor = (about: string): string => `about-${createHash("sha256").update(about).digest("hex").slice(0, 3)}`;
