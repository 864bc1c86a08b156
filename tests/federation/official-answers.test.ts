import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PeerAccount, Written } from "../support/mastodon-peer/index.ts";
import { createOfficialWorld, everyone, type OfficialWorld } from "./official-world.ts";

let world: OfficialWorld;
let gemeente: PeerAccount;
let bram: PeerAccount;
let note: Written;
let path: string;
let count = 0;

beforeAll(async () => {
  world = await createOfficialWorld();
  gemeente = await world.named();
  bram = await world.tower.account("bram");
});
afterAll(() => world.close());
beforeEach(async () => {
  count = world.next();
  note = await gemeente.publish(`Bericht ${count}`);
  await world.settle();
  path = await world.pathOf(`Bericht ${count}`);
});

const page = async (
  person: { get(path: string): Promise<{ readonly html: string }> } = world.anneke,
): Promise<string> => (await person.get(path)).html;

/** A note that answers something, as its author's server would send it. */
const answer = (account: PeerAccount, inReplyTo: string, text: string, more: object = {}) => ({
  id: `${account.id}/statuses/${crypto.randomUUID()}`,
  type: "Note",
  attributedTo: account.id,
  inReplyTo,
  to: [everyone],
  content: `<p>${text}</p>`,
  published: world.clock().toISOString(),
  ...more,
});

/** What the wijk shares, as anybody reads it: also what Mastodon is not sent. */
const outbox = async (): Promise<string> => {
  const headers = { accept: "application/activity+json" };
  return (await fetch(`${world.wijkUri}/outbox?page=first`, { headers })).text();
};

/** The wijk looks again where the thread began. */
const lookAgain = async (): Promise<void> => {
  for (let hours = 0; hours < 3; hours++) {
    world.clock.move(3_600_000);
    await world.settle();
  }
};

describe("answers to what an official source said", () => {
  test("that people give on Mastodon, without the wijk, are found there and stand under the announcement", async () => {
    const reply = await bram.reply(note.uri, `Is de brug ook dicht ${count}?`);
    await world.settle();
    const back = await gemeente.reply(reply.uri, `Nee, de brug is open ${count}.`);
    expect(back.uri).toContain(gemeente.id);
    await lookAgain();
    const html = await page();
    expect(html).toContain(`Is de brug ook dicht ${count}?`);
    expect(html).toContain(bram.handle);
    expect(html).toContain(`Nee, de brug is open ${count}.`);
    expect(await page(world.wijk.visitor())).toContain(`Is de brug ook dicht ${count}?`);
  });

  test("that come in here stand there once, are changed and taken back by their author, and nobody shares them again", async () => {
    const given = answer(bram, note.uri, `Fijn om te weten ${count}.`);
    await world.tell(bram, "Create", given);
    await world.tell(bram, "Create", given);
    expect((await page()).split(`Fijn om te weten ${count}.`)).toHaveLength(2);
    const updated = new Date(world.clock().getTime() + 1_000).toISOString();
    await world.tell(bram, "Update", { ...given, content: `<p>Toch niet fijn ${count}.</p>`, updated });
    expect(await page()).toContain(`Toch niet fijn ${count}.`);
    expect(world.shares(given.id).announces).toEqual([]);
    expect(await outbox()).not.toContain(given.id);
    expect(JSON.stringify(world.tower.received.map(({ activity }) => activity))).not.toContain(`fijn ${count}`);
    await world.tell(bram, "Delete", given.id);
    expect(await page()).not.toContain(`Toch niet fijn ${count}.`);
    expect(await page()).toContain("Dit antwoord is ingetrokken.");
  });

  test("of the source itself have its badge; of whoever is only called like it, its address and no badge", async () => {
    await world.tell(gemeente, "Create", answer(gemeente, note.uri, `Wij van de gemeente ${count}.`));
    const piece = (await page())
      .split('<li class="answer ')
      .find((each) => each.includes(`Wij van de gemeente ${count}.`));
    expect(piece).toContain("Officieel: gemeente");
    const other = await world.tower.account(gemeente.name);
    await world.tell(other, "Create", answer(other, note.uri, `Ook de gemeente ${count}.`));
    const fake = (await page()).split('<li class="answer ').find((each) => each.includes(`Ook de gemeente ${count}.`));
    expect(fake).toContain(`Let op: niet de officiële ${gemeente.local.name}`);
    expect(fake).toContain(other.handle);
    expect(fake).not.toContain('class="plate"');
  });

  test("that are not public, or of somebody who is shut out, are not shown; of a limited server a moderator sees them first", async () => {
    await world.tell(
      bram,
      "Create",
      answer(bram, note.uri, `Alleen voor volgers ${count}`, { to: [bram.local.followers] }),
    );
    await world.wijk.administrator.post("/beheer/servers", { host: world.tower.host, policy: "limit", reason: "Druk" });
    await world.tell(bram, "Create", answer(bram, note.uri, `Eerst lezen ${count}`));
    await world.wijk.administrator.post("/beheer/servers/vrij", { host: world.tower.host });
    expect(await page()).not.toMatch(/Alleen voor volgers|Eerst lezen/);
    const waiting = (await world.wijk.administrator.get("/moderatie")).html;
    const id = /action="\/moderatie\/([0-9a-f-]{36})\/doorlaten"/.exec(waiting)?.[1];
    expect(waiting).toContain(`Eerst lezen ${count}`);
    await world.wijk.administrator.post(`/moderatie/${id}/doorlaten`, { version: "" });
    await world.settle();
    expect(await page()).toContain(`Eerst lezen ${count}`);
  });

  test("are reported, hidden and shown again as under a question, and lead back to the announcement", async () => {
    await world.tell(bram, "Create", answer(bram, note.uri, `Niet vriendelijk ${count}`));
    const id = /id="antwoord-([0-9a-f-]{36})"/.exec(await page())?.[1] ?? "";
    const reported = await world.anneke.post(`/antwoorden/${id}/klopt-niet`, { why: "unkind" });
    expect(new URL(reported.url).pathname).toBe(path);
    expect((await world.wijk.administrator.get("/moderatie/meldingen")).html).toContain(`Niet vriendelijk ${count}`);
    const hidden = await world.wijk.administrator.post(`/antwoorden/${id}/verbergen`, {
      rule: "friendly",
      reason: "Onaardig",
    });
    expect(new URL(hidden.url).pathname).toBe(path);
    await world.settle();
    expect(await page()).not.toContain(`Niet vriendelijk ${count}`);
    await world.wijk.administrator.post(`/antwoorden/${id}/tonen`);
    await world.settle();
    expect(await page()).toContain(`Niet vriendelijk ${count}`);
  });

  test("come to nothing while it waits for a moderator, and after it was taken back", async () => {
    const cautious = await world.named({ moderatorFirst: "ja" });
    const waiting = await cautious.publish(`Wacht nog ${count}`);
    await world.settle();
    await world.tell(bram, "Create", answer(bram, waiting.uri, `Te vroeg ${count}`));
    expect((await world.wijk.administrator.get("/moderatie")).html).not.toContain(`Te vroeg ${count}`);
    await gemeente.delete(note.uri);
    await world.settle();
    await world.tell(bram, "Create", answer(bram, note.uri, `Te laat ${count}`));
    expect((await world.anneke.get(path)).status).toBe(404);
  });

  test("to what our own wijk announces are still left alone", async () => {
    const made = await world.wijk.administrator.post("/mededelingen", {
      title: `Van de wijk ${count}`,
      text: "Tekst",
      lastDay: "",
      audience: "everyone",
    });
    await world.settle();
    const id = made.url.split("/").at(-1);
    await world.tell(bram, "Create", answer(bram, `${world.wijk.origin}/ap/o/${id}`, `Antwoord aan de wijk ${count}`));
    expect((await world.anneke.get(`/mededelingen/${id}`)).html).not.toContain(`Antwoord aan de wijk ${count}`);
    const sql = postgres(world.wijk.databaseUrl);
    const kept = await sql`select id from post where thread_id = ${id ?? ""} and kind = 'answer'`;
    await sql.end();
    expect(kept).toHaveLength(0);
  });

  test("by a resident are typed on the page, go to the source as a reply to its post, and are changed and taken back there", async () => {
    const empty = await world.anneke.post(`${path}/antwoorden`, { text: "", outside: "stand-in" });
    expect(empty.status).toBe(422);
    const typed = { text: `Mag de fiets erlangs ${count}?`, outside: "stand-in" };
    const sent = await world.anneke.post(`${path}/antwoorden`, typed);
    expect(new URL(sent.url).pathname).toBe(path);
    expect(sent.html).toContain(typed.text);
    await world.settle();
    const id = /id="antwoord-([0-9a-f-]{36})"/.exec(await page())?.[1] ?? "";
    const uri = `${world.wijk.origin}/ap/o/${id}`;
    expect(world.town.status(uri)).toMatchObject({ inReplyTo: note.uri, visibility: "public" });
    expect(world.town.status(uri)?.text).toContain(typed.text);
    expect(world.town.status(uri)?.mentions.map(({ id: named }) => named)).toContain(gemeente.id);
    expect(JSON.stringify(world.town.received)).not.toContain("Anneke");
    expect(world.shares(uri).announces).toEqual([]);
    expect(await outbox()).not.toContain(uri);
    const back = await gemeente.reply(uri, `Ja, dat mag ${count}.`);
    await world.settle();
    expect(await page()).toContain(`Ja, dat mag ${count}.`);
    expect(back.deliveries.map(({ status }) => status)).toContain(202);
    await world.anneke.post(`/antwoorden/${id}/veranderen`, { text: `Mag de bakfiets erlangs ${count}?` });
    await world.settle();
    expect(world.town.status(uri)?.text).toContain(`Mag de bakfiets erlangs ${count}?`);
    const gone = await world.anneke.post(`/antwoorden/${id}/intrekken`);
    expect(new URL(gone.url).pathname).toBe(path);
    await world.settle();
    expect(world.town.status(uri)).toBeUndefined();
    expect(await page()).not.toContain("bakfiets");
  });

  test("are not typed where the source wants none, and by nobody who only visits", async () => {
    const wanted = `Zonder antwoorden ${count}`;
    await world.tell(gemeente, "Create", {
      ...answer(gemeente, "", wanted),
      inReplyTo: null,
      interactionPolicy: { canReply: { automaticApproval: [gemeente.id] } },
    });
    const silent = await world.pathOf(wanted);
    expect((await world.anneke.get(silent)).html).not.toContain("antwoorden-formulier");
    expect((await world.anneke.post(`${silent}/antwoorden`, { text: "Toch", outside: "stand-in" })).status).toBe(409);
    expect(await page(world.wijk.visitor())).not.toContain("antwoorden-formulier");
  });
});
