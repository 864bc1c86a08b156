import { afterAll, beforeAll, expect, test } from "vitest";
import { day, second } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type NamelessWorld, namelessWorld, wordsOn } from "./nameless-world.ts";

const clock = createMovedClock();
let world: NamelessWorld;
beforeAll(async () => {
  world = await namelessWorld(clock);
}, 60_000);
afterAll(() => world.close());

const hide = async (by: Person, path: string): Promise<void> => {
  clock.move(second);
  await by.post(`${path}/verbergen`, { rule: "friendly", reason: "Dit is niet aardig." });
  await world.wijk.settle();
};
const decisionOn = async (own: string): Promise<string> =>
  /href="(\/besluit\/[\w-]+)"/.exec((await world.wijk.visitor().get(own)).html)?.[1] ?? "/no-decision";
const idOfDecision = async (): Promise<string> => {
  const [row] = await world.sql`select id from identity.decision order by decided_at desc limit 1`;
  return String(row?.id);
};

test("whoever asked without a name reads the decision on their own page, appeals from there, and nobody learns who it is", async () => {
  const { anneke, daan, mo, administrator } = world.people;
  const annekesId = await world.idOf("Anneke");
  const { own, path } = await world.asked(anneke);
  await hide(mo, path);
  const page = await decisionOn(own);
  const read = await world.wijk.visitor().get(page);
  expect(wordsOn(read)).toContain("Dit is niet aardig.");
  expect(wordsOn(read)).toContain("Er gaat geen brief uit.");
  expect(read.headers.get("referrer-policy")).toBe("no-referrer");

  // It waits for a batch, like everything that they do: nobody sees when they were here.
  const words = "Ik vroeg het netjes.";
  const before = await world.sql`select 1 from log_entry where deed = 'appeal-made'`;
  const made = await world.wijk.visitor().post(`${page}/bezwaar`, { words });
  expect(wordsOn(made)).toContain("Je bezwaar gaat binnen een uur naar de moderatoren.");
  await world.wijk.visitor().post(`${page}/bezwaar`, { words: "Nog een keer" });
  expect(wordsOn(await world.wijk.visitor().get(own))).toContain("Je maakte bezwaar tegen een besluit.");
  expect(await world.sql`select 1 from log_entry where deed = 'appeal-made'`).toHaveLength(before.length);
  expect(await world.sql`select 1 from identity.appeal`).toHaveLength(0);
  await world.anHourLater();
  expect(await world.sql`select 1 from identity.appeal`).toHaveLength(1);

  // No column, no page, no line and no letter leads from it to anybody.
  const [appeal] = await world.sql`select decision.about_resident, appeal.* from identity.appeal
    join identity.decision decision on decision.id = decision_id`;
  const stored = Object.values(appeal ?? {}).map((each) =>
    each instanceof Uint8Array ? Buffer.from(each).toString("latin1") : String(each),
  );
  expect(stored.join("\n")).not.toMatch(new RegExp(`${annekesId}|Anneke|netjes`));
  const queue = await administrator.get("/moderatie/bezwaren");
  expect(wordsOn(queue)).toContain(words);
  expect(queue.html).toContain("iemand zonder naam");
  const letters = await world.wijk.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(500));
  const toOthers = letters.filter(({ to }) => !to.startsWith("anneke")).map(({ text }) => text);
  for (const each of [queue.html, (await administrator.get("/beheer/logboek")).html, ...toOthers])
    expect(each).not.toMatch(/Anneke/);
  expect(letters.filter(({ to, kind }) => to.startsWith("anneke") && kind.startsWith("appeal"))).toEqual([]);
  expect(await world.sql`select 1 from identity.unsealing_step`).toHaveLength(0);

  const id = await idOfDecision();
  await administrator.post(`/moderatie/bezwaren/${id}`, { outcome: "overturned", [`answer-${id}`]: "Dit mag gewoon." });
  await world.wijk.settle();
  expect((await daan.get(path)).status).toBe(200);
  expect(wordsOn(await world.wijk.visitor().get(page))).toContain("Het besluit is teruggedraaid.");
}, 60_000);

test("a moderator who asked without a name does not decide about themselves, and nobody else notices", async () => {
  const { mo, administrator, ria } = world.people;
  await world.give("Ria", "moderator");
  const { own, path } = await world.asked(ria, { title: "Wie kent een goede huisarts?" });
  await hide(mo, path);
  await world.wijk.visitor().post(`${await decisionOn(own)}/bezwaar`, { words: "Het is maar een vraag." });
  await world.anHourLater();
  const id = await idOfDecision();
  const answer = { outcome: "overturned", [`answer-${id}`]: "Het mag." };
  expect((await ria.get("/moderatie/bezwaren")).html).not.toContain("Het is maar een vraag.");
  expect((await ria.post(`/moderatie/bezwaren/${id}`, answer)).status).toBe(404);
  expect((await administrator.get("/moderatie/bezwaren")).html).toContain("Het is maar een vraag.");
  expect((await administrator.post(`/moderatie/bezwaren/${id}`, answer)).html).toContain("Besloten.");

  // Nobody who leaves takes these along: they go when no appeal can be made any more.
  const kept = () => world.sql`select 1 from identity.decision`;
  clock.move(240 * day);
  await world.wijk.settle();
  expect(await kept()).toHaveLength(2);
  clock.move(5 * day);
  await world.wijk.settle();
  expect(await kept()).toHaveLength(0);
}, 60_000);
