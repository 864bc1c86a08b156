import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { askRing, findThere, type RingOfWijken, startRing } from "../support/ring-of-wijken.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let ring: RingOfWijken;
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let zandkamp: RunningWijk;
let anneke: Person;
let marja: Person;
let zeger: Person;

const rows = async (wijk: RunningWijk, query: (sql: postgres.Sql) => Promise<readonly postgres.Row[]>) => {
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  try {
    return await query(sql);
  } finally {
    await sql.end();
  }
};

const postsWith = (wijk: RunningWijk, words: string) =>
  rows(
    wijk,
    (sql) => sql`select audience, uri from post where html like ${`%${words}%`} or title like ${`%${words}%`}`,
  );

const sentAbout = (wijk: RunningWijk, words: string) =>
  rows(
    wijk,
    (sql) => sql`select sent.type, sent.ring, delivery.host from outgoing_activity sent
      left join delivery on delivery.activity_id = sent.id where sent.body like ${`%${words}%`}`,
  );

beforeAll(async () => {
  ring = await startRing(clock, ["Holtveen", "Lindehout", "Zandkamp"]);
  [holtveen, lindehout, zandkamp] = ring.wijken as [RunningWijk, RunningWijk, RunningWijk];
  anneke = await holtveen.neighbour("Anneke");
  marja = await lindehout.neighbour("Marja");
  zeger = await zandkamp.neighbour("Zeger");
  await ring.join(holtveen, lindehout);
  await ring.join(holtveen, zandkamp);
  await ring.join(zandkamp, lindehout);
  for (const wijk of ring.wijken) for (const other of ring.wijken) if (wijk !== other) await ring.follow(wijk, other);
}, 120_000);
afterAll(() => ring.close());

test("Three wijken that all follow each other and share a ring: read by all, once each, announced again by none", async () => {
  const form = (await anneke.get("/vragen/nieuw")).html;
  expect(form).toContain("Lindehout, Zandkamp");
  const here = await askRing(anneke, "Wie heeft een bakfiets te leen?");
  await ring.settle();
  const [atMarja, atZeger] = [
    await findThere(marja, "Wie heeft een bakfiets te leen?"),
    await findThere(zeger, "Wie heeft een bakfiets te leen?"),
  ];
  await marja.post(`${atMarja}/antwoorden`, { text: "Die van de speeltuin in Lindehout." });
  await ring.settle();
  for (const [person, path] of [
    [anneke, here],
    [marja, atMarja],
    [zeger, atZeger],
  ] as const) {
    const { html } = await person.get(path);
    expect(html).toContain("Alleen voor de kring.");
    expect(html.match(/<li [^>]*id="antwoord-/g)).toHaveLength(1);
    expect(html).toContain("Die van de speeltuin in Lindehout.");
    expect(html).toContain("iemand uit Lindehout");
  }
  for (const wijk of ring.wijken) {
    expect(await postsWith(wijk, "bakfiets")).toMatchObject([{ audience: "kring" }]);
    expect(await postsWith(wijk, "speeltuin")).toHaveLength(1);
  }
  const announced = async (wijk: RunningWijk) =>
    (await sentAbout(wijk, "bakfiets")).filter(({ type }) => type === "Announce").length;
  expect(await announced(holtveen)).toBe(2);
  expect([await announced(lindehout), await announced(zandkamp)]).toEqual([0, 0]);
  const byLindehout = await sentAbout(lindehout, "speeltuin");
  expect(byLindehout).toMatchObject([{ type: "Create", ring: true, host: holtveen.host }]);
}, 90_000);

test("No visitor, feed, list or document tells anything of it, in any of the wijken", async () => {
  await askRing(anneke, "Wie heeft een kruiwagen te leen?");
  await ring.settle();
  const there = await findThere(marja, "Wie heeft een kruiwagen te leen?");
  await marja.post(`${there}/antwoorden`, { text: "Hij staat in de timmerhoek." });
  await ring.settle();
  for (const wijk of ring.wijken) {
    const visitor = wijk.visitor();
    for (const path of ["/", "/vragen", "/buurwijken", "/plein.atom", "/plein.json", "/insluiten"]) {
      const { html } = await visitor.get(path);
      expect(html, path).not.toContain("kruiwagen");
      expect(html, path).not.toContain("timmerhoek");
    }
  }
}, 90_000);

test("What its asker changes, closes and withdraws reaches the ring; their name does not", async () => {
  const here = await askRing(anneke, "Wie kent een goede pianostemmer?");
  await ring.settle();
  const there = await findThere(marja, "Wie kent een goede pianostemmer?");
  clock.move(60_000);
  await anneke.post(`${here}/veranderen`, {
    title: "Wie kent een pianostemmer?",
    text: "Een vleugel.",
    theme: "lenen",
  });
  await ring.settle();
  const changed = (await marja.get(there)).html;
  expect(changed).toContain("Een vleugel.");
  expect(changed).not.toContain("Anneke");
  expect(changed).toContain("iemand uit Holtveen");
  await marja.post(`${there}/antwoorden`, { text: "Vraag het de kerk." });
  await ring.settle();
  const answer = /id="antwoord-([0-9a-f-]{36})"/.exec((await anneke.get(here)).html)?.[1] ?? "";
  clock.move(60_000);
  await anneke.post(`${here}/geholpen`, { answer });
  await ring.settle();
  expect((await marja.get(there)).html).toContain("answer--helped");
  await anneke.post(`${here}/intrekken`);
  await ring.settle();
  expect((await marja.get(there)).status).toBe(404);
  for (const wijk of ring.wijken) {
    expect(await postsWith(wijk, "vleugel")).toHaveLength(0);
    expect(await postsWith(wijk, "de kerk")).toHaveLength(0);
  }
}, 90_000);

test("What a resident elsewhere changes and takes back is changed and gone in all wijken", async () => {
  const here = await askRing(anneke, "Wie past op de hond?");
  await ring.settle();
  const there = await findThere(marja, "Wie past op de hond?");
  await marja.post(`${there}/antwoorden`, { text: "Ik kan op maandag." });
  await ring.settle();
  const own = /id="antwoord-([0-9a-f-]{36})"/.exec((await marja.get(there)).html)?.[1];
  clock.move(60_000);
  await marja.post(`/antwoorden/${own}/veranderen`, { text: "Ik kan op dinsdag." });
  await ring.settle();
  const atZeger = await findThere(zeger, "Wie past op de hond?");
  expect((await anneke.get(here)).html).toContain("op dinsdag");
  expect((await zeger.get(atZeger)).html).toContain("op dinsdag");
  await marja.post(`/antwoorden/${own}/intrekken`);
  await ring.settle();
  expect((await anneke.get(here)).html).not.toContain("op dinsdag");
  expect((await zeger.get(atZeger)).html).not.toContain("op dinsdag");
}, 90_000);

test("What a moderator hides in the wijk that owns the thread is gone in the others", async () => {
  const here = await askRing(anneke, "Wie weet een loodgieter?");
  await ring.settle();
  await marja.post(`${await findThere(marja, "Wie weet een loodgieter?")}/antwoorden`, { text: "Onbehoorlijke taal." });
  await ring.settle();
  const atZeger = await findThere(zeger, "Wie weet een loodgieter?");
  expect((await zeger.get(atZeger)).html).toContain("Onbehoorlijke taal.");
  const answer = /id="antwoord-([0-9a-f-]{36})"/.exec((await anneke.get(here)).html)?.[1];
  await holtveen.administrator.post(`/antwoorden/${answer}/verbergen`, { rule: "friendly", reason: "Niet netjes" });
  await ring.settle();
  expect((await zeger.get(atZeger)).html).not.toContain("Onbehoorlijke taal.");
  expect(await rows(holtveen, (sql) => sql`select id from outgoing_activity where body like '%Niet netjes%'`)).toEqual(
    [],
  );
}, 90_000);

test("A question without a name travels with its pseudonym only", async () => {
  const form = (await anneke.get("/vragen/nieuw")).html;
  const ringShown = /name="ringShown" value="([^"]*)"/.exec(form)?.[1] ?? "";
  const fields = {
    title: "Waar vind ik hulp bij schulden?",
    text: "",
    theme: "geldzaken",
    audience: "kring",
    naming: "sealed",
  };
  await anneke.post("/vragen", { ...fields, toldSensitive: "geldzaken", ringShown });
  clock.move(61 * 60_000);
  await ring.settle();
  const there = await findThere(marja, "Waar vind ik hulp bij schulden?");
  const page = (await marja.get(there)).html;
  expect(page).toMatch(/iemand uit Holtveen \(/);
  const kept = await rows(
    lindehout,
    (sql) =>
      sql`select actor.name, post.body from post join actor on actor.id = post.actor_id where title like '%schulden%'`,
  );
  expect(JSON.stringify(kept)).not.toContain("Anneke");
}, 90_000);

test("An asker sees who is in the ring; when that changed meanwhile, the form comes back with who it is now", async () => {
  const page = await anneke.post("/vragen", {
    title: "Wie weet een klusser?",
    text: "",
    theme: "lenen",
    audience: "kring",
    outside: "standin",
    ringShown: "Lindehout",
  });
  expect(page.status).toBe(422);
  expect(page.html).toContain("De kring is net veranderd");
  expect(page.html).toContain("Wie weet een klusser?");
  expect(await postsWith(holtveen, "klusser")).toHaveLength(0);
}, 90_000);

test("Who comes into the ring later reads nothing from before", async () => {
  await ring.choose(zandkamp, holtveen, "end");
  await ring.settle();
  await askRing(anneke, "Wie leest dit voor de terugkeer?");
  await ring.settle();
  await ring.join(holtveen, zandkamp);
  await marja.post(`${await findThere(marja, "Wie leest dit voor de terugkeer?")}/antwoorden`, { text: "Wij wel." });
  await ring.settle();
  expect(await postsWith(zandkamp, "terugkeer")).toHaveLength(0);
  expect(await postsWith(zandkamp, "Wij wel")).toHaveLength(0);
  const hosts = (await sentAbout(holtveen, "Wij wel")).map(({ host }) => host);
  expect([hosts.includes(lindehout.host), hosts.includes(zandkamp.host)]).toEqual([true, false]);
}, 90_000);

test("Who comes in after the asker said yes gets nothing of it, also when it goes out only then", async () => {
  await ring.choose(zandkamp, holtveen, "end");
  await ring.settle();
  await zandkamp.administrator.post("/beheer/kring", { address: holtveen.handle });
  await ring.settle();
  await askRing(anneke, "Wie hoort dit net niet?");
  clock.move(1_000);
  await ring.choose(holtveen, zandkamp, "accept");
  await ring.settle();
  expect(await postsWith(zandkamp, "Wie hoort dit net niet?")).toHaveLength(0);
  expect(await postsWith(lindehout, "Wie hoort dit net niet?")).toHaveLength(1);
  const hosts = (await sentAbout(holtveen, "Wie hoort dit net niet?")).map(({ host }) => host);
  expect([hosts.includes(lindehout.host), hosts.includes(zandkamp.host)]).toEqual([true, false]);
}, 90_000);
