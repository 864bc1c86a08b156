import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { day, minute } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let anneke: Person;
let daan: Person;
let ria: Person;
let joost: Person;

const post = async (person: Person, path: string, fields: Record<string, string> = {}) => {
  clock.move(minute);
  return person.post(path, fields);
};

const idOf = async (name: string): Promise<string> => {
  const [row] = await sql<{ id: string }[]>`select id from resident where name = ${name}`;
  return row?.id ?? "";
};

const makeWijkwijzer = async (person: Person, name: string, more: Record<string, string> = {}) => {
  const roles = { roles: "wijkwijzer" };
  expect((await wijk.administrator.post(`/beheer/leden/${await idOf(name)}/rollen`, roles)).status).toBe(200);
  const fields = { themes: "zorg", capacity: "2", about: `Dit is ${name}`, reachable: "0123 00 00 10", ...more };
  expect((await post(person, "/mijn-tafel/instellingen", fields)).status).toBe(200);
};

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1, onnotice: () => {} });
  anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
  ria = await wijk.neighbour("Ria");
  joost = await wijk.neighbour("Joost");
  await makeWijkwijzer(ria, "Ria");
  await makeWijkwijzer(joost, "Joost", { capacity: "1" });
}, 60_000);
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

const question = {
  title: "Wie weet een huisarts met plek?",
  text: "Ik ben net verhuisd.",
  theme: "zorg",
  toldSensitive: "zorg",
  audience: "wijk",
};

const ask = async (more: Record<string, string> = {}) => {
  const asked = await post(anneke, "/vragen", { ...question, ...more });
  expect(asked.status).toBe(200);
  await wijk.settle();
  return new URL(asked.url).pathname.replace("/vragen/", "");
};

const lettersTo = async (address: string): Promise<readonly string[]> => {
  const box = await wijk.visitor().get("/dev/mail");
  const rows = [...box.html.matchAll(/href="(\/dev\/mail\/[^"]+)"/g)].map(([, href]) => href ?? "");
  const letters = await Promise.all(rows.slice(0, 30).map((href) => wijk.visitor().get(href)));
  return letters.map(({ html }) => html).filter((html) => html.includes(address));
};

const outgoingAbout = async (id: string): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from outgoing_activity where post_id = ${id} or body like ${`%${id}%`}`;
  return row?.count ?? 0;
};

const passes = async (milliseconds: number) => {
  clock.move(milliseconds);
  await wijk.settle();
};

const givenUp = async (id: string) => {
  await post(anneke, `/vragen/${id}/afronden`);
  await wijk.settle();
};

describe("a wijkwijzer", () => {
  test("hears of a question on their themes, looks into it, and the asker sees who does", async () => {
    const id = await ask();
    const [letter = ""] = await lettersTo("ria@post.example");
    expect(letter).toContain("Een buur heeft een vraag over zorg en gezondheid");
    expect(letter).toContain("Wie weet een huisarts met plek?");
    expect(letter).toContain("Ik ben net verhuisd.");
    const desk = await ria.get("/mijn-tafel");
    expect(desk.html).toContain("Wie weet een huisarts met plek?");
    expect(desk.html).toContain("Deze kwam bij jou");
    expect((await post(ria, `/mijn-tafel/vragen/${id}/oppakken`)).html).toContain("Fijn dat jij kijkt");
    const seen = await anneke.get(`/vragen/${id}`);
    expect(seen.html).toContain("bij 2 wijkwijzers neergelegd");
    expect(seen.html).toContain("Ria kijkt ernaar");
    expect(seen.html).toContain("Iemand kijkt ernaar");
    expect((await daan.get(`/vragen/${id}`)).html).not.toContain("De weg van deze vraag");
    expect((await joost.get("/mijn-tafel")).html).not.toContain("Wie weet een huisarts met plek?");
    expect((await post(joost, `/mijn-tafel/vragen/${id}/oppakken`)).html).toContain("Iemand anders kijkt al");
    await givenUp(id);
  });

  test("gives a question back or passes it on, and others get it; never the asker", async () => {
    const id = await ask();
    await post(ria, `/mijn-tafel/vragen/${id}/oppakken`);
    await post(ria, `/mijn-tafel/vragen/${id}/teruggeven`);
    expect((await anneke.get(`/vragen/${id}`)).html).toContain("Ria gaf de vraag terug");
    const form = await ria.get(`/mijn-tafel/vragen/${id}/doorgeven`);
    expect(form.html).toContain("Joost");
    expect((await post(ria, `/mijn-tafel/vragen/${id}/doorgeven`)).status).toBe(422);
    expect((await post(ria, `/mijn-tafel/vragen/${id}/doorgeven`, { to: await idOf("Anneke") })).status).toBe(422);
    await post(ria, `/mijn-tafel/vragen/${id}/doorgeven`, { to: await idOf("Joost") });
    await wijk.settle();
    expect((await anneke.get(`/vragen/${id}`)).html).toContain("doorgegeven aan Joost");
    expect((await lettersTo("joost@post.example"))[0]).toContain("Een buur heeft een vraag over zorg en gezondheid");
    await givenUp(id);
  });

  test("asks the asker back in private: only the two of them read it", async () => {
    const id = await ask();
    const form = await ria.get(`/mijn-tafel/vragen/${id}/terugvragen`);
    expect(form.html).toContain("Alleen jullie twee lezen dit");
    expect((await post(ria, `/mijn-tafel/vragen/${id}/terugvragen`)).status).toBe(422);
    const asked = await post(ria, `/mijn-tafel/vragen/${id}/terugvragen`, { text: "In welke straat woon je nu?" });
    const path = new URL(asked.url).pathname;
    expect((await anneke.get(path)).html).toContain("In welke straat woon je nu?");
    expect((await daan.get(path)).status).toBe(404);
    expect((await daan.get(`/vragen/${id}`)).html).not.toContain("In welke straat");
    await givenUp(id);
  });

  test("takes no more than they said they can handle, also when they click many times at once", async () => {
    const [one, two] = [await ask(), await ask()];
    await Promise.all(
      [one, two].flatMap((id) => Array.from({ length: 5 }, () => joost.post(`/mijn-tafel/vragen/${id}/oppakken`))),
    );
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from question where taken_by = ${await idOf("Joost")} and state = 'taken'`;
    expect(row?.count).toBe(1);
    for (const id of [one, two]) await givenUp(id);
  });

  test("does not lose what was typed when something is unclear", async () => {
    const refused = await post(ria, "/mijn-tafel/instellingen", {
      capacity: "veel",
      "from-2": "tien uur",
      "until-2": "12:00",
      about: "Ik ken iedereen",
    });
    expect(refused.status).toBe(422);
    for (const words of [
      "Kies minstens één onderwerp",
      "Schrijf een getal",
      "Schrijf twee tijden",
      "tien uur",
      "Ik ken iedereen",
    ]) {
      expect(refused.html).toContain(words);
    }
    expect((await ria.get("/mijn-tafel")).html).not.toContain("Kies eerst je onderwerpen");
  });

  test("is seen by residents, and by visitors only by own choice", async () => {
    expect((await daan.get("/wijkwijzers")).html).toContain("Dit is Ria");
    const outside = await wijk.visitor().get("/wijkwijzers");
    expect(outside.html).not.toContain("Ria");
    expect(outside.html).toContain("2 wijkwijzers zijn er alleen voor bewoners");
    await makeWijkwijzer(ria, "Ria", { shownOutside: "ja" });
    expect((await wijk.visitor().get("/wijkwijzers")).html).toContain("Dit is Ria");
  });

  test("a question that lies still with one goes to another", async () => {
    const id = await ask();
    await post(ria, `/mijn-tafel/vragen/${id}/oppakken`);
    await passes(3 * day + minute);
    const seen = await anneke.get(`/vragen/${id}`);
    expect(seen.html).toContain("de vraag bleef liggen");
    const [state] = await sql<{ state: string }[]>`select state from question where post_id = ${id}`;
    expect(state?.state).toBe("open");
    await givenUp(id);
  });
});

describe("the ladder", () => {
  test("asks the asker, who leaves things out and says yes; then, and not before, it is readable outside", async () => {
    const id = await ask({ text: "Ik woon op de Brink. Ik ben net verhuisd." });
    await post(daan, `/vragen/${id}/antwoorden`, { text: "Bel de praktijk aan de Vaart eens." });
    await passes(3 * day + minute);
    const letters = await lettersTo("anneke@post.example");
    const letter = letters.find((one) => one.includes("Wil je verder vragen?")) ?? "no such letter";
    expect(letter).toContain(`/vragen/${id}/verder`);
    expect(await outgoingAbout(id)).toBe(0);

    const form = await anneke.get(`/vragen/${id}/verder`);
    expect(form.html).toContain("Er gaat niets weg zonder jouw ja");
    expect(form.html).toContain("Ik woon op de Brink");
    expect(form.html).toContain("iemand uit Holtveen");
    expect(form.html).toContain("De antwoorden van buren blijven in de wijk");
    const said = {
      trede: "outside",
      keuze: "ja",
      title: question.title,
      text: "Ik ben net verhuisd.",
      outside: "standin",
    };
    const nameless = await post(anneke, `/vragen/${id}/verder`, { ...said, title: "" });
    expect(nameless.status).toBe(422);
    expect(nameless.html).toContain("Ik ben net verhuisd.");
    await post(anneke, `/vragen/${id}/verder`, said);
    await wijk.settle();

    const outside = await wijk.visitor().get(`/vragen/${id}`);
    expect(outside.status).toBe(200);
    expect(outside.html).toContain("iemand uit Holtveen");
    expect(outside.html).not.toContain("Brink");
    expect(outside.html).not.toContain("de Vaart");
    expect(outside.html).not.toContain("Anneke");
    expect(await outgoingAbout(id)).toBeGreaterThan(0);
    const bodies = await sql<{ body: string }[]>`select body from outgoing_activity where body like ${`%${id}%`}`;
    for (const { body } of bodies) expect(body).not.toMatch(/Brink|Vaart|Anneke/);
    const consents = await sql`select rung, answer, shown from consent where question_id = ${id}`;
    expect(consents).toEqual([
      { rung: "outside", answer: "yes", shown: expect.stringContaining("Ik ben net verhuisd.") },
    ]);
    expect((await anneke.get(`/vragen/${id}`)).html).toContain("Jij zei ja");
    await givenUp(id);
  });

  test("with a no or a not yet nothing leaves, and the asker is asked again later", async () => {
    const id = await ask();
    for (const keuze of ["nog-niet", "nee"]) {
      await post(anneke, `/vragen/${id}/verder`, { trede: "outside", keuze, title: "x", text: "" });
      await wijk.settle();
      expect(await outgoingAbout(id)).toBe(0);
      expect((await wijk.visitor().get(`/vragen/${id}`)).status).toBe(404);
    }
    expect((await anneke.get(`/vragen/${id}`)).html).toContain("Jij zei nee");
    const asked = async () =>
      (await lettersTo("anneke@post.example")).filter((one) => one.includes("Jij kiest hoe het verdergaat")).length;
    const before = await asked();
    await passes(7 * day + minute);
    expect(await asked()).toBe(before + 1);
    await givenUp(id);
  });

  test("is nobody's but the asker's: for others its pages do not exist", async () => {
    const id = await ask();
    const nowhere = await daan.get(`/vragen/${crypto.randomUUID()}/verder`);
    for (const person of [daan, ria, wijk.administrator]) {
      expect((await person.get(`/vragen/${id}/verder`)).status).toBe(404);
      expect((await post(person, `/vragen/${id}/verder`, { trede: "outside", keuze: "ja", title: "abc" })).status).toBe(
        404,
      );
    }
    expect((await daan.get(`/vragen/${id}/verder`)).html).toBe(nowhere.html.replaceAll(/[0-9a-f-]{36}/g, id));
    expect(await outgoingAbout(id)).toBe(0);
    await givenUp(id);
  });

  test("a question that nobody answers and whose asker says nothing is rounded off, with a word to the asker", async () => {
    const id = await ask();
    const kinds = async () =>
      (await sql<{ kind: string }[]>`select kind from question_step where question_id = ${id} order by id`).map(
        ({ kind }) => kind,
      );
    for (let days = 0; days < 18; days++) await passes(day);
    expect(await kinds()).toEqual(["asked", "offered", "nobody-took", "asker-asked", "asker-asked", "ended"]);
    expect((await anneke.get(`/vragen/${id}`)).html).toContain("Afgesloten");
    expect((await lettersTo("anneke@post.example"))[0]).toContain("We hoorden niets meer van je");
    await post(anneke, `/vragen/${id}/heropenen`);
    expect((await anneke.get(`/vragen/${id}`)).html).not.toContain("Afgesloten");
    // Opened again it is not silent for ever: after a while the asker is asked once more.
    await wijk.settle();
    await passes(4 * day + minute);
    expect((await kinds()).at(-1)).toBe("asker-asked");
    await givenUp(id);
  });

  test("waits as long as the administrator set", async () => {
    const refused = await wijk.administrator.post("/beheer/wachttijden", {
      wijkwijzers: "0",
      taker: "3",
      wijk: "4",
      outside: "7",
      asker: "zeven",
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain("zeven");
    const days = { wijkwijzers: "1", taker: "3", wijk: "4", outside: "7", asker: "7" };
    expect((await post(wijk.administrator, "/beheer/wachttijden", days)).status).toBe(200);
    const id = await ask();
    await passes(day + minute);
    expect((await anneke.get(`/vragen/${id}`)).html).toContain("we vroegen je wat je wilt");
    await givenUp(id);
  });
});

describe("the database itself", () => {
  test("lets nothing out about a question whose asker did not say yes", async () => {
    const id = await ask({ audience: "everyone" });
    expect(await outgoingAbout(id)).toBeGreaterThan(0);
    const [actor] = await sql<{ id: string }[]>`select id from actor where kind = 'wijk'`;
    const send = (about: string) => sql`
      insert into outgoing_activity (id, uri, type, signer_id, object_uri, post_id, body, made_at)
      values (${crypto.randomUUID()}, ${`${wijk.origin}/ap/v/${crypto.randomUUID()}`}, 'Create', ${actor?.id ?? ""},
        ${`${wijk.origin}/ap/o/${about}`}, ${about}, '{}', ${clock()})`;
    await send(id);
    await sql`alter table consent disable trigger consent_stays`;
    await sql`delete from consent where question_id = ${id}`;
    await sql`alter table consent enable trigger consent_stays`;
    await expect(send(id)).rejects.toThrow("did not say yes");
  });

  test("keeps what an asker said, and erases the words with the question", async () => {
    const id = await ask({ audience: "everyone" });
    await expect(sql`update consent set answer = 'no' where question_id = ${id}`).rejects.toThrow("cannot be changed");
    await expect(sql`delete from consent where question_id = ${id}`).rejects.toThrow("cannot be changed");
    await post(anneke, `/vragen/${id}/intrekken`);
    expect(await sql`select shown from consent where question_id = ${id}`).toEqual([{ shown: "" }]);
  });
});
