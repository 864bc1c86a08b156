import { expect, test } from "vitest";
import { contentIn, languageOf } from "../../src/federation/kit/words-of-note.ts";
import { languageFor, readLanguage } from "../../src/kernel/language.ts";

test.each([
  ["nothing", {}, null],
  ["one language", { content: "a", contentMap: { en: "a" } }, "en"],
  ["of several that of the text itself", { content: "b", contentMap: { en: "a", fr: "b" } }, "fr"],
  ["the first where the text is none of them", { content: "c", contentMap: { en: "a", fr: "b" } }, "en"],
  ["a region, as it is written", { content: "a", contentMap: { "pt-br": "a" } }, "pt-BR"],
  ["the name, where there is no text", { name: "a", nameMap: { de: "a" } }, "de"],
  ["Lemmy", { content: "a", language: { identifier: "nl", name: "Nederlands" } }, "nl"],
  ["Lemmy, where nobody said", { content: "a", language: { identifier: "und", name: "Undetermined" } }, null],
  ["Mobilizon", { content: "a", inLanguage: "fr" }, "fr"],
  ["what is no tag", { content: "a", contentMap: { '"><script>': "a" } }, null],
  ["what is too long to be one", { content: "a", contentMap: { [`en-${"abcdefgh-".repeat(5)}x`]: "a" } }, null],
  ["what is no map", { content: "a", contentMap: "en" }, null],
  ["what is no word", { content: "a", inLanguage: 7 }, null],
])("the language of a note that says %s", (_what, note, language) => {
  expect(languageOf(note)).toBe(language);
});

test("a note of ours says in which language it is, where that is known", () => {
  expect(contentIn("nl", "<p>Dag</p>")).toEqual({ content: "<p>Dag</p>", contentMap: { nl: "<p>Dag</p>" } });
  expect(contentIn(null, "<p>Dag</p>")).toEqual({ content: "<p>Dag</p>" });
});

test("the own choice of a resident comes first, then that of the device, and without any it is Dutch", () => {
  const of = (ofResident: "nl" | "en" | null, onDevice: "nl" | "en" | null) => languageFor({ ofResident, onDevice });
  expect([of("nl", "en"), of("en", "nl"), of("en", null), of(null, "en"), of(null, null)]).toEqual([
    "nl",
    "en",
    "en",
    "en",
    "nl",
  ]);
  for (const none of ["", "EN", "en-GB", "fr", "constructor", null, undefined]) expect(readLanguage(none)).toBeNull();
});
