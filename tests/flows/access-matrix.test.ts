import { afterAll, beforeAll, expect, test } from "vitest";
import { existsIn } from "../../src/access.ts";
import { createMastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { openWijk } from "../support/running-wijk.ts";
import { missingAudiences } from "./access-matrix/audiences.ts";
import { appearance, type Call, outcomeOf, type Role, roles } from "./access-matrix/callers.ts";
import { callOf } from "./access-matrix/calls.ts";
import { expected, expectedBeforeSetUp, expectedOfSigned } from "./access-matrix/expected.ts";
import { cellsOf, changesNothing, forNothing, isDenial, mayChange } from "./access-matrix/refusals.ts";
import { createScene, type Scene } from "./access-matrix/scene.ts";

const clock = createMovedClock();
let scene: Scene;

beforeAll(async () => {
  scene = await createScene(clock);
}, 180_000);
afterAll(() => scene.close());

const namesOfRoutes = () =>
  scene.wijk.wijk.routes
    .filter(({ row }) => existsIn(row, "wijk"))
    .map(({ name }) => name)
    .sort();

test("every route of the running router has its rows, and every row is about a route", () => {
  expect(Object.keys(expected).sort()).toEqual(namesOfRoutes());
  expect(Object.keys(expectedBeforeSetUp).sort()).toEqual(namesOfRoutes());
  for (const [route, rows] of Object.entries(expected)) {
    for (const [given, cells] of Object.entries(rows))
      expect([route, given, cellsOf(cells).length]).toEqual([route, given, roles.length]);
    if (/:id/.test(route) && !route.endsWith("inbox"))
      expect(Object.keys(rows), route).toEqual(expect.arrayContaining(["absent", "malformed"]));
    expect([route, missingAudiences(route, Object.keys(rows))]).toEqual([route, []]);
  }
});

test("a form that comes from elsewhere is refused at every route for people, whoever is signed in", async () => {
  const elsewhere = { origin: "https://elders.example" };
  // Mail software tells no origin (RFC 8058): there the key in the address decides, and a session counts for nothing.
  const fromAnywhere = ["POST /post/:key"];
  const forPeople = Object.keys(expected).filter(
    (route) => /^POST \/(?!ap\/)/.test(route) && !fromAnywhere.includes(route),
  );
  expect(forPeople.length).toBeGreaterThan(25);
  for (const route of forPeople) {
    const call = await callOf(scene, route, Object.keys(expected[route] ?? {})[0] ?? "", false);
    for (const role of ["visitor", "asker", "administrator"] as const) {
      const answer = await scene.send(role, "POST", { ...call, headers: elsewhere });
      expect([route, role, answer.status]).toEqual([route, role, 403]);
    }
  }
});

test("an inbox takes what a server signs, and nothing from one that is shut out", async () => {
  const [welcome, shutOut] = [
    await createMastodonPeer({ clock }),
    await createMastodonPeer({ clock, host: "localhost" }),
  ];
  const blocked = { host: shutOut.host, reason: "Spam" };
  await scene.wijk.administrator.post("/beheer/servers", blocked);
  const wijkId = await scene.idOf("wijk");
  for (const [route, cells] of Object.entries(expectedOfSigned)) {
    const inbox = `${scene.wijk.origin}${route.replace("POST ", "").replace(":id", wijkId)}`;
    const seen: string[] = [];
    for (const peer of [welcome, shutOut]) {
      const sanne = await peer.account("sanne");
      const sent = await sanne.post(inbox, {
        "@context": "https://www.w3.org/ns/activitystreams",
        id: `${sanne.id}#likes/${crypto.randomUUID()}`,
        type: "Like",
        actor: sanne.id,
        object: `${scene.wijk.origin}/ap/o/${await scene.idOf("question for everyone")}`,
      });
      seen.push(String(sent.status));
    }
    expect([route, seen]).toEqual([route, cellsOf(cells)]);
  }
  await welcome.close();
  await shutOut.close();
});

/** Callers who are the same to a route that looks at nothing but who asks. */
const alike: readonly (readonly Role[])[] = [
  ["visitor", "applicant", "suspended"],
  ["server", "follower", "gemeente"],
];
const byWhoAsks = ["401", "403", "door"];

/**
 * Where all three are refused for who they are, the first row is asked by all of them and each other row by one in turn; so is, by
 * everybody, what is no id at all.
 */
const isAskedBy = (column: number, nth: number, given: string, wanted: readonly string[]): boolean => {
  if (nth === 0) return true;
  if (given === "malformed") return column % 3 === nth % 3;
  const group = alike.find((each) => each.includes(roles[column] as Role));
  const outcomes = new Set(group?.map((role) => wanted[roles.indexOf(role)]));
  const [outcome = ""] = outcomes;
  return outcomes.size !== 1 || !byWhoAsks.includes(outcome) || group?.[nth % 3] === roles[column];
};

/** What never existed comes first: everything that is denied is held against it. */
const inOrder = (rows: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(rows).toSorted(([one], [other]) => Number(other === "absent") - Number(one === "absent"));

test.each(Object.entries(expected))("%s", async (route, rows) => {
  const [method = ""] = route.split(" ");
  const ofNothing = new Map<string, string>();
  for (const [nth, [given, cells]] of inOrder(rows).entries()) {
    const wanted = cellsOf(cells);
    const seen: string[] = [...wanted];
    const callFor = (column: number): Promise<Call> =>
      callOf(scene, route, given, !changesNothing(method, wanted[column] ?? ""));
    const lookAt = async (column: number, call: Call): Promise<void> => {
      const role = roles[column] as Role;
      const answer = await scene.send(role, method, call);
      const outcome = outcomeOf(answer, scene.wijk.origin);
      seen[column] = outcome;
      const comparable = given !== "malformed" || outcome === cellsOf(rows.absent ?? "")[column];
      const nothing = isDenial(outcome) && comparable ? forNothing(call, outcome) : null;
      if (nothing === null) return;
      const key = `${role} ${outcome} ${nothing.path === "/bestaat-niet"} ${JSON.stringify(call.headers)}`;
      const seenByThem = appearance(answer, call.path);
      if (given === "absent") ofNothing.set(key, seenByThem);
      if (ofNothing.get(key) === seenByThem) return;
      // What waits for somebody stands on every page, and may have changed since nothing was asked for.
      ofNothing.set(key, appearance(await scene.send(role, method, nothing), nothing.path));
      expect(seenByThem, `${given}, ${role}`).toBe(ofNothing.get(key));
    };
    const columns = [...roles.keys()].filter((column) => isAskedBy(column, nth, given, wanted));
    const [refused, harmless] = [
      columns.filter((column) => isDenial(wanted[column] ?? "") || wanted[column] === "403"),
      columns.filter((column) => changesNothing(method, wanted[column] ?? "")),
    ];
    const calls = await Promise.all(harmless.map(async (column) => [column, await callFor(column)] as const));
    const ask = (asked: readonly (readonly [number, Call])[]) =>
      Promise.all(asked.map(([column, call]) => lookAt(column, call)));
    // Whoever is refused comes first, by themselves, so that what they change can be seen.
    await scene.watched.forget();
    await ask(calls.filter(([column]) => refused.includes(column)));
    const changed = (await scene.watched.changes()).filter((change) => !mayChange(change));
    expect([given, changed]).toEqual([given, []]);
    await ask(calls.filter(([column]) => !refused.includes(column)));
    // Whoever is let in may change what the others would see, and comes last.
    for (const column of columns.filter((each) => !harmless.includes(each)))
      await lookAt(column, await callFor(column));
    expect(`${given}: ${seen.join(" ")}`).toBe(`${given}: ${wanted.join(" ")}`);
  }
});

test("before the wijk is set up, everything leads to the set-up or is not there", async () => {
  const opened = await openWijk({ clock });
  await opened.wijk.prepare();
  for (const [route, wanted] of Object.entries(expectedBeforeSetUp)) {
    const [method = "", pattern = ""] = route.split(" ");
    const path = pattern
      .replace(/:\w+/, crypto.randomUUID())
      .replace("*", "niets.css")
      .replace("webfinger", `webfinger?resource=acct:holtveen@${new URL(opened.origin).host}`);
    const response = await fetch(`${opened.origin}${path}`, {
      method,
      redirect: "manual",
      headers: { accept: "text/html", origin: opened.origin },
      ...(method === "GET" ? {} : { body: new URLSearchParams({}) }),
    });
    await response.body?.cancel();
    const location = response.headers.get("location");
    expect(`${route} ${location === "/inrichten" ? "set-up" : response.status}`).toBe(`${route} ${wanted}`);
  }
  await opened.close();
}, 30_000);
