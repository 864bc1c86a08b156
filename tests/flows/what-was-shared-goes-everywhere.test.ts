import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { findThere, type RingOfWijken, startRing } from "../support/ring-of-wijken.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

/** Holtveen asks, Lindehout and Zandkamp follow it; somebody of Zandkamp answers, and Holtveen shares that with Lindehout. */
const clock = createMovedClock();
let isAway = false;
/** What came to the inbox of Lindehout. */
const heard: string[] = [];
let ring: RingOfWijken;
let [holtveen, lindehout, zandkamp]: readonly (RunningWijk | undefined)[] = [];
let [asker, reader, answerer]: readonly (Person | undefined)[] = [];

beforeAll(async () => {
  const between = async (request: Request, through: (request: Request) => Promise<Response>): Promise<Response> => {
    if (isAway) return new Response("", { status: 503 });
    if (request.method !== "POST" || !request.url.endsWith("/inbox")) return through(request);
    const body = await request.text();
    heard.push(body);
    return through(new Request(request.url, { method: "POST", headers: request.headers, body }));
  };
  ring = await startRing(clock, ["Holtveen", "Lindehout", "Zandkamp"], { Lindehout: { between } });
  [holtveen, lindehout, zandkamp] = ring.wijken;
  asker = await holtveen?.neighbour("Anneke");
  reader = await lindehout?.neighbour("Bram");
  answerer = await zandkamp?.neighbour("Carla");
});
afterAll(() => ring.close());

const there = <T>(given: T | undefined): T => {
  if (given === undefined) throw new Error("The wijken are not there.");
  return given;
};

/** Lets days pass; people look in, so that they stay signed in. */
const pass = async (days: number): Promise<void> => {
  clock.move(days * 24 * 60 * 60_000);
  for (const wijk of ring.wijken) if (!isAway || wijk !== lindehout) await wijk.administrator.get("/");
  for (const person of [asker, answerer, ...(isAway ? [] : [reader])]) await person?.get("/");
  await ring.settle();
};

/** A question with an answer from Zandkamp, which is read in Lindehout. */
const shared = async (title: string) => {
  for (const follower of [lindehout, zandkamp]) await ring.follow(there(follower), there(holtveen));
  const fields = { title, text: "Voor zaterdag.", theme: "lenen", audience: "everyone", outside: "standin" };
  await there(asker).post("/vragen", fields);
  await ring.settle();
  const here = await findThere(there(answerer), title);
  const words = `Bij ons staat er een: ${title}`;
  expect((await there(answerer).post(`${here}/antwoorden`, { text: words, outside: "standin" })).status).toBe(200);
  await ring.settle();
  const inLindehout = await findThere(there(reader), title);
  expect((await there(reader).get(inLindehout)).html).toContain(words);
  const answerId = /id="antwoord-([0-9a-f-]{36})"/;
  return {
    words,
    read: async () => (await there(reader).get(inLindehout)).html,
    takeBack: async () => {
      const { html } = await there(answerer).get(here);
      expect((await there(answerer).post(`/antwoorden/${answerId.exec(html)?.[1]}/intrekken`)).status).toBe(200);
    },
    hide: async () => {
      const { html } = await there(asker).get(await findHere(title));
      const reason = { rule: "friendly", reason: "Dit hoort hier niet." };
      const id = answerId.exec(html)?.[1];
      const hidden = await there(holtveen).administrator.post(`/antwoorden/${id}/verbergen`, reason);
      expect(hidden.status, hidden.html).toBe(200);
    },
  };
};

const findHere = async (title: string): Promise<string> => {
  const { html } = await there(asker).get("/vragen");
  const place = html.indexOf(title);
  return /.*href="(\/vragen\/[0-9a-f-]{36})"/s.exec(html.slice(0, place))?.[1] ?? "/not-there";
};

const idThere = async (wijk: RunningWijk, other: RunningWijk): Promise<string> => {
  const { html } = await wijk.administrator.get("/beheer/buurwijken");
  const at = html.indexOf(other.handle);
  return /\/beheer\/buurwijken\/([0-9a-f-]{36})/.exec(html.slice(at))?.[1] ?? "not-there";
};

const stopsFollowing = async () => {
  const id = await idThere(there(lindehout), there(holtveen));
  const stopped = await there(lindehout).administrator.post(`/beheer/buurwijken/${id}/stoppen`);
  expect(stopped.status).toBe(200);
};

const shutsOut = async () => {
  const shut = { host: there(lindehout).host, policy: "block", reason: "Zo gaat het hier niet." };
  expect((await there(holtveen).administrator.post("/beheer/servers", shut)).status).toBe(200);
};

const letsIn = async () => {
  await there(holtveen).administrator.post("/beheer/servers/vrij", { host: there(lindehout).host });
};

test.each([
  ["its author takes it back", "a wijk that follows no more", stopsFollowing, "takeBack"],
  ["a moderator hides it", "a wijk that follows no more", stopsFollowing, "hide"],
  ["its author takes it back", "a wijk that was shut out since", shutsOut, "takeBack"],
  ["a moderator hides it", "a wijk that was shut out since", shutsOut, "hide"],
] as const)("When %s, an answer from elsewhere that was shared goes also from %s", async (how, whom, apart, act) => {
  const { words, read, ...acts } = await shared(`Wie heeft een ladder, als ${how}, voor ${whom}?`);
  await apart();
  await ring.settle();
  expect(await read()).toContain(words);

  await acts[act]();
  await pass(1);

  expect(await read()).not.toContain(words);
  await letsIn();
});

test("A wijk that is away for three weeks hears afterwards that an answer from elsewhere was taken back", async () => {
  const { words, read, takeBack } = await shared("Wie heeft een ladder, als een wijk lang weg is?");
  isAway = true;
  await takeBack();
  for (const days of [1, 3, 3, 3, 3, 4, 4]) await pass(days);
  isAway = false;
  heard.length = 0;
  expect(await read()).toContain(words);

  await pass(1);

  expect(heard.filter((body) => /^.*"type":"Announce".*"type":"Delete"/s.test(body))).toHaveLength(1);
  expect(await read()).not.toContain(words);
});
