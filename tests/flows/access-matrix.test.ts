import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { existsIn } from "../../src/access.ts";
import { createMastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { openWijk } from "../support/running-wijk.ts";
import { type Answer, appearance, type Call, outcomeOf, roles } from "./access-matrix/callers.ts";
import { callOf } from "./access-matrix/calls.ts";
import { expected, expectedBeforeSetUp, expectedOfSigned } from "./access-matrix/expected.ts";
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
const isDenial = (outcome: string): boolean => ["404", "401", "door"].includes(outcome);
const changesNothing = (method: string, outcome: string): boolean =>
  method === "GET" || isDenial(outcome) || outcome === "403";
const cellsOf = (cells: string): readonly string[] => cells.trim().split(/\s+/);

/** The same call for something that never existed; `null` where nothing in the address can be missing. */
const forNothing = ({ path, ...call }: Call, outcome: string): Call | null => {
  const secret = /(?<=^\/mijn-vraag\/)[\w-]{43}/;
  if (secret.test(path)) return { ...call, path: path.replace(secret, "z".repeat(43)) };
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}|geen-nummer/;
  if (id.test(path)) return { ...call, path: path.replace(id, crypto.randomUUID()) };
  if (path.startsWith("/buiten/")) return { ...call, path: "/buiten/niemand" };
  if (path.startsWith("/assets/")) return { ...call, path: "/assets/niets-anders.css" };
  if (path.startsWith("/.well-known/")) return { ...call, path: path.replace(/acct%3A\w+/, "acct%3Aniets") };
  if (outcome !== "404" || path.startsWith("/ap/")) return null;
  // The menu marks the place of a page, also of one that is not there.
  const place = ["/ik", "/mededelingen"].find((each) => path === each || path.startsWith(`${each}/`)) ?? "";
  return { ...call, path: `${place}/bestaat-niet` };
};

/** What a page elsewhere that lets its own name point at this machine would make a browser send. */
const underAnotherName = (path: string, session: string | undefined): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = {
      host: "elders.example",
      accept: "text/html",
      ...(session ? { cookie: `wijk_sessie=${session}` } : {}),
    };
    request(new URL(path, scene.wijk.origin), { headers }, (response) => {
      const pieces: string[] = [];
      response.setEncoding("utf8").on("data", (piece: string) => pieces.push(piece));
      response.on("end", () => {
        const kept = Object.entries(response.headers).filter(([name]) => name !== "date");
        const { location = "" } = response.headers;
        resolve({
          status: response.statusCode ?? 0,
          location,
          headers: kept.map(([name, value]) => `${name}: ${value}`),
          body: pieces.join(""),
        });
      });
    })
      .on("error", reject)
      .end();
  });

test("every route of the running router has its rows, and every row is about a route", () => {
  expect(Object.keys(expected).sort()).toEqual(namesOfRoutes());
  expect(Object.keys(expectedBeforeSetUp).sort()).toEqual(namesOfRoutes());
  for (const [route, rows] of Object.entries(expected)) {
    for (const [given, cells] of Object.entries(rows))
      expect([route, given, cellsOf(cells).length]).toEqual([route, given, roles.length]);
    if (/:id/.test(route) && !route.endsWith("inbox"))
      expect(Object.keys(rows), route).toEqual(expect.arrayContaining(["absent", "malformed"]));
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

test.each(Object.entries(expected))("%s", async (route, rows) => {
  const [method = ""] = route.split(" ");
  const ofNothing = new Map<string, Promise<string>>();
  for (const [given, cells] of Object.entries(rows)) {
    const wanted = cellsOf(cells);
    const seen: string[] = [];
    const lookAt = async (column: number): Promise<void> => {
      const role = roles[column] ?? "visitor";
      const call = await callOf(scene, route, given, !changesNothing(method, wanted[column] ?? ""));
      const send = (one: Call): Promise<Answer> =>
        given.endsWith("under another name")
          ? underAnotherName(one.path, scene.sessionOf(role))
          : scene.send(role, method, one);
      const answer = await send(call);
      const outcome = outcomeOf(answer, scene.wijk.origin);
      seen[column] = outcome;
      const comparable = given !== "malformed" || outcome === cellsOf(rows.absent ?? "")[column];
      const nothing = isDenial(outcome) && comparable ? forNothing(call, outcome) : null;
      if (nothing === null) return;
      const key = `${role} ${outcome} ${nothing.path === "/bestaat-niet"} ${JSON.stringify(call.headers)}`;
      const absent = ofNothing.get(key) ?? send(nothing).then((found) => appearance(found, nothing.path));
      ofNothing.set(key, absent);
      expect(appearance(answer, call.path), `${given}, ${role}`).toBe(await absent);
    };
    // Whoever is let in may change what the others would see, and comes last.
    const columns = [...roles.keys()];
    const harmless = columns.filter((column) => changesNothing(method, wanted[column] ?? ""));
    await Promise.all(harmless.map(lookAt));
    for (const column of columns.filter((each) => !harmless.includes(each))) await lookAt(column);
    if (harmless.length < columns.length) ofNothing.clear();
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
