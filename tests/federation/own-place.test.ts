import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let anneke: Person;
let site: Server;
let host: string;
let asked: string[] = [];

type Link = { readonly rel: string; readonly template?: string; readonly href?: string };
const intent = (name: string) => `https://w3id.org/fep/3b86/${name}`;
const subscribe = "http://ostatus.org/schema/1.0/subscribe";
const on = (path: string) => `https://toren.example${path}`;

/** Accounts on a site of the test's own, by what their WebFinger tells. */
const accounts: Readonly<Record<string, readonly Link[]>> = {
  // As Mastodon 4.6 does (federation.md, 2.7).
  mastodon: [
    { rel: subscribe, template: on("/authorize_interaction?uri={uri}") },
    { rel: intent("Create"), template: on("/share?text={content}") },
    { rel: intent("Object"), template: on("/authorize_interaction?uri={object}") },
  ],
  old: [{ rel: subscribe, template: on("/authorize_interaction?uri={uri}") }],
  everything: [
    { rel: subscribe, template: on("/old?uri={uri}") },
    { rel: intent("Object"), template: on("/object?id={object}&x={unknown}") },
    { rel: intent("Create"), template: on("/create?re={inReplyTo}&text={content}&then={on-success}") },
    { rel: intent("Follow"), template: on("/follow?who={object}&then={on-success}&else={on-cancel}") },
  ],
  writer: [{ rel: intent("Create"), template: on("/create?re={inReplyTo}&text={content}") }],
  sharer: [{ rel: intent("Create"), template: on("/share?text={content}") }],
  nothing: [{ rel: "self", href: on("/users/nothing") }],
  crooked: [
    { rel: intent("Object"), template: "javascript:alert('{object}')" },
    { rel: intent("Follow"), template: "/relative?{object}" },
    { rel: intent("Follow"), href: on("/no-template") },
    { rel: subscribe, template: on("/no-blank") },
    { rel: subscribe, template: on(`/${"x".repeat(5_000)}?uri={uri}`) },
  ],
};

beforeAll(async () => {
  wijk = await startWijk({ clock, environment: { RATE_LIMIT_OWN_PLACE_PER_ADDRESS: "20" } });
  anneke = await wijk.neighbour("Anneke");
  site = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://localhost");
    const resource = searchParams.get("resource") ?? "";
    asked.push(resource);
    const links = accounts[/^acct:(\w+)@/.exec(resource)?.[1] ?? ""];
    response.writeHead(links === undefined ? 404 : 200, { "content-type": "application/jrd+json" });
    response.end(links === undefined ? "" : JSON.stringify({ subject: resource, links }));
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  host = `localhost:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
  await wijk.close();
});
beforeEach(() => {
  asked = [];
  // The count of this hour is over.
  clock.move(3_600_000);
});

const ask = async (audience = "everyone") => {
  clock.move(60_000);
  const page = await anneke.post("/vragen", { title: "Wie weet het?", text: "", theme: "anders", audience });
  await wijk.settle();
  const path = new URL(page.url).pathname;
  return { path, uri: `${wijk.origin}${path.replace("/vragen/", "/ap/o/")}`, page: wijk.origin + path };
};
const wijkUri = async (): Promise<string> => {
  const found = await fetch(`${wijk.origin}/.well-known/webfinger?resource=acct:${wijk.handle.slice(1)}`);
  const { links } = (await found.json()) as { links: Link[] };
  return links.find(({ rel }) => rel === "self")?.href ?? "";
};
const leadsTo = async (path: string, name: string): Promise<string> =>
  (await wijk.visitor().post(path, { address: `@${name}@${host}` })).url;
const encoded = encodeURIComponent;

test("following goes by the intent to follow, else the intent to open, else by the older link", async () => {
  const uri = encoded(await wijkUri());
  const back = encoded(`${wijk.origin}/`);
  expect(await leadsTo("/volgen", "everything")).toBe(on(`/follow?who=${uri}&then=${back}&else=${back}`));
  expect(await leadsTo("/volgen", "mastodon")).toBe(on(`/authorize_interaction?uri=${uri}`));
  expect(await leadsTo("/volgen", "old")).toBe(on(`/authorize_interaction?uri=${encoded(wijk.handle.slice(1))}`));
});

test("answering opens the question there, else begins an answer to it, else goes by the older link", async () => {
  const { path, uri } = await ask();
  const answer = `${path}/eigen-plek`;
  expect(await leadsTo(answer, "everything")).toBe(on(`/object?id=${encoded(uri)}&x=`));
  expect(await leadsTo(answer, "mastodon")).toBe(on(`/authorize_interaction?uri=${encoded(uri)}`));
  expect(await leadsTo(answer, "writer")).toBe(on(`/create?re=${encoded(uri)}&text=`));
  expect(await leadsTo(answer, "old")).toBe(on(`/authorize_interaction?uri=${encoded(uri)}`));
});

test("a place that tells no way, or a crooked one, leads nowhere: the address to copy stands there, and what was typed", async () => {
  const { path, uri } = await ask();
  for (const [where, name, copy] of [
    ["/volgen", "nothing", wijk.handle],
    ["/volgen", "crooked", wijk.handle],
    ["/volgen", "sharer", wijk.handle],
    [`${path}/eigen-plek`, "sharer", uri],
    [`${path}/eigen-plek`, "crooked", uri],
  ] as const) {
    const page = await wijk.visitor().post(where, { address: `@${name}@${host}` });
    expect([name, page.status]).toEqual([name, 422]);
    expect(page.html).toContain("kent deze weg niet");
    expect(page.html).toContain(`value="@${name}@${host}"`);
    expect(page.html).toContain(`value="${copy}"`);
  }
});

test("what cannot be used is said at the field, with what was typed, and nobody is asked for it", async () => {
  const { path } = await ask();
  for (const where of ["/volgen", `${path}/eigen-plek`]) {
    for (const [address, words] of [
      ["", "Vul een adres in"],
      ["geen adres", "Dit adres klopt niet"],
      [`@niemand@${host}`, "vonden we niets"],
    ] as const) {
      const page = await wijk.visitor().post(where, { address });
      expect([address, page.status]).toEqual([address, 422]);
      expect(page.html).toContain(words);
      expect(page.html).toContain(`value="${address}"`);
    }
  }
  expect(asked).toEqual([`acct:niemand@${host}`, `acct:niemand@${host}`]);
});

test("nothing of an address is kept: not in a cookie, not in a table, not in the log", async () => {
  const visitor = wijk.visitor();
  await visitor.post("/volgen", { address: `@everything@${host}` });
  expect([...visitor.cookies]).toEqual([]);
  expect(wijk.log.join("\n")).not.toContain("everything");
});

test("a question that visitors may not read, or that is closed, has no such page", async () => {
  const forTheWijk = await ask("wijk");
  const closed = await ask();
  await anneke.post(`${closed.path}/afronden`);
  for (const { path } of [forTheWijk, closed, { path: `/vragen/${crypto.randomUUID()}` }]) {
    expect((await wijk.visitor().get(`${path}/eigen-plek`)).status).toBe(404);
    expect((await wijk.visitor().post(`${path}/eigen-plek`, { address: `@old@${host}` })).status).toBe(404);
    expect((await anneke.get(`${path}/eigen-plek`)).status).toBe(404);
  }
  expect(asked).toEqual([]);
});

test("other sites are not asked without end for one client", async () => {
  const statuses: number[] = [];
  for (let nth = 0; nth < 21; nth++)
    statuses.push((await wijk.visitor().post("/volgen", { address: `@nothing@${host}` })).status);
  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(422));
  expect(statuses[20]).toBe(429);
  expect(asked).toHaveLength(20);
});
