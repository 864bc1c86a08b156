import { afterAll, beforeAll, expect, test } from "vitest";
import { createMastodonPeer, type Json, type MastodonPeer } from "../../support/mastodon-peer/index.ts";
import { createMovedClock } from "../../support/moved-clock.ts";
import type { Person } from "../../support/person.ts";
import { type RunningWijk, startWijk } from "../../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let peer: MastodonPeer;
let anneke: Person;
let administrator: Person;
type Account = Awaited<ReturnType<MastodonPeer["account"]>>;
let sanne: Account;
let bram: Account;
let wijkActor: Awaited<ReturnType<Account["lookup"]>>;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  anneke = await wijk.neighbour("Anneke");
  ({ administrator } = wijk);
  peer = await createMastodonPeer({ clock, host: "localhost" });
  sanne = await peer.account("sanne");
  bram = await peer.account("bram");
  wijkActor = await bram.lookup(wijk.handle);
  await bram.follow(wijkActor);
  await bothSettle();
});
afterAll(async () => {
  await peer.close();
  await wijk.close();
});

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await wijk.settle();
    await peer.settled();
    clock.move(5_000);
  }
};

/** What waits for a moderator: the id and the version of the text with these words in it. */
const waiting = async (words: string) => {
  const { html } = await administrator.get("/moderatie");
  const row = html.split('<li id="tekst-').find((each) => each.includes(words)) ?? "";
  return { id: row.slice(0, 36), version: /name="version" value="?([^">\s]*)/.exec(row)?.[1] ?? "", html: row };
};

const letThrough = async (words: string) => {
  const { id, version } = await waiting(words);
  const done = await administrator.post(`/moderatie/${id}/doorlaten`, { version });
  expect(done.status).toBe(200);
  expect(done.html).not.toContain(`tekst-${id}`);
  await bothSettle();
  return `/vragen/${id}`;
};

const ask = async (text: string) => {
  await sanne.lookup(wijk.handle);
  const written = await sanne.publish(text, { mention: [wijkActor] });
  await bothSettle();
  return written;
};

test("Case 5: A mention of the wijk that answers nothing becomes a question, once a moderator let it through", async () => {
  const { uri } = await ask("Is het buurthuis zondag open?\n\nIk kom van buiten de wijk.");
  expect((await anneke.get("/vragen")).html).not.toContain("buurthuis zondag");
  const held = await waiting("buurthuis zondag");
  expect(held.html).toContain(peer.host);
  expect(held.html).toContain("krijgt geen bericht");
  expect(peer.timeline("bram")).toEqual([]);

  const path = await letThrough("buurthuis zondag");
  const page = (await anneke.get(path)).html;
  expect(page).toMatch(/<h1[^>]*>(?:<!--.*?-->)?Is het buurthuis zondag open\?/);
  expect(page).toContain("Ik kom van buiten de wijk.");
  const article = page.slice(page.indexOf('<article class="question"'), page.indexOf("</article>"));
  expect(article.split("Is het buurthuis zondag open?")).toHaveLength(2);
  expect(page).not.toContain(`@<span>${wijk.handle.split("@")[1]}</span>`);
  // Who follows the wijk sees it once, as the wijk shares it.
  expect(peer.timeline("bram").filter((status) => status.uri === uri)).toHaveLength(1);
});

test("What is answered in the wijk reaches its asker, in the thread that the wijk owns", async () => {
  const { uri } = await ask("Wie weet een goede fietsenmaker?");
  const path = await letThrough("fietsenmaker");
  await anneke.post(`${path}/antwoorden`, { text: "Die op de hoek van de Lindelaan.", outside: "standin" });
  await bothSettle();
  const create = [...peer.received].map(({ activity }) => activity).findLast(({ type }) => type === "Create");
  const answer = create?.object as Json;
  expect(answer).toMatchObject({
    inReplyTo: uri,
    context: `${wijk.origin}/ap/o/${path.split("/").at(-1)}/context`,
  });
  expect(answer.cc).toContain(sanne.id);
  const context = await fetch(`${answer.context}?page=first`, {
    headers: { accept: "application/activity+json" },
  });
  expect(((await context.json()) as Json).orderedItems).toEqual([uri, answer.id]);
  expect(peer.refusals.filter(({ refused }) => refused !== "second announce")).toEqual([]);
});

test("Its author changes it and takes it back, also while it waits", async () => {
  const first = await ask("Is er morgen makrt?");
  clock.move(60_000);
  await sanne.edit(first.uri, "Is er morgen markt?");
  await bothSettle();
  const path = await letThrough("morgen markt");
  expect((await anneke.get(path)).html).toContain("Is er morgen markt?");
  clock.move(60_000);
  await sanne.edit(first.uri, "Is er zaterdag markt?");
  await bothSettle();
  expect((await anneke.get(path)).html).toContain("Is er zaterdag markt?");
  await sanne.delete(first.uri);
  await bothSettle();
  expect((await anneke.get(path)).status).toBe(404);

  const second = await ask("Wie leent mij een aanhanger?");
  await sanne.delete(second.uri);
  await bothSettle();
  expect((await administrator.get("/moderatie")).html).not.toContain("aanhanger");
});

test("What a moderator refuses is not shared, and nothing is told of it", async () => {
  await ask("Koop nu mijn spullen!");
  const { id } = await waiting("mijn spullen");
  const before = peer.received.length;
  await administrator.post(`/moderatie/${id}/weigeren`, { [`rule-${id}`]: "friendly", [`reason-${id}`]: "Reclame" });
  await bothSettle();
  expect(peer.received.length).toBe(before);
  expect((await anneke.get(`/vragen/${id}`)).status).toBe(404);
});

test("Of one author three questions wait at most, and what is not for everyone waits never", async () => {
  for (const word of ["Eerste", "Tweede", "Derde", "Vierde"]) await ask(`${word} van een reeks`);
  const { html } = await administrator.get("/moderatie");
  expect(["Eerste", "Tweede", "Derde", "Vierde"].map((word) => html.includes(`${word} van een reeks`))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  await sanne.publish("Alleen voor de wijk zelf", { mention: [wijkActor], visibility: "direct" });
  await bothSettle();
  expect((await administrator.get("/moderatie")).html).not.toContain("Alleen voor de wijk zelf");
});
