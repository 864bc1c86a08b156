import { afterAll, beforeAll, expect, test } from "vitest";
import { day, minute } from "../../src/kernel/clock.ts";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { nameSource } from "../support/official-source.ts";
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
  await settle();
}, 60_000);
afterAll(async () => {
  await peer.close();
  await world.close();
});

const settle = async () => {
  await world.wijk.settle();
  clock.move(10_000);
  await world.wijk.settle();
  await peer.settled();
};
const outgoingAbout = (id: string) =>
  world.sql`select type from outgoing_activity where post_id = ${id} or body like ${`%${id}%`}`;
const yesesOf = (id: string) => world.sql`select answer, shown from consent where question_id = ${id}`;

test("a question without a name is handed over to the gemeente alone in the voice of its own, and nothing tells who asked", async () => {
  const { anneke } = world.people;
  const town = await peer.account("gemeente");
  await nameSource(world.wijk.administrator, town.handle);
  await settle();
  const title = "Krijg ik korting op mijn paspoort?";
  const asked = await world.asked(anneke, { title, text: "Ik woon naast de kerk." });
  const form = await anneke.get(`${asked.own}/verder?trede=gemeente`);
  expect(wordsOn(form)).toContain("Geef je vraag door aan de gemeente");
  await anneke.post(`${asked.own}/verder`, { trede: "gemeente", keuze: "ja", title, text: "Een gewoon paspoort." });
  await world.anHourLater();
  await settle();
  const [handed] = await world.sql`select uri from hand_over where question_id = ${asked.id}`;
  expect(peer.status(String(handed?.uri))).toMatchObject({ visibility: "direct" });
  const sent = await world.sql`select body from outgoing_activity where only_to is not null`;
  expect(sent).toHaveLength(1);
  for (const canary of [asked.id, asked.secret, "Anneke", "naast de kerk"]) expect(sent[0]?.body).not.toContain(canary);
  expect(sent[0]?.body).toContain("Een gewoon paspoort.");
  await town.reply(String(handed?.uri), "Helaas niet.", { visibility: "direct" });
  await settle();
  expect(wordsOn(await anneke.get(asked.own))).toContain("Helaas niet.");
  await anneke.post(`${asked.own}/afronden`);
  await world.anHourLater();
  await settle();
  expect(peer.status(String(handed?.uri))?.text).toContain("Deze vraag is opgelost.");
});

test("a question without a name that nobody in the wijk can answer becomes readable outside with the asker's yes, and Mastodon answers", async () => {
  const { anneke } = world.people;
  const asked = await world.asked(anneke, { text: "Ik snap vraag 4 niet. Ik woon naast de kerk." });
  expect(await outgoingAbout(asked.id)).toEqual([]);

  // Nobody answers. The asker gets a letter that says nothing of the question, with the way to their own page.
  for (let passed = 0; passed < 9; passed++) {
    clock.move(day);
    await world.wijk.settle();
  }
  await world.anHourLater();
  const letter = await world.wijk.letterWith("Jij kiest hoe het verdergaat in Holtveen");
  expect(letter).toContain(asked.own);
  expect(letter).not.toContain("huurtoeslag");
  const own = wordsOn(await anneke.get(asked.own));
  expect(own).toContain("De weg van deze vraag");
  expect(own).toContain("Verder vragen");
  expect(wordsOn(await world.people.daan.get(asked.path))).not.toContain("De weg van deze vraag");

  // What would be sent stands there. The asker leaves something out and says yes; it waits like all that they do.
  const form = await anneke.get(`${asked.own}/verder`);
  expect(form.html).toContain("Ik woon naast de kerk.");
  expect(form.html).not.toContain('name="outside"');
  const yes = { trede: "outside", keuze: "ja", title: "Wie helpt mij met huurtoeslag?", text: "Ik snap vraag 4 niet." };
  expect((await anneke.post(`${asked.own}/verder`, { ...yes, title: "" })).status).toBe(422);
  expect(wordsOn(await anneke.post(`${asked.own}/verder`, yes))).toContain("Je koos hoe je vraag verdergaat.");
  await settle();
  expect(await outgoingAbout(asked.id)).toEqual([]);
  expect(await yesesOf(asked.id)).toEqual([]);
  await world.anHourLater();
  await settle();
  expect(await yesesOf(asked.id)).toMatchObject([{ answer: "yes", shown: expect.not.stringContaining("kerk") }]);
  expect((await outgoingAbout(asked.id)).length).toBeGreaterThan(0);

  // Outside it speaks through a stand-in that leads to nobody, with the pseudonym that neighbours know.
  const [post] = await world.sql`select pseudonym, resident_id, actor_id from post where id = ${asked.id}`;
  const [actor] = await world.sql`select name, resident_id, thread_id from actor where id = ${post?.actor_id}`;
  expect(actor).toEqual({ name: `iemand uit Holtveen (${post?.pseudonym})`, resident_id: null, thread_id: null });
  const received = JSON.stringify(peer.received);
  expect(received).toContain("Wie helpt mij met huurtoeslag?");
  expect(received).not.toMatch(/Anneke|naast de kerk/);

  // Sanne answers on Mastodon. It stands in the wijk, and the asker reads it on their page and in a letter, and thanks her.
  await sanne.reply(asked.uri, "Op de site van de gemeente staat een voorbeeld.");
  await settle();
  await world.anHourLater();
  expect(wordsOn(await world.people.daan.get(asked.path))).toContain("staat een voorbeeld");
  expect(wordsOn(await anneke.get(asked.own))).toContain("staat een voorbeeld");
  expect(await world.wijk.letterWith("staat een voorbeeld")).toContain(asked.own);
  await anneke.post(`${asked.own}/antwoorden`, { text: "Dank je wel, dat helpt." });
  await anneke.post(`${asked.own}/afronden`);
  await world.anHourLater();
  await settle();
  expect(JSON.stringify(peer.received)).toContain("Dank je wel, dat helpt.");
  expect(JSON.stringify(peer.received)).not.toContain("Anneke");
}, 90_000);

test("a week after an answer helped, an asker without a name is asked whether it really did; what they say waits like all they do", async () => {
  const { anneke, daan } = world.people;
  const asked = await world.asked(anneke, { title: "Wie weet een goede kapper?" });
  await daan.post(`${asked.path}/antwoorden`, { text: "Die op de hoek." });
  await world.anHourLater();
  const [answer] = await world.sql`select id from post where thread_id = ${asked.id} and kind = 'answer'`;
  await anneke.post(`${asked.own}/geholpen`, { answer: String(answer?.id) });
  await world.anHourLater();
  clock.move(7 * day + 60 * minute);
  await world.wijk.settle();
  expect(await world.sql`select 1 from question where post_id = ${asked.id} and checked_at is not null`).toHaveLength(
    1,
  );
  await world.anHourLater();
  const letter = await world.wijk.letterWith("Is het gelukt in Holtveen?");
  expect(letter).not.toContain("kapper");
  const [, no = ""] = /(\/hielp-het\/[\w-]{43}\/nee)/.exec(letter) ?? [];
  expect((await world.wijk.visitor().post(no)).status).toBe(200);
  const outcome = async () =>
    (await world.sql`select state, outcome from question where post_id = ${asked.id}`).map((row) => ({ ...row }));
  expect(await outcome()).toEqual([{ state: "answered", outcome: null }]);
  expect(wordsOn(await anneke.get(asked.own))).toContain("Je zei of het echt hielp.");
  await world.anHourLater();
  expect(await outcome()).toEqual([{ state: "open", outcome: "not-helped" }]);
  await anneke.post(`${asked.own}/afronden`);
  await world.anHourLater();
}, 90_000);

test("an asker whose first texts wait for a moderator asks without a name through a wijkwijzer, in the wijk alone", async () => {
  const bo = await world.wijk.neighbour("Bo");
  await world.sql`update resident set posts_to_see = 2 where name = 'Bo'`;
  const question = { title: "Wie gaat er mee wandelen?", text: "", theme: "gezelschap", outside: "standin" };
  const keeper = { naming: "keeper", keeper: await world.idOf("Ria") };
  for (const fields of [
    { naming: "sealed", audience: "wijk" },
    { ...keeper, audience: "everyone" },
  ]) {
    const refused = await bo.post("/vragen", { ...question, ...fields });
    expect([refused.status, wordsOn(refused).includes("Vraag dit via een wijkwijzer")]).toEqual([422, true]);
    expect(refused.html).toContain("Wie gaat er mee wandelen?");
  }
  const asked = await world.asked(bo, { ...question, ...keeper, audience: "wijk" });
  clock.move(minute);
  expect(wordsOn(await world.people.daan.get(asked.path))).toContain("Wie gaat er mee wandelen?");
  const [row] = await world.sql`select posts_to_see from resident where name = 'Bo'`;
  expect(row?.posts_to_see).toBe(2);
  await bo.post(`${asked.own}/afronden`);
  await world.sql`update resident set posts_to_see = 0 where name = 'Bo'`;
});

test("a no stays in the wijk, and a question that its asker forgets is rounded off with a letter", async () => {
  const { anneke } = world.people;
  const asked = await world.asked(anneke, { title: "Wie weet een rustige plek om te lezen?" });
  await anneke.post(`${asked.own}/verder`, { trede: "outside", keuze: "nee", title: "Wat er stond", text: "" });
  await world.anHourLater();
  expect(await yesesOf(asked.id)).toMatchObject([{ answer: "no", shown: "" }]);
  for (let passed = 0; passed < 40; passed++) {
    clock.move(day);
    await world.wijk.settle();
  }
  await world.anHourLater();
  expect(await outgoingAbout(asked.id)).toEqual([]);
  const [question] = await world.sql`select state from question where post_id = ${asked.id}`;
  expect(question?.state).toBe("closed");
  expect(await world.wijk.letterWith("Je vraag in Holtveen is afgerond")).toContain(asked.own);
}, 90_000);
