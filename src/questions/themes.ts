/** What questions are about: slugs, as they stand in the database and on the wire. Names and icons are in the web texts. */
export const themes = [
  "zorg",
  "klussen",
  "lenen",
  "vervoer",
  "groen",
  "formulieren",
  "computer",
  "geldzaken",
  "gezelschap",
  "kinderen",
  "eten",
  "taal",
  "veiligheid",
  "anders",
] as const;

export type Theme = (typeof themes)[number];

/** Whether `slug` is one of ours. */
export const isTheme = (slug: string): slug is Theme => (themes as readonly string[]).includes(slug);
