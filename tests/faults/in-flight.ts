import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";

/** What is on its way through the tables at one moment. */
export type InFlight = {
  /** Deliveries that a worker has in hand. */
  readonly leased: number;
  /** Deliveries that wait for their turn. */
  readonly waiting: number;
  readonly inbox: number;
  readonly events: number;
  readonly jobs: number;
  readonly letters: number;
};

/** Counts what is on its way. */
export const lookInFlight = async (sql: postgres.Sql): Promise<InFlight> => {
  const [row] = await sql<InFlight[]>`select
    (select count(*)::int from delivery where done_at is null and leased_by is not null) as leased,
    (select count(*)::int from delivery where done_at is null and leased_by is null) as waiting,
    (select count(*)::int from inbox_activity where done_at is null) as inbox,
    (select count(*)::int from event where relayed_at is null) as events,
    (select count(*)::int from graphile_worker.jobs) as jobs,
    (select count(*)::int from identity.letter where sent_at is null) as letters`;
  if (row === undefined) throw new Error("The database counts nothing.");
  return row;
};

/** Waits until nothing is on its way any more; gives how long that took, or throws with what is left. */
export const drained = async (sql: postgres.Sql, within: number): Promise<number> => {
  const begin = Date.now();
  for (;;) {
    const left = await lookInFlight(sql);
    if (Object.values(left).every((count) => count === 0)) return Date.now() - begin;
    if (Date.now() - begin > within)
      throw new Error(`After ${within} ms there is still on its way: ${JSON.stringify(left)} ${await stuck(sql)}`);
    await pause(200);
  }
};

const stuck = async (sql: postgres.Sql): Promise<string> =>
  JSON.stringify({
    deliveries: await sql`select id, host, due_at, attempts, leased_by, last_error from delivery
      where done_at is null order by id limit 5`,
    inbox: await sql`select id, activity_id, due_at, attempts, claims, leased_by, last_error from inbox_activity
      where done_at is null order by id limit 5`,
    sessions:
      await sql`select application_name, state, wait_event, now() - state_change as since, left(query, 60) as query
      from pg_stat_activity where backend_type = 'client backend' and (state <> 'idle' or application_name ~ '^(wijk|pool)-')`,
    jobs: await sql`select task_identifier, attempts, locked_by, locked_at, run_at, last_error
      from graphile_worker.jobs order by locked_at, run_at limit 5`,
  });
