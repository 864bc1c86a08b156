import { later, minute } from "../kernel/clock.ts";
import { daysAfter, dutchTime, momentOf, weekdayOf } from "../kernel/dutch-time.ts";

/** Digests are closed at this hour of Dutch time: every day, and for who gets one a week on Friday. */
const atTime = "17:00";
const friday = 5;

/** The date of the last closing, `at` included. */
const lastClosingDate = (at: Date): string => {
  const today = dutchTime(at).date;
  return momentOf(today, atTime) <= at ? today : daysAfter(today, -1);
};

/** The last time, `at` included, that a daily digest was closed: 17:00 in Amsterdam. */
export const lastDailyMoment = (at: Date): Date => momentOf(lastClosingDate(at), atTime);

/** The last time, `at` included, that a weekly digest was closed: Friday, 17:00 in Amsterdam. */
export const lastWeeklyMoment = (at: Date): Date => {
  const date = lastClosingDate(at);
  return momentOf(daysAfter(date, -((weekdayOf(date) + 7 - friday) % 7)), atTime);
};

/** How often a digest comes. */
export type Rhythm = "day" | "week";

/** When the digests of a rhythm were closed last, and the time before that. */
export const closedOf = (rhythm: Rhythm, at: Date): { readonly closed: Date; readonly before: Date } => {
  const last = rhythm === "day" ? lastDailyMoment : lastWeeklyMoment;
  const closed = last(at);
  return { closed, before: last(later(closed, -minute)) };
};
