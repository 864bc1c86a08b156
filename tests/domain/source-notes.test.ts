import { expect, test } from "vitest";
import { announcementOfSource } from "../../src/announcements/source-notes.activitypub.ts";
import { fits, readChoices } from "../../src/official-sources/official-source.ts";

const wijk = "https://holtveen.example/ap/a/1";
const gemeente = "https://social.veldermeer.example/users/gemeente";
const everyone = "https://www.w3.org/ns/activitystreams#Public";

const read = (over: Readonly<Record<string, unknown>>) =>
  announcementOfSource(
    {
      id: `${gemeente}/statuses/1`,
      type: "Note",
      attributedTo: gemeente,
      to: [everyone],
      content: "<p>Hallo</p>",
      ...over,
    },
    wijk,
  );

test("a note has its first line as its title, which is not said twice; a content warning stands above it", () => {
  expect(read({ content: "<p>De weg is dicht</p><p>Tot vrijdag.</p>" })).toMatchObject({
    title: "De weg is dicht",
    html: "<p>Tot vrijdag.</p>",
    lastDay: null,
  });
  expect(read({ summary: "Nare beelden", sensitive: true })?.html).toContain("<strong>Nare beelden</strong>");
});

test("an Article and a Page have a name; what they show stays where it is, behind a link", () => {
  const url = "https://social.veldermeer.example/@gemeente/1";
  const article = read({
    type: "Article",
    name: "Nieuw plein",
    url,
    attachment: [{ type: "Image", url: `${url}.png` }],
  });
  expect(article).toMatchObject({ title: "Nieuw plein", url });
  expect(article?.html).toContain("<p>Hallo</p>");
  expect(article?.html).toContain("Hier hoort een bijlage bij.");
  expect(article?.html).not.toContain("<img");
  expect(read({ type: "Page", name: "Alleen een titel", content: null })?.title).toBe("Alleen een titel");
  expect(read({ url: "https://elders.example/1" })?.url).toBeNull();
});

test("an Event says when and where it is, and holds until its day; a Question says what can be chosen", () => {
  const event = read({
    type: "Event",
    name: "Inloopavond",
    startTime: "2026-12-03T18:00:00Z",
    endTime: "2026-12-03T20:00:00Z",
    location: { type: "Place", name: "De <b>Brink</b>" },
  });
  expect(event?.html).toContain("<p>Wanneer: 3 december 2026, 19:00 uur tot 3 december 2026, 21:00 uur</p>");
  expect(event?.html).toContain("<p>Waar: De Brink</p>");
  expect(event?.lastDay).toBe("2026-12-03");
  const oneOf = [
    { type: "Note", name: "Een <i>bankje</i>" },
    { type: "Note", name: "Een boom" },
  ];
  const question = read({
    type: "Question",
    content: "<p>Wat komt er op het plein?</p>",
    oneOf,
    endTime: "2026-12-03T20:00:00Z",
  });
  expect(question?.html).toContain("<ul><li>Een &lt;i&gt;bankje&lt;/i&gt;</li><li>Een boom</li></ul>");
  expect(question?.lastDay).toBeNull();
});

test("what answers something, says nothing, is too long or is something else is no announcement", () => {
  expect(read({ inReplyTo: "https://toren.example/1" })).toBeNull();
  expect(read({ content: "<p> </p>" })).toBeNull();
  expect(read({ content: `<p>${"x".repeat(60_000)}</p>` })).toBeNull();
  expect(read({ type: "Person" })).toBeNull();
  expect(read({ content: '<p>Hallo</p><script>alert("x")</script>' })?.html).not.toContain("script");
});

test("a rule leaves out what has not its hashtag, or does not name the wijk", () => {
  const tag = [
    { type: "Hashtag", name: "#HoltVeen" },
    { type: "Mention", href: wijk },
  ];
  const plain = read({});
  const named = read({ tag });
  expect(plain === null || named === null).toBe(false);
  if (plain === null || named === null) return;
  const rules = [{ only: "all" }, { only: "hashtag", hashtag: "holtveen" }, { only: "mention" }] as const;
  expect(rules.map((rule) => fits(rule, plain))).toEqual([true, false, false]);
  expect(rules.map((rule) => fits(rule, named))).toEqual([true, true, true]);
  const chosen = readChoices({ kind: "police", only: "hashtag", hashtag: " #Holtveen ", moderatorFirst: true });
  expect(chosen).toEqual({
    ok: true,
    value: { kind: "police", rule: { only: "hashtag", hashtag: "holtveen" }, moderatorFirst: true },
  });
  expect(readChoices({ kind: "koning", only: "", hashtag: "", moderatorFirst: false })).toMatchObject({
    refusal: { problems: [{ field: "kind" }, { field: "only" }] },
  });
});
