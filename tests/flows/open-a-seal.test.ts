import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import { createPerson } from "../support/person.ts";
import { type NamelessWorld, namelessWorld, wordsOn } from "./nameless-world.ts";

const clock = createMovedClock();
const day = 86_400_000;
let world: NamelessWorld;

beforeAll(async () => {
  world = await namelessWorld(clock);
}, 60_000);
afterAll(() => world.close());

const why = { reason: "Iemand loopt gevaar." };
const asked = async (fields: Readonly<Record<string, string>> = {}) => {
  const { path, id } = await world.asked(world.people.anneke, fields);
  return { id, path, page: `${path}/ontzegelen` };
};
const steps = async (id: string): Promise<string[]> =>
  (await world.sql`select step from identity.unsealing_step where thread_id = ${id} order by at, step`).map((row) =>
    String(row.step),
  );
const lettersTo = async (address: string): Promise<readonly string[]> => {
  const visitor = createPerson(world.wijk.origin);
  const box = (await visitor.get("/dev/mail")).html;
  const letters = await Promise.all(
    [...box.matchAll(/href="(\/dev\/mail\/[^"]+)"/g)].map(([, href = ""]) => visitor.get(href)),
  );
  return letters.map(wordsOn).filter((words) => words.includes(address));
};

test.each([
  ["sealed", {}],
  ["entrusted to a wijkwijzer", { naming: "keeper" }],
])(
  "Two people with a reason each see once who asked a question that is %s, and the asker is told",
  async (_, fields) => {
    const { mo, administrator, daan, ria } = world.people;
    const keeper = "naming" in fields ? { keeper: await world.idOf("Ria") } : {};
    const { id, path, page } = await asked({ ...fields, ...keeper });
    expect((await mo.get(path)).html).toContain(`href="${page}"`);
    for (const neighbour of [daan, ria]) {
      expect((await neighbour.get(path)).html).not.toContain(page);
      expect((await neighbour.get(page)).status).toBe(404);
    }
    const before = (await lettersTo("anneke@post.example")).length;

    const first = await mo.post(page, why);
    expect(wordsOn(first)).toContain("Een andere moderator of beheerder moet nu beslissen.");
    await world.wijk.settle();
    expect((await lettersTo("beheer@holtveen.example")).some((words) => words.includes("mee te beslissen"))).toBe(true);
    expect((await administrator.post(`${page}/naam`)).status).toBe(409);
    expect(wordsOn(await administrator.get(page))).toContain("Reden: Iemand loopt gevaar.");
    const second = await administrator.post(`${page}/besluiten`, { reason: "Ik vind dit ook nodig." });
    expect(wordsOn(second)).toContain("Mo en Beheerder hebben samen besloten.");
    expect(wordsOn(second)).not.toContain("Anneke");
    for (const person of [mo, administrator]) {
      const name = await person.post(`${page}/naam`);
      expect([name.status, wordsOn(name).includes("Deze vraag is van Anneke")]).toEqual([200, true]);
      expect(name.headers.get("cache-control")).toBe("no-store");
      const again = await person.post(`${page}/naam`);
      expect([again.status, wordsOn(again).includes("Anneke")]).toEqual([409, false]);
    }
    await world.wijk.settle();
    const letters = await lettersTo("anneke@post.example");
    expect(letters.length).toBe(before + 1);
    const told = letters.find((words) => words.includes("Je naam is bekeken")) ?? "no letter";
    expect(told).toMatch(/Iemand loopt gevaar\.\s+Mo\b/);
    expect(told).toMatch(/Ik vind dit ook nodig\.\s+Beheerder\b/);
    expect((await steps(id)).sort()).toEqual(["agreed", "asked", "shown", "shown", "told"]);
    expect(wordsOn(await mo.get(path))).not.toContain("Anneke");
  },
);

test("One person is not two: who asked cannot also decide", async () => {
  const { mo } = world.people;
  const { id, page } = await asked();
  await mo.post(page, why);
  const alone = await mo.post(`${page}/besluiten`, why);
  expect([alone.status, wordsOn(alone).includes("Een ander moet beslissen")]).toEqual([422, true]);
  expect((await mo.post(`${page}/naam`)).status).toBe(409);
  expect(await steps(id)).toEqual(["asked"]);
});

test("Without a reason nothing happens, neither to ask nor to agree", async () => {
  const { mo, administrator } = world.people;
  const { id, page } = await asked();
  const empty = await mo.post(page, { reason: " " });
  expect([empty.status, wordsOn(empty).includes("Schrijf kort op waarom")]).toEqual([422, true]);
  const long = await mo.post(page, { reason: "x".repeat(201) });
  expect([long.status, long.html.includes("x".repeat(201))]).toEqual([422, true]);
  await mo.post(page, why);
  expect((await administrator.post(`${page}/besluiten`, { reason: "" })).status).toBe(422);
  expect(await steps(id)).toEqual(["asked"]);
});

test("A request lapses after seven days, and can then be made anew", async () => {
  const { mo, administrator } = world.people;
  const { id, page } = await asked();
  await mo.post(page, why);
  clock.move(7 * day + 1_000);
  const late = await administrator.post(`${page}/besluiten`, why);
  expect(wordsOn(late)).toContain("Intussen was er iets veranderd");
  expect(await steps(id)).toEqual(["asked"]);
  await administrator.post(page, { reason: "Opnieuw gevraagd." });
  clock.move(6 * day);
  await mo.post(`${page}/besluiten`, why);
  expect(wordsOn(await mo.post(`${page}/naam`))).toContain("Anneke");
  clock.move(7 * day + 1_000);
  expect((await administrator.post(`${page}/naam`)).status).toBe(409);
});

test("Whoever loses the role in between decides and sees nothing any more", async () => {
  const { mo, administrator, daan } = world.people;
  await world.give("Daan", "moderator");
  const one = await asked();
  await daan.post(one.page, why);
  await world.give("Daan");
  const second = await administrator.post(`${one.page}/besluiten`, why);
  expect([second.status, wordsOn(second).includes("geen moderator of beheerder meer")]).toEqual([422, true]);

  await world.give("Daan", "moderator");
  const other = await asked();
  await mo.post(other.page, why);
  await daan.post(`${other.page}/besluiten`, why);
  await world.give("Daan");
  expect((await daan.post(`${other.page}/naam`)).status).toBe(404);
  expect(wordsOn(await mo.post(`${other.page}/naam`))).toContain("Anneke");
  expect((await administrator.post(`${other.page}/naam`)).status).toBe(409);
});

test("However many press at once, there is one request, one decision, one letter, and one look for each of the two", async () => {
  const { mo, administrator } = world.people;
  const { id, page } = await asked();
  const fifty = <T>(work: (nth: number) => Promise<T>) =>
    Promise.all(Array.from({ length: 50 }, (_, nth) => work(nth)));
  await fifty((nth) => (nth % 2 === 0 ? mo : administrator).post(page, why));
  expect(await steps(id)).toEqual(["asked"]);
  await fifty((nth) => (nth % 2 === 0 ? mo : administrator).post(`${page}/besluiten`, why));
  expect((await steps(id)).sort()).toEqual(["agreed", "asked", "told"]);
  const looks = await fifty((nth) => (nth % 2 === 0 ? mo : administrator).post(`${page}/naam`));
  expect(looks.filter(({ status }) => status === 200)).toHaveLength(2);
  expect((await steps(id)).filter((step) => step === "shown")).toHaveLength(2);
  const two = await world.sql`select distinct by_id from identity.unsealing_step
    where thread_id = ${id} and step in ('asked', 'agreed')`;
  expect(two).toHaveLength(2);
}, 60_000);

test("The record is only added to, and the reasons in it cannot be read from the table", async () => {
  const { mo } = world.people;
  const { id, page } = await asked();
  await mo.post(page, { reason: "kanariereden" });
  await expect(world.sql`update identity.unsealing_step set at = at`).rejects.toThrow("only added to");
  await expect(world.sql`delete from identity.unsealing_step where thread_id = ${id}`).rejects.toThrow("only added to");
  await expect(world.sql`truncate identity.unsealing_step`).rejects.toThrow("only added to");
  await world.sql`set role wijk_door`;
  await expect(world.sql`delete from identity.unsealing_step`).rejects.toThrow("permission denied");
  await world.sql`reset role`;
  const rows = await world.sql`select reason from identity.unsealing_step`;
  for (const { reason } of rows) expect((reason as Buffer).toString("latin1")).not.toContain("kanarie");
});

test("A question with a name has no seal, and neither has one that was withdrawn", async () => {
  const { anneke, mo } = world.people;
  const named = await anneke.post("/vragen", { title: "Met mijn naam", text: "", theme: "zorg", audience: "wijk" });
  const path = new URL(named.url).pathname;
  expect((await mo.get(path)).html).not.toContain("ontzegelen");
  expect((await mo.get(`${path}/ontzegelen`)).status).toBe(404);
  expect((await mo.post(`${path}/ontzegelen`, why)).status).toBe(404);
  const { own, id } = await world.asked(anneke);
  await anneke.post(`${own}/intrekken`, { when: "now" });
  expect((await mo.get(`/vragen/${id}/ontzegelen`)).status).toBe(404);
});
