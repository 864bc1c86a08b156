import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Page, Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
const secret = "eerstewoorden";
let wijk: RunningWijk;
let peer: MastodonPeer;
let noor: Person;
let anneke: Person;
let sql: postgres.Sql;

beforeAll(async () => {
  wijk = await startWijk({ clock, heldPosts: 2 });
  sql = postgres(wijk.databaseUrl, { max: 2 });
  anneke = await wijk.neighbour("Anneke");
  await sql`update resident set posts_to_see = 0 where name = 'Anneke'`;
  noor = await wijk.neighbour("Noor");
  peer = await createMastodonPeer({ clock, host: "localhost" });
  const sanne = await peer.account("sanne");
  await sanne.follow((await sanne.lookup(wijk.handle)).id);
  await wijk.settle();
});
afterAll(async () => {
  await sql.end();
  await peer.close();
  await wijk.close();
});

const question = (words: string, audience: string) => ({
  title: `Vraag ${words}`,
  text: `Tekst ${words}`,
  theme: "zorg",
  toldSensitive: "zorg",
  audience,
});
const ask = async (
  person: Person,
  words: string,
  audience = "everyone",
): Promise<{ path: string; id: string; page: Page }> => {
  clock.move(60_000);
  const page = await person.post("/vragen", question(words, audience));
  const path = new URL(page.url).pathname;
  return { path, id: path.split("/").at(-1) ?? "", page };
};
const answer = (person: Person, path: string, text: string): Promise<Page> => {
  clock.move(60_000);
  return person.post(`${path}/antwoorden`, { text });
};
const settle = async () => {
  await wijk.settle();
  clock.move(10_000);
  await wijk.settle();
  await peer.settled();
};
const versionOf = async (id: string): Promise<string> => {
  const { html } = await wijk.administrator.get("/moderatie");
  return (
    new RegExp(`/moderatie/${id}/doorlaten"><input type="hidden" name="version" value="([^"]*)"`).exec(html)?.[1] ??
    "none"
  );
};
const letThrough = async (id: string) =>
  wijk.administrator.post(`/moderatie/${id}/doorlaten`, { version: await versionOf(id) });
const outgoingAbout = (id: string) =>
  sql`select type from outgoing_activity where (post_id = ${id} or body like ${`%${id}%`}) and variant is null`;
const asActivity = { accept: "application/activity+json" };
const letters = async (): Promise<string> => (await wijk.visitor().get("/dev/mail")).html;
const reset = (posts: number) => sql`update resident set posts_to_see = ${posts} where name = 'Noor'`;

test("what a newcomer asks for everyone is read by them and by moderators, by nobody else, and goes nowhere", async () => {
  await reset(2);
  const { path, id, page } = await ask(noor, secret);
  await settle();
  expect(page.html).toContain("Je vraag is bewaard. Een moderator kijkt eerst.");
  expect(page.html).toContain("Tot dan ziet niemand anders dit.");
  expect((await noor.get("/")).html).toContain("Een moderator kijkt eerst");
  expect((await wijk.administrator.get(path)).html).toContain("Deze vraag wacht op een moderator.");
  expect((await wijk.administrator.get("/moderatie")).html).toContain(`Vraag ${secret}`);
  for (const person of [anneke, wijk.visitor()]) {
    const absent = path.replace(id, crypto.randomUUID());
    expect((await person.get(path)).html).toBe((await person.get(absent)).html);
    expect((await person.get(`${path}/volgen`)).status).toBe(404);
    for (const list of ["/", "/vragen", "/buurwijken"])
      expect((await person.get(list)).html, list).not.toContain(secret);
  }
  for (const place of [`/ap/o/${id}`, `/ap/o/${id}/replies`, `/ap/o/${id}/context`])
    expect((await fetch(`${wijk.origin}${place}`, { headers: asActivity })).status, place).toBe(404);
  expect(await outgoingAbout(id)).toHaveLength(0);
  expect(JSON.stringify(peer.received)).not.toContain(secret);
  expect(await letters()).not.toContain(secret);
});

test("what waits lies on no desk, also not on that of a wijkwijzer who moderates, and cannot be taken from it", async () => {
  await reset(2);
  const [administrator] = await sql`select id from resident where 'administrator' = any(roles)`;
  await sql`update resident set roles = roles || '{wijkwijzer}' where id = ${administrator?.id}`;
  const desk = wijk.administrator;
  await desk.post("/mijn-tafel/instellingen", { themes: "zorg", capacity: "4", about: "Bij de markt", reachable: "" });
  const waits = await ask(noor, "achtergehouden", "wijk");
  const stands = await ask(anneke, "aan tafel", "wijk");
  await settle();
  const lies = (await desk.get("/mijn-tafel")).html;
  expect([lies.includes("Vraag aan tafel"), lies.includes("achtergehouden")]).toEqual([true, false]);
  for (const deed of ["oppakken", "teruggeven", "terugvragen"])
    expect((await desk.post(`/mijn-tafel/vragen/${waits.id}/${deed}`, { text: "Hoi" })).status, deed).toBe(404);
  expect((await desk.get(`/mijn-tafel/vragen/${waits.id}/doorgeven`)).status).toBe(404);
  expect((await desk.post(`/mijn-tafel/vragen/${stands.id}/oppakken`)).status).toBe(200);
  await letThrough(waits.id);
  await settle();
  expect((await desk.get("/mijn-tafel")).html).toContain("Vraag achtergehouden");
  await sql`update resident set roles = array_remove(roles, 'wijkwijzer') where id = ${administrator?.id}`;
});

test("once a moderator lets it through it is asked: it stands in the wijk from then on, and goes out once", async () => {
  await reset(2);
  const { path, id } = await ask(noor, "doorgelaten");
  clock.move(86_400_000);
  const version = await versionOf(id);
  const tries = Array.from({ length: 50 }, () => wijk.administrator.post(`/moderatie/${id}/doorlaten`, { version }));
  const said = (await Promise.all(tries)).filter(({ html }) => html.includes("De tekst staat er nu"));
  expect(said).toHaveLength(1);
  await settle();
  expect((await anneke.get(path)).html).toContain("Tekst doorgelaten");
  expect((await wijk.visitor().get(path)).status).toBe(200);
  const [row] = await sql`select published_at from post where id = ${id}`;
  expect(new Date(row?.published_at).getTime()).toBeGreaterThan(clock().getTime() - 60_000);
  expect((await outgoingAbout(id)).map(({ type }) => type).sort()).toEqual(["Announce", "Announce", "Create"]);
  expect(
    peer.received.filter(({ activity }) => JSON.stringify(activity).includes("Tekst doorgelaten")),
  ).not.toHaveLength(0);
});

test("an answer that waits mails nobody, is counted nowhere, and is shared with followers only once it was let through", async () => {
  await reset(1);
  const { path, id } = await ask(anneke, "ladder");
  await settle();
  const page = await answer(noor, path, `Antwoord ${secret}`);
  expect(page.html).toContain("Je antwoord is bewaard. Een moderator kijkt eerst.");
  const [held] = await sql`select id from post where thread_id = ${id} and kind = 'answer'`;
  const answerId = String(held?.id);
  await settle();
  expect((await noor.get(path)).html).toContain("Tot dan zien alleen jij en de moderatoren dit.");
  expect((await anneke.get(path)).html).not.toContain(secret);
  expect((await anneke.get("/vragen")).html).toMatch(/Nieuw[\s\S]*Vraag ladder/);
  expect(await letters()).not.toContain("Vraag ladder");
  expect(await outgoingAbout(answerId)).toHaveLength(0);
  const replies = await fetch(`${wijk.origin}/ap/o/${id}/replies`, { headers: asActivity });
  expect(await replies.json()).toMatchObject({ totalItems: 0 });
  expect((await anneke.post(`${path}/geholpen`, { answer: answerId })).status).toBe(404);
  expect(
    (await wijk.administrator.post(`/antwoorden/${answerId}/verbergen`, { rule: "friendly", reason: "x" })).status,
  ).toBe(404);
  await letThrough(answerId);
  await settle();
  expect((await anneke.get(path)).html).toContain(`Antwoord ${secret}`);
  expect(await letters()).toContain("Vraag ladder");
  expect(await outgoingAbout(answerId)).not.toHaveLength(0);
});

test("a refusal comes with its reason, on the page and in a letter, and with the words, which can be taken back", async () => {
  await reset(2);
  const { path, id } = await ask(noor, "reclame");
  const field = `reason-${id}`;
  const rule = { [`rule-${id}`]: "honest" };
  const unnamed = await wijk.administrator.post(`/moderatie/${id}/weigeren`, { [field]: "Reclame." });
  expect([unnamed.status, unnamed.html.includes("Kies om welke huisregel het gaat.")]).toEqual([422, true]);
  const empty = await wijk.administrator.post(`/moderatie/${id}/weigeren`, { [field]: " ", ...rule });
  expect([empty.status, empty.html.includes("Schrijf kort op waarom.")]).toEqual([422, true]);
  const tries = Array.from({ length: 50 }, () =>
    wijk.administrator.post(`/moderatie/${id}/weigeren`, { [field]: "Reclame hoort hier niet.", ...rule }),
  );
  expect((await Promise.all(tries)).filter(({ html }) => html.includes("De schrijver leest waarom"))).toHaveLength(1);
  clock.move(1_000);
  await settle();
  expect((await noor.get(path)).html).toContain("Reclame hoort hier niet.");
  expect(await wijk.lastLetter()).toContain("Reclame hoort hier niet.");
  expect(await wijk.lastLetter()).toContain("Tekst reclame");
  expect((await anneke.get(path)).status).toBe(404);
  expect((await letThrough(id)).html).toContain("Intussen was er iets veranderd");
  expect((await noor.post(`${path}/veranderen`, question("anders", "everyone"))).status).toBe(422);
  expect((await noor.post(`${path}/intrekken`)).status).toBe(200);
  await settle();
  expect(await outgoingAbout(id)).toHaveLength(0);
  expect((await fetch(`${wijk.origin}/ap/o/${id}`, { headers: asActivity })).status).toBe(404);
});

test("after as many posts as the wijk chose, nothing waits any more; a refused one does not count", async () => {
  await reset(2);
  const first = await ask(noor, "eerste", "wijk");
  const second = await ask(noor, "tweede", "wijk");
  const third = await ask(noor, "derde", "wijk");
  await wijk.administrator.post(`/moderatie/${first.id}/weigeren`, {
    [`rule-${first.id}`]: "friendly",
    [`reason-${first.id}`]: "Nee",
  });
  expect((await ask(noor, "vierde", "wijk")).page.html).toContain("Een moderator kijkt eerst.");
  await letThrough(second.id);
  expect((await ask(noor, "vijfde", "wijk")).page.html).toContain("Een moderator kijkt eerst.");
  await letThrough(third.id);
  expect((await ask(noor, "zesde", "wijk")).page.html).toContain("Je vraag staat erop.");
  expect((await anneke.get("/vragen")).html).toContain("Vraag zesde");
});

test("words that nobody saw do not come in through a change: not while it waits, and not after it was let through", async () => {
  await reset(2);
  const { path, id } = await ask(noor, "vooraf", "wijk");
  const old = await versionOf(id);
  clock.move(1_000);
  await noor.post(`${path}/veranderen`, question("achteraf", "wijk"));
  const late = await wijk.administrator.post(`/moderatie/${id}/doorlaten`, { version: old });
  expect(late.html).toContain("Intussen was er iets veranderd");
  expect((await anneke.get(path)).status).toBe(404);
  await letThrough(id);
  expect((await anneke.get(path)).html).toContain("Tekst achteraf");
  const changed = await noor.post(`${path}/veranderen`, question("gewisseld", "wijk"));
  expect([changed.status, changed.html.includes("Tekst gewisseld")]).toEqual([422, true]);
  expect((await anneke.get(path)).html).not.toContain("gewisseld");
});

test("nobody answers what waits, not even a moderator, and nobody decides about their own", async () => {
  await reset(2);
  const { path, id } = await ask(noor, "gesloten");
  expect((await wijk.administrator.post(`${path}/antwoorden`, { text: "Alvast" })).status).toBe(422);
  expect((await noor.post(`${path}/antwoorden`, { text: "Alvast" })).status).toBe(422);
  expect((await anneke.post(`${path}/antwoorden`, { text: "Alvast" })).status).toBe(404);
  await sql`update resident set roles = '{moderator}' where name = 'Noor'`;
  expect((await noor.get("/moderatie")).html).toContain("Een ander beslist.");
  expect((await noor.post(`/moderatie/${id}/doorlaten`, { version: "" })).status).toBe(404);
  await sql`update resident set roles = '{}' where name = 'Noor'`;
});

test("those who moderate, and the administrator of the set-up, write at once", async () => {
  await reset(2);
  await sql`update resident set roles = '{moderator}' where name = 'Noor'`;
  expect((await ask(noor, "moderator", "wijk")).page.html).toContain("Je vraag staat erop.");
  await sql`update resident set roles = '{}' where name = 'Noor'`;
  expect((await ask(wijk.administrator, "beheerder", "wijk")).page.html).toContain("Je vraag staat erop.");
});

test("the database itself refuses to let out, or to let others answer, what waits, and to hold back what stands", async () => {
  await reset(2);
  const { id } = await ask(noor, "wacht");
  const [wijkActor] = await sql`select id from actor where kind = 'wijk'`;
  for (const [postId, body] of [
    [id, "{}"],
    [null, JSON.stringify({ object: { inReplyTo: `${wijk.origin}/ap/o/${id}` } })],
  ] as const)
    await expect(
      sql`insert into outgoing_activity (id, uri, type, signer_id, object_uri, post_id, body, made_at)
        values (${crypto.randomUUID()}, ${`x:${crypto.randomUUID()}`}, 'Create', ${wijkActor?.id}, 'x', ${postId}, ${body}, ${clock()})`,
    ).rejects.toThrow("waits for a moderator");
  await expect(
    sql`insert into post (id, kind, thread_id, audience, resident_id, actor_id, uri, body, html, published_at)
      select ${crypto.randomUUID()}, 'answer', id, audience, resident_id, actor_id, ${`x:${crypto.randomUUID()}`}, '', '', published_at from post where id = ${id}`,
  ).rejects.toThrow("waits for a moderator");
  const standing = await ask(anneke, "staat", "wijk");
  await expect(sql`update post set held_at = ${clock()} where id = ${standing.id}`).rejects.toThrow("stands already");
});
