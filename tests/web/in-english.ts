import { htmlProblems } from "../support/html-problems.ts";
import { createPerson, type Person } from "../support/person.ts";
import { pieces, textCatalogue } from "../support/text-catalogue.ts";
import type { PageToSee } from "./page-to-see.ts";

const wordsIn = (words: string): number => words.match(/\p{L}+/gu)?.length ?? 0;

/** What stands between the holes of a Dutch text, where that is more than three words and in English something else. */
const dutch: readonly string[] = [
  ...new Set(
    textCatalogue.flatMap(([, nl, en]) =>
      Object.entries(nl).flatMap(([key, text]) => {
        const english = pieces(en[key] ?? "").join("\n");
        return pieces(text)
          .flatMap((piece) => piece.split(/\{\w+\}/))
          .map((words) => words.trim())
          .filter((words) => wordsIn(words) > 3 && !english.includes(words));
      }),
    ),
  ),
];

const characters: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#x27;": "'",
};

/** What says of itself that it is Dutch, whoever reads: the name of that language, among the choices. */
const saysItIsDutch = /<(\w+)[^>]* lang="nl"[^>]*>[\s\S]*?<\/\1>/g;

/** Dutch words of ours on a page, in its text and in what is read aloud of it. */
export const dutchOn = (html: string): readonly string[] => {
  const read = html
    .replace(saysItIsDutch, "")
    .replace(/&(amp|lt|gt|quot|#39|#x27);/g, (written) => characters[written] ?? written)
    .replace(/\s+/g, " ");
  return dutch.filter((words) => read.includes(words));
};

/** Letters that were written are shown as they were sent, and a frame on another site is the same for everybody. */
const sameForAll = /^\/(dev\/mail|insluiten)/;

/**
 * What is wrong with these pages in English, as each of their people reads them, without a browser: their HTML, and Dutch that was
 * left. Everybody chooses English and keeps it.
 */
export const problemsInEnglish = async (origin: string, pages: readonly PageToSee[]): Promise<readonly string[]> => {
  const chose = new Set<Person>();
  const visitor = createPerson(origin);
  const problems: string[] = [];
  for (const { name, path, press, as: person = visitor } of pages) {
    if (press !== undefined || sameForAll.test(path)) continue;
    if (!chose.has(person)) await person.post("/taal", { taal: "en" });
    chose.add(person);
    const { html } = await person.get(path);
    const found = [
      ...(html.includes('<html lang="en"') ? [] : ["is not in English"]),
      ...htmlProblems(html),
      ...dutchOn(html).map((words) => `Dutch: ${words}`),
    ];
    problems.push(...found.map((problem) => `${name}: ${problem}`));
  }
  return problems;
};
