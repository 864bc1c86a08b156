import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
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
let count = 0;

const rows = async (wijk: RunningWijk, query: (sql: postgres.Sql) => Promise<readonly postgres.Row[]>) => {
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  try {
    return await query(sql);
  } finally {
    await sql.end();
  }
};

const standing = (wijk: RunningWijk, words: string) =>
  rows(
    wijk,
    (sql) => sql`select id from post where (html like ${`%${words}%`} or title = ${words}) and withdrawn_at is null`,
  );

beforeAll(async () => {
  ring = await startRing(clock, ["Holtveen", "Lindehout", "Zandkamp"]);
  [holtveen, lindehout, zandkamp] = ring.wijken as [RunningWijk, RunningWijk, RunningWijk];
  anneke = await holtveen.neighbour("Anneke");
  marja = await lindehout.neighbour("Marja");
  zeger = await zandkamp.neighbour("Zeger");
  await ring.join(holtveen, zandkamp);
}, 120_000);
afterAll(() => ring.close());

/** Holtveen and Lindehout share a ring anew, with a question of each and an answer of the other under it. */
let ours: { title: string; here: string; there: string; answer: string };
let theirs: { title: string; here: string; answer: string };
beforeEach(async () => {
  count += 1;
  await ring.join(holtveen, lindehout);
  ours = { title: `Onze vraag ${count}`, here: "", there: "", answer: `Hun antwoord ${count}` };
  ours.here = await askRing(anneke, ours.title);
  theirs = { title: `Hun vraag ${count}`, here: "", answer: `Ons antwoord ${count}` };
  await askRing(marja, theirs.title);
  await ring.settle();
  ours.there = await findThere(marja, ours.title);
  theirs.here = await findThere(anneke, theirs.title);
  await marja.post(`${ours.there}/antwoorden`, { text: ours.answer });
  await anneke.post(`${theirs.here}/antwoorden`, { text: theirs.answer });
  await ring.settle();
  expect((await anneke.get(ours.here)).html).toContain(ours.answer);
  expect((await zeger.get(await findThere(zeger, ours.title))).html).toContain(ours.answer);
}, 90_000);

/** What is left once the two are apart: each has its own, and the third wijk what is still shared with it. */
const expectApart = async () => {
  for (const words of [ours.title, ours.answer]) expect(await standing(lindehout, words), words).toHaveLength(0);
  for (const words of [theirs.title, theirs.answer]) expect(await standing(holtveen, words), words).toHaveLength(0);
  expect((await marja.get(ours.there)).status).toBe(404);
  expect((await anneke.get(theirs.here)).status).toBe(404);
  expect((await anneke.get(ours.here)).html).not.toContain(ours.answer);
  const atZeger = await findThere(zeger, ours.title);
  expect((await zeger.get(atZeger)).status).toBe(200);
  expect((await zeger.get(atZeger)).html).not.toContain(ours.answer);
};

test("When we leave, both sides lose what they got, and nothing more goes there", async () => {
  await ring.choose(holtveen, lindehout, "end");
  // At once, before anybody was told.
  expect((await anneke.get(theirs.here)).status).toBe(404);
  await ring.settle();
  await expectApart();
  await askRing(anneke, `Vraag daarna ${count}`);
  await ring.settle();
  expect(await standing(lindehout, `Vraag daarna ${count}`)).toHaveLength(0);
  expect(await standing(zandkamp, `Vraag daarna ${count}`)).toHaveLength(1);
  expect((await lindehout.administrator.get("/beheer/kring")).html).toContain("Voorbij");
}, 90_000);

test("When they leave, the same", async () => {
  await ring.choose(lindehout, holtveen, "end");
  await ring.settle();
  await expectApart();
}, 90_000);

test("What was on its way when it ended does not arrive any more; what takes it back does", async () => {
  const title = `Nog onderweg ${count}`;
  await askRing(anneke, title);
  await rows(holtveen, async (sql) => {
    await sql`insert into peer (host, held_until) values (${lindehout.host}, ${new Date(clock().getTime() + 3_600_000)})
      on conflict (host) do update set held_until = excluded.held_until`;
    return [];
  });
  await holtveen.settle();
  const waiting = () =>
    rows(
      holtveen,
      (sql) => sql`select sent.type, delivery.outcome, delivery.last_error from delivery
        join outgoing_activity sent on sent.id = delivery.activity_id join post on post.id = sent.post_id
        where post.title = ${title} and delivery.host = ${lindehout.host} order by delivery.id`,
    );
  expect(await waiting()).toMatchObject([{ type: "Announce", outcome: null }]);
  await ring.choose(holtveen, lindehout, "end");
  expect(await waiting()).toMatchObject([{ type: "Announce", outcome: "given-up", last_error: "left-the-ring" }]);
  await holtveen.settle();
  clock.move(2 * 3_600_000);
  await ring.settle();
  expect((await waiting()).map(({ type, outcome }) => [type, outcome])).toEqual([
    ["Announce", "given-up"],
    ["Delete", "delivered"],
  ]);
  expect(await standing(lindehout, title)).toHaveLength(0);
}, 90_000);

test("What the administrator tries once more for a wijk that left is not sent", async () => {
  const title = `Nog een keer ${count}`;
  await askRing(anneke, title);
  await ring.settle();
  await ring.choose(holtveen, lindehout, "end");
  await rows(holtveen, async (sql) => {
    await sql`update delivery set outcome = null, done_at = null, due_at = ${clock()} where id in (
      select delivery.id from delivery join outgoing_activity sent on sent.id = delivery.activity_id
      where sent.type = 'Announce' and sent.ring and delivery.host = ${lindehout.host} order by id desc limit 1)`;
    return [];
  });
  await ring.settle();
  const after = await rows(
    holtveen,
    (sql) => sql`select delivery.outcome, delivery.last_error from delivery
      join outgoing_activity sent on sent.id = delivery.activity_id join post on post.id = sent.post_id
      where post.title = ${title} and sent.type = 'Announce' and delivery.host = ${lindehout.host}`,
  );
  expect(after).toMatchObject([{ outcome: "given-up", last_error: "left-the-ring" }]);
}, 90_000);

test("A wijk that comes back starts anew: what was taken back stays away, what is asked now is read", async () => {
  await ring.choose(lindehout, holtveen, "end");
  await ring.settle();
  await ring.join(lindehout, holtveen);
  await askRing(anneke, `Weer samen ${count}`);
  await ring.settle();
  expect(await standing(lindehout, `Weer samen ${count}`)).toHaveLength(1);
  expect(await standing(lindehout, ours.title)).toHaveLength(0);
  await ring.choose(lindehout, holtveen, "end");
  await ring.settle();
}, 90_000);
