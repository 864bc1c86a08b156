import { afterAll, beforeAll, expect, test } from "vitest";
import { second } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
const form = {
  "opening-nl": "",
  "closing-nl": "",
  "signature-nl": "",
  "opening-en": "",
  "closing-en": "",
  "signature-en": "",
};
const texts = "/beheer/post/teksten";

beforeAll(async () => {
  wijk = await startWijk({ clock });
});
afterAll(() => wijk.close());

/** The newest letter, after an administrator asked for one to try. */
const testLetter = async () => {
  clock.move(second);
  await wijk.administrator.post("/beheer/post");
  await wijk.settle();
  const [letter] = await wijk.wijk.doorUnitOfWork(({ letters }) => letters.newest(1));
  if (letter === undefined) throw new Error("No letter was written.");
  return letter;
};

test("every kind of letter is listed and can be looked at as it goes out, in both languages", async () => {
  const { administrator } = wijk;
  const { html } = await administrator.get(texts);
  const kinds = [...html.matchAll(/href="\/beheer\/post\/teksten\/([a-z-]+)"/g)].map(([, kind]) => kind);
  expect(kinds.length).toBeGreaterThan(35);
  for (const kind of kinds) {
    for (const lang of ["nl", "en"]) {
      const preview = await administrator.get(`${texts}/${kind}/voorbeeld.html?taal=${lang}`);
      expect([kind, preview.status]).toEqual([kind, 200]);
      expect(preview.html).toContain(`<html lang="${lang}">`);
    }
  }
  const page = await administrator.get(`${texts}/sign-in`);
  expect(page.html).toContain("Inloggen bij Holtveen");
  expect(page.headers.get("content-security-policy")).toContain("frame-src 'self'");
});

test("what an administrator writes stands around every letter that is really sent, and what may not be missing stays", async () => {
  const { administrator } = wijk;
  const before = await testLetter();
  const saved = await administrator.post(`${texts}/every`, {
    ...form,
    "opening-nl": "Fijn dat je er bent.",
    "signature-nl": "Groeten,\nMarja & Piet <b>van de wijk</b>",
  });
  expect(saved.html).toContain("De tekst is bewaard.");
  const after = await testLetter();
  expect(after.text).toContain("Fijn dat je er bent.");
  expect(after.text).toContain("Groeten,\nMarja & Piet <b>van de wijk</b>");
  expect(after.html).toContain("Marja &amp; Piet &lt;b&gt;van de wijk&lt;/b&gt;");
  for (const line of before.text.split("\n")) expect(after.text).toContain(line);

  await administrator.post(`${texts}/test`, { ...form, "opening-nl": "Dit is maar om te proberen." });
  const own = await testLetter();
  expect(own.text).toContain("Dit is maar om te proberen.");
  expect(own.text).not.toContain("Fijn dat je er bent.");
  expect(own.text).toContain("Marja & Piet");

  await administrator.post(`${texts}/test/terug`);
  await administrator.post(`${texts}/every/terug`);
  expect((await testLetter()).text).toBe(before.text);
  const log = await administrator.get("/beheer/logboek");
  expect(log.html).toContain("Tekst van een brief veranderd: Onder en boven elke brief");
  expect(log.html).toContain("Brief weer zoals hij was: Een brief om te proberen");
});

test("each language has its own words", async () => {
  const { administrator } = wijk;
  await administrator.post(`${texts}/test`, { ...form, "closing-nl": "Tot gauw.", "closing-en": "See you soon." });
  await administrator.post("/taal", { taal: "en", naar: "/" });
  expect((await testLetter()).text).toContain("See you soon.");
  await administrator.post("/taal", { taal: "nl", naar: "/" });
  const dutch = await testLetter();
  expect(dutch.text).toContain("Tot gauw.");
  expect(dutch.text).not.toContain("See you soon.");
  await administrator.post(`${texts}/test/terug`);
});

test("looking at it first saves nothing; what is too long comes back as it was typed", async () => {
  const { administrator } = wijk;
  const typed = { ...form, "opening-nl": "Nog <i>niet</i> bewaard." };
  const page = await administrator.post(`${texts}/welcome`, { ...typed, doen: "voorbeeld" });
  expect(page.html).toContain("Er is nog niets bewaard.");
  expect(page.html).toContain("Nog &lt;i&gt;niet&lt;/i&gt; bewaard.");
  const src = /<iframe class="embed-preview" src="([^"]+)"/.exec(page.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const preview = await administrator.get(src);
  expect(preview.html).toContain("Nog &lt;i&gt;niet&lt;/i&gt; bewaard.");
  expect(preview.headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'self'/);
  expect((await administrator.get(`${texts}/welcome`)).html).not.toContain("bewaard.</textarea>");
  const refused = await administrator.post(`${texts}/welcome`, { ...form, "signature-en": "x".repeat(121) });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain("x".repeat(121));
});

test("nobody but an administrator finds them, and no kind that does not exist", async () => {
  const neighbour = await wijk.neighbour("Daan");
  expect((await neighbour.get(texts)).status).toBe(404);
  expect((await neighbour.post(`${texts}/every`, { ...form, "opening-nl": "Van mij" })).status).toBe(404);
  expect((await wijk.administrator.get(`${texts}/niets`)).status).toBe(404);
});
