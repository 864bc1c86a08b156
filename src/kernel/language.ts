/** Languages in which people read the pages and get their letters. */
export const languages = ["nl", "en"] as const;
export type Language = (typeof languages)[number];

/**
 * The language of the square itself. Whoever chose nothing reads it, and what is the same for everybody is in it: what goes to
 * other servers, feeds, quotes and frames elsewhere, and what residents write.
 */
export const languageOfWijk: Language = "nl";

/** Reads a choice; `null` when there is none, or none that we have. */
export const readLanguage = (text: string | null | undefined): Language | null =>
  languages.find((language) => language === text) ?? null;

/**
 * The language for whoever asks: what a resident chose for themselves, whatever others chose on the same device; for a visitor the
 * choice made on this device; else that of the wijk. What a browser prefers counts for nothing (decision 0039).
 */
export const languageFor = (choices: {
  /** `null` for a visitor. */
  readonly ofResident: Language | null;
  /** `null` where nobody chose. */
  readonly onDevice: Language | null;
}): Language => choices.ofResident ?? choices.onDevice ?? languageOfWijk;
