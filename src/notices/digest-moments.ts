import { day, hour, later } from "../kernel/clock.ts";

/** Digests are closed at this hour of Dutch time: every day, and for who gets one a week on Friday. */
const atHour = 17;
const friday = 5;

const inAmsterdam = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Amsterdam",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** The clocks of Amsterdam at a moment, as if they were those of Greenwich. */
const wallClock = (at: Date): Date => {
  const part = Object.fromEntries(inAmsterdam.formatToParts(at).map(({ type, value }) => [type, value]));
  return new Date(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`);
};

/** 17:00 in Amsterdam on the day that it is there at `at`. The clocks change at night, so that hour is there once a day. */
const closingOn = (at: Date): Date => {
  const second = later(at, -(at.getTime() % 1_000));
  const wall = wallClock(second);
  const closing = new Date(wall);
  closing.setUTCHours(atHour, 0, 0, 0);
  const guess = later(second, closing.getTime() - wall.getTime());
  // Between now and then the clocks may have changed: what is off by an hour is put right.
  return later(guess, closing.getTime() - wallClock(guess).getTime());
};

/** The last time, `at` included, that a daily digest was closed: 17:00 in Amsterdam. */
export const lastDailyMoment = (at: Date): Date => {
  const today = closingOn(at);
  // Noon of the day before, whatever the clocks did in the night between.
  return today <= at ? today : closingOn(later(today, -(day + 5 * hour)));
};

/** The last time, `at` included, that a weekly digest was closed: Friday, 17:00 in Amsterdam. */
export const lastWeeklyMoment = (at: Date): Date => {
  let moment = lastDailyMoment(at);
  while (wallClock(moment).getUTCDay() !== friday) moment = momentBefore(moment);
  return moment;
};

/** The daily moment before a daily moment. */
const momentBefore = (moment: Date): Date => lastDailyMoment(later(moment, -1_000));

/** How often a digest comes. */
export type Rhythm = "day" | "week";

/** When the digests of a rhythm were closed last, and the time before that. */
export const closedOf = (rhythm: Rhythm, at: Date): { readonly closed: Date; readonly before: Date } => {
  const last = rhythm === "day" ? lastDailyMoment : lastWeeklyMoment;
  const closed = last(at);
  return { closed, before: last(later(closed, -1_000)) };
};
