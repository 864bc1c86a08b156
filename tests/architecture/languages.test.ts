import { expect, test } from "vitest";
import { filesOf, parseSource, placeOf, readText, type SourceFile, type SyntaxNode, sourcesOf } from "./source.ts";

/** Codes of the languages that people can choose, as they stand in the code. */
const written = /^(nl|en)(-[A-Z]{2})?$/;

const literalsIn = (file: SourceFile): readonly SyntaxNode[] =>
  file.nodes.filter(({ type, value }) => type === "Literal" && typeof value === "string" && written.test(value));
const placesIn = (file: SourceFile): readonly string[] => literalsIn(file).map((node) => placeOf(file, node));

test("no language is written out in the code: whoever reads decides", () => {
  /** Where they are listed, where one gives the form of a date that machines read, and what somebody of the demo chooses. */
  const known = ["src/kernel/language.ts", "src/kernel/dutch-time.ts", "src/cli/seed-demo/residents.ts"];
  const files = sourcesOf("src/**/*.ts").filter(({ path }) => !known.includes(path));
  expect(files.flatMap(placesIn)).toEqual([]);
  expect(placesIn(parseSource("src/a.ts", 'const a = t("nl", "b");\nshow({ lang: "en" });'))).toHaveLength(2);
});

test("pages and parts know no language: they get it", () => {
  expect(sourcesOf("web/{pages,parts,islands}/*.ts", "web/*.ts").flatMap(placesIn)).toEqual([]);
  const fixed = sourcesOf("web/{pages,parts}/*.ts").filter(({ text }) => /\blang="/.test(text));
  expect(fixed.map(({ path }) => path)).toEqual([]);
});

/** Who speaks the language of the wijk, whoever reads: and why. */
const speakForAll: Readonly<Record<string, string>> = {
  "src/kernel/language.ts": "it is said here",
  "src/routes.ts": "what is asked by machines, or in frames elsewhere, before anybody is known",
  // What goes to other servers, the same for all of them
  "src/agenda/agenda.activitypub.ts": "notes",
  "src/announcements/announcements.activitypub.ts": "notes",
  "src/handing-over/hand-overs.activitypub.ts": "notes",
  "src/offers/offers.activitypub.ts": "notes",
  "src/polls/polls.activitypub.ts": "notes",
  "src/questions/questions.activitypub.ts": "notes",
  "src/posts/actors.activitypub.ts": "actors",
  "src/moderation/second-opinions/second-opinions.activitypub.ts": "notes",
  "src/composition/decisions.ts": "what stands in the place of what is taken out of an appeal, for another wijk",
  // What is read elsewhere, the same for everyone
  "src/agenda/calendar.http.ts": "calendars",
  "src/announcements/public-views.http.ts": "feeds, quotes and frames",
  "src/questions/public-views.http.ts": "feeds, quotes and frames",
  "src/elsewhere/feeds.http.ts": "feeds",
  "src/platform/http/app.ts": "how a device calls the wijk among its apps",
  "src/elsewhere/oembed.http.ts": "quotes",
  "src/residents/letter-codes.http.ts": "letters on paper, for every door",
  // What residents write
  "src/posts/written-in.ts": "in which language a post is",
  "src/posts/shown-html.http.ts": "in which language the words of ours inside a post are kept",
  "src/questions/themes.ts": "names of themes, compared",
  "src/search/people-to-find.ts": "names of people, in order",
  "src/composition/sample-letters.ts": "what neighbours say in letters that are made up",
  "src/composition/nameless.ts": "what stands in the place of the words of somebody who left",
  // Whoever said nothing
  "src/residents/residents.tables.ts": "residents of before there was a choice",
  "src/residents/team.ts": "whoever is invited did not choose yet",
  "src/residents/join-requests.postgres.ts": "requests of before there was a choice",
  "src/agenda/registrations.postgres.ts": "registrations of before there was a choice",
};

test("the language of the wijk is spoken where it is the same for everybody, and nowhere else", () => {
  const files = sourcesOf("src/**/*.ts").filter(({ path }) => !path.startsWith("src/cli/seed-demo/"));
  const speaking = files.filter(({ nodes }) => nodes.some(({ name }) => name === "languageOfWijk"));
  expect(speaking.map(({ path }) => path).sort()).toEqual(Object.keys(speakForAll).sort());
});

/** Declarations of a style sheet: not what stands in the condition of a media query. */
const declarationsIn = (css: string): readonly (readonly [property: string, value: string])[] =>
  [
    ...css
      .replace(/\/\*.*?\*\//gs, "")
      .replace(/@(media|supports|container)[^{]*/g, "")
      .matchAll(/(?<=[{;}]\s*)([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g),
  ].map(([, property = "", value = ""]) => [property, value.trim()]);

const sided =
  /^(left|right|top|bottom|(min-|max-)?(width|height)|(margin|padding|scroll-(margin|padding))-(left|right|top|bottom)|border-(left|right|top|bottom)(-.*)?)$/;
const turnsNot = ([property, value]: readonly [string, string]): boolean =>
  sided.test(property) ||
  (/^(text-align|float|clear|background-position|object-position)$/.test(property) && /\b(left|right)\b/.test(value));

/** Sides that cannot be said logically: the arrow of a list to choose from, with a second rule for right to left. */
const exceptions = ["web/styles/controls.css: background-position: right 0.75rem center"];

test("style sheets know no left and right, so that pages can be read from right to left", () => {
  const found = filesOf("web/styles/*.css").flatMap((path) =>
    declarationsIn(readText(path))
      .filter(turnsNot)
      .map(([property, value]) => `${path}: ${property}: ${value}`),
  );
  expect(found).toEqual(exceptions);
  expect(readText("web/styles/controls.css")).toContain(".utrecht-select:dir(rtl) { background-position-x: 0.75rem; }");
  const sheet = "@media (min-width: 4em) { .a { margin-left: 1em; text-align: right } } .b { inset: 0; left: 0; }";
  expect(
    declarationsIn(sheet)
      .filter(turnsNot)
      .map(([property]) => property),
  ).toEqual(["margin-left", "text-align", "left"]);
});
