import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
const secret = "geheimvandewijk";
let wijk: RunningWijk;
let peer: MastodonPeer;
let anneke: Person;
let daan: Person;
let path: string;
let id: string;

/** Everything that can happen to a question and its answers, all of it for the wijk alone. */
beforeAll(async () => {
  wijk = await startWijk({ clock });
  anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
  // Under a name that nobody knows: it gets what is said about answers too.
  peer = await createMastodonPeer({ clock, host: "localhost", software: "toren" });
  const sanne = await peer.account("sanne");
  await sanne.follow((await sanne.lookup(wijk.handle)).id);
  await wijk.settle();
  const question = {
    title: `Vraag ${secret}`,
    text: `Tekst ${secret}`,
    theme: "zorg",
    audience: "wijk",
    outside: "handle",
  };
  const page = await anneke.post("/vragen", question);
  path = new URL(page.url).pathname;
  id = path.split("/").at(-1) ?? "";
  const answered = await daan.post(`${path}/antwoorden`, { text: `Antwoord ${secret}` });
  const answer = /id="antwoord-([0-9a-f-]{36})"/.exec(answered.html)?.[1] ?? "";
  await daan.post(`/antwoorden/${answer}/veranderen`, { text: `Ander antwoord ${secret}` });
  await anneke.post(`${path}/veranderen`, { ...question, title: `Andere vraag ${secret}` });
  await anneke.post(`${path}/geholpen`, { answer });
  await anneke.post(`${path}/afronden`);
  await anneke.post(`${path}/heropenen`);
  await wijk.administrator.post(`/antwoorden/${answer}/verbergen`, { rule: "friendly", reason: secret });
  await wijk.administrator.post(`/antwoorden/${answer}/tonen`);
  await wijk.settle();
  await peer.settled();
});
afterAll(async () => {
  await peer.close();
  await wijk.close();
});

test("Nothing about it was sent to anyone", async () => {
  expect(peer.received.map((each) => each.activity.type)).toEqual(["Accept"]);
  const sql = postgres(wijk.databaseUrl);
  const rows = await sql`select type from outgoing_activity where type <> 'Accept'`;
  const actors = await sql`select kind from actor where kind in ('stand_in', 'resident')`;
  await sql.end();
  expect(rows).toHaveLength(0);
  expect(actors).toHaveLength(0);
});

test("It has no address outside: no object, no replies, no context, no activity", async () => {
  for (const address of [`/ap/o/${id}`, `/ap/o/${id}/replies`, `/ap/o/${id}/context`, `/ap/v/${id}`]) {
    const asked = await fetch(`${wijk.origin}${address}`, { headers: { accept: "application/activity+json" } });
    const absent = await fetch(`${wijk.origin}${address.replace(id, crypto.randomUUID())}`, {
      headers: { accept: "application/activity+json" },
    });
    expect(asked.status, address).toBe(404);
    expect(await asked.text(), address).toBe(await absent.text());
  }
});

test("A visitor finds it nowhere, and its page looks like one that never existed", async () => {
  const visitor = wijk.visitor();
  const page = await visitor.get(path);
  const absent = await visitor.get(path.replace(id, crypto.randomUUID()));
  expect(page.status).toBe(404);
  expect(page.html).toBe(absent.html);
  expect((await visitor.get(`${path}/volgen`)).status).toBe(404);
  for (const address of ["/", "/vragen", "/buurwijken"]) {
    expect((await visitor.get(address)).html, address).not.toContain(secret);
  }
});

test("Whoever answers it from outside is not heard", async () => {
  const sanne = await peer.account("sanne");
  const inbox = `${wijk.origin}/ap/inbox`;
  const noteId = `${peer.origin}/users/sanne/statuses/999`;
  const sent = await sanne.post(inbox, {
    "@context": "https://www.w3.org/ns/activitystreams",
    id: `${noteId}/activity`,
    type: "Create",
    actor: sanne.id,
    to: ["https://www.w3.org/ns/activitystreams#Public"],
    object: {
      id: noteId,
      type: "Note",
      attributedTo: sanne.id,
      inReplyTo: `${wijk.origin}/ap/o/${id}`,
      content: "<p>Antwoord van buiten</p>",
      to: ["https://www.w3.org/ns/activitystreams#Public"],
    },
  });
  expect(sent.status).toBe(202);
  await wijk.settle();
  expect((await anneke.get(path)).html).not.toContain("Antwoord van buiten");
});

test("A link to its page in an answer for everyone does no harm: the answer goes out, the page shows nothing", async () => {
  const page = await anneke.post("/vragen", {
    title: "Een vraag voor iedereen",
    text: "",
    theme: "groen",
    audience: "everyone",
  });
  await daan.post(`${new URL(page.url).pathname}/antwoorden`, { text: `Zie ook ${wijk.origin}${path}` });
  await wijk.settle();
  await peer.settled();
  expect(JSON.stringify(peer.received.map((each) => each.activity))).toContain(path);
  expect((await wijk.visitor().get(path)).status).toBe(404);
});

test("The database itself refuses to let out any activity that names it", async () => {
  const sql = postgres(wijk.databaseUrl);
  const [wijkActor] = await sql`select id from actor where kind = 'wijk'`;
  for (const type of ["Create", "Update", "Delete", "Announce", "Like", "Undo", "Add", "Flag"]) {
    for (const body of [
      { object: `${wijk.origin}/ap/o/${id}` },
      { object: { inReplyTo: [`${wijk.origin}/ap/o/${id}`] } },
    ]) {
      const insert = sql`insert into outgoing_activity (id, uri, type, signer_id, object_uri, post_id, body, made_at)
        values (${crypto.randomUUID()}, ${`x:${crypto.randomUUID()}`}, ${type}, ${wijkActor?.id}, 'x', null, ${JSON.stringify(body)}, ${clock()})`;
      await expect(insert, type).rejects.toThrow("may not leave the wijk");
    }
  }
  await expect(
    sql`insert into outgoing_activity (id, uri, type, signer_id, object_uri, post_id, body, made_at)
      values (${crypto.randomUUID()}, 'x:2', 'Create', ${wijkActor?.id}, 'x', ${id}, '{}', ${clock()})`,
  ).rejects.toThrow("may not leave the wijk");
  await sql.end();
});
