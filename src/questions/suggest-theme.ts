import { anythingElse, type ListedTheme, type Theme } from "./themes.ts";

/**
 * What a question may be about, by the questions like it: the theme of at least half of them. `null` where they say nothing, or
 * say a theme that cannot be chosen.
 */
export const suggestTheme = (
  like: readonly { readonly theme: Theme }[],
  themes: readonly ListedTheme[],
): ListedTheme | null => {
  const counts = new Map<Theme, number>();
  for (const { theme } of like) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  if (most === undefined || most[0] === anythingElse || most[1] * 2 < like.length) return null;
  return themes.find(({ slug, offered }) => slug === most[0] && offered) ?? null;
};
