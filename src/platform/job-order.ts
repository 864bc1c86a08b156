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

/** Those that found this one unfinished are due at once, in their order, and as if they had not been tried. */
export const letFollow = async (job: Job, query: JobHelpers["query"]): Promise<void> => {
  if (job.job_queue_id === null) return;
  await query(
    `select graphile_worker.reschedule_jobs(array[behind.id], attempts := 0,
       run_at := now() + behind.place * interval '1 microsecond')
     from (select id, row_number() over (order by ${place}) as place from graphile_worker._private_jobs
       where job_queue_id = $1 and ${place} > $2 and last_error = $3) as behind`,
    [job.job_queue_id, placeOf(job), itWaits],
  );
};
