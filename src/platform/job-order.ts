import type { Job, JobHelpers } from "graphile-worker";

/** The error of a job that found one before it, of the same queue, unfinished. */
export const itWaits = "It waits for an earlier one about the same.";

/** Where a job stands among all, as its event does; without one, in the order in which it was made. */
const place = "coalesce((payload ->> 'place')::bigint, id)";
const placeOf = ({ id, payload }: Job): string => String((payload as { readonly place?: number }).place ?? id);

/**
 * A job that failed is tried again later, and the queue would let those behind it pass meanwhile: an Update would go out
 * before its Create. So each looks whether one before it, of the same queue, is still to be done.
 */
export const isBehindAnother = async (job: Job, query: JobHelpers["query"]): Promise<boolean> => {
  if (job.job_queue_id === null) return false;
  const { rows } = await query(
    `select 1 from graphile_worker._private_jobs
     where job_queue_id = $1 and ${place} < $2 and id <> $3 and attempts < max_attempts limit 1`,
    [job.job_queue_id, placeOf(job), job.id],
  );
  return rows.length > 0;
};

/**
 * The next one is due at once, as if it had not been tried, when it found this one unfinished; it lets the one after it
 * follow in turn. Not all of them at every end: with hundreds in a queue that would be hundreds of rows for each.
 */
export const letFollow = async (job: Job, query: JobHelpers["query"]): Promise<void> => {
  if (job.job_queue_id === null) return;
  await query(
    `select graphile_worker.reschedule_jobs(array[next.id], attempts := 0, run_at := now())
     from (select id, last_error from graphile_worker._private_jobs
       where job_queue_id = $1 and ${place} > $2 and attempts < max_attempts order by ${place} limit 1) as next
     where next.last_error = $3`,
    [job.job_queue_id, placeOf(job), itWaits],
  );
};
