import type pg from "pg";

/** Longer than a job takes to be written off after it ran. */
const lostAfter = "30 seconds";

/**
 * A job can be handed to us in an answer that never came, on a connection that was cut: locked in our name, and known to
 * nobody. Or its runner ended before it was written off, and a connection lives on under that runner's name. What we hold
 * under any of our `names` and do not run is free again.
 */
export const freeLostLocks = async (
  pool: pg.Pool,
  names: readonly string[],
  running: readonly string[],
): Promise<void> => {
  await pool.query(
    `with lost as (
       update graphile_worker._private_jobs set locked_at = null, locked_by = null, attempts = greatest(attempts - 1, 0)
       where locked_by = any($1) and locked_at < now() - interval '${lostAfter}' and id <> all($2::bigint[])
       returning job_queue_id)
     update graphile_worker._private_job_queues set locked_at = null, locked_by = null
     where locked_by = any($1) and id in (select job_queue_id from lost)`,
    [names, running],
  );
};

/** Whether there are jobs that any worker could take, and should have taken a while ago. */
export const isWaitingInVain = async (pool: pg.Pool, tasks: readonly string[]): Promise<boolean> => {
  const { rows } = await pool.query(
    `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.run_at < now() - interval '4 seconds' and j.locked_at is null and j.attempts < j.max_attempts
       and t.identifier = any($1) and not exists (select 1 from graphile_worker._private_job_queues q
         where q.id = j.job_queue_id and q.locked_at is not null) limit 1`,
    [tasks],
  );
  return rows.length > 0;
};

/** The queue itself frees a lock after four hours only: too long for a neighbour who waits for an answer. */
export const freeDeadLocks = async (pool: pg.Pool, grace: number): Promise<void> => {
  await pool.query(
    `select graphile_worker.force_unlock_workers(dead.names)
     from (select array_agg(distinct locked_by) as names from graphile_worker.jobs
       where locked_at <= now() - $1 * interval '1 millisecond'
         and not exists (select 1 from pg_stat_activity where application_name = locked_by)) as dead
     where dead.names is not null`,
    [grace],
  );
};
