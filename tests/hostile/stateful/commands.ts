import fc from "fast-check";
import { hear, type Model, newModel, pair, uriOf, type Written, willReach, wordsOf } from "./model.ts";
import { type Mishap, mishaps } from "./network.ts";
import type { Town, Towns } from "./towns.ts";

type Command = fc.AsyncCommand<Model, Towns, false>;

const fields = { text: "", theme: "lenen", outside: "standin" } as const;
const wijkOf = fc.integer({ min: 0, max: 2 });
const pick = fc.nat({ max: 50 });
const newest = Number.POSITIVE_INFINITY;
let count = 0;

const townAt = ({ towns }: Towns, index: number): Town => towns[index] as Town;
const idIn = (url: string): string => /([0-9a-f-]{36})$/.exec(url)?.[1] ?? "";

/** A command that does something about one of the things that `among` gives, and nothing when there is none. */
const about = (
  name: string,
  chosen: number,
  among: (model: Model) => readonly Written[],
  act: (given: { model: Model; real: Towns; written: Written }) => Promise<void>,
): Command => ({
  check: (model) => among(model).length > 0,
  run: async (model, real) => {
    const all = among(model);
    real.clock.move(61_000);
    await act({ model, real, written: all.at(chosen === newest ? -1 : chosen % all.length) as Written });
  },
  toString: () => `${name}(${chosen})`,
});

const sent = async (
  what: string,
  page: Promise<{ readonly status: number; readonly url: string; readonly html: string }>,
) => {
  const got = await page;
  if (got.status !== 200) throw new Error(`${what} answered ${got.status}.`);
  return got;
};

const questionsOf = (model: Model) => model.written.filter(({ answers, withdrawn }) => answers === null && !withdrawn);
const standing = ({ withdrawn, answers }: Written): boolean => !withdrawn && !(answers?.withdrawn ?? false);

const ask = (index: number, audience: "wijk" | "everyone"): Command => ({
  check: () => true,
  run: async (model, real) => {
    count += 1;
    real.clock.move(61_000);
    const { neighbour } = townAt(real, index);
    const written = {
      word: `vraag${count}zz`,
      home: index,
      audience,
      answers: null,
      version: 1,
      withdrawn: false,
      reached: new Set(audience === "everyone" ? willReach(model, index) : []),
    };
    const title = wordsOf(written as unknown as Written);
    const page = await sent("asking", neighbour.post("/vragen", { ...fields, audience, title }));
    model.written.push({ ...written, id: idIn(page.url), path: new URL(page.url).pathname });
  },
  toString: () => `ask(${index}, ${audience})`,
});

const edit = (chosen: number): Command =>
  about("edit", chosen, questionsOf, async ({ real, written }) => {
    written.version += 1;
    const { neighbour } = townAt(real, written.home);
    const changed = { ...fields, audience: written.audience, title: wordsOf(written) };
    await sent("changing", neighbour.post(`${written.path}/veranderen`, changed));
  });

const withdraw = (chosen: number): Command =>
  about(
    "withdraw",
    chosen,
    (model) => model.written.filter(standing),
    async ({ real, written }) => {
      const { neighbour } = townAt(real, written.home);
      const path = written.answers === null ? written.path : `/antwoorden/${written.id}`;
      await sent("withdrawing", neighbour.post(`${path}/intrekken`));
      written.withdrawn = true;
    },
  );

/** The neighbour of a wijk answers a question, wherever it is from, when it can be read there at this moment. */
const answer = (index: number, chosen: number, among = questionsOf): Command =>
  about(`answer in ${index},`, chosen, among, async ({ model, real, written }) => {
    const town = townAt(real, index);
    const [row] = await town.sql`select id from post
      where (uri = ${uriOf(real, written)} or id = ${written.id}) and withdrawn_at is null`;
    if (row === undefined || !hear(model, index, written.home)) return;
    const path = `/vragen/${row.id}`;
    if ((await town.neighbour.get(path)).status !== 200) return;
    count += 1;
    const word = `antwoord${count}zz`;
    await sent("answering", town.neighbour.post(`${path}/antwoorden`, { text: `${word} v1`, outside: "standin" }));
    const [kept] = await town.sql`select id from post where body = ${`${word} v1`}`;
    const reached = written.home === index ? [] : [written.home];
    model.written.push({
      word,
      home: index,
      id: String(kept?.id),
      path: `${path}#antwoord-${kept?.id}`,
      audience: written.audience,
      answers: written,
      version: 1,
      withdrawn: false,
      reached: new Set(reached),
    });
  });

/** Who follows whom changes while all goes well on the way, so that the model knows from when on. */
const follow = (one: number, other: number): Command => ({
  check: (model) => one !== other && hear(model, one, other) && !model.following.has(pair(one, other)),
  run: async (model, real) => {
    await real.calm();
    const { administrator } = townAt(real, one).wijk;
    await sent("following", administrator.post("/beheer/buurwijken", { address: townAt(real, other).wijk.handle }));
    await real.drain();
    model.following.add(pair(one, other));
  },
  toString: () => `follow(${one}, ${other})`,
});

const actorOf = async (town: Town, other: Town): Promise<string> => {
  const [row] = await town.sql`select actor.id from actor join neighbour on actor_id = actor.id
    where host = ${other.wijk.host}`;
  return String(row?.id);
};

const unfollow = (one: number, other: number): Command => ({
  check: (model) => model.following.has(pair(one, other)) && hear(model, one, other),
  run: async (model, real) => {
    await real.calm();
    const id = await actorOf(townAt(real, one), townAt(real, other));
    await sent("unfollowing", townAt(real, one).wijk.administrator.post(`/beheer/buurwijken/${id}/stoppen`));
    await real.drain();
    model.following.delete(pair(one, other));
    model.apart.add(pair(one, other));
  },
  toString: () => `unfollow(${one}, ${other})`,
});

const block = (one: number, other: number): Command => ({
  check: (model) => one !== other && model.blocked.size === 0,
  run: async (model, real) => {
    await real.calm();
    const shut = { host: townAt(real, other).wijk.host, policy: "block", reason: "Zo gaat het hier niet." };
    await sent("blocking", townAt(real, one).wijk.administrator.post("/beheer/servers", shut));
    await real.drain();
    model.blocked.add(pair(one, other));
  },
  toString: () => `block(${one}, ${other})`,
});

const always = (name: string, run: (model: Model, real: Towns) => Promise<void>): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

const trouble = (index: number, next: readonly Mishap[]): Command =>
  always(`trouble(${index}, ${next.join(" ")})`, async (_, real) => townAt(real, index).network.next(next));
const release = (index: number): Command =>
  always(`release(${index})`, async (_, real) => {
    await townAt(real, index).network.bringLate();
    await townAt(real, index).network.release();
  });
const work = (index: number): Command => always(`work(${index})`, (_, real) => real.work(townAt(real, index)));

/** A worker is killed while it has everything of a wijk in hand: its number is that of nobody who is there. */
const kill = (index: number): Command =>
  always(`kill(${index})`, async (_, real) => {
    const { sql } = townAt(real, index);
    await sql`update delivery set leased_by = 1 where done_at is null`;
    await sql`update inbox_activity set leased_by = 1, claims = claims + 1
      where done_at is null and claims - attempts < 2`;
  });

const pass = (minutes: number): Command =>
  always(`pass(${minutes} min)`, async (_, real) => {
    for (const { network } of real.towns) await network.bringLate();
    real.clock.move(minutes * 60_000);
  });

/** What follows on each other at once: by chance alone it hardly ever does. */
const inTurn = (name: string, parts: readonly Command[]): Command => ({
  check: () => true,
  run: async (model, real) => {
    for (const part of parts) if (part.check(model)) await part.run(model, real);
  },
  toString: () => name,
});

const calmly = always("calm", (_, real) => real.calm());
const troubleEverywhere = (next: readonly Mishap[]) => [0, 1, 2].map((index) => trouble(index, next));

/** Somebody asks and changes it, while the ways to the other wijken are bad. */
const haste = (index: number, next: readonly Mishap[]): Command =>
  inTurn(`haste(${index}, ${next.join(" ")})`, [
    ask(index, "everyone"),
    ...troubleEverywhere(["lost", ...next]),
    work(index),
    edit(newest),
    work(index),
  ]);

/** Somebody answers a question of another wijk and takes it back, and that comes in first. */
const regret = (index: number, chosen: number, next: readonly Mishap[]): Command =>
  inTurn(`regret(${index}, ${chosen}, ${next.join(" ")})`, [
    calmly,
    answer(index, chosen, (model) => questionsOf(model).filter(({ home }) => home !== index)),
    ...troubleEverywhere(["late", ...next]),
    work(index),
    withdraw(newest),
    work(index),
  ]);

const everywhere = always("work(all)", async (_, real) => {
  for (const town of real.towns) await real.work(town);
});

/** The first is the wijk that the others follow at the beginning. */
const home = fc.constantFrom(0, 0, 1, 2);
const someMishaps = fc.array(fc.constantFrom(...mishaps), { minLength: 1, maxLength: 5, size: "max" });
const audience = fc.constantFrom("everyone" as const, "everyone" as const, "everyone" as const, "wijk" as const);

/** Each with how often it comes among the others: what changes little comes often, what ends much comes seldom. */
const kinds: readonly (readonly [times: number, kind: fc.Arbitrary<Command>])[] = [
  [3, fc.tuple(home, audience).map((given) => ask(...given))],
  [2, pick.map(edit)],
  [2, pick.map(withdraw)],
  [4, fc.tuple(wijkOf, pick).map((given) => answer(...given))],
  [1, fc.tuple(wijkOf, wijkOf).map((given) => follow(...given))],
  [1, fc.tuple(wijkOf, wijkOf).map((given) => unfollow(...given))],
  [1, fc.tuple(wijkOf, wijkOf).map((given) => block(...given))],
  [3, fc.tuple(wijkOf, someMishaps).map((given) => trouble(...given))],
  [2, fc.tuple(home, someMishaps).map((given) => haste(...given))],
  [2, fc.tuple(wijkOf, pick, someMishaps).map((given) => regret(...given))],
  [1, wijkOf.map(release)],
  [3, wijkOf.map(work)],
  [2, fc.constant(everywhere)],
  [1, wijkOf.map(kill)],
  [1, fc.constantFrom(1, 20, 200).map(pass)],
];

/** Sequences of what people do and of what goes wrong meanwhile. */
export const sequences = fc.commands<Model, Towns, false>(
  kinds.flatMap(([times, kind]) => Array.from({ length: times }, () => kind)),
  { maxCommands: 40, size: "max" },
);

/** How each sequence begins: two wijken that follow each other, and one that follows the first, which asks something. */
export const beginning = async (real: Towns): Promise<Model> => {
  const model = newModel();
  for (const [one, other] of [
    [1, 0],
    [0, 1],
    [2, 0],
  ] as const) {
    await follow(one, other).run(model, real);
  }
  await ask(0, "everyone").run(model, real);
  return model;
};
