import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compose } from "../../src/compose.ts";
import { readConfig } from "../../src/config.ts";
import { day, minute } from "../../src/kernel/clock.ts";
import { createLog } from "../../src/platform/logging.ts";
import { builtInThemes } from "../../web/texts/themes.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Page, Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { newWhoLeftFile } from "../support/who-left-file.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let lindehout: RunningWijk;
let sql: postgres.Sql;
let anneke: Person;
let daan: Person;
let ria: Person;

const list = "/beheer/onderwerpen";

beforeAll(async () => {
  [wijk, lindehout] = await Promise.all([startWijk({ clock }), startWijk({ clock, name: "Lindehout" })]);
  sql = postgres(wijk.databaseUrl, { max: 1, onnotice: () => {} });
  anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
  ria = await wijk.neighbour("Ria");
  const members = await wijk.wijk.useCases.members.all();
  const id = members.find(({ name }) => name === "Ria")?.id;
  await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "wijkwijzer" });
  await lindehout.administrator.post("/beheer/buurwijken", { address: wijk.handle });
  for (const each of [lindehout, wijk, lindehout]) await each.settle();
}, 60_000);
afterAll(async () => {
  await sql.end();
  await lindehout.close();
  await wijk.close();
});

/** What can be chosen on a page, in its order: slugs. */
const chosenFrom = ({ html }: Page, name: "theme" | "themes"): readonly string[] =>
  [...html.matchAll(new RegExp(`<input type="(?:radio|checkbox)"[^>]*name="${name}" value="([^"]*)"`, "g"))].map(
    ([, value = ""]) => value,
  );
const offered = async () => chosenFrom(await anneke.get("/vragen/nieuw"), "theme");

const question = { title: "Wie weet raad?", text: "Ik kom er niet uit.", audience: "wijk", outside: "standin" };
const ask = async (fields: Readonly<Record<string, string>>): Promise<Page> => {
  clock.move(minute);
  return anneke.post("/vragen", { ...question, ...fields });
};
const pathOf = (page: Page) => new URL(page.url).pathname;
const dog = { name: "Huisdieren", icon: "vlieger" };

test("A wijk begins with the themes that the pages know by name, six of them sensitive", async () => {
  const rows = await sql`select slug, name, icon from theme order by position`;
  expect([...rows]).toEqual(builtInThemes);
  const sensitive = await sql<{ slug: string }[]>`select slug from theme where sensitive order by position`;
  expect(sensitive.map(({ slug }) => slug).join(" ")).toBe("zorg formulieren geldzaken gezelschap kinderen veiligheid");
  expect(await offered()).toEqual(builtInThemes.map(({ slug }) => slug));
});

describe("the administrator", () => {
  test("renames a theme, chooses another drawing and marks it; neighbours see it everywhere", async () => {
    const path = pathOf(await ask({ theme: "groen" }));
    const form = await wijk.administrator.get(`${list}/groen`);
    expect(form.html).toContain('value="Straat en groen"');
    const fields = { name: " Tuinen &  bomen ", icon: "plek", sensitive: "ja" };
    const saved = await wijk.administrator.post(`${list}/groen`, fields);
    expect(saved.html).toContain("Het onderwerp is bewaard.");
    for (const page of [await daan.get(path), await daan.get("/vragen"), await anneke.get("/vragen/nieuw")]) {
      expect(page.html).toContain("Tuinen &amp; bomen");
      expect(page.html).not.toContain("Straat en groen");
    }
    expect((await anneke.get("/vragen/nieuw")).html).toMatch(/value="groen"[^>]*data-sensitive/);
    await wijk.administrator.post(`${list}/groen`, { name: "Straat en groen", icon: "boom" });
    expect((await anneke.get("/vragen/nieuw")).html).not.toMatch(/value="groen"[^>]*data-sensitive/);
  });

  test("puts themes in another order, and another process shows it at once", async () => {
    const read = readConfig({ ORIGIN: wijk.origin }, { asRoot: false });
    if (!read.ok) throw new Error(read.problems.join());
    const other = await compose(read.config, {
      database: { url: wijk.databaseUrl },
      clock,
      log: createLog({ write: () => {}, clock }),
      sealingKey: new Uint8Array(32),
      whoLeft: newWhoLeftFile(),
      socketAddress: () => undefined,
    });
    const there = async () => (await other.doorUnitOfWork(({ themes }) => themes.all())).map(({ slug }) => slug);
    const before = await there();
    const moved = await wijk.administrator.post(`${list}/klussen/omhoog`);
    expect(moved.html).toContain("De volgorde is bewaard.");
    expect((await offered()).slice(0, 3)).toEqual(["klussen", "zorg", "lenen"]);
    expect((await there()).slice(0, 3)).toEqual(["klussen", "zorg", "lenen"]);
    await wijk.administrator.post(`${list}/klussen/omhoog`);
    await wijk.administrator.post(`${list}/klussen/omlaag`);
    expect(await there()).toEqual(before);
    await other.close();
  });

  test("adds one, which keeps its slug whatever it is called later", async () => {
    expect((await wijk.administrator.post(list, dog)).html).toContain("Het onderwerp staat erbij.");
    expect((await offered()).slice(-2)).toEqual(["huisdieren", "anders"]);
    await wijk.administrator.post(`${list}/huisdieren`, { ...dog, name: "Dieren" });
    const asked = await ask({ theme: "huisdieren" });
    expect(asked.html).toContain("Dieren");
    expect((await wijk.administrator.get(`${list}/huisdieren`)).html).toContain("#huisdieren");
  });

  test("is told at the field what is wrong, and nothing that was filled in is lost", async () => {
    for (const [fields, reason] of [
      [{ ...dog, name: "x" }, "2 tekens of meer"],
      [{ ...dog, name: "x".repeat(41) }, "40 tekens"],
      [{ ...dog, name: "vervoer" }, "Deze naam is er al"],
      [{ ...dog, name: "Nieuws", icon: "olifant" }, "Kies een plaatje"],
    ] as const) {
      const refused = await wijk.administrator.post(list, { ...fields, sensitive: "ja" });
      expect([refused.status, refused.html.includes(reason)], fields.name).toEqual([422, true]);
      expect(refused.html).toContain(`value="${fields.name}"`);
      expect(refused.html).toMatch(/name="sensitive" value="ja" checked/);
    }
    const renamed = await wijk.administrator.post(`${list}/taal`, { name: "VERVOER", icon: "taal" });
    expect([renamed.status, renamed.html.includes('value="VERVOER"')]).toEqual([422, true]);
    expect((await wijk.administrator.get(`${list}/taal`)).html).toContain('value="Taal"');
    expect(await sql`select slug from theme where name = 'Nieuws'`).toHaveLength(0);
  });

  test("offers at most 24 at once, two who add at the same moment among them", async () => {
    const names = Array.from({ length: 12 }, (_, at) => `Iets nieuws ${"abcdefghijkl"[at]}`);
    const added = await Promise.all(names.map((name) => wijk.administrator.post(list, { ...dog, name })));
    expect(added.filter(({ status }) => status === 422)).toHaveLength(names.length - (24 - 15));
    expect(await offered()).toHaveLength(24);
    await sql`update theme set offered = false where name like 'Iets nieuws%'`;
    expect(await offered()).toHaveLength(15);
  });
});

describe("a theme that is stopped", () => {
  let path: string;
  beforeAll(async () => {
    await ria.post("/mijn-tafel/instellingen", { themes: ["taal", "eten"], capacity: "9" });
    path = pathOf(await ask({ theme: "taal", title: "Wie oefent met mij?" }));
    expect((await wijk.administrator.post(`${list}/taal/stoppen`)).html).toContain("Niemand kan dit onderwerp nu nog");
  });

  test("is offered to nobody any more, and refused to who sends it all the same", async () => {
    expect(await offered()).not.toContain("taal");
    const refused = await ask({ theme: "taal", title: "Toch over taal" });
    expect([refused.status, refused.html.includes("Kies waar je vraag over gaat")]).toEqual([422, true]);
    expect(refused.html).toContain("Toch over taal");
    expect((await daan.get("/wijkwijzers")).html).not.toContain("Taal");
  });

  test("stays with the questions and the wijkwijzers that have it", async () => {
    expect((await daan.get(path)).html).toContain("Taal");
    const change = await anneke.get(`${path}/veranderen`);
    expect(chosenFrom(change, "theme")).toContain("taal");
    const changed = await anneke.post(`${path}/veranderen`, { title: "Wie praat met mij?", text: "", theme: "taal" });
    expect(changed.html).toContain("Taal");
    expect(chosenFrom(await ria.get("/mijn-tafel/instellingen"), "themes")).toContain("taal");
    await ria.post("/mijn-tafel/instellingen", { themes: ["taal", "eten"], capacity: "8" });
    expect((await ria.get("/mijn-tafel")).html).toContain("Wie praat met mij?");
  });

  test("can be used again; what is about nothing else cannot be stopped", async () => {
    const stays = await wijk.administrator.post(`${list}/anders/stoppen`);
    expect([stays.status, stays.html.includes("Dit onderwerp blijft altijd")]).toEqual([422, true]);
    expect((await wijk.administrator.post(`${list}/taal/weer`)).html).toContain("weer kiezen");
    expect((await offered()).slice(-2)).toEqual(["taal", "anders"]);
    for (const deed of ["", "/omhoog", "/omlaag", "/stoppen", "/weer"]) {
      expect((await wijk.administrator.post(`${list}/olifanten${deed}`, dog)).status).toBe(404);
    }
  });
});

test("A theme of the wijk's own is a hashtag outside; a wijk without it shows something else, one with it its own name", async () => {
  /** A question of ours, as its page in Lindehout shows it. */
  const there = async (title: string) => {
    for (let round = 0; round < 2; round++) {
      for (const each of [wijk, lindehout]) await each.settle();
      clock.move(minute);
    }
    const { html } = await lindehout.administrator.get("/buurwijken");
    const [, path = "/"] = new RegExp(`href="(/vragen/[0-9a-f-]{36})"[^>]*>${title}`).exec(html) ?? [];
    return (await lindehout.administrator.get(path)).html;
  };
  const asked = await ask({ theme: "huisdieren", audience: "everyone", title: "Wie zag onze poes?" });
  await wijk.settle();
  const note = await fetch(`${wijk.origin}/ap/o/${pathOf(asked).split("/").at(-1)}`, {
    headers: { accept: "application/activity+json" },
  });
  expect(await note.json()).toMatchObject({ theme: "huisdieren", tag: [{}, { name: "#huisdieren" }, {}] });
  expect(await there("Wie zag onze poes")).toContain("Iets anders");
  await lindehout.administrator.post(list, { ...dog, name: "Huisdieren" });
  await lindehout.administrator.post(`${list}/huisdieren`, { ...dog, name: "Poezen en honden" });
  await ask({ theme: "huisdieren", audience: "everyone", title: "Wie past op de hond?" });
  expect(await there("Wie past op de hond")).toContain("Poezen en honden");
});

describe("a sensitive theme", () => {
  const debts = { title: "Wie helpt mij van mijn schulden af?", theme: "geldzaken" };

  test("is shown as one before it is chosen, and is asked in the wijk when nothing else is chosen", async () => {
    const form = (await anneke.get("/vragen/nieuw")).html;
    expect(form).toContain("Een slotje betekent: dit onderwerp is gevoelig.");
    expect(form).toContain("Alleen onze wijk leest je vraag, tenzij jij iets anders kiest.");
    expect(form).toMatch(/value="geldzaken"[^>]*data-sensitive/);
    const path = pathOf(await ask({ ...debts, audience: "" }));
    expect((await wijk.visitor().get(path)).status).toBe(404);
  });

  test("is asked of everyone only by who chooses that once more, having read that it is one", async () => {
    const before = await sql`select 1 from post`;
    const again = await ask({ ...debts, audience: "everyone" });
    expect([again.status, again.html.includes("Mogen ook anderen dan je wijk je vraag lezen?")]).toEqual([422, true]);
    expect(again.html).toContain("Ik kom er niet uit.");
    expect(await sql`select 1 from post`).toHaveLength(before.length);
    const told = /name="toldSensitive" value="([^"]*)"/.exec(again.html)?.[1] ?? "";
    expect(told).toBe("geldzaken");
    const other = await ask({ ...debts, theme: "zorg", audience: "everyone", toldSensitive: told });
    expect(other.status).toBe(422);
    const asked = await ask({ ...debts, audience: "everyone", toldSensitive: told });
    expect((await wijk.visitor().get(pathOf(asked))).status).toBe(200);
  });

  test("goes up the ladder with an extra sentence in the preview; others without", async () => {
    const sentence = "Dit is een gevoelig onderwerp. Buiten de wijk staat het onderwerp bij je vraag";
    const sensitive = pathOf(await ask(debts));
    expect((await anneke.get(`${sensitive}/verder`)).html).toContain(sentence);
    const other = pathOf(await ask({ theme: "eten" }));
    expect((await anneke.get(`${other}/verder`)).html).not.toContain(sentence);
  });

  test("is named in no subject of a letter: not to wijkwijzers, not in a digest", async () => {
    await ria.post("/mijn-tafel/instellingen", { themes: ["geldzaken"], capacity: "9" });
    await daan.post("/ik/post", { digest: "day", atOnce: ["answer", "decision"] });
    await wijk.settle();
    await ask({ ...debts, title: "Hoe vraag ik schuldhulp aan?" });
    await wijk.settle();
    clock.move(day);
    await wijk.settle();
    const box = (await wijk.visitor().get("/dev/mail")).html;
    expect(box).toContain("Een buur heeft jouw hulp nodig");
    expect(box).toMatch(/nieuwe vra/);
    expect(box).not.toMatch(/schuld|geldzaken/i);
    expect(await wijk.letterWith("Een buur heeft een vraag over geldzaken")).toContain("Hoe vraag ik schuldhulp aan?");
  });

  test("is suggested to nobody who does not live here", async () => {
    const path = "/vragen/lijkt-op?vraag=schulden";
    expect((await daan.get(path)).html).toContain("schulden af?");
    const visitor = await wijk.visitor().get(path);
    expect(visitor.html).not.toContain("schulden af?");
  });
});
