import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/**
 * Three wijken with our own software. Holtveen and Esdorp both follow Lindehout; somebody of Esdorp answers in Lindehout, which
 * shares it. Every request that arrives at a server is seen, by Node itself.
 */
const clock = createMovedClock();
const requests: IncomingMessage[] = [];
const see = (message: unknown): void => {
  requests.push((message as { readonly request: IncomingMessage }).request);
};
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let esdorp: RunningWijk;
let anneke: Person;
let marja: Person;
let sem: Person;

const settle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    for (const wijk of [lindehout, esdorp, holtveen]) await wijk.settle();
    clock.move(5_000);
  }
};

/** What Holtveen asked of Esdorp since the last time that somebody looked. */
const askedOfEsdorp = (): readonly string[] => {
  const asked = requests.filter(
    ({ headers, method }) =>
      method === "GET" && headers.host === esdorp.host && headers["user-agent"]?.includes(holtveen.origin),
  );
  requests.length = 0;
  return asked.map(({ url = "" }) => url);
};

beforeAll(async () => {
  subscribe("http.server.request.start", see);
  [holtveen, lindehout, esdorp] = await Promise.all([
    startWijk({ clock }),
    startWijk({ clock, name: "Lindehout" }),
    startWijk({ clock, name: "Esdorp" }),
  ]);
  anneke = await holtveen.neighbour("Anneke");
  marja = await lindehout.neighbour("Marja");
  sem = await esdorp.neighbour("Sem");
  for (const wijk of [holtveen, esdorp]) {
    await wijk.administrator.post("/beheer/buurwijken", { address: lindehout.handle });
    await settle();
  }
});
afterAll(async () => {
  unsubscribe("http.server.request.start", see);
  for (const wijk of [holtveen, lindehout, esdorp]) await wijk.close();
});

const threadAt = async (person: Person, title: string): Promise<string> => {
  const { html } = await person.get("/buurwijken");
  const before = html.slice(0, html.indexOf(title));
  return before.slice(before.lastIndexOf('href="') + 'href="'.length).split('"')[0] ?? "";
};

test("What somebody of a third wijk says in a neighbour's thread is taken for their proof: nothing that they wrote is fetched", async () => {
  const title = "Wie helpt zaterdag met de tuin?";
  await marja.post("/vragen", { title, text: "Ja?", theme: "klussen", audience: "everyone", outside: "standin" });
  await settle();
  const [here, there] = [await threadAt(anneke, title), await threadAt(sem, title)];
  askedOfEsdorp();

  const answered = await sem.post(`${there}/antwoorden`, { text: "Ik kom om tien uur.", outside: "standin" });
  await settle();
  expect((await anneke.get(here)).html).toContain("Ik kom om tien uur.");
  // Who answers is somebody new in every thread, and has to be looked up once.
  const first = askedOfEsdorp();
  expect(first).toHaveLength(1);
  expect(first[0]).toMatch(/^\/ap\/a\/[0-9a-f-]+$/);

  await sem.post(`${there}/antwoorden`, { text: "En ik neem een schop mee.", outside: "standin" });
  await settle();
  expect((await anneke.get(here)).html).toContain("En ik neem een schop mee.");
  const answer = /id="antwoord-([0-9a-f-]{36})"/.exec(answered.html)?.[1] ?? "";
  await sem.post(`/antwoorden/${answer}/veranderen`, { text: "Ik kom om elf uur." });
  await settle();
  expect((await anneke.get(here)).html).toContain("Ik kom om elf uur.");
  await sem.post(`/antwoorden/${answer}/intrekken`);
  await settle();
  const left = (await anneke.get(here)).html;
  expect(left).not.toContain("Ik kom om elf uur.");
  expect(left).toContain("En ik neem een schop mee.");
  expect(askedOfEsdorp()).toEqual([]);
});
