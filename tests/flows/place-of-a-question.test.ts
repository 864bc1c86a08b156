import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let lindehout: RunningWijk;
let anneke: Person;
let daan: Person;

const question = { title: "Wie heeft een hondje zien lopen?", text: "Bruin.", theme: "anders", audience: "wijk" };
const ask = async (fields: Record<string, string>) => {
  clock.move(60_000);
  const page = await anneke.post("/vragen", { ...question, outside: "standin", ...fields });
  return { page, path: new URL(page.url).pathname };
};
const noteOf = async (path: string) => {
  const answer = await fetch(`${wijk.origin}/ap/o/${path.split("/").at(-1)}`, {
    headers: { accept: "application/activity+json" },
  });
  return { status: answer.status, note: answer.ok ? ((await answer.json()) as Record<string, unknown>) : {} };
};

beforeAll(async () => {
  wijk = await startWijk({ clock });
  lindehout = await startWijk({ clock, name: "Lindehout" });
  anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
  await lindehout.administrator.post("/beheer/buurwijken", { address: wijk.handle });
  for (const each of [lindehout, wijk, lindehout]) await each.settle();
  await wijk.administrator.post("/beheer/buurten", { name: "De Brink" });
});
afterAll(async () => {
  await lindehout.close();
  await wijk.close();
});

test("The administrator adds, renames and removes parts of the wijk; a name is there once", async () => {
  const { administrator } = wijk;
  const added = await administrator.post("/beheer/buurten", { name: "  Zuid &  Park " });
  expect(added.html).toContain("Zuid &amp; Park");
  for (const [name, reason] of [
    ["de brink", "staat al in de lijst"],
    ["  ", "Vul de naam van de buurt in"],
    ["x".repeat(61), "te lang"],
  ] as const) {
    const refused = await administrator.post("/beheer/buurten", { name });
    expect([refused.status, refused.html.includes(reason)]).toEqual([422, true]);
  }
  const id = /buurten\/([0-9a-f-]{36})\/naam"[^>]*>(?:(?!buurten\/).)*Zuid/s.exec(added.html)?.[1];
  const taken = await administrator.post(`/beheer/buurten/${id}/naam`, { name: "De BRINK" });
  expect(taken.status).toBe(422);
  expect(taken.html).toContain('value="De BRINK"');
  expect((await administrator.post(`/beheer/buurten/${id}/naam`, { name: "Parkbuurt" })).html).toContain("Parkbuurt");
  expect((await anneke.get("/vragen/nieuw")).html).toContain("Parkbuurt");
  await administrator.post(`/beheer/buurten/${id}/verwijderen`);
  expect((await anneke.get("/vragen/nieuw")).html).not.toContain("Parkbuurt");
  expect((await administrator.post(`/beheer/buurten/${id}/verwijderen`)).status).toBe(404);
});

test("An asker chooses a part of the wijk and types a street, and changes them; what is removed from the list stays", async () => {
  const { page, path } = await ask({ area: "De Brink", street: "Kerkstraat" });
  expect(page.html).toContain("Kerkstraat, De Brink");
  expect((await daan.get(path)).html).toContain("Kerkstraat, De Brink");
  expect((await anneke.get(`${path}/veranderen`)).html).toMatch(/<option value="De Brink" selected/);
  const list = (await wijk.administrator.get("/beheer/buurten")).html;
  const id = /buurten\/([0-9a-f-]{36})\/naam/.exec(list)?.[1];
  await wijk.administrator.post(`/beheer/buurten/${id}/verwijderen`);
  const kept = await anneke.post(`${path}/veranderen`, { ...question, area: "De Brink", street: "1e Dwarsstraat" });
  expect(kept.html).toContain("1e Dwarsstraat, De Brink");
  const emptied = await anneke.post(`${path}/veranderen`, { ...question, area: "", street: "" });
  expect(emptied.html).not.toContain("Dwarsstraat");
  await wijk.administrator.post("/beheer/buurten", { name: "De Brink" });
});

describe("A house is refused with a kind sentence, and nothing that was typed is lost", () => {
  test.each([
    ["Kerkstraat 12", "huisnummer"],
    ["Kerkstraat 12-a", "huisnummer"],
    ["12 Kerkstraat", "huisnummer"],
    ["Kerkstraat １２", "huisnummer"],
    ["Kerkstraat ⑫", "huisnummer"],
    ["flat 3", "huisnummer"],
    ["Kerkstraat drie hoog", "huisnummer"],
    ["Kerkstraat nummer twaalf", "huisnummer"],
    ["2e Kerkstraat 4", "huisnummer"],
    ["Plein 1944 7", "huisnummer"],
    ["9471 ab", "postcode"],
    ["Kerkstraat 9471AB", "postcode"],
    ["x".repeat(61), "te lang"],
  ])("%s", async (street, reason) => {
    const { page } = await ask({ street });
    expect(page.status).toBe(422);
    expect(page.html).toContain(reason);
    expect(page.html).toContain(`value="${street}"`);
    expect(page.html).toContain("Bruin.");
  });

  test.each([
    "Kerkstraat",
    "1e Dwarsstraat",
    "2de Jan Steenstraat",
    "Plein 1944",
    "Laan van Nieuw-Oosteinde",
    "’t Zand",
  ])("%s is a street", async (street) => {
    expect((await ask({ street })).page.status).toBe(200);
  });

  test("a part of the wijk that is not in the list", async () => {
    const { page } = await ask({ area: "Elders" });
    expect(page.status).toBe(422);
    expect(page.html).toContain("Kies een buurt uit de lijst");
  });
});

test("Only a question for everyone takes its place outside: in the text and as a Place with a name", async () => {
  const inside = await ask({ area: "De Brink" });
  expect((await noteOf(inside.path)).status).toBe(404);
  const outside = await ask({ area: "De Brink", street: "Kerkstraat", audience: "everyone" });
  await wijk.settle();
  const { note } = await noteOf(outside.path);
  expect(note.location).toEqual({ type: "Place", name: "Kerkstraat, De Brink" });
  expect(note.content).toContain("<p>Waar: Kerkstraat, De Brink</p>");
  const without = await ask({ audience: "everyone" });
  await wijk.settle();
  expect((await noteOf(without.path)).note).not.toHaveProperty("location");
});

test("A neighbouring wijk shows the place once, and follows when it changes", async () => {
  const { path } = await ask({ title: "Waar is de poes?", street: "Kerkstraat", audience: "everyone" });
  const both = async () => {
    for (let round = 0; round < 2; round++) {
      await wijk.settle();
      await lindehout.settle();
      clock.move(5_000);
    }
  };
  await both();
  const list = await lindehout.administrator.get("/buurwijken");
  const there = /href="(\/vragen\/[0-9a-f-]{36})"[^>]*>(?:<!--.*?-->)*Waar is de poes/.exec(list.html)?.[1] ?? "";
  const seen = (await lindehout.administrator.get(there)).html;
  expect(seen.split("Kerkstraat")).toHaveLength(2);
  await anneke.post(`${path}/veranderen`, { ...question, title: "Waar is de poes?", street: "Dorpsplein" });
  await both();
  const after = (await lindehout.administrator.get(there)).html;
  expect(after).toContain("Dorpsplein");
  expect(after).not.toContain("Kerkstraat");
});
