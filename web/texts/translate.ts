/** Languages of the pages. Dutch is the source, English the second. */
export const languages = ["nl", "en"] as const;
export type Language = (typeof languages)[number];

/** One text: words with `{holes}`, or two forms of them chosen by `count`. */
export type Text = string | { readonly one: string; readonly other: string };

type Holes<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type HolesOf<T> = T extends string
  ? Holes<T>
  : T extends { readonly one: infer One extends string; readonly other: infer Other extends string }
    ? Holes<One> | Holes<Other> | "count"
    : never;
type Arguments<T> = [HolesOf<T>] extends [never] ? [] : [values: { readonly [Hole in HolesOf<T>]: string | number }];

/** A catalogue of the same keys as the Dutch one. */
export type Translated<Catalogue> = { readonly [Key in keyof Catalogue]: Text };

/** Looks up a text and fills its holes; numbers are written as the language does. */
export type Translate<Catalogue> = <Key extends keyof Catalogue & string>(
  lang: Language,
  key: Key,
  ...values: Arguments<Catalogue[Key]>
) => string;

const rules = { nl: new Intl.PluralRules("nl"), en: new Intl.PluralRules("en") };
const numbers = { nl: new Intl.NumberFormat("nl"), en: new Intl.NumberFormat("en") };

/** Fills `{holes}`; with two forms, `count` chooses between them. */
export const fill = (lang: Language, text: Text, values: Readonly<Record<string, string | number>> = {}): string => {
  const words =
    typeof text === "string" ? text : rules[lang].select(Number(values.count)) === "one" ? text.one : text.other;
  return words.replace(/\{(\w+)\}/g, (_, hole: string) => {
    const value = values[hole] ?? "";
    return typeof value === "number" ? numbers[lang].format(value) : value;
  });
};

/** Makes the look-up of one pair of catalogues. The keys and the holes of the Dutch texts are checked by the compiler. */
export const translator =
  <const Catalogue extends Readonly<Record<string, Text>>>(
    nl: Catalogue,
    en: Translated<Catalogue>,
  ): Translate<Catalogue> =>
  (lang, key, ...values) =>
    fill(lang, lang === "en" ? en[key] : (nl[key] as Text), values[0] as Record<string, string | number> | undefined);
