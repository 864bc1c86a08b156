import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outcomeOf } from "../flows/access-matrix/callers.ts";
import { callOf } from "../flows/access-matrix/calls.ts";
import { isDenial, mayChange } from "../flows/access-matrix/refusals.ts";
import { createScene, type Scene } from "../flows/access-matrix/scene.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { countsOf } from "./access/changes.ts";
import { isNightly } from "./access/dose.ts";
import {
  askOwn,
  callWith,
  fieldsWithAnId,
  idsOfTheAsker,
  isKnownOutcome,
  isOfTheAsker,
  others,
  replayed,
  requestsOfTheAsker,
  routesWithAnId,
  wantedOf,
} from "./access/ids-of-others.ts";
import { changedWithAndWithout, everyColumn, formsThatAreTaken } from "./access/more-fields.ts";
import { pressedElsewhere, pressedHere } from "./access/once.ts";
import { deniedCells, extraTimeOf } from "./access/timing.ts";

const clock = createMovedClock();
let scene: Scene;

beforeAll(async () => {
  scene = await createScene(clock);
}, 180_000);
afterAll(() => scene.close());

/** By night all of it is tried, which takes a while. */
const longest = isNightly ? 3_600_000 : 180_000;

test(
  "how long it takes tells nobody whether something that they may not read is there: less than 20 ms, for each kind of denial",
  async () => {
    const cells = deniedCells();
    expect(cells.length).toBeGreaterThan(60);
    const slow: string[] = [];
    let most = 0;
    for (const cell of cells) {
      const extra = await extraTimeOf(scene, cell);
      if (Math.abs(extra) > Math.abs(most)) most = extra;
      if (Math.abs(extra) >= 20) slow.push(`${cell.route}, ${cell.given}, ${cell.role}: ${extra.toFixed(1)} ms`);
    }
    console.log(`Denied against absent, ${cells.length} cells: at most ${most.toFixed(2)} ms between the two.`);
    expect(slow).toEqual([]);
  },
  longest,
);

describe("somebody else, with what is the asker's", () => {
  test(
    "gets for the very same request what the matrix says, and changes nothing",
    async () => {
      const requests = requestsOfTheAsker();
      expect(requests.length).toBeGreaterThan(isNightly ? 100 : 50);
      const found: unknown[] = [];
      for (const request of requests) {
        const { done, got, changes } = await replayed(scene, request);
        const changed = changes.filter((change) => !mayChange(change));
        const isRight = ["200", "303", "204"].includes(done) && String(got) === String(wantedOf(request));
        if (!isRight || changed.length > 0) found.push({ request, done, got, changed });
      }
      expect(found).toEqual([]);
    },
    longest,
  );

  test(
    "gets nowhere with any id of the asker in any place for an id, and changes nothing of theirs",
    async () => {
      const ids = [...(await idsOfTheAsker(scene))];
      expect(ids.length).toBeGreaterThan(15);
      const found: unknown[] = [];
      for (const [nth, route] of routesWithAnId().entries()) {
        const [method = ""] = route.split(" ");
        // In the test command each route gets a third of them, by one of two in turn.
        const some = isNightly ? ids : ids.filter((_, index) => index % 3 === nth % 3);
        for (const [what, id] of some) {
          for (const role of isNightly ? others : others.slice(nth % 2, (nth % 2) + 1)) {
            const call = await callWith(scene, route, id);
            await scene.watched.forget();
            const outcome = outcomeOf(await scene.send(role, method, call), scene.wijk.origin);
            if (!isDenial(outcome) && !isKnownOutcome(route, role, outcome)) found.push({ route, what, role, outcome });
            const changes = isDenial(outcome) ? await scene.watched.changes() : [];
            const changed = changes.filter((change) => !mayChange(change));
            if (changed.length > 0) found.push({ route, what, role, changed });
          }
        }
      }
      expect(found).toEqual([]);
    },
    longest,
  );

  test(
    "names nothing of the asker in a field of a form of their own",
    async () => {
      const ids = await idsOfTheAsker(scene);
      const isTheirs = isOfTheAsker(ids);
      const found: unknown[] = [];
      for (const role of ["resident", "answerer"] as const) {
        const own = await askOwn(scene, role);
        for (const { path, fields } of fieldsWithAnId(own)) {
          for (const [what, id] of ids) {
            await scene.watched.forget();
            await scene.send(role, "POST", { path, fields: fields(id) });
            const changes = await scene.watched.changes();
            const naming = changes.filter((change) => isTheirs(change) || JSON.stringify(change.after).includes(id));
            if (naming.length > 0) found.push({ path, what, naming });
          }
        }
      }
      expect(found).toEqual([]);
    },
    longest,
  );
});

test(
  "a form with every column of every table in it changes nothing else than the form itself",
  async () => {
    const more = await everyColumn(scene.sql, scene.idOfMember("Beheerder"));
    expect(Object.keys(more).length).toBeGreaterThan(400);
    const forms = formsThatAreTaken();
    expect(forms.length).toBeGreaterThan(120);
    const found: unknown[] = [];
    for (const form of forms) {
      const changed = await changedWithAndWithout(scene, form, more);
      if (JSON.stringify(changed.with) !== JSON.stringify(changed.without)) found.push({ form, ...changed });
    }
    expect(found).toEqual([]);
  },
  longest,
);

describe("what counts once", () => {
  test("is listed, and the tests of what is pressed elsewhere are there", () => {
    for (const [what, [file, name]] of Object.entries(pressedElsewhere))
      expect([what, readFileSync(new URL(`../${file}`, import.meta.url), "utf8").includes(name)]).toEqual([what, true]);
  });

  test.each(pressedHere)(
    "$what: fifty at once are one",
    async ({ route, given, by, again = "nothing" }) => {
      const press = async (times: number) => {
        // Newcomers come in by one code.
        await scene.sql`update invitation set uses_left = 50`;
        const call = await callOf(scene, route, given, "each");
        await scene.watched.forget();
        const answers = await Promise.all(Array.from({ length: times }, () => scene.send(by, "POST", call)));
        const changes = (await scene.watched.changes()).filter(({ deed }) => again === "nothing" || deed !== "UPDATE");
        return { statuses: new Set(answers.map(({ status }) => status)), changed: countsOf(changes) };
      };
      // The first may find something that was never there before, as the place of who left.
      await press(1);
      const [one, fifty] = [await press(1), await press(50)];
      expect(one.changed).not.toEqual([]);
      expect(fifty.changed).toEqual(one.changed);
      for (const status of fifty.statuses) expect([200, 303, 404, 409, 422]).toContain(status);
    },
    longest,
  );
});
