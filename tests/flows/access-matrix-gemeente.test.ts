import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { access, existsIn } from "../../src/access.ts";
import { takeIn } from "../../src/handing-over/gemeente/handed-question.ts";
import type { ResidentId } from "../../src/kernel/ids.ts";
import { type Actor, type ActorStore, localActor } from "../../src/posts/actor.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { announceTo, gemeenteForm, type RunningGemeente, startGemeente } from "../support/running-gemeente.ts";
import { startWijk } from "../support/running-wijk.ts";
import { appearance, createSend, outcomeOf, type Role, type Send } from "./access-matrix/callers.ts";
import { expectedOfGemeente } from "./access-matrix/gemeente.ts";
import { keepSignedIn, keyMakers } from "./access-matrix/keys-scene.ts";

const clock = createMovedClock();
const columns = ["visitor", "moderator", "administrator", "server"] as const satisfies readonly Role[];
let gemeente: RunningGemeente;
let send: Send;
let count = 0;
let signInAgain: () => Promise<void>;
let connection: postgres.Sql | null = null;
const sql = (): postgres.Sql => {
  connection ??= postgres(gemeente.databaseUrl, { max: 1 });
  return connection;
};

beforeAll(async () => {
  gemeente = await startGemeente({ clock });
  const people = { moderator: await gemeente.officer("Bart"), administrator: gemeente.administrator };
  send = createSend(gemeente.origin, people);
  // Sessions are renewed after a while: once for all here, and not in the answer that is looked at.
  for (const person of Object.values<Person>(people)) await person.get("/");
  signInAgain = await keepSignedIn(sql());
});
afterAll(async () => {
  await connection?.end();
  await gemeente.close();
});

/** Somebody on the server of a wijk, whom nobody asks anything. */
const remote = (actors: ActorStore, type: "Group" | "Service"): Promise<Actor> => {
  const signingKeyId = crypto.randomUUID();
  const origin = "https://wijk.example";
  const actor = localActor({ origin, kind: "stand_in", handle: type, name: type, signingKeyId, at: clock() });
  return actors.saveRemote({ ...actor, kind: "remote", type, signingKeyId: null });
};

const ofBart = () =>
  keyMakers({
    doorUnitOfWork: gemeente.wijk.doorUnitOfWork,
    ownerId: async () => {
      const [bart] = await gemeente.wijk.doorUnitOfWork(({ residents }) => residents.byName("Bart"));
      return bart?.id as ResidentId;
    },
    now: clock,
  });

const named = async (word: string): Promise<string> => {
  count += 1;
  return `${word} ${count}`;
};

/** The id of what a row is about, made anew each time. */
const makers: Readonly<Record<string, () => Promise<string>>> = {
  passkey: () => ofBart().passkey(),
  device: () => ofBart().device(),
  announcement: async () =>
    (await announceTo(gemeente, gemeente.administrator, { title: await named("Mededeling"), everyone: "ja" })).id,
  "withdrawn announcement": async () => {
    const id = await (makers.announcement as () => Promise<string>)();
    await gemeente.administrator.post(`/mededelingen/${id}/intrekken`, { farewell: "Het gaat niet door" });
    return id;
  },
  draft: async () => {
    const title = await named("Kladje");
    await gemeente.administrator.post("/mededelingen", { ...gemeenteForm, title, do: "keep" });
    const { html } = await gemeente.administrator.get("/mededelingen");
    return /concept=([0-9a-f-]{36})/.exec(html)?.[1] ?? "no draft";
  },
  area: async () => {
    await gemeente.administrator.post("/wijken/gebieden", { name: await named("Gebied") });
    const areas = await gemeente.wijk.doorUnitOfWork((transaction) => transaction.areas.all());
    return areas.at(-1)?.id ?? "no area";
  },
  handed: async () => {
    const text = await named("Vraag");
    const id = text.replaceAll(" ", "-");
    await gemeente.wijk.doorUnitOfWork(async (transaction) => {
      const [wijk, asker] = [await remote(transaction.actors, "Group"), await remote(transaction.actors, "Service")];
      const uri = `https://wijk.example/ap/o/${id}`;
      await takeIn(transaction, { uri, wijk, asker, title: text, text, place: "", isSettled: false }, clock());
    });
    const all = await gemeente.wijk.doorUnitOfWork(({ handedQuestions }) => handedQuestions.list(1_000));
    return all.find(({ question }) => question.title === text)?.question.id ?? "no question";
  },
  colleague: async () => {
    const name = await named("Collega");
    const email = `${name.replace(" ", "")}@veldermeer.example`;
    await gemeente.administrator.post("/team", { name, email, role: "moderator" });
    const all = await gemeente.wijk.doorUnitOfWork(({ residents }) => residents.byName(name));
    return all[0]?.id ?? "no colleague";
  },
  gemeente: async () => {
    const actor = await gemeente.wijk.doorUnitOfWork(({ actors }) => actors.wijk());
    return actor?.id ?? "no gemeente";
  },
  "letter kind": async () => "team",
  absent: async () => crypto.randomUUID(),
  malformed: async () => "geen-nummer",
  unknown: async () => "a".repeat(43),
};

const fieldsOf = async (route: string, given: string): Promise<Readonly<Record<string, string>>> => {
  if (given === "a language") return { taal: "nl", naar: "/" };
  if (route.endsWith("/veranderen")) return { title: "Anders", text: "Nieuw.", lastDay: "" };
  if (route.endsWith("/intrekken")) return { farewell: "Het gaat niet door" };
  if (route.endsWith("/antwoorden")) return { text: "Bel ons gerust." };
  if (route.endsWith("/verbergen")) return { rule: "friendly", reason: "Niet vriendelijk" };
  if (route === "POST /wijken/gebieden/:id") return { name: await named("Gebied") };
  if (route.endsWith("/rol")) return { role: "moderator" };
  if (/servers\/(vrij|lijst\/af)$|bezorging\/opnieuw$/.test(route)) return { host: "spam.example", reason: "timeout" };
  return {};
};

test("every route that exists in a gemeente has its rows, and no other has", () => {
  const existing = Object.entries(access).filter(([, row]) => existsIn(row, "gemeente"));
  expect(Object.keys(expectedOfGemeente).sort()).toEqual(existing.map(([name]) => name).sort());
});

test.each(Object.entries(expectedOfGemeente))("%s", async (route, rows) => {
  await signInAgain();
  const [method = "", pattern = ""] = route.split(" ");
  for (const [given, cells] of Object.entries(rows)) {
    const seen: string[] = [];
    for (const role of columns) {
      const id = /:(id|token|kind)/.test(pattern) ? await (makers[given] as () => Promise<string>)() : "";
      const call = {
        path: pattern
          .replace(/:(id|token|kind)/, id)
          .replace(":name", "gemeente-512.png")
          .replace("*", "niets.css"),
        ...(method === "GET" || pattern.endsWith("inbox") ? {} : { fields: await fieldsOf(route, given) }),
        ...(pattern.endsWith("inbox") ? { json: { type: "Follow", id: "x:1", actor: "x:2" } } : {}),
      };
      seen.push(outcomeOf(await send(role, method, call), gemeente.origin));
    }
    expect(`${given}: ${seen.join(" ")}`).toBe(`${given}: ${cells}`);
  }
});

/** Whether a route that does not exist here looks, to each of these, as an address that nobody knows. */
const looksUnknown = async (
  sendTo: Send,
  roles: readonly Role[],
  name: string,
): Promise<readonly (readonly [string, string])[]> => {
  const [method = "", pattern = ""] = name.split(" ");
  const path = pattern.replace(/:\w+/g, crypto.randomUUID());
  // The menu marks the place of a page, also of one that is not there.
  const nowhere = `/${path.split("/")[1]}/nooit-bestaan`;
  const call = { fields: {} };
  const problems: (readonly [string, string])[] = [];
  for (const role of roles) {
    const [answer, unknown] = [
      await sendTo(role, method, method === "GET" ? { path } : { path, ...call }),
      await sendTo(role, method, method === "GET" ? { path: nowhere } : { path: nowhere, ...call }),
    ];
    if (appearance(answer, path) !== appearance(unknown, nowhere)) problems.push([name, role]);
  }
  return problems;
};

test("a route of the square looks, to everybody at a gemeente, exactly as an address that nobody knows", async () => {
  // A session ended above.
  const administrator = await gemeente.signIn("ineke@veldermeer.example");
  const fresh = createSend(gemeente.origin, { administrator });
  await administrator.get("/");
  const ofSquare = Object.entries(access).filter(([, row]) => !existsIn(row, "gemeente"));
  expect(ofSquare.length).toBeGreaterThan(150);
  const problems = [];
  for (const [name] of ofSquare) problems.push(...(await looksUnknown(fresh, ["visitor", "administrator"], name)));
  expect(problems).toEqual([]);
}, 60_000);

test("a route of a gemeente looks, to everybody on a square, exactly as an address that nobody knows", async () => {
  const wijk = await startWijk({ clock });
  const fresh = createSend(wijk.origin, { administrator: wijk.administrator });
  const ofGemeente = Object.entries(access).filter(([, row]) => !existsIn(row, "wijk"));
  expect(ofGemeente.length).toBeGreaterThan(8);
  const problems = [];
  for (const [name] of ofGemeente) problems.push(...(await looksUnknown(fresh, ["visitor", "administrator"], name)));
  expect(problems).toEqual([]);
  await wijk.close();
});
