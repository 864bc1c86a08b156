import { daysAfter, dutchTime, momentOf, weekdayOf } from "../kernel/dutch-time.ts";

/** When somebody can be reached: a day of the week (1 is Monday) and Dutch times such as `10:00`. */
export type Hour = { readonly day: number; readonly from: string; readonly until: string };

/** A time as people write it (`9`, `9.30`, `09:30`, `9 uur`) as `09:30`; `null` when it is none. */
export const readTime = (text: string): string | null => {
  const [, hours = "", minutes = "00"] = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:u|uur)?$/i.exec(text.trim()) ?? [];
  return hours !== "" && Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, "0")}:${minutes}` : null;
};

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
    const date = daysAfter(first, ahead);
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
