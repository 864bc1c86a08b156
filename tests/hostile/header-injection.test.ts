import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { guidanceLetters } from "../../src/guidance/guidance.mail.ts";
import type { ResidentId } from "../../src/kernel/ids.ts";
import { headerText } from "../../src/kernel/text.ts";
import { createMailer, type Mailer } from "../../src/platform/mail.ts";
import { personalDataIn } from "../../src/posts/personal-data.ts";
import { answerLetter } from "../../src/questions/questions.mail.ts";
import type { LetterContent } from "../../src/residents/letter-content.ts";
import { emptyFrame } from "../../src/residents/letter-frame.ts";
import { createLetterLayout } from "../../src/residents/letter-layout.mail.ts";
import { headerLines, type MailServer, readLetter, startMailServer } from "../support/mail-server.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { startWijk } from "../support/running-wijk.ts";

let server: MailServer;
let mailer: Mailer;
beforeAll(async () => {
  server = await startMailServer();
  mailer = createMailer({ url: server.url, sender: "Post <post@holtveen.example>", host: "holtveen.example" });
});
beforeEach(() => server.empty());
afterAll(async () => {
  mailer.close();
  await server.close();
});

/** What somebody types who wants to write a header of their own, or to hide what they wrote. */
const payloads: Readonly<Record<string, string>> = {
  "a carriage return and a line feed": "Hallo\r\nBcc: slachtoffer@elders.example\r\nX-Ingespoten: ja",
  "a line feed": "Hallo\nBcc: slachtoffer@elders.example\n\nEigen tekst",
  "a carriage return": "Hallo\rBcc: slachtoffer@elders.example\r\rX-Ingespoten: ja",
  "Unicode's line and paragraph separators": "Hallo\u2028Bcc: slachtoffer@elders.example\u2029X-Ingespoten: ja",
  "the next-line and other controls": "Hallo\u0085Bcc: slachtoffer@elders.example\u000b\u000c\u001b[2J\u007f",
  "an encoded word": "=?utf-8?B?R3JhdGlzIQ0KQmNjOiBzbGFjaHRvZmZlckBlbGRlcnMuZXhhbXBsZQ==?= =?utf-8?Q?=0D=0AX:_ja?=",
  "a long line that wants to be folded": `${"Lang verhaal ".repeat(120)}\r\n Bcc: slachtoffer@elders.example`,
  "a NUL and half a character": "Hallo\0Bcc: slachtoffer@elders.example\ud800 X-Ingespoten: ja",
  "commas, quotes and angle brackets":
    '"Gemeente" <gemeente@elders.example>, <slachtoffer@elders.example>; \\"; (ja) groep:;',
  "turned direction and invisible characters": "Hallo\u202e elpmaxe.sredle\u202c \u200b\ufeff\u2066Bcc\u2069: x",
};

/** Every place whose words reach a header, put into a real letter. */
const fields: Readonly<Record<string, (typed: string) => LetterContent>> = {
  "the subject": (typed) => ({
    lang: "nl",
    wijk: "Holtveen",
    subject: typed,
    greeting: "Dag,",
    heading: "Kop",
    blocks: [],
  }),
  "the name of the wijk": (typed) => answer({ wijk: typed }),
  "the name of an author": (typed) => answer({ author: typed }),
  "the title of a question": (typed) =>
    guidanceLetters.questionOnYourThemes({
      wijk: "Holtveen",
      name: typed,
      title: typed,
      html: "",
      theme: "eigen",
      themes: [{ slug: "eigen", name: typed, icon: "vraag", position: 1, sensitive: false, offered: true }],
      sensitive: false,
      waitingSince: new Date(0),
      link: "https://holtveen.example/vragen/1",
    })("nl"),
};

const answer = (over: { wijk?: string; author?: string }): LetterContent =>
  answerLetter({
    wijk: "Holtveen",
    name: "Joost",
    title: "Waar leen ik een ladder?",
    author: { name: over.author ?? "Daan" },
    language: null,
    html: "<p>Bij mij.</p>",
    at: new Date(0),
    link: "https://holtveen.example/vragen/1",
    ...(over.wijk === undefined ? {} : { wijk: over.wijk }),
  })("nl");

const layOut = createLetterLayout({ origin: "https://holtveen.example", keyFor: () => "sleutel" });
const names = [
  "From",
  "To",
  "Subject",
  "Message-ID",
  "Auto-Submitted",
  "X-Auto-Response-Suppress",
  "Precedence",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
  "Date",
  "MIME-Version",
  "Content-Type",
].map((name) => name.toLowerCase());
const to = "joost@post.example";

const cases = Object.keys(fields).flatMap((field) => Object.keys(payloads).map((payload) => [payload, field] as const));

test("there are 40 cases", () => expect(cases).toHaveLength(40));

/** Nothing but our own headers, one recipient, one sender, and lines as RFC 5322 wants them. */
const expectUnharmed = async (recipient: string): Promise<Awaited<ReturnType<typeof readLetter>>> => {
  expect(server.received).toHaveLength(1);
  const [letter] = server.received as [(typeof server.received)[number]];
  expect(letter.recipients).toEqual([recipient]);
  expect(letter.raw).not.toMatch(/[^\r]\n|\r[^\n]|\0/);
  for (const line of letter.raw.split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
  const lines = headerLines(letter);
  const found = lines.map((line) => /^([\w-]+):/.exec(line)?.[1]?.toLowerCase() ?? `no header: ${line}`);
  expect(found.toSorted()).toEqual(names.toSorted());
  for (const line of lines) expect(line).toMatch(/^[\x20-\x7e]*$/);
  const mail = await readLetter(letter);
  expect(mail.from?.value).toHaveLength(1);
  expect(mail.from?.value[0]?.address).toBe("post@holtveen.example");
  expect(mail.to).toMatchObject({ value: [{ address: recipient }] });
  expect([mail.cc, mail.bcc, mail.replyTo]).toEqual([undefined, undefined, undefined]);
  return mail;
};

describe("what somebody typed adds no header, no recipient and no text of its own to a letter", () => {
  test.each(cases)("%s in %s", async (payload, field) => {
    const content = (fields[field] as (typeof fields)[string])(payloads[payload] ?? "");
    const laidOut = layOut(content, { to: "r" as ResidentId, kind: "answer" }, emptyFrame);
    // As it is typed, too: nobody may lean on the layout having made it harmless before.
    for (const subject of [laidOut.subject, content.subject]) {
      server.empty();
      expect(await mailer.send({ ...laidOut, subject, id: "1", to })).toEqual({ kind: "sent" });
      const mail = await expectUnharmed(to);
      expect(mail.subject).toBe(headerText(content.subject));
      expect(mail.from?.value[0]?.name).toBe(headerText(content.wijk));
      expect(mail.subject).not.toMatch(/Gratis!/);
    }
  });
});

describe("an address that is more than one plain address is never handed to the mail server", () => {
  test.each([
    "joost@post.example, slachtoffer@elders.example",
    "joost@post.example;slachtoffer@elders.example",
    "<joost@post.example>",
    "Joost <joost@post.example>",
    '"joost,slachtoffer"@post.example',
    '"joost@elders.example"@post.example',
    "joost@post.example\r\nRCPT TO:<slachtoffer@elders.example>",
    "joost@post.example\nBcc: slachtoffer@elders.example",
    "joost@post.example\u2028slachtoffer@elders.example",
    "groep:joost@post.example;",
    "joost(slachtoffer@elders.example)@post.example",
    "joost@post.example\0",
    "@elders.example:joost@post.example",
  ])("%j", async (address) => {
    const laidOut = layOut(answer({}), { to: "r" as ResidentId, kind: "answer" }, emptyFrame);
    expect(await mailer.send({ ...laidOut, id: "1", to: address })).toEqual({
      kind: "refused",
      code: "NOT_ONE_ADDRESS",
    });
    expect(server.received).toHaveLength(0);
  });
});

test("typed into the forms of the wijk itself, nothing of it gets through either", async () => {
  const clock = createMovedClock();
  const wijk = await startWijk({
    clock,
    environment: { SMTP_URL: server.url, SMTP_SENDER: "Post <post@holtveen.example>" },
  });
  try {
    const anneke = await wijk.neighbour("Anneke");
    const daan = await wijk.neighbour("Daan");
    await wijk.settle();
    for (const [name, typed] of Object.entries(payloads)) {
      server.empty();
      clock.move(60_000);
      await daan.post("/ik/naam", { name: typed.slice(0, 50) });
      const asked = await anneke.post("/vragen", {
        title: typed.slice(0, 150),
        text: typed,
        theme: "zorg",
        audience: "wijk",
        // An address in it is asked about first.
        kept: personalDataIn(typed, []).map(({ text }) => text),
      });
      expect(asked.status, name).toBe(200);
      const answered = await daan.post(`${new URL(asked.url).pathname}/antwoorden`, {
        text: typed,
        kept: personalDataIn(typed, []).map(({ text }) => text),
      });
      expect(answered.status, name).toBe(200);
      await wijk.settle();
      const mail = await expectUnharmed("anneke@post.example");
      expect(mail.subject, name).toContain("antwoordt op je vraag");
    }
    for (const typed of Object.values(payloads)) {
      server.empty();
      const code = /meedoen\/([a-z0-9-]{8,})/.exec((await wijk.administrator.get("/beheer/codes")).html)?.[1] ?? "";
      const joined = await wijk.visitor().post("/meedoen", { code, name: "Eva", email: `eva@post.example${typed}` });
      expect(joined.status).toBe(422);
      await wijk.settle();
      expect(server.received).toHaveLength(0);
    }
  } finally {
    await wijk.close();
  }
});
