import { afterAll, beforeAll, expect, test } from "vitest";
import { day, hour, minute } from "../../src/kernel/clock.ts";
import { activityForm, makeActivity } from "../support/activity-form.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Page, Person } from "../support/person.ts";
import { type NamelessWorld, namelessWorld } from "./nameless-world.ts";

/** What happened for somebody, on a page of their own. */
const clock = createMovedClock();
let world: NamelessWorld;
const person = (name: string): Promise<Person> => world.wijk.neighbour(name);

beforeAll(async () => {
  world = await namelessWorld(clock);
});
afterAll(() => world.close());

const post = async (from: Person, path: string, fields: Readonly<Record<string, string>> = {}): Promise<Page> => {
  clock.move(minute);
  return from.post(path, fields);
};
const ask = async (asker: Person, title: string, more: Readonly<Record<string, string>> = {}): Promise<string> => {
  const fields = { title, text: "", theme: "lenen", audience: "wijk", outside: "standin", ...more };
  return new URL((await post(asker, "/vragen", fields)).url).pathname;
};
const answer = async (from: Person, question: string, text: string): Promise<string> => {
  const { html } = await post(from, `${question}/antwoorden`, { text });
  return [...html.matchAll(/id="antwoord-([0-9a-f-]{36})"/g)].at(-1)?.[1] ?? "no answer";
};

/** The number beside the notices, in words; empty when there is none. */
const number = async (of: Person): Promise<string> => {
  const link = /<a href="\/seintjes".*?<\/a>/s.exec((await of.get("/huisregels")).html)?.[0] ?? "no link";
  return /<span class="visually-hidden">([^<]*)/.exec(link.replaceAll(/<!--.*?-->/g, ""))?.[1] ?? "";
};
/** The rows of the page, each as its words. */
const rowsOn = ({ html }: Page): readonly string[] =>
  [...html.matchAll(/<li class="(?:row--unread)?"><span class="tile.*?<\/li>/gs)].map(([row]) =>
    row
      .replaceAll(/<!--.*?-->/gs, "")
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim(),
  );
const rows = async (of: Person, path = "/seintjes") => rowsOn(await of.get(path));

test("What happens to a question is told to its asker alone, is new until they look, and new again when they want", async () => {
  const [asker, helper] = [await person("Vera"), await person("Hans")];
  const question = await ask(asker, "Wie heeft een ladder?");
  const best = await answer(helper, question, "Ik heb er een.");
  await answer(asker, question, "Dank je wel!");
  expect(await number(asker)).toBe("1 nieuw seintje");
  expect(await rows(asker)).toEqual([
    expect.stringMatching(/^Hans antwoordde op je vraag Wie heeft een ladder\? Nieuw /),
  ]);
  expect(await number(asker)).toBe("");
  const again = await rows(asker);
  expect(again).toHaveLength(1);
  expect(again[0]).not.toContain("Nieuw");

  await post(asker, `${question}/geholpen`, { answer: best });
  expect(await rows(helper)).toEqual([
    expect.stringMatching(/^Jouw antwoord hielp Wie heeft een ladder\? Nieuw /),
    expect.stringMatching(/^Vera schreef iets na jouw antwoord Wie heeft een ladder\? Nieuw /),
  ]);
  expect((await world.people.daan.get("/seintjes")).html).toContain("Er zijn nu geen seintjes.");

  await answer(helper, question, "Kom maar langs.");
  const page = await asker.get("/seintjes");
  const since = /name="nieuw" value="([^"]+)"/.exec(page.html)?.[1] ?? "";
  expect([page.headers.get("cache-control"), await number(asker)]).toEqual(["no-store", ""]);
  const back = await post(asker, "/seintjes/weer-nieuw", { nieuw: since });
  expect(back.html).toContain("Je seintjes staan weer op nieuw.");
  expect(await number(asker)).toBe("1 nieuw seintje");
  // What was seen later is never made unseen by an older page.
  await asker.get("/seintjes");
  await post(asker, "/seintjes/weer-nieuw", { nieuw: new Date(clock().getTime() + day).toISOString() });
  expect(await number(asker)).toBe("");
});

test("What was withdrawn, hidden or waits is in no list and in no number", async () => {
  const [asker, helper] = [await person("Wil"), await person("Iris")];
  const question = await ask(asker, "Wie kent een loodgieter?");
  const gone = await answer(helper, question, "Teruggenomen woorden.");
  const rude = await answer(helper, question, "Onaardige woorden.");
  await answer(helper, question, "Vraag Bram.");
  expect(await number(asker)).toBe("3 nieuwe seintjes");
  await post(helper, `/antwoorden/${gone}/intrekken`);
  await post(world.people.mo, `/antwoorden/${rude}/verbergen`, { rule: "friendly", reason: "Niet vriendelijk" });
  expect(await number(asker)).toBe("1 nieuw seintje");
  expect(await rows(asker)).toHaveLength(1);
  expect(await rows(helper)).toEqual([
    expect.stringMatching(/^Een moderator verborg wat je schreef Wie kent een loodgieter\? Nieuw /),
  ]);
  await post(asker, `${question}/intrekken`);
  expect(await rows(asker)).toEqual([]);
  expect(await rows(helper)).toEqual([]);
});

test("Whoever asks without a name gets no notice about it, and whoever answers learns no name and no hour", async () => {
  const [asker, helper] = [await person("Saar"), await person("Joris")];
  const { own, path, id } = await world.asked(asker, { title: "Stille vraag" });
  const best = await answer(helper, path, "Ik weet het.");
  await world.wijk.settle();
  expect([await number(asker), await rows(asker)]).toEqual(["", []]);
  await asker.post(`${own}/antwoorden`, { text: "Dank je wel." });
  await asker.post(`${own}/geholpen`, { answer: best });
  await world.anHourLater();
  expect([await number(asker), await rows(asker)]).toEqual(["", []]);
  const { html } = await helper.get("/seintjes");
  const told = rowsOn({ html } as Page);
  expect(told.filter((row) => row.includes("Stille vraag"))).toHaveLength(2);
  for (const row of told) expect(row).not.toMatch(/Saar|\d\d\.\d\d/);
  expect(html).not.toMatch(/datetime="[^"]*T/);
  // No row says that somebody was there: looking at nothing keeps nothing.
  const kept = await world.sql`select 1 from identity.notice_reader where resident_id = ${await world.idOf("Saar")}`;
  expect([kept.length, id.length]).toEqual([0, 36]);
});

test("A wijkwijzer who takes a question, and a choice that waits for its asker, are told until it is made", async () => {
  const { ria } = world.people;
  await post(ria, "/mijn-tafel/instellingen", {
    themes: "zorg",
    capacity: "9",
    about: "Ria",
    reachable: "0123 00 00 10",
  });
  const asker = await person("Floor");
  const question = await ask(asker, "Wie weet een huisarts?", { theme: "zorg", toldSensitive: "zorg" });
  await world.wijk.settle();
  await post(ria, `/mijn-tafel${question}/oppakken`);
  expect(await rows(asker)).toEqual([expect.stringMatching(/^Een wijkwijzer pakte je vraag op /)]);
  for (let nth = 0; nth < 4 && !(await rows(asker))[0]?.startsWith("Kies"); nth += 1) {
    clock.move(4 * day);
    await world.wijk.settle();
  }
  expect(await rows(asker)).toContainEqual(expect.stringMatching(/^Kies hoe je vraag verdergaat /));
  await post(asker, `${question}/afronden`);
  expect((await rows(asker)).join()).not.toContain("Kies hoe");
});

test("Who comes to an activity hears that it moved or does not go on; who does not come hears nothing", async () => {
  const [maker, guest] = [await person("Tom"), await person("Lize")];
  const { path } = await makeActivity(maker, { audience: "wijk", title: "Soep" });
  await post(guest, `${path}/aanmelden`);
  await post(maker, `${path}/veranderen`, {
    ...activityForm,
    audience: "wijk",
    title: "Soep",
    from: "15:00",
    to: "17:00",
  });
  expect(await rows(guest)).toEqual([
    expect.stringMatching(/^Een activiteit is op een andere tijd of plek Soep Nieuw /),
  ]);
  await post(maker, `${path}/afgelasten`, { why: "De kok is ziek" });
  expect(await rows(guest)).toEqual([expect.stringMatching(/^Een activiteit gaat niet door Soep Nieuw /)]);
  expect(await rows(maker)).toEqual([]);
});

test("Messages to somebody alone stand there until they are read, and count as long", async () => {
  const [from, to] = [await person("Nina"), await person("Otto")];
  const question = await ask(to, "Wie heeft een boor?");
  const talk = new URL((await post(from, `/gesprekken/nieuw/${question.split("/").at(-1)}`, { text: "Ik!" })).url)
    .pathname;
  expect(await number(to)).toBe("1 nieuw seintje");
  expect(await rows(to)).toEqual([expect.stringMatching(/^Nina 1 nieuw bericht /)]);
  expect(await number(to)).toBe("1 nieuw seintje");
  await to.get(talk);
  expect([await number(to), await rows(to)]).toEqual(["", []]);
});

test("Roles, and somebody who wants to join and names a neighbour, are told to whom it concerns", async () => {
  const { administrator } = world.people;
  const named = await person("Pien");
  await world.give("Pien", "wijkwijzer");
  clock.move(minute);
  await world.wijk.visitor().post("/meedoen/zonder-code", {
    name: "Noor",
    email: "noor@elders.example",
    "neighbour-1": "Pien",
    words: "Ik woon hier.",
  });
  await world.wijk.settle();
  expect(await rows(named)).toEqual([
    expect.stringMatching(/^Iemand wil meedoen en noemde jou In je e-mail staat een link/),
    expect.stringMatching(/^Je taken in de wijk zijn veranderd Nieuw /),
  ]);
  const toDecide = async () =>
    (await rows(administrator)).filter((row) => row.startsWith("Iemand wil meedoen in de wijk"));
  expect(await toDecide()).toEqual([]);
  clock.move(minute);
  await world.wijk
    .visitor()
    .post("/meedoen/zonder-code", { name: "Ali", email: "ali@elders.example", words: "Ik woon hier." });
  await world.wijk.settle();
  expect(await toDecide()).toHaveLength(1);
});

test("A long list goes on page by page without a gap, and nothing stands there longer than thirty days", async () => {
  const [asker, helper] = [await person("Bas"), await person("Cor")];
  const question = await ask(asker, "Wie leest er mee?");
  for (let nth = 1; nth <= 23; nth += 1) await answer(helper, question, `Antwoord ${nth}`);
  const first = await asker.get("/seintjes");
  const older = /href="(\/seintjes\?[^"]+)"/.exec(first.html)?.[1]?.replaceAll("&amp;", "&") ?? "/no-link";
  const second = await asker.get(older);
  const shown = [first, second].map(({ html }) =>
    [...html.matchAll(/#antwoord-([0-9a-f-]{36})"/g)].map(([, id]) => id),
  );
  expect(shown.map(({ length }) => length)).toEqual([20, 3]);
  expect(new Set(shown.flat()).size).toBe(23);
  // Also what stands further on was new.
  expect(rowsOn(second).every((row) => row.includes("Nieuw"))).toBe(true);
  expect((await asker.get("/seintjes?voor=gisteren&na=&nieuw=x")).status).toBe(200);
  clock.move(30 * day - hour);
  expect(await rows(asker)).not.toEqual([]);
  clock.move(2 * hour);
  expect(await rows(asker)).toEqual([]);
});
