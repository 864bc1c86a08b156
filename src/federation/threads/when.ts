import { day, hour, later, minute } from "../../kernel/clock.ts";

/** How long after a thread came in we look where it began: most answers come in the first day. */
const visitsAfter = [hour, 6 * hour, day];
/** How long after the first try we try again to find what a note answers. */
const triesAfter = [minute, hour];

/** Work that does not come to an end because its process was killed comes back after this. */
export const comesBackAfter = 15 * minute;

/** So many notes of one server may have their thread looked for within an hour. */
export const searchesPerHour = 20;

/** How long a search is remembered, so that it is counted and not begun anew. */
export const searchesKeptFor = day;

/** When the next visit is due of a thread that came in at `plannedAt` and was visited so often; `null` after the last. */
export const nextVisit = (plannedAt: Date, visits: number): Date | null => {
  const after = visitsAfter[visits];
  return after === undefined ? null : later(plannedAt, after);
};

/** When a search that failed for the moment is tried again; `null` when it is given up. */
export const nextTry = (now: Date, attempts: number): Date | null => {
  const after = triesAfter[attempts];
  return after === undefined ? null : later(now, after);
};
