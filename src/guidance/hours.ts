import { day, later, minute } from "../kernel/clock.ts";

/** When somebody can be reached: a day of the week (1 is Monday) and Dutch times such as `10:00`. */
export type Hour = { readonly day: number; readonly from: string; readonly until: string };

const zone = "Europe/Amsterdam";
const parts = new Intl.DateTimeFormat("en-CA", {
  timeZone: zone,
  dateStyle: "short",
  timeStyle: "short",
  hourCycle: "h23",
});

/** The Dutch date (`2026-11-25`) and time (`09:05`) of a moment. */
export const dutchTime = (at: Date): { readonly date: string; readonly time: string } => {
  const [date = "", time = ""] = parts.format(at).split(", ");
  return { date, time };
};

/** The moment of a Dutch date and time. In the hour that a clock change skips, an hour later. */
export const momentOf = (date: string, time: string): Date => {
  const asIfUtc = new Date(`${date}T${time}:00Z`);
  const offsetAt = (moment: Date): number => {
    const local = dutchTime(moment);
    return Date.parse(`${local.date}T${local.time}:00Z`) - Math.floor(moment.getTime() / minute) * minute;
  };
  const guess = later(asIfUtc, -offsetAt(asIfUtc));
  return later(asIfUtc, -offsetAt(guess));
};

/** A time as people write it (`9`, `9.30`, `09:30`, `9 uur`) as `09:30`; `null` when it is none. */
export const readTime = (text: string): string | null => {
  const [, hours = "", minutes = "00"] = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:u|uur)?$/i.exec(text.trim()) ?? [];
  return hours !== "" && Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, "0")}:${minutes}` : null;
};

const weekdayOf = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay() || 7;

/**
 * The first moment from `at` on that lies within the hours, not on a day before `awayUntil` (a Dutch date: the day of
 * coming back). Without hours somebody can be reached always. `null` when there is none within two weeks of being back.
 */
export const nextWithin = (hours: readonly Hour[], awayUntil: string | null, at: Date): Date | null => {
  const back = awayUntil === null ? at : momentOf(awayUntil, "00:00");
  const from = back > at ? back : at;
  if (hours.length === 0) return from;
  const first = dutchTime(from).date;
  for (let ahead = 0; ahead <= 14; ahead++) {
    const date = later(new Date(`${first}T12:00:00Z`), ahead * day)
      .toISOString()
      .slice(0, 10);
    const moments = hours
      .filter((hour) => hour.day === weekdayOf(date))
      .map((hour) => ({ opens: momentOf(date, hour.from), closes: momentOf(date, hour.until) }))
      .filter(({ closes }) => closes > from)
      .map(({ opens }) => new Date(Math.max(opens.getTime(), from.getTime())))
      .sort((one, other) => one.getTime() - other.getTime());
    if (moments[0] !== undefined) return moments[0];
  }
  return null;
};
