import { afterAll, beforeAll, expect, test } from "vitest";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { createPerson } from "../support/person.ts";
import { type NamelessWorld, namelessWorld, wordsOn } from "./nameless-world.ts";

const clock = createMovedClock();
let world: NamelessWorld;
let peer: MastodonPeer;
let sanne: Awaited<ReturnType<MastodonPeer["account"]>>;

beforeAll(async () => {
  world = await namelessWorld(clock);
  // Under a name that nobody knows: it gets what is said about answers too.
  peer = await createMastodonPeer({ clock, host: "localhost", software: "toren" });
  sanne = await peer.account("sanne");
  await sanne.follow((await sanne.lookup(world.wijk.handle)).id);
  await bothSettle();
}, 60_000);
afterAll(async () => {
  await peer.close();
  await world.close();
});

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await world.wijk.settle();
    await peer.settled();
    clock.move(5_000);
  }
};
const later = async (): Promise<void> => {
  await world.anHourLater();
  await bothSettle();
};
const answerIn = (html: string): string => /id="antwoord-([0-9a-f-]{36})"/.exec(html)?.[1] ?? "no answer on the page";

test("A question for everyone is answered from Mastodon, read on the secret page, replied to, marked and rounded off", async () => {
  const { anneke, daan } = world.people;
  const { own, id, path, uri } = await world.asked(anneke, { audience: "everyone" });
  await bothSettle();
  const [seen] = peer.timeline("sanne").filter((status) => status.uri === uri);
  expect(seen?.text).toContain("Wie helpt mij met het formulier voor huurtoeslag?");

  const reply = await sanne.reply(uri, "Bij de bibliotheek is elke woensdag spreekuur.");
  await later();
  const letter = await world.wijk.lastLetter();
  expect(letter).toContain("Bij de bibliotheek is elke woensdag spreekuur.");
  expect(letter).toContain(`${world.wijk.origin}${own}`);
  expect(/<h1[^>]*>(.*?)<\/h1>/s.exec(letter)?.[1]).not.toContain("huurtoeslag");

  // Somebody without any cookie: the secret is what lets in.
  const atHome = createPerson(world.wijk.origin);
  const page = await atHome.get(own);
  expect(page.status).toBe(200);
  expect(wordsOn(page)).toContain("Bij de bibliotheek is elke woensdag spreekuur.");

  const said = await atHome.post(`${own}/antwoorden`, { text: "Dank je, daar ga ik heen." });
  expect(wordsOn(said)).toContain("Dank je, daar ga ik heen.");
  await atHome.post(`${own}/geholpen`, { answer: answerIn(page.html) });
  await atHome.post(`${own}/afronden`);
  expect((await daan.get(path)).html).not.toContain("Dank je, daar ga ik heen.");
  await later();

  const thread = wordsOn(await daan.get(path));
  const name = /iemand uit de wijk \([a-z ]+\)/.exec(thread)?.[0] ?? "no pseudonym";
  expect(thread.split(name).length - 1).toBe(2);
  expect(thread).toContain("Dank je, daar ga ik heen.");
  expect(thread).toContain("Afgesloten");
  expect(thread).not.toContain("Anneke");
  const note = await (await fetch(uri, { headers: { accept: "application/activity+json" } })).json();
  expect(note).toMatchObject({ acceptedAnswer: reply.uri, status: "gesloten" });
  const replies = peer.timeline("sanne").map(({ text }) => text);
  expect(replies.join(" ")).toContain("Dank je, daar ga ik heen.");
  const [actor] = await world.sql`select distinct actor_id from post where thread_id = ${id} and pseudonym is not null`;
  expect(actor).toBeDefined();
  expect(JSON.stringify(peer.received)).not.toContain("Anneke");
});

test("The asker sees their own page at once, gets its link in a letter, and the question is on the square within the hour", async () => {
  const { anneke, daan } = world.people;
  const before = wordsOn(await daan.get("/vragen"));
  const { page, own, secret } = await world.ask(anneke, { title: "Wie weet een goede fietsenmaker?" });
  expect(wordsOn(page)).toContain("Je vraag staat er nog niet");
  expect(wordsOn(page)).toContain("Niemand weet dat jij het bent");
  await world.wijk.settle();
  expect(await world.wijk.lastLetter()).toContain(own);
  clock.move(4 * 60_000);
  await world.wijk.settle();
  expect(wordsOn(await daan.get("/vragen"))).toBe(before);
  clock.move(57 * 60_000);
  await world.wijk.settle();
  expect(wordsOn(await daan.get("/vragen"))).toContain("Wie weet een goede fietsenmaker?");
  expect(wordsOn(await anneke.get(`/mijn-vraag/${secret}`))).toContain("Je buren zien: iemand uit de wijk");
});

test("Until it stands there, other words take the place of the first, and withdrawing leaves nothing", async () => {
  const { anneke, daan } = world.people;
  const changed = await world.ask(anneke, { title: "Eerste woorden van de vraag" });
  const words = { title: "Betere woorden van de vraag", text: "", theme: "zorg" };
  expect(wordsOn(await anneke.post(`${changed.own}/veranderen`, words))).toContain("Betere woorden van de vraag");
  const gone = await world.ask(anneke, { title: "Deze komt er nooit" });
  await anneke.post(`${gone.own}/intrekken`);
  expect((await anneke.get(gone.own)).status).toBe(404);
  await world.anHourLater();
  const list = wordsOn(await daan.get("/vragen"));
  expect(list).toContain("Betere woorden van de vraag");
  expect(list).not.toContain("Eerste woorden van de vraag");
  expect(list).not.toContain("Deze komt er nooit");
  expect(await world.sql`select 1 from identity.nameless_waiting`).toHaveLength(0);
});

test("What is wrong is told beside the field, and nothing that was typed is lost or kept", async () => {
  const { anneke } = world.people;
  const count = async () => (await world.sql`select 1 from identity.nameless_thread`).length;
  const before = await count();
  for (const [fields, words] of [
    [{ title: " ", text: "Wat ik al typte" }, "Je vraag is nog leeg"],
    [{ naming: "keeper", keeper: "", text: "Wat ik al typte" }, "Kies de wijkwijzer die mag weten"],
    [
      { naming: "keeper", keeper: await world.idOf("Daan"), text: "Wat ik al typte" },
      "Kies de wijkwijzer die mag weten",
    ],
    [{ naming: "anders", text: "Wat ik al typte" }, "Kies of je naam erbij staat"],
  ] as const) {
    const page = await anneke.post("/vragen", {
      title: "Een vraag",

      theme: "zorg",
      audience: "wijk",
      naming: "sealed",
      ...fields,
    });
    expect([page.status, wordsOn(page).includes(words)]).toEqual([422, true]);
    expect(page.html).toContain("Wat ik al typte");
  }
  expect(await count()).toBe(before);
});

test("What would give the asker away is asked about once for each thing, and taken out or left in", async () => {
  const { anneke } = world.people;
  const fields = {
    title: "Wie belt mij?",
    text: "Bel 06 12345678. Groet, Anneke",
    theme: "zorg",
    audience: "wijk",
    naming: "sealed",
  };
  const asked = await anneke.post("/vragen", fields);
  expect(asked.url).toBe(`${world.wijk.origin}/vragen`);
  expect(wordsOn(asked)).toContain("In je tekst staat een telefoonnummer: 06 12345678.");
  expect(wordsOn(asked)).toContain("In je tekst staat je naam: Anneke.");
  const removed = await anneke.post("/vragen", { ...fields, remove: "06 12345678" });
  expect(removed.html).toContain(">Bel. Groet, Anneke</textarea>");
  expect(wordsOn(removed)).toContain("Het is weggehaald");
  expect(wordsOn(removed)).not.toContain("telefoonnummer: 06");
  const text = "Bel. Groet, Anneke";
  const kept = await anneke.post("/vragen", { ...fields, text, keep: "Anneke" });
  expect(kept.url).toContain("/mijn-vraag/");
  const named = await anneke.post("/vragen", { ...fields, text, naming: "named" });
  expect(named.url).toMatch(/\/vragen\/[0-9a-f-]{36}$/);
});

test("What waits can be taken back, and what was said can be too", async () => {
  const { anneke, daan } = world.people;
  const { own, path } = await world.asked(anneke, { title: "Wie heeft een kruiwagen?" });
  const waits = await anneke.post(`${own}/antwoorden`, { text: "Dit zeg ik toch niet." });
  const [, id = ""] = /name="id" value="([0-9a-f-]{36})"/.exec(waits.html) ?? [];
  expect(wordsOn(await anneke.post(`${own}/toch-niet`, { id }))).not.toContain("Dit zeg ik toch niet.");
  await anneke.post(`${own}/antwoorden`, { text: "Dit zeg ik wel." });
  await world.anHourLater();
  const thread = await daan.get(path);
  expect(wordsOn(thread)).toContain("Dit zeg ik wel.");
  expect(wordsOn(thread)).not.toContain("Dit zeg ik toch niet.");
  await anneke.post(`${own}/terugnemen`, { answer: answerIn(thread.html) });
  await world.anHourLater();
  expect(wordsOn(await daan.get(path))).not.toContain("Dit zeg ik wel.");
});

test("The asker changes, reopens and withdraws; when there is haste the question is gone at once, and so is the page", async () => {
  const { anneke, daan } = world.people;
  const slow = await world.asked(anneke, { title: "Langzaam weg" });
  await anneke.post(`${slow.own}/afronden`);
  await anneke.post(`${slow.own}/heropenen`);
  await anneke.post(`${slow.own}/veranderen`, { title: "Langzaam anders", text: "", theme: "zorg" });
  await world.anHourLater();
  expect(wordsOn(await daan.get(slow.path))).toContain("Langzaam anders");
  expect(wordsOn(await daan.get(slow.path))).not.toContain("Afgesloten");
  await anneke.post(`${slow.own}/intrekken`);
  expect((await daan.get(slow.path)).status).toBe(200);
  await world.anHourLater();
  expect((await daan.get(slow.path)).status).toBe(404);
  expect((await anneke.get(slow.own)).status).toBe(404);

  const fast = await world.asked(anneke, { title: "Meteen weg" });
  await anneke.post(`${fast.own}/intrekken`, { when: "now" });
  expect((await daan.get(fast.path)).status).toBe(404);
  expect((await anneke.get(fast.own)).status).toBe(404);
});

test("Nothing more can be said after rounding off, also when that still waits, and a second time changes nothing", async () => {
  const { anneke } = world.people;
  const { own } = await world.asked(anneke, { title: "Straks afgerond" });
  await anneke.post(`${own}/afronden`);
  const said = await anneke.post(`${own}/antwoorden`, { text: "Te laat gezegd" });
  expect(said.status).toBe(409);
  expect(said.html).toContain("Te laat gezegd");
  expect(wordsOn(await anneke.post(`${own}/afronden`))).toContain("Intussen was er iets veranderd");
});

test("Only the chosen wijkwijzer sees who asked, once it is on the square, and nobody else at any address", async () => {
  const { anneke, daan, ria, mo, administrator } = world.people;
  const ria_ = { naming: "keeper", keeper: await world.idOf("Ria") };
  const waiting = await world.ask(anneke, { ...ria_, title: "Nog in de wacht" });
  expect(wordsOn(waiting.page)).toContain("Alleen wijkwijzer Ria weet dat jij het bent");
  expect(wordsOn(await ria.get("/toevertrouwd"))).not.toContain("Nog in de wacht");
  const { id, path } = await world.asked(anneke, { ...ria_, title: "Voor Ria alleen" });
  expect(wordsOn(await ria.get("/toevertrouwd"))).toContain("Voor Ria alleen");
  const name = await ria.get(`/toevertrouwd/${id}`);
  expect(wordsOn(name)).toContain("Deze vraag is van Anneke.");
  expect(name.headers.get("cache-control")).toBe("no-store");
  const letters = (await createPerson(world.wijk.origin).get("/dev/mail")).html;
  expect(letters).toContain("Iemand in Holtveen vertrouwt je een vraag toe");

  await world.give("Daan", "wijkwijzer");
  for (const other of [daan, mo, administrator, anneke])
    expect((await other.get(`/toevertrouwd/${id}`)).status).toBe(404);
  for (const other of [daan, ria, mo, administrator]) expect(wordsOn(await other.get(path))).not.toContain("Anneke");
  const sealed = await world.asked(anneke, { title: "Helemaal dicht" });
  for (const other of [daan, ria, mo, administrator])
    expect((await other.get(`/toevertrouwd/${sealed.id}`)).status).toBe(404);

  await world.give("Ria");
  expect((await ria.get(`/toevertrouwd/${id}`)).status).toBe(404);
  await world.give("Ria", "wijkwijzer");
  await world.give("Daan");
});
