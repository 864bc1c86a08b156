import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { guidanceLetters } from "../../src/guidance/guidance.mail.ts";
import type { ResidentId } from "../../src/kernel/ids.ts";
import { headerText } from "../../src/kernel/text.ts";
import { createSealing } from "../../src/platform/sealing.ts";
import { emptyFrame } from "../../src/residents/letter-frame.ts";
import { createLetterKeys } from "../../src/residents/letter-keys.mail.ts";
import { choicesOf, chosenKinds, letterKinds, serviceKinds } from "../../src/residents/letter-kinds.ts";
import { createLetterLayout } from "../../src/residents/letter-layout.mail.ts";
import { textFromHtml } from "../../src/residents/letter-text.mail.ts";
import { residentLetters } from "../../src/residents/residents.mail.ts";
import { builtInThemes } from "../../web/texts/themes.ts";
import { drawnInEnglish, laidOutSamples } from "../support/sample-letters.ts";

const folder = join(import.meta.dirname, "../../docs/letters");
const letters = [...laidOutSamples("nl")];
const themes = builtInThemes.map((theme, position) => ({ ...theme, position, sensitive: false, offered: true }));
const inFrame = createLetterLayout({ origin: "https://holtveen.example", keyFor: (_resident, kind) => `key-${kind}` });
const layOut = (...[content, purpose]: [Parameters<typeof inFrame>[0], Parameters<typeof inFrame>[1]]) =>
  inFrame(content, purpose, emptyFrame);
const to = crypto.randomUUID() as ResidentId;

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "no-inline-style": "off",
    "long-title": "off",
    "prefer-native-element": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
  },
});

/** Words as they are read, whatever lines they stand on. */
const plain = (text: string): string => text.replace(/\s+/g, " ");

test("every letter has its pictures, and stands on the page that shows them", () => {
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  for (const [kind] of letters) {
    for (const picture of [`${kind}-phone.png`, `${kind}-desktop.png`, `${kind}-text.png`]) {
      expect([picture, existsSync(join(folder, picture))], "npm run letters draws them").toEqual([picture, true]);
      expect(readme).toContain(`(${picture})`);
      expect(statSync(join(folder, picture)).size).toBeLessThan(60_000);
    }
  }
  for (const [kind, { subject }] of letters) expect(readme, kind).toContain(subject);
  for (const kind of drawnInEnglish) {
    expect([kind, existsSync(join(folder, `${kind}-english.png`))]).toEqual([kind, true]);
    expect(readme).toContain(`(${kind}-english.png)`);
  }
});

const everyLetter = (["nl", "en"] as const).flatMap((lang) =>
  [...laidOutSamples(lang)].map(([name, letter]) => [`${name} (${lang})`, { ...letter, lang }] as const),
);

describe.each(everyLetter)("the letter %s", (_name, { kind, subject, text, html, stopAt, lang }) => {
  test("is valid HTML that fetches nothing and needs no table", () => {
    const problems = validator.validateStringSync(html).results.flatMap(({ messages }) => messages);
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
    expect(html).not.toMatch(/<(table|img|script|link|iframe|form)\b|url\(|\ssrc=/);
    expect(html).toContain("max-width:556px");
  });

  test("says the same as plain text and as HTML", () => {
    const shown = plain(textFromHtml(html.replace(/<head>.*?<\/head>/s, "")));
    for (const line of text.split(/\n+/).map((each) =>
      plain(each)
        .trim()
        .replace(/:$|^[*-] /g, ""),
    )) {
      if (/^-*$/.test(line) || /^https:/.test(line)) continue;
      expect(shown).toContain(line);
    }
    for (const [link] of text.matchAll(/https:\S+/g)) expect(html).toContain(`href="${link}"`);
  });

  test("says what it is about in a plain subject of one line, and who it is from", () => {
    expect(subject).toMatch(/^[^\r\n!]{5,160}$/);
    expect(text).toContain("Holtveen");
    expect(text).toContain(
      lang === "nl" ? "Antwoord niet op deze brief." : "Please don't reply to this email. Nobody reads the replies.",
    );
  });

  test("can be stopped where a resident has a choice, and nowhere else", () => {
    expect(stopAt === null).toBe((serviceKinds as readonly string[]).includes(kind));
    if (stopAt === null) expect(text).not.toContain("/post");
    else for (const words of [stopAt, "https://holtveen.example/ik/post"]) expect(text).toContain(words);
  });
});

test("there is a sample of every kind", () => {
  expect([...new Set(letters.map(([, { kind }]) => kind))].sort()).toEqual([...letterKinds].sort());
});

test("what comes to somebody who chose nothing: the week, and everything that is about them", () => {
  expect(Object.fromEntries(chosenKinds.map((kind) => [kind, choicesOf[kind][0]]))).toEqual({
    answer: "at-once",
    themes: "at-once",
    decision: "at-once",
    "bring-back": "at-once",
    digest: "week",
    message: "at-once",
    urgent: "at-once",
    "activity-reminder": "at-once",
    welcome: "at-once",
  });
});

test("markup in names and titles is text, and a subject is one line", () => {
  const content = residentLetters.joined({
    wijk: "Holt\r\nveen",
    name: "<b>Daan</b>",
    link: "https://holtveen.example/inloggen/link/abc",
    code: "123456",
  })("nl");
  const letter = layOut(content, { to, kind: "join" });
  expect(letter.subject).toBe("Welkom in Holt veen");
  expect(letter.html).toContain("&lt;b&gt;Daan&lt;/b&gt;");
  expect(letter.html).toContain('href="https://holtveen.example/inloggen/link/abc"');
  expect(letter.text).toContain("123456");
});

test("a wijkwijzer reads the whole question, since when it waits, and not who asked", () => {
  const letter = layOut(
    guidanceLetters.questionOnYourThemes({
      wijk: "Holtveen",
      name: "Ria",
      title: 'Wie kent "de fles" & zo?',
      html: '<p>Eerste regel.</p><p>Kijk <a href="https://zorg.example/a?b=1&amp;c=2">hier</a>.</p>',
      theme: "zorg",
      themes,
      sensitive: false,
      waitingSince: new Date("2026-11-16T08:00:00Z"),
      link: "https://holtveen.example/vragen/1",
    })("nl"),
    { to, kind: "themes" },
  );
  expect(letter.subject).toBe('Een vraag over zorg en gezondheid: Wie kent "de fles" & zo?');
  expect(letter.text).toContain("    Eerste regel.\n\n    Kijk hier (https://zorg.example/a?b=1&c=2).");
  expect(letter.text).toContain("Deze vraag wacht sinds maandag 16 november.");
  expect(letter.html).toContain("Wie kent &quot;de fles&quot; &amp; zo?");
});

test("what a sensitive question is about stands in the letter, and neither in its subject nor in what is shown beside it", () => {
  const content = guidanceLetters.questionOnYourThemes({
    wijk: "Holtveen",
    name: "Ria",
    title: "Wie helpt mij van mijn schulden af?",
    html: "<p>Ik durf de post niet meer open te maken.</p>",
    theme: "geldzaken",
    themes,
    sensitive: true,
    waitingSince: new Date("2026-11-16T08:00:00Z"),
    link: "https://holtveen.example/vragen/1",
  })("nl");
  expect(`${content.subject} ${content.preview}`).not.toMatch(/geld|schuld|post/i);
  const letter = layOut(content, { to, kind: "themes" });
  expect(letter.text).toContain("Wie helpt mij van mijn schulden af?");
  expect(letter.text).toContain("geldzaken");
});

test("an asker reads what is asked, every choice has its button, and all of it is in their language", () => {
  const page = "https://holtveen.example/vragen/1";
  const words = guidanceLetters.decisionNeeded({
    wijk: "Holtveen",
    title: "Rolstoel?",
    asked: { kind: "further" },
    choices: [
      { verb: "further", link: `${page}/verder` },
      { verb: "look", link: page },
    ],
    link: page,
  });
  const [dutch, english] = [
    layOut(words("nl"), { to, kind: "decision" }),
    layOut(words("en"), { to, kind: "decision" }),
  ];
  expect(dutch.text).toContain(`Verder vragen, ook buiten de wijk:\n${page}/verder`);
  expect(dutch.text).toContain("Er gaat niets weg zonder jouw ja.");
  expect(english.text).toContain(`Ask more people, outside the wijk too:\n${page}/verder`);
  expect(english.text).toContain("Nothing is sent without your yes.");
  expect(english.html).toContain('<html lang="en">');
  expect(english.text).not.toMatch(/\b(je|jouw|niet|vraag)\b/i);
});

test("the words of HTML keep paragraphs, lists, links and what looks like markup", () => {
  expect(textFromHtml("<p>a<br>b</p><ul><li>een</li><li>twee &lt;3&gt;</li></ul><p>c &#39;d&#x27; &amp;lt;</p>")).toBe(
    "a\nb\n\n- een\n- twee <3>\n\nc 'd' &lt;",
  );
  expect(textFromHtml('<a href="https://a.example/">https://a.example/</a>')).toBe("https://a.example/");
});

test("HTML that never closes becomes words all the same, long as it is", () => {
  for (const nasty of ["<", "<a href=", "&#", " \n", "<p"]) {
    expect(textFromHtml(`Begin ${nasty.repeat(20_000)}`)).toMatch(/^Begin/);
  }
});

/** Any characters, and often those that matter in a header. */
const typed = fc
  .array(
    fc.oneof(fc.constantFrom(..."=?\r\n\0\t \u0085\u2028\u202e\u200b\ufeffQ"), fc.integer({ min: 0, max: 0x10ffff })),
    {
      maxLength: 200,
    },
  )
  .map((parts) => parts.map((part) => (typeof part === "string" ? part : String.fromCodePoint(part))).join(""));

test("whatever stands in a header is one short line that nothing decodes", () => {
  fc.assert(
    fc.property(typed, (text) => {
      const header = headerText(text);
      expect(header).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]|=\?/u);
      expect([...header].length).toBeLessThanOrEqual(160);
      expect(headerText(header)).toBe(header);
    }),
    { numRuns: 300 },
  );
  expect([...headerText("👪 ".repeat(500))].length).toBeLessThanOrEqual(160);
  expect(headerText("Familie 👨‍👩‍👧 uit Holtveen")).toBe("Familie 👨‍👩‍👧 uit Holtveen");
});

test("a key under a letter opens to whose letters of which kind it is, tells nothing by itself, and cannot be made", () => {
  const { keyFor, openKey } = createLetterKeys(createSealing(new Uint8Array(32).fill(1)));
  const key = keyFor(to, "digest");
  expect(openKey(key)).toEqual({ residentId: to, kind: "digest" });
  expect(Buffer.from(key, "base64url").toString("latin1")).not.toContain(to);
  expect(key).not.toBe(keyFor(to, "digest"));
  expect(createLetterKeys(createSealing(new Uint8Array(32).fill(2))).openKey(key)).toBeNull();
  const bytes = Buffer.from(key, "base64url");
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openKey(changed.toString("base64url"))).toBeNull();
  }
  for (const nonsense of ["", "a", "..", "%", crypto.randomUUID(), "A".repeat(10_000)]) {
    expect(openKey(nonsense)).toBeNull();
  }
});
