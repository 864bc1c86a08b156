import fc from "fast-check";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { makeOffer, organisation } from "../support/offer-form.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** What an organisation with an account learns of who asks: nothing, until an asker opens the door, and of five or more a number. */
const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let welfare: Person;
let mender: Person;
let offer: { readonly path: string; readonly id: string };
let neighbours: readonly Person[];

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  welfare = await organisation(wijk, "Loes", "Welzijn Holtveen");
  offer = await makeOffer(welfare, { title: "Hulp bij brieven", manner: "help", theme: "computer" });
  mender = await organisation(wijk, "Piet", "Fietsenmaker");
  const people: Person[] = [];
  for (let index = 0; index < 9; index += 1) people.push(await wijk.neighbour(`Buur${index}`));
  neighbours = people;
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

const words = (html: string): string =>
  html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
const neighbour = (index: number): Person => neighbours[index] as Person;
const ask = async (person: Person, fields: Readonly<Record<string, string>> = {}): Promise<string> => {
  const page = await person.post("/vragen", {
    title: "Wie leest een brief met mij?",
    text: "Hij is van de gemeente.",
    theme: "computer",
    audience: "wijk",
    ...fields,
  });
  expect(page.status).toBe(200);
  return new URL(page.url).pathname;
};
/** The second of the month after, and the hourly upkeep. Whoever is here stays signed in, and the offer holds. */
const nextMonth = async (): Promise<void> => {
  const now = clock();
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 2, 12);
  const half = (next - now.getTime()) / 2;
  for (let times = 0; times < 2; times += 1) {
    clock.move(half);
    for (const person of [...neighbours.slice(0, 6), welfare, mender, wijk.administrator])
      await person.get("/huisregels");
  }
  await welfare.post(`${offer.path}/verlengen`);
  await wijk.settle();
};
/** What stands on the page of an organisation. */
const demand = async (person = welfare): Promise<string> => words((await person.get("/aanbod/gevraagd")).html);
const forget = () => sql`truncate demand_figure, demand_month`;

test("An organisation is named by an administrator, carries its name plainly to everybody, and has no tasks", async () => {
  for (const person of [neighbour(0), wijk.visitor()])
    expect(words((await person.get(offer.path)).html)).toContain("Welzijn Holtveen");
  const log = words((await wijk.administrator.get("/beheer/logboek")).html);
  expect(log).toContain("Account van een organisatie: Welzijn Holtveen");
  const id = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Loes")?.id;
  const roles = await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "wijkwijzer" });
  expect([roles.status, roles.html.includes("Dit account is van een organisatie.")]).toEqual([422, true]);
  const refused = await wijk.administrator.post("/beheer/organisaties", { residentId: "", name: "" });
  expect([refused.status, refused.html.includes("Kies een account uit de lijst.")]).toEqual([422, true]);
});

test("Its account reads no question of the wijk, and knows nobody by name", async () => {
  const secret = `Kanarie${crypto.randomUUID().slice(0, 8)}`;
  const path = await ask(neighbour(1), { title: `${secret} vraagt iets` });
  const open = await ask(neighbour(1), { title: "Voor iedereen te lezen", audience: "everyone", outside: "standin" });
  await neighbour(2).post(`${path}/antwoorden`, { text: `${secret} antwoordt` });
  await wijk.settle();
  const places = ["/", "/vragen", path, `${path}/volgen`, "/aanbod", "/aanbod/gevraagd", "/gesprekken", "/ik", open];
  for (const place of places) {
    const { html } = await welfare.get(place);
    expect([place, html.includes(secret), /Buur\d/.test(html)]).toEqual([place, false, false]);
  }
  expect((await welfare.get(path)).status).toBe(404);
  expect((await welfare.post(`${path}/antwoorden`, { text: "Kom langs" })).status).toBe(404);
  expect((await welfare.post("/vragen/lijkt-op", { typed: secret })).html).not.toContain(path);
  // Whoever wrote what is for everyone is asked nothing by an organisation.
  expect((await welfare.get(`/gesprekken/nieuw/${open.split("/").at(-1)}`)).status).toBe(404);
  expect(words((await welfare.get(open)).html)).toContain("iemand uit");
  // Letters tell it no more, not even what is urgent.
  await wijk.administrator.post("/mededelingen", {
    title: `${secret} wordt gezocht`,
    text: "Kijk in je schuur.",
    lastDay: "",
    audience: "wijk",
    urgent: "ja",
  });
  await wijk.settle();
  expect(await wijk.letterWith(`${secret} wordt gezocht`)).not.toBe("");
  clock.move(8 * day);
  await wijk.settle();
  const letters = await wijk.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(1_000));
  const id = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Loes")?.id;
  expect(
    letters
      .filter(({ to }) => to === id || to === "loes@post.example")
      .map(({ text }) => text)
      .join(),
  ).not.toContain(secret);
});

test("An organisation asks everyone or nobody: answers of the wijk it could not read", async () => {
  const page = await welfare.post("/vragen", { title: "Wie wil koffie schenken?", theme: "anders", audience: "wijk" });
  expect([page.status, page.html.includes("Kies dat iedereen dit mag lezen.")]).toEqual([422, true]);
});

test("Only the asker sees on the question's page what may help, as long as it is open; wijkwijzers see it on their desk", async () => {
  const path = await ask(neighbour(3));
  expect(words((await neighbour(3).get(path)).html)).toContain("Misschien kan dit helpen");
  expect((await neighbour(3).get(path)).html).toContain(`${path}/aan/${offer.id}`);
  for (const person of [neighbour(4), wijk.administrator])
    expect(words((await person.get(path)).html)).not.toContain("Misschien kan dit helpen");
  const other = await ask(neighbour(3), { theme: "lenen" });
  expect(words((await neighbour(3).get(other)).html)).not.toContain("Misschien kan dit helpen");
  await neighbour(3).post(`${path}/afronden`);
  expect(words((await neighbour(3).get(path)).html)).not.toContain("Misschien kan dit helpen");
  const id = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Buur8")?.id;
  await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "wijkwijzer" });
  await neighbour(8).post("/mijn-tafel/instellingen", { themes: "computer", capacity: "3" });
  expect(words((await neighbour(8).get("/mijn-tafel")).html)).toMatch(/Misschien kan dit helpen.*Hulp bij brieven/);
});

test("The asker opens the door: exactly what was shown is sent, after a yes, in a private thread", async () => {
  const path = await ask(neighbour(5), { title: "Wie leest mijn geheime brief?" });
  const door = `${path}/aan/${offer.id}`;
  const form = (await neighbour(5).get(door)).html;
  expect(form).toContain('value="Wie leest mijn geheime brief?"');
  expect((await neighbour(4).get(door)).status).toBe(404);
  expect((await welfare.get(door)).status).toBe(404);
  const sent = { title: "Kunnen jullie een brief lezen?", text: "Liefst dinsdag." };
  const unsaid = await neighbour(5).post(door, sent);
  expect([unsaid.status, unsaid.html.includes("Zet een vinkje als je dit wilt sturen.")]).toEqual([422, true]);
  expect(unsaid.html).toContain("Liefst dinsdag.");
  expect(words((await welfare.get("/gesprekken")).html)).not.toContain("Buur5");
  const opened = await neighbour(5).post(door, { ...sent, yes: "ja" });
  const conversation = new URL(opened.url).pathname;
  await wijk.settle();
  const read = words((await welfare.get(conversation)).html);
  expect(read).toContain("Kunnen jullie een brief lezen?");
  expect(read).toContain("Liefst dinsdag.");
  expect(read).not.toContain("geheime brief");
  expect(await wijk.letterWith("Kunnen jullie een brief lezen?")).not.toContain("geheime brief");
  expect((await welfare.get(path)).status).toBe(404);
  expect((await welfare.post(`${conversation}/berichten`, { text: "Kom dinsdag." })).status).toBe(200);
  // A second question goes into the same thread.
  const again = await ask(neighbour(5), { title: "Nog een brief" });
  const second = await neighbour(5).post(`${again}/aan/${offer.id}`, { ...sent, title: "Nog een", yes: "ja" });
  expect(new URL(second.url).pathname).toBe(conversation);
});

test("An offer of a neighbour is no door, and an organisation that wants no requests says so", async () => {
  const plain = await makeOffer(neighbour(6), { theme: "computer", title: "Ik lees ook brieven", audience: "wijk" });
  const path = await ask(neighbour(5));
  expect((await neighbour(5).get(`${path}/aan/${plain.id}`)).status).toBe(404);
  expect((await neighbour(5).get(path)).html).not.toContain(`${path}/aan/${plain.id}`);
  await welfare.post("/ik/berichten", { ask: "no" });
  const page = await neighbour(5).get(`${path}/aan/${offer.id}`);
  expect(page.html).not.toContain("Stuur mijn vraag");
  await welfare.post("/ik/berichten", { ask: "yes" });
});

test("A month that is over is told once: what is taken back, or asked later, changes nothing of it", async () => {
  await nextMonth();
  await forget();
  const paths: string[] = [];
  for (let index = 0; index < 6; index += 1) paths.push(await ask(neighbour(index)));
  expect(await demand()).not.toContain("minstens");
  await nextMonth();
  const told = await demand();
  expect(told).toContain("minstens 5 mensen");
  for (const [index, path] of paths.entries()) await neighbour(index).post(`${path}/intrekken`);
  clock.move(day);
  await wijk.settle();
  expect(await demand()).toBe(told);
  await expect(sql`update demand_figure set askers = 10`).rejects.toThrow();
  await expect(sql`delete from demand_figure`).rejects.toThrow();
});

test("Nobody but an organisation with an offer of that theme is told anything", async () => {
  for (let index = 0; index < 5; index += 1) await ask(neighbour(index));
  await nextMonth();
  for (const person of [neighbour(0), wijk.administrator])
    expect((await person.get("/aanbod/gevraagd")).status).toBe(404);
  await makeOffer(mender, { title: "Band plakken", manner: "help", theme: "vervoer" });
  expect(await demand(mender)).not.toContain("minstens");
  await welfare.post(`${offer.path}/stand`, { stand: "away" });
  expect(await demand()).not.toContain("minstens");
  await welfare.post(`${offer.path}/stand`, { stand: "there" });
  expect(await demand()).toContain("minstens 5 mensen");
});

test("What everyone can read is not counted: it could be subtracted. Nor is what a moderator hid", async () => {
  for (let index = 0; index < 6; index += 1) await ask(neighbour(index), { audience: "everyone", outside: "standin" });
  const paths: string[] = [];
  for (let index = 0; index < 5; index += 1) paths.push(await ask(neighbour(index)));
  await wijk.administrator.post(`${paths[0]}/verbergen`, { rule: "friendly", reason: "Niet hier" });
  await forget();
  await nextMonth();
  expect(await demand()).not.toContain("minstens");
});

test("Whatever fewer than five people ask, as often as they like, an organisation sees what it sees when nobody asks", async () => {
  await nextMonth();
  await forget();
  await nextMonth();
  const quiet = await demand();
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          asker: fc.integer({ min: 0, max: 3 }),
          theme: fc.constantFrom("computer", "lenen"),
          audience: fc.constantFrom("wijk", "everyone"),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      async (asked) => {
        for (const { asker, ...fields } of asked) await ask(neighbour(asker), { ...fields, outside: "standin" });
        await nextMonth();
        expect(await demand()).toBe(quiet);
      },
    ),
    { numRuns: 4 },
  );
  // A machine with much to do takes its time for so many months.
}, 90_000);
