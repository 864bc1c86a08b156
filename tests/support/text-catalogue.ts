import { readdirSync } from "node:fs";
import { noticeWords } from "../../src/platform/http/notices.ts";
import type { Language, Text } from "../../web/texts/translate.ts";

export type Texts = Readonly<Record<string, Text>>;

const folder = new URL("../../web/texts/", import.meta.url);
const ofFile = async (language: string, file: string): Promise<Texts> =>
  Object.values(await import(new URL(`${language}/${file}`, folder).href))[0] as Texts;
const notices = (language: Language): Texts =>
  Object.fromEntries(Object.entries(noticeWords).map(([key, words]) => [key, words[language]]));

/** Every part of the texts in both languages: the files of the catalogue, and what pages say once. */
export const textCatalogue: readonly (readonly [name: string, nl: Texts, en: Texts])[] = [
  ...(await Promise.all(
    readdirSync(new URL("nl/", folder)).map(
      async (file) => [file, await ofFile("nl", file), await ofFile("en", file)] as const,
    ),
  )),
  ["notices", notices("nl"), notices("en")],
];

/** What is written out of a text: its forms for one and for more. */
export const pieces = (text: Text): readonly string[] => (typeof text === "string" ? [text] : [text.one, text.other]);
