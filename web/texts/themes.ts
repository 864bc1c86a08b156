import type { ThemeView } from "../views.ts";
import type { Language } from "./translate.ts";

/** The themes with which every wijk begins: name in both languages, and the icon in the sprite. */
const builtIn = {
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

/** A theme as the wijk keeps it: its own name, in the language of the wijk. */
export type KeptTheme = {
  readonly slug: string;
  readonly name: string;
  readonly icon: string;
  readonly sensitive?: boolean;
};

/** What a theme can be drawn with, and what each drawing is called. */
export const themeIcons = {
  zorg: { nl: "Hart", en: "Heart" },
  klussen: { nl: "Gereedschap", en: "Tools" },
  hand: { nl: "Hand", en: "Hand" },
  fiets: { nl: "Fiets", en: "Bicycle" },
  boom: { nl: "Boom", en: "Tree" },
  papier: { nl: "Papier", en: "Paper" },
  scherm: { nl: "Scherm", en: "Screen" },
  geld: { nl: "Geld", en: "Money" },
  kopje: { nl: "Kopje", en: "Cup" },
  vlieger: { nl: "Vlieger", en: "Kite" },
  eten: { nl: "Eten", en: "Food" },
  taal: { nl: "Praten", en: "Talking" },
  schild: { nl: "Schild", en: "Shield" },
  vraag: { nl: "Vraagteken", en: "Question mark" },
  huis: { nl: "Huis", en: "House" },
  foon: { nl: "Telefoon", en: "Telephone" },
  mail: { nl: "Brief", en: "Letter" },
  klok: { nl: "Klok", en: "Clock" },
  plek: { nl: "Plek", en: "Place" },
  wegwijzer: { nl: "Wegwijzer", en: "Signpost" },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** Every drawing to choose from, with what it is called. */
export const themeIconViews = (lang: Language): readonly { readonly key: string; readonly name: string }[] =>
  Object.entries(themeIcons).map(([key, names]) => ({ key, name: names[lang] }));

/** The themes with which every wijk begins, by their Dutch names. */
export const builtInThemes: readonly KeptTheme[] = Object.entries(builtIn).map(([slug, { nl: name, icon }]) => ({
  slug,
  name,
  icon,
}));

/**
 * A theme of the list of the wijk as the pages show it. A name that the wijk chose is shown in every language as it is; only
 * those with which it began are translated. What is not in the list is shown by its slug.
 */
export const themeView = (lang: Language, slug: string, themes: readonly KeptTheme[]): ThemeView => {
  const kept = themes.find((theme) => theme.slug === slug);
  if (kept === undefined) return { key: slug, name: slug, icon: "vraag", sensitive: false };
  const first = Object.hasOwn(builtIn, slug) ? builtIn[slug as keyof typeof builtIn] : undefined;
  const { name, icon, sensitive = false } = kept;
  return { key: slug, name: first?.nl === name ? first[lang] : name, icon, sensitive };
};

/** All of these themes, in their order. */
export const themeViews = (lang: Language, themes: readonly KeptTheme[]): readonly ThemeView[] =>
  themes.map(({ slug }) => themeView(lang, slug, themes));
