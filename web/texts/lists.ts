import type { Language } from "./translate.ts";

const formats = {
  nl: new Intl.ListFormat("nl", { type: "conjunction" }),
  en: new Intl.ListFormat("en-GB", { type: "conjunction" }),
};

/** Names in a sentence: "Lindehout, De Brink en Holtveen". */
export const listInWords = (lang: Language, names: readonly string[]): string => formats[lang].format(names);
