/** Choosing a language. The switch and the names stand on the pages of the other language: each in its own. */
export const language = {
  "language.switch": "In het Nederlands",
  "language.title": "Taal",
  "language.lead": "In welke taal wil je lezen?",
  "language.name": "Nederlands",
  "language.name.hint": "De bladzijden en je post zijn in het Nederlands.",
  "language.written": "Wat buren schrijven, blijft zoals het is.",
  "language.go": "Taal bewaren",
} as const;
