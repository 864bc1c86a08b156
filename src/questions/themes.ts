import { languageOfWijk } from "../kernel/language.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine } from "../kernel/text.ts";

/** The slug of a theme, as it stands with questions and on the wire, where it is a hashtag: it never changes. */
export type Theme = string;

/** What questions in this wijk can be about: a row of the administrator's list. */
export type ListedTheme = {
  readonly slug: Theme;
  readonly name: string;
  /** A name in the sprite of the pages. */
  readonly icon: string;
  readonly position: number;
  /** What is asked about it concerns health, money, children or the like: it is kept closer. */
  readonly sensitive: boolean;
  /** Whether it can be chosen. One that is stopped keeps the questions and the wijkwijzers that it has. */
  readonly offered: boolean;
};

export type ThemeStore = {
  /** In the order of the wijk, those that are stopped among them. `locked` keeps other changes out meanwhile. */
  all(options?: { readonly locked: true }): Promise<readonly ListedTheme[]>;
  /** Adds it, or replaces the one with its slug. */
  save(theme: ListedTheme): Promise<void>;
};

/** What is about nothing else. It is always offered. */
export const anythingElse: Theme = "anders";

/** So many can be chosen at once: more of them nobody reads. */
export const mostOffered = 24;

/** Whether what is asked about `slug` is kept closer. What the wijk does not know is not sensitive. */
export const isSensitive = (themes: readonly ListedTheme[], slug: Theme): boolean =>
  themes.some((theme) => theme.slug === slug && theme.sensitive);

/** Those that can be chosen, and those of `kept` that were chosen before and may stay. */
export const choosable = (themes: readonly ListedTheme[], kept: readonly Theme[] = []): readonly ListedTheme[] =>
  themes.filter(({ slug, offered }) => offered || kept.includes(slug));

/** The first of `named` that this wijk has too, whatever it is called elsewhere; `anders` when there is none. */
export const knownTheme = (themes: readonly ListedTheme[], named: readonly string[]): Theme =>
  named.find((slug) => themes.some((theme) => theme.slug === slug)) ?? anythingElse;

/** What the administrator fills in about a theme. */
export type ThemeForm = { readonly name: string; readonly icon: string; readonly sensitive: boolean };

const lengths = { least: 2, most: 40 } as const;

const folded = (name: string): string => name.normalize("NFKC").toLocaleLowerCase(languageOfWijk);

/** Looks at what was filled in; gives every problem at once, by field. `others` have their names already. */
export const readThemeForm = (
  given: ThemeForm,
  others: readonly ListedTheme[],
  icons: readonly string[],
): Result<ThemeForm> => {
  const name = oneLine(given.name);
  const problems: Problem[] = [];
  const { length } = [...name];
  if (length < lengths.least) problems.push({ field: "name", reason: "theme-name-missing" });
  else if (length > lengths.most) problems.push({ field: "name", reason: "theme-name-too-long" });
  else if (others.some((other) => folded(other.name) === folded(name)))
    problems.push({ field: "name", reason: "theme-name-taken" });
  if (!icons.includes(given.icon)) problems.push({ field: "icon", reason: "theme-icon-missing" });
  return problems.length > 0 ? refuse({ kind: "invalid", problems }) : ok({ ...given, name });
};

/** Taken by the tag of all questions, and by a page. */
const reserved: readonly string[] = ["wijkvraag", "nieuw"];

/** A slug for a new theme, made from its name: a hashtag that nobody has yet. */
export const slugFor = (name: string, themes: readonly ListedTheme[]): Theme => {
  const letters = name
    .replaceAll("&", " en ")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "");
  const stem = letters === "" ? "onderwerp" : letters;
  const isFree = (slug: Theme) => !reserved.includes(slug) && themes.every((theme) => theme.slug !== slug);
  let slug = stem;
  for (let count = 2; !isFree(slug); count++) slug = `${stem}_${count}`;
  return slug;
};

/** What changes in the list when `theme` comes at its end; before what is about nothing else, while that is the last. */
export const placedLast = (themes: readonly ListedTheme[], theme: ListedTheme): readonly ListedTheme[] => {
  const end = Math.max(0, ...themes.map(({ position }) => position)) + 1;
  const last = choosable(themes).at(-1);
  return last?.slug === anythingElse
    ? [
        { ...theme, position: end },
        { ...last, position: end + 1 },
      ]
    : [{ ...theme, position: end }];
};

/** The themes that change places when `slug` moves one up or down among those that are offered; none at the end. */
export const moved = (
  themes: readonly ListedTheme[],
  slug: Theme,
  direction: "up" | "down",
): readonly ListedTheme[] => {
  const offered = choosable(themes);
  const at = offered.findIndex((theme) => theme.slug === slug);
  const [one, other] = [offered[at], offered[direction === "up" ? at - 1 : at + 1]];
  if (one === undefined || other === undefined) return [];
  return [
    { ...one, position: other.position },
    { ...other, position: one.position },
  ];
};
