import type { Sql } from "../platform/sql.ts";
import type { QueueFigures } from "./queues.ts";

/**
 * What follows from what happened, letters aside, and how many jobs were given up. When a job may run is between its
 * row and the database's clock, so its age is too.
 */
export const readJobs = async (sql: Sql): Promise<{ readonly jobs: QueueFigures; readonly dead: number }> => {
  const [row] = await sql<{ depth: number; oldest: number; dead: number }[]>`
    with job as (
      select run_at, locked_at, attempts < max_attempts as goes_on, task_identifier <> 'sendLetter' as ours
      from graphile_worker.jobs
    )
    select
      count(*) filter (where goes_on and ours)::int as depth,
      coalesce(extract(epoch from now() - min(run_at) filter (where goes_on and ours)), 0)::float8 as oldest,
      count(*) filter (where not goes_on and locked_at is null)::int as dead
    from job`;
  const { depth = 0, oldest = 0, dead = 0 } = row ?? {};
  return { jobs: { queue: "jobs", depth, oldestSeconds: Math.max(0, oldest) }, dead };
};
