import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { findThere, type RingOfWijken, startRing } from "../support/ring-of-wijken.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let ring: RingOfWijken;
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let anneke: Person;
let daan: Person;
let marja: Person;

beforeAll(async () => {
  ring = await startRing(clock, ["Holtveen", "Lindehout"]);
  [holtveen, lindehout] = ring.wijken as [RunningWijk, RunningWijk];
  anneke = await holtveen.neighbour("Anneke");
  daan = await holtveen.neighbour("Daan");
  marja = await lindehout.neighbour("Marja");
  await ring.join(holtveen, lindehout);
  await ring.follow(lindehout, holtveen);
}, 120_000);
afterAll(() => ring.close());

const inWijk = async (title: string): Promise<string> => {
  const fields = { title, text: "Mijn nummer is 14.", theme: "lenen", audience: "wijk" };
  const path = new URL((await anneke.post("/vragen", fields)).url).pathname;
  await daan.post(`${path}/antwoorden`, { text: `Antwoord in de wijk op ${title}` });
  await ring.settle();
  return path;
};

const consents = async (title: string) => {
  const sql = postgres(holtveen.databaseUrl, { max: 1 });
  const found = await sql`select consent.rung, answer, recipients, shown from consent
    join post on post.id = question_id where post.title = ${title} order by at`;
  await sql.end();
  return found;
};

const yes = (trede: string, title: string, more: object = {}) => ({ trede, keuze: "ja", title, text: "", ...more });

test("The ring comes before everyone: the asker sees exactly who reads it and what, and what is left out is gone", async () => {
  const title = "Wie heeft een tuinfrees?";
  const path = await inWijk(title);
  const form = (await anneke.get(`${path}/verder`)).html;
  expect(form).toContain("De bewoners van Lindehout");
  expect(form).toContain("Verder niemand");
  expect(form).not.toContain("Iedereen kan het dan lezen");
  expect(form).toContain("Liever meteen iedereen vragen");
  await anneke.post(`${path}/verder`, yes("kring", title, { wijken: "Lindehout" }));
  await ring.settle();
  const there = (await marja.get(await findThere(marja, title))).html;
  expect(there).not.toContain("Mijn nummer is 14.");
  expect(there).not.toContain("Antwoord in de wijk");
  expect((await holtveen.visitor().get(path)).status).toBe(404);
  expect(await consents(title)).toMatchObject([{ rung: "kring", answer: "yes", recipients: "Lindehout" }]);
}, 90_000);

test("A yes to other wijken than there are now is no yes", async () => {
  const title = "Wie leest dit straks?";
  const path = await inWijk(title);
  const again = await anneke.post(`${path}/verder`, yes("kring", title, { wijken: "Lindehout, Zandkamp" }));
  expect(again.status).toBe(422);
  expect(again.html).toContain("De kring is net veranderd");
  await ring.settle();
  expect(await findThere(marja, title)).toBe("/not-there");
  expect(await consents(title)).toHaveLength(0);
}, 90_000);

test("From the ring a question goes on to everyone, in the same voice; what was said in the ring stays there", async () => {
  const title = "Wie kan een fiets maken?";
  const path = await inWijk(title);
  await anneke.post(`${path}/verder`, yes("kring", title, { wijken: "Lindehout", text: "Een damesfiets." }));
  await ring.settle();
  const there = await findThere(marja, title);
  await marja.post(`${there}/antwoorden`, { text: "Bij ons op de hoek." });
  await ring.settle();
  clock.move(60_000);
  expect((await anneke.get(`${path}/verder`)).html).toContain("Iedereen kan het dan lezen");
  await anneke.post(`${path}/verder`, yes("outside", title, { text: "Een fiets." }));
  await ring.settle();

  const visitor = holtveen.visitor();
  const page = (await visitor.get(path)).html;
  expect(page).toContain("Een fiets.");
  expect(page).not.toContain("Bij ons op de hoek.");
  expect((await anneke.get(path)).html).toContain("Bij ons op de hoek.");
  const inLindehout = (await lindehout.visitor().get(there)).html;
  expect(inLindehout).toContain("Een fiets.");
  expect(inLindehout).not.toContain("Bij ons op de hoek.");

  const sql = postgres(holtveen.databaseUrl, { max: 1 });
  const sent =
    await sql`select sent.uri, sent.ring, sent.body from outgoing_activity sent join post on post.id = sent.post_id
    where post.title = ${title}`;
  const voices = await sql`select count(distinct signer_id)::int as voices from outgoing_activity sent
    join post on post.id = sent.post_id where post.title = ${title} and sent.type = 'Create'`;
  const [wijk] = await sql`select uri from actor where kind = 'wijk'`;
  await sql.end();
  expect(voices[0]?.voices).toBe(1);
  for (const { uri, ring: isForRing } of sent) {
    const answer = await fetch(uri, { headers: { accept: "application/activity+json" } });
    expect([uri, answer.status, (await answer.text()).includes("damesfiets")]).toEqual([
      uri,
      isForRing ? 404 : 200,
      false,
    ]);
  }
  const outbox = await (
    await fetch(`${wijk?.uri}/outbox?page=first`, { headers: { accept: "application/activity+json" } })
  ).text();
  expect(outbox).toContain("Een fiets.");
  expect(outbox).not.toContain("damesfiets");
  expect(outbox).not.toContain("/kring");
  expect((await consents(title)).map(({ rung }) => rung)).toEqual(["kring", "outside"]);

  await anneke.post(`${path}/intrekken`);
  await ring.settle();
  expect((await marja.get(there)).status).toBe(404);
}, 90_000);

test("Who says no to the ring is shown everyone, and can still choose the ring", async () => {
  const path = await inWijk("Wie wil wandelen?");
  await anneke.post(`${path}/verder`, { trede: "kring", keuze: "nee" });
  const form = (await anneke.get(`${path}/verder`)).html;
  expect(form).toContain("Iedereen kan het dan lezen");
  expect(form).toContain("Liever alleen de kring vragen");
  expect((await anneke.get(`${path}/verder?trede=kring`)).html).toContain("De bewoners van Lindehout");
}, 90_000);
