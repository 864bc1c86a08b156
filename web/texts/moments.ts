import type { MomentView } from "../views.ts";
import type { Language } from "./translate.ts";

const zone = "Europe/Amsterdam";
const words = {
  nl: { now: "net", today: "vandaag", yesterday: "gisteren" },
  en: { now: "just now", today: "today", yesterday: "yesterday" },
};
const formats = (locale: string) => ({
  day: new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }),
  weekday: new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: "long" }),
  date: new Intl.DateTimeFormat(locale, { timeZone: zone, day: "numeric", month: "long" }),
  weekdayAndDate: new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: "long", day: "numeric", month: "long" }),
  dateWithYear: new Intl.DateTimeFormat(locale, { timeZone: zone, day: "numeric", month: "long", year: "numeric" }),
  monthOnly: new Intl.DateTimeFormat(locale, { timeZone: zone, month: "long" }),
  month: new Intl.DateTimeFormat(locale, { timeZone: zone, month: "long", year: "numeric" }),
  time: new Intl.DateTimeFormat(locale, { timeZone: zone, hour: "numeric", minute: "2-digit", hourCycle: "h23" }),
});
const inLanguage = { nl: formats("nl-NL"), en: formats("en-GB") };

const dayNumber = (lang: Language, at: Date): number =>
  Math.round(Date.parse(`${inLanguage[lang].day.format(at)}T00:00:00Z`) / 86_400_000);

/**
 * A moment in the words of a neighbour, in Dutch time: "net" within five minutes, "vandaag om 9.05", "gisteren",
 * "woensdag" within the last six days, else the date ("16 november", with the year when that is another one).
 * Moments ahead are always dates.
 */
export const momentInWords = (lang: Language, at: Date, now: Date): MomentView => {
  const format = inLanguage[lang];
  const days = dayNumber(lang, now) - dayNumber(lang, at);
  const iso = at.toISOString();
  if (days === 0) {
    const minutes = (now.getTime() - at.getTime()) / 60_000;
    if (minutes >= 0 && minutes < 5) return { iso, words: words[lang].now };
    const time = format.time.format(at);
    return { iso, words: lang === "nl" ? `vandaag om ${time.replace(":", ".")}` : `today at ${time}` };
  }
  if (days === 1) return { iso, words: words[lang].yesterday };
  if (days > 1 && days < 7) return { iso, words: format.weekday.format(at) };
  const sameYear = format.day.format(at).slice(0, 4) === format.day.format(now).slice(0, 4);
  return { iso, words: (sameYear ? format.date : format.dateWithYear).format(at) };
};

/** A moment ahead or past to the minute, for what ends then: "donderdag 3 december om 14.00", in Dutch time. */
export const minuteInWords = (lang: Language, at: Date): MomentView => {
  const { weekdayAndDate, time } = inLanguage[lang];
  const clock = time.format(at);
  const words = lang === "nl" ? `om ${clock.replace(":", ".")}` : `at ${clock}`;
  return { iso: at.toISOString(), words: `${weekdayAndDate.format(at)} ${words}` };
};

/**
 * From when until when something is, in Dutch time, with the year when that is another one than at `now`: "zaterdag 5 december van
 * 14.00 tot 16.00 uur". What ends on another day says which.
 */
export const periodInWords = (lang: Language, starts: Date, ends: Date, now: Date): MomentView => {
  const { day, time } = inLanguage[lang];
  const dayOf = (at: Date) => calendarDay(lang, day.format(at), now).words;
  const timeOf = (at: Date) => (lang === "nl" ? time.format(at).replace(":", ".") : time.format(at));
  const [first, last] = [dayOf(starts), dayOf(ends)];
  const iso = starts.toISOString();
  if (first === last)
    return lang === "nl"
      ? { iso, words: `${first} van ${timeOf(starts)} tot ${timeOf(ends)} uur` }
      : { iso, words: `${first} from ${timeOf(starts)} to ${timeOf(ends)}` };
  return lang === "nl"
    ? { iso, words: `${first} ${timeOf(starts)} uur tot ${last} ${timeOf(ends)} uur` }
    : { iso, words: `${first} ${timeOf(starts)} to ${last} ${timeOf(ends)}` };
};

/** The day of a moment as a leaf of a calendar, in Dutch time: "za", "5", "dec". */
export const leafOf = (lang: Language, at: Date): { weekday: string; day: string; month: string } => {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang === "nl" ? "nl-NL" : "en-GB", { timeZone: zone, ...options }).format(at);
  return {
    weekday: part({ weekday: "short" }),
    day: part({ day: "numeric" }),
    month: part({ month: "short" }).replace(".", ""),
  };
};

/** A day as it stands in a letter, which may be read much later: "woensdag 18 november", in Dutch time. */
export const dayInWords = (lang: Language, at: Date): string => inLanguage[lang].weekdayAndDate.format(at);

/** A Dutch day of the calendar, such as `2026-12-03`, in the same words. */
export const calendarDayInWords = (lang: Language, day: string): string =>
  dayInWords(lang, new Date(`${day}T12:00:00Z`));

/** The same day on a page, with the year when that is another one than at `now`. */
export const calendarDay = (lang: Language, day: string, now: Date): MomentView => {
  const words = calendarDayInWords(lang, day);
  const year = day.slice(0, 4);
  return { iso: day, words: inLanguage[lang].day.format(now).startsWith(year) ? words : `${words} ${year}` };
};

/** The month of a moment, for what needs no more: "september", with the year when that is another one. */
export const monthOfMoment = (lang: Language, at: Date, now: Date): string => {
  const { day, month, monthOnly } = inLanguage[lang];
  return (day.format(at).slice(0, 4) === day.format(now).slice(0, 4) ? monthOnly : month).format(at);
};

const parts = {
  nl: { night: "nacht", morning: "ochtend", afternoon: "middag", evening: "avond" },
  en: { night: "night", morning: "morning", afternoon: "afternoon", evening: "evening" },
};

/**
 * A moment so coarse that it tells nothing of the hour: "vanmiddag", "gistermiddag", "maandagmiddag" within the last six
 * days, else the date. For machines too there is no more than the day, in Dutch time.
 */
export const partOfDayInWords = (lang: Language, at: Date, now: Date): MomentView => {
  const format = inLanguage[lang];
  const iso = format.day.format(at);
  const part = parts[lang][partOfDay(at)];
  const days = dayNumber(lang, now) - dayNumber(lang, at);
  if (lang === "nl") {
    if (days === 0) return { iso, words: `van${part}` };
    if (days === 1) return { iso, words: `gister${part}` };
    if (days > 1 && days < 7) return { iso, words: `${format.weekday.format(at)}${part}` };
  } else {
    const early = part === "night";
    if (days === 0) return { iso, words: early ? "early this morning" : `this ${part}` };
    if (days === 1) return { iso, words: early ? "early yesterday morning" : `yesterday ${part}` };
    const weekday = format.weekday.format(at);
    if (days > 1 && days < 7) return { iso, words: early ? `early on ${weekday} morning` : `${weekday} ${part}` };
  }
  return { iso, words: momentInWords(lang, at, now).words };
};

/** A month (`2026-03`) in words: "maart 2026". */
export const monthInWords = (lang: Language, month: string): string =>
  inLanguage[lang].month.format(new Date(`${month}-15T12:00:00Z`));

/** The part of the day for a greeting, in Dutch time: night until 6, morning until 12, afternoon until 18, evening. */
export const partOfDay = (now: Date): "night" | "morning" | "afternoon" | "evening" => {
  const hour = Number(inLanguage.nl.time.format(now).split(":")[0]);
  return hour < 6 ? "night" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
};
