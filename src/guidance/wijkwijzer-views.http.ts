import { momentInWords } from "../../web/texts/moments.ts";
import { t } from "../../web/texts/text.ts";
import type { Language } from "../../web/texts/translate.ts";
import { momentOf } from "../kernel/dutch-time.ts";
import type { Hour } from "./hours.ts";

/** Hours in words, a line for each day: "Dinsdag, 10:00 tot 12:00". */
export const hoursInWords = (lang: Language, hours: readonly Hour[]): readonly string[] =>
  hours.map(
    ({ day, from, until }) => `${t(lang, `day.${day as 1}`)}, ${from} ${t(lang, "desk-settings.until")} ${until}`,
  );

/** The day of coming back in words; `null` when it is past, or there is none. */
export const awayInWords = (lang: Language, awayUntil: string | null, now: Date): string | null => {
  if (awayUntil === null) return null;
  const back = momentOf(awayUntil, "00:00");
  return back > now ? momentInWords(lang, back, now).words : null;
};
