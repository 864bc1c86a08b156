import type { Job, JobHelpers } from "graphile-worker";

/** The error of a job that found one before it, of the same queue, unfinished. */
export const itWaits = "It waits for an earlier one about the same.";

/** Where a job stands among all, as its event does; without one, in the order in which it was made. */
const place = "coalesce((job.payload ->> 'place')::bigint, job.id)";
const placeOf = ({ id, payload }: Job): string => String((payload as { readonly place?: number }).place ?? id);

/**
 * A job that failed is tried again later, and the queue would let those behind it pass meanwhile: an Update would go out
 * before its Create. So each looks whether one before it, of the same queue, is still to be done. If so, all behind that
 * one are put off with it: when each of hundreds had to find out for itself, and again at every back-off, those that can
 * go on would hardly get their turn between them.
 */
export const waitsForAnother = async (job: Job, query: JobHelpers["query"]): Promise<boolean> => {
  if (job.job_queue_id === null) return false;
  // The back-off of this job itself, which has yet to fail, adds the same second.
  const { rows } = await query(
    `with first as (
       select job.id, ${place} as place, greatest(job.run_at, now()) as due from graphile_worker._private_jobs as job
       where job.job_queue_id = $1 and ${place} < $2 and job.id <> $3 and job.attempts < job.max_attempts
       order by ${place} limit 1),
     put_off as (
       update graphile_worker._private_jobs as job
       set run_at = first.due + case when job.id = $3 then interval '0' else interval '1 second' end,
         attempts = 0, last_error = $4
       from first where job.job_queue_id = $1 and ${place} > first.place and job.attempts < job.max_attempts
         and (job.id = $3 or coalesce(job.last_error, $4) = $4))
     select id from first`,
    [job.job_queue_id, placeOf(job), job.id, itWaits],
  );
  return rows.length > 0;
};

/** Those that were put off because of this one are due at once, in their order, as if they had not been tried. */
export const letFollow = async (job: Job, query: JobHelpers["query"]): Promise<void> => {
  if (job.job_queue_id === null) return;
  await query(
    `update graphile_worker._private_jobs as behind
     set run_at = now() + follows.number * interval '1 microsecond', attempts = 0, last_error = null
     from (select job.id, row_number() over (order by ${place}) as number from graphile_worker._private_jobs as job
       where job.job_queue_id = $1 and job.last_error = $2 and ${place} > $3) as follows
     where behind.id = follows.id`,
    [job.job_queue_id, itWaits, placeOf(job)],
  );
};
