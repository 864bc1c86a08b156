import type { ThemeView } from "../views.ts";
import type { Language } from "./translate.ts";

/** Themes of questions: name in both languages and the icon in the sprite. */
const themes = {
  zorg: { nl: "Zorg en gezondheid", en: "Care and health", icon: "zorg" },
  klussen: { nl: "Klussen en wonen", en: "Repairs and home", icon: "klussen" },
  lenen: { nl: "Lenen en geven", en: "Borrowing and giving", icon: "hand" },
  vervoer: { nl: "Vervoer", en: "Transport", icon: "fiets" },
  groen: { nl: "Straat en groen", en: "Street and green", icon: "boom" },
  formulieren: { nl: "Brieven en formulieren", en: "Letters and forms", icon: "papier" },
  computer: { nl: "Computer en telefoon", en: "Computer and phone", icon: "scherm" },
  geldzaken: { nl: "Geldzaken", en: "Money", icon: "geld" },
  gezelschap: { nl: "Gezelschap", en: "Company", icon: "kopje" },
  kinderen: { nl: "Kinderen", en: "Children", icon: "vlieger" },
  eten: { nl: "Eten en koken", en: "Food and cooking", icon: "eten" },
  taal: { nl: "Taal", en: "Language", icon: "taal" },
  veiligheid: { nl: "Veiligheid", en: "Safety", icon: "schild" },
  anders: { nl: "Iets anders", en: "Something else", icon: "vraag" },
} as const;

export type ThemeKey = keyof typeof themes;
export const themeKeys = Object.keys(themes) as readonly ThemeKey[];

/** A theme as the pages show it. A key that this version does not know is shown as it is. */
export const themeView = (lang: Language, key: string): ThemeView =>
  Object.hasOwn(themes, key)
    ? { key, name: themes[key as ThemeKey][lang], icon: themes[key as ThemeKey].icon }
    : { key, name: key, icon: "vraag" };

/** All themes, in the order of the form. */
export const themeViews = (lang: Language): readonly ThemeView[] => themeKeys.map((key) => themeView(lang, key));
