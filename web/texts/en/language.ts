import type { language as source } from "../nl/language.ts";
import type { Translated } from "../translate.ts";

export const language: Translated<typeof source> = {
  "language.switch": "In English",
  "language.title": "Language",
  "language.lead": "Which language would you like to read?",
  "language.name": "English",
  "language.name.hint": "The pages and your emails are in English.",
  "language.written": "What neighbours write stays as it is.",
  "language.go": "Save language",
};
