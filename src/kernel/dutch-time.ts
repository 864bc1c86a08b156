import { minute } from "./clock.ts";

const clocks = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Amsterdam",
  dateStyle: "short",
  timeStyle: "short",
  hourCycle: "h23",
});

/** The Dutch date (`2026-11-25`) and time (`09:05`) of a moment. */
export const dutchTime = (at: Date): { readonly date: string; readonly time: string } => {
  const [date = "", time = ""] = clocks.format(at).split(", ");
  return { date, time };
};

/** The moment of a Dutch date and time. In the hour that a clock change skips, an hour later. */
export const momentOf = (date: string, time: string): Date => {
  const asIfUtc = Date.parse(`${date}T${time}:00Z`);
  const offsetAt = (moment: number): number => {
    const local = dutchTime(new Date(moment));
    return Date.parse(`${local.date}T${local.time}:00Z`) - Math.floor(moment / minute) * minute;
  };
  return new Date(asIfUtc - offsetAt(asIfUtc - offsetAt(asIfUtc)));
};

/** Whether a text is a date as a date field sends it (`2026-12-03`). One that does not exist, such as 31 June, is none. */
export const isDate = (text: string): boolean => {
  const noon = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T12:00:00Z`) : Number.NaN;
  return !Number.isNaN(noon) && new Date(noon).toISOString().startsWith(text);
};

/** The day of the week of a date: 1 is Monday. */
export const weekdayOf = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay() || 7;

/** The date so many days after another. */
export const daysAfter = (date: string, days: number): string => {
  const noon = new Date(`${date}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
};

const months = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");

/** A date in Dutch words, with its year: `3 december 2026`. For texts that people elsewhere read, whenever they do. */
export const dutchDateInWords = (date: string): string => {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
};
