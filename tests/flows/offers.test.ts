import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { makeOffer, offerForm } from "../support/offer-form.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** What neighbours offer and look for: writing it, finding it, asking for it in private, and what becomes of it. */
const clock = createMovedClock();
let wijk: RunningWijk;
let anneke: Person;
let daan: Person;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  [anneke, daan] = [await wijk.neighbour("Anneke"), await wijk.neighbour("Daan")];
});
afterAll(() => wijk.close());

const words = (html: string): string =>
  html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
const section = async (person: Person, id: string, path = "/aanbod"): Promise<string> =>
  words(
    new RegExp(`<section[^>]* aria-labelledby="${id}".*?</section>`, "s").exec((await person.get(path)).html)?.[0] ??
      "",
  );

test("A resident offers something; neighbours find it by its theme, and visitors what is for everyone", async () => {
  const inside = await makeOffer(anneke, { audience: "wijk", title: "Bakfiets te leen" });
  expect(inside.html).toContain("Het staat erop.");
  const page = words((await daan.get(inside.path)).html);
  for (const said of ["Aanbod", "Lenen", "Lenen en geven", "Bij het plein", "Dit geldt tot en met", "Anneke"])
    expect(page).toContain(said);
  clock.move(1_000);
  await makeOffer(anneke, { title: "Stekjes", manner: "give", theme: "groen" });
  await makeOffer(daan, { purpose: "request", title: "Iemand met een ladder", audience: "wijk" });
  expect(await section(daan, "aanbod")).toMatch(/Stekjes.*Bakfiets te leen/);
  expect(await section(anneke, "gezocht")).toContain("Iemand met een ladder");
  const groen = await section(daan, "aanbod", "/aanbod?onderwerp=groen");
  expect([groen.includes("Stekjes"), groen.includes("Bakfiets")]).toEqual([true, false]);
  const seen = (await wijk.visitor().get("/aanbod")).html;
  expect([seen.includes("Stekjes"), seen.includes("Bakfiets"), seen.includes("ladder")]).toEqual([true, false, false]);
  expect(seen).not.toContain("Anneke");
  expect((await wijk.visitor().get(inside.path)).status).toBe(404);
  expect((await daan.get("/")).html).toContain('href="/aanbod"');
});

test("Whatever is wrong comes back with what was typed, and nothing is stored", async () => {
  const page = await anneke.post("/aanbod", { ...offerForm, title: "Wegwerp", manner: "", text: "Bel 06 12345678" });
  expect(page.status).toBe(422);
  expect(page.html).toContain("Kies hoe het gaat.");
  expect(page.html).toContain("Hierin staat een adres, een nummer of een mailadres.");
  expect(page.html).toContain("Bel 06 12345678</textarea>");
  expect(page.html).toContain("Ja, dit mag erin staan");
  expect((await anneke.get("/aanbod")).html).not.toContain("Wegwerp");
});

test("Who wants it writes to its maker, by the rules of private threads; nothing stands under it", async () => {
  const { path, id } = await makeOffer(anneke, { audience: "wijk", title: "Aanhanger te leen" });
  const page = (await daan.get(path)).html;
  expect(page).toContain(`href="/gesprekken/nieuw/${id}"`);
  expect((await anneke.get(path)).html).not.toContain(`/gesprekken/nieuw/${id}`);
  expect((await wijk.visitor().get(path)).status).toBe(404);
  const asked = await daan.post(`/gesprekken/nieuw/${id}`, { text: "Mag ik hem zaterdag lenen?" });
  expect(new URL(asked.url).pathname).toMatch(/^\/gesprekken\/[0-9a-f-]{36}$/);
  expect((await anneke.get("/gesprekken")).html).toContain("Daan");
  expect((await daan.post(`/vragen/${id}/antwoorden`, { text: "Ik!" })).status).toBe(404);
});

test("Its maker says that it is not for a while, there again, or gone", async () => {
  const { path, id } = await makeOffer(anneke, { audience: "wijk", title: "Fiets nakijken" });
  expect((await daan.post(`${path}/stand`, { stand: "away" })).status).toBe(404);
  await anneke.post(`${path}/stand`, { stand: "away" });
  expect(await section(daan, "aanbod")).toMatch(/Fiets nakijken.{0,20}Nu even niet/);
  expect((await daan.get(path)).html).not.toContain(`/gesprekken/nieuw/${id}`);
  await anneke.post(`${path}/stand`, { stand: "there" });
  expect((await daan.get(path)).html).toContain(`/gesprekken/nieuw/${id}`);
  await anneke.post(`${path}/stand`, { stand: "gone" });
  expect(await section(daan, "aanbod")).not.toContain("Fiets nakijken");
  expect(words((await daan.get(path)).html)).toContain("Dit is weg");
  expect(await section(anneke, "aanbod")).toContain("Fiets nakijken");
});

test("After its time it stands in no list but its maker's, and one press makes it hold again", async () => {
  const { path } = await makeOffer(anneke, { audience: "wijk", title: "Ladder te leen" });
  // Whoever is here stays signed in.
  for (let passed = 0; passed < 92; passed += 23) {
    clock.move(23 * day);
    for (const person of [anneke, daan, wijk.administrator]) await person.get("/");
  }
  expect(await section(daan, "aanbod")).not.toContain("Ladder te leen");
  expect(await section(anneke, "aanbod")).toMatch(/Ladder te leen.{0,20}Dit geldt niet meer/);
  expect((await anneke.post(`${path}/verlengen`)).html).toContain("Het geldt weer drie maanden.");
  expect(await section(daan, "aanbod")).toContain("Ladder te leen");
});

test("Its maker changes it and takes it back; others do neither", async () => {
  const { path } = await makeOffer(anneke, { audience: "wijk", title: "Tafel weg te geven", manner: "give" });
  const other = { ...offerForm, title: "Tafel en stoelen", manner: "give" };
  expect((await daan.post(`${path}/veranderen`, other)).status).toBe(404);
  expect((await daan.get(`${path}/intrekken`)).status).toBe(404);
  const changed = words((await anneke.post(`${path}/veranderen`, { ...other, purpose: "request" })).html);
  expect(changed).toContain("Tafel en stoelen");
  expect(await section(daan, "aanbod")).toContain("Tafel en stoelen");
  await anneke.post(`${path}/intrekken`);
  for (const person of [daan, anneke]) expect((await person.get(path)).status).toBe(404);
  expect(await section(anneke, "aanbod")).not.toContain("Tafel en stoelen");
});

test("A neighbour says that it is not right; a moderator hides it with a reason, and shows it again", async () => {
  const { path } = await makeOffer(anneke, { audience: "wijk", title: "Goedkope zonnebrillen" });
  expect((await daan.get(path)).html).toContain(`${path}/klopt-niet`);
  await daan.post(`${path}/klopt-niet`, { why: "advertising", words: "Reclame" });
  expect((await wijk.administrator.get("/moderatie/meldingen")).html).toContain("Goedkope zonnebrillen");
  await wijk.administrator.post(`${path}/verbergen`, { rule: "friendly", reason: "Dit is reclame." });
  expect((await daan.get(path)).status).toBe(404);
  expect((await anneke.get(path)).html).toContain("Dit is reclame.");
  expect(await section(daan, "aanbod")).not.toContain("Goedkope zonnebrillen");
  await wijk.administrator.post(`${path}/tonen`);
  expect((await daan.get(path)).status).toBe(200);
});

test("What a newcomer offers waits for a moderator", async () => {
  const held = await startWijk({ clock, heldPosts: 1 });
  try {
    const noor = await held.neighbour("Noor");
    const { path, html } = await makeOffer(noor, { audience: "wijk", title: "Pannenkoeken" });
    expect(html).toContain("Een moderator kijkt eerst.");
    const other = await held.neighbour("Piet");
    expect((await other.get(path)).status).toBe(404);
    expect((await noor.post(`${path}/stand`, { stand: "away" })).status).toBe(404);
    const waiting = await held.administrator.get("/moderatie");
    expect(waiting.html).toContain("Pannenkoeken");
    const id = path.split("/").at(-1);
    const [, version = ""] =
      new RegExp(`action="/moderatie/${id}/doorlaten"><input type="hidden" name="version" value="([^"]*)"`).exec(
        waiting.html,
      ) ?? [];
    await held.administrator.post(`/moderatie/${id}/doorlaten`, { version });
    expect((await other.get(path)).status).toBe(200);
  } finally {
    await held.close();
  }
});
