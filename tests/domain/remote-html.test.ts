import { expect, test } from "vitest";
import { plainText, safeHtml, withoutLeadingMentions } from "../../src/federation/kit/html.ts";
import { answerFromNote, questionFromNote } from "../../src/questions/questions.activitypub.ts";

const mentioned = (text: string) =>
  `<p><span class="h-card" translate="no"><a href="https://holtveen.example/" class="u-url mention">@<span>holtveen</span></a></span> ${text}</p>`;

test("Remote markup keeps words, links and lists, and nothing that acts or looks", () => {
  expect(
    safeHtml(
      `<p onclick="x()">Ja <b>graag</b> <a href="https://a.example/?a=1&b=2" style="x" class="y" target="_blank">hier</a><script>alert(1)</script><img src=x onerror=y></p><wijk-answers></wijk-answers><style>p{}</style>`,
    ),
  ).toBe(
    '<p>Ja <b>graag</b> <a href="https://a.example/?a=1&amp;b=2" rel="nofollow noopener noreferrer ugc">hier</a></p>',
  );
  for (const nasty of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "vbscript:x",
    " javascript:x",
  ]) {
    expect(safeHtml(`<a href="${nasty}">x</a>`), nasty).not.toContain("href");
  }
});

test("The mentions at the start of a reply are taken away; those inside and hashtags stay", () => {
  expect(withoutLeadingMentions(mentioned("Dat kan."))).toBe("<p>Dat kan.</p>");
  expect(withoutLeadingMentions(mentioned(mentioned("Dat kan.").slice(3, -4)))).toBe("<p>Dat kan.</p>");
  const tag = '<p><a href="https://a.example/tags/x" class="mention hashtag" rel="tag">#<span>x</span></a> hallo</p>';
  expect(withoutLeadingMentions(tag)).toBe(tag);
  expect(withoutLeadingMentions("<p>Vraag @holtveen maar</p>")).toBe("<p>Vraag @holtveen maar</p>");
});

test("Words come out of markup as a person would read them", () => {
  expect(plainText("<p>Een &amp; twee<br>drie</p><p>&lt;vier&gt;</p>")).toBe("Een & twee\ndrie\n<vier>");
});

test("Markup made to keep a machine busy is read to its end, well within the time of a test", () => {
  const much = 60_000;
  const note = (content: string) => ({
    id: "https://a.example/1",
    type: "Note",
    attributedTo: "https://a.example/a",
    inReplyTo: "https://b.example/1",
    audience: "https://a.example/wijk",
    content,
  });
  const hostile = [
    " ".repeat(much),
    `<p>${" ".repeat(much)}`,
    "<br".repeat(much / 3),
    "<p>✓ Beantwoord".repeat(much / 20),
    '<a class="mention">'.repeat(much / 20),
    '<p><a class="mention hashtag">#x</a>'.repeat(much / 40),
    "<a class=".repeat(much / 10),
    "&".repeat(much),
    "<div>".repeat(much / 5),
  ];
  for (const content of hostile) {
    expect(answerFromNote(note(content))?.html ?? "", content.slice(0, 40)).not.toContain("class");
    const { inReplyTo: _gone, ...question } = note(content);
    expect(questionFromNote(question)?.html ?? "", content.slice(0, 40)).not.toContain("class");
  }
});

test("A neighbour's question is read without the parts that the page shows itself", () => {
  const read = questionFromNote({
    id: "https://a.example/1",
    type: "Note",
    attributedTo: "https://a.example/a",
    audience: "https://a.example/wijk",
    name: "Wie leent?",
    content:
      '<p><strong>Wie leent?</strong></p><p>Voor zaterdag.</p><p>✓ Beantwoord: <a href="https://a.example/v#1">dit antwoord hielp</a></p><p><a href="https://a.example/t" class="mention hashtag" rel="tag">#<span>wijkvraag</span></a> <a href="https://a.example/t" class="mention hashtag" rel="tag">#<span>lenen</span></a></p>',
    tag: [
      { type: "Hashtag", name: "#wijkvraag" },
      { type: "Hashtag", name: "#lenen" },
    ],
    status: "beantwoord",
  });
  expect(read).toMatchObject({
    title: "Wie leent?",
    html: "<p>Voor zaterdag.</p>",
    themes: ["wijkvraag", "lenen"],
    state: "answered",
  });
});

test("What is no question or no answer is not taken for one", () => {
  expect(questionFromNote({ id: "x", type: "Note", content: "x", attributedTo: "y" })).toBeNull();
  expect(answerFromNote({ id: "x", type: "Note", content: "x", attributedTo: "y" })).toBeNull();
  expect(answerFromNote({ id: "x", type: "Event", content: "x", attributedTo: "y", inReplyTo: "z" })).toBeNull();
  expect(answerFromNote({ id: "x", type: "Note", content: 5, attributedTo: "y", inReplyTo: "z" })).toBeNull();
});

test("A warning stands above the words, a picture is a link to where it is, and a reply without words is none", () => {
  const note = { id: "https://a.example/1", type: "Note", attributedTo: "https://a.example/a", inReplyTo: "x" };
  expect(answerFromNote({ ...note, content: mentioned("") })).toBeNull();
  expect(answerFromNote({ ...note, content: "<p>Zo</p>", summary: "Let <b>op</b>" })?.html).toBe(
    "<p><strong>Let op</strong></p><p>Zo</p>",
  );
  const withPicture = { ...note, content: "", attachment: [{ type: "Document", url: "https://a.example/p.png" }] };
  expect(answerFromNote(withPicture)?.html).toContain('href="https://a.example/1"');
});
