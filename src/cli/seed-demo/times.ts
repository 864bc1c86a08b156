import { day, later, minute } from "../../kernel/clock.ts";

/** When something happened, seen from the end of the demonstration. */
export type When =
  /** So many days before, at a time of day in UTC such as "18:40". */
  { readonly daysAgo: number; readonly time: string } | { readonly minutesAgo: number };

/** The moment that `when` means, never after `end`: a wijk has no future posts, at whatever hour it is seeded. */
export const momentOf = (when: When, end: Date): Date => {
  if ("minutesAgo" in when) return later(end, -when.minutesAgo * minute);
  const date = later(end, -when.daysAgo * day)
    .toISOString()
    .slice(0, 10);
  const moment = new Date(`${date}T${when.time}:00Z`);
  return moment < end ? moment : end;
};
