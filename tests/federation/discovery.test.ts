import { afterAll, beforeAll, expect, test } from "vitest";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let anneke: Person;
let peer: MastodonPeer;
let wijkUri: string;

const activityJson = { accept: "application/activity+json" };

const read = async (path: string, headers: Record<string, string> = activityJson) => {
  const response = await fetch(new URL(path, wijk.origin), { headers, redirect: "manual" });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: () => JSON.parse(text) as Record<string, unknown>,
  };
};

const webFinger = (resource: string) =>
  read(`/.well-known/webfinger?resource=${encodeURIComponent(resource)}`, { accept: "application/jrd+json" });

const selfOf = (jrd: Record<string, unknown>): string =>
  (jrd.links as { rel: string; href: string }[]).find((link) => link.rel === "self")?.href ?? "";

const ask = async (fields: Record<string, string> = {}) => {
  clock.move(60_000);
  const page = await anneke.post("/vragen", {
    title: "Wie weet een goede kapper?",
    theme: "anders",
    audience: "everyone",
    ...fields,
  });
  await wijk.settle();
  const id = new URL(page.url).pathname.split("/").at(-1);
  return { path: `/vragen/${id}`, object: `/ap/o/${id}` };
};

beforeAll(async () => {
  wijk = await startWijk({ clock });
  anneke = await wijk.neighbour("Anneke");
  peer = await createMastodonPeer({ clock, host: "localhost" });
  wijkUri = selfOf((await webFinger(`acct:holtveen@${wijk.host}`)).json());
});
afterAll(async () => {
  await peer.close();
  await wijk.close();
});

test("WebFinger leads from the handle to the wijk and from the wijk to the handle", async () => {
  const byHandle = (await webFinger(`acct:holtveen@${wijk.host}`)).json();
  expect(byHandle.subject).toBe(`acct:holtveen@${wijk.host}`);
  const byUri = (await webFinger(wijkUri)).json();
  expect(selfOf(byUri)).toBe(wijkUri);
  expect([byUri.subject, ...((byUri.aliases as string[] | undefined) ?? [])]).toContain(`acct:holtveen@${wijk.host}`);
  expect(selfOf((await webFinger(`acct:HOLTVEEN@${wijk.host}`)).json())).toBe(wijkUri);
});

test("WebFinger leads to the server's own actor from the address of the server", async () => {
  const uri = selfOf((await webFinger(`${wijk.origin}/`)).json());
  expect((await read(uri)).json()).toMatchObject({ type: "Application", id: uri });
});

test("A malformed or missing WebFinger resource is 400, an unknown one 404", async () => {
  for (const resource of ["", "holtveen", "acct:", "%%%", "acct:@", `acct:holtveen`]) {
    expect((await webFinger(resource)).status, resource).toBe(400);
  }
  expect((await read("/.well-known/webfinger")).status).toBe(400);
  for (const resource of [
    `acct:niemand@${wijk.host}`,
    "acct:holtveen@elders.example",
    `${wijk.origin}/ap/a/${crypto.randomUUID()}`,
  ]) {
    expect((await webFinger(resource)).status, resource).toBe(404);
  }
});

test("NodeInfo tells which software runs here and nothing about what stays in the wijk", async () => {
  await ask({ audience: "wijk" });
  const links = (await read("/.well-known/nodeinfo", {})).json().links as { rel: string; href: string }[];
  const application = links.find((link) => link.rel.endsWith("#Application"))?.href ?? "";
  expect((await read(application)).json()).toMatchObject({ type: "Application", id: application });
  const info = (await read(links[0]?.href ?? "", {})).json();
  expect(info).toMatchObject({
    version: "2.1",
    software: { name: "wijksgewijs" },
    protocols: ["activitypub"],
    openRegistrations: false,
    usage: { users: { total: 2 }, localPosts: 0, localComments: 0 },
  });
});

test("Host-meta points to WebFinger", async () => {
  const { text, headers } = await read("/.well-known/host-meta", {});
  expect(headers.get("content-type")).toContain("application/xrd+xml");
  expect(text).toContain(`${wijk.origin}/.well-known/webfinger?resource={uri}`);
});

test("Followers and moderators are told by number or not at all, never by name", async () => {
  const sanne = await peer.account("sanne");
  await sanne.follow(wijkUri);
  await wijk.settle();
  expect((await read(`${wijkUri}/followers`)).json()).toMatchObject({ type: "OrderedCollection", totalItems: 1 });
  for (const name of ["followers", "following", "moderators", "featured"]) {
    const collection = (await read(`${wijkUri}/${name}`)).json();
    expect(collection.first, name).toBeUndefined();
    expect(JSON.stringify(collection), name).not.toContain("sanne");
    expect(collection.id, name).toBe(`${wijkUri}/${name}`);
  }
});

test("The outbox of the wijk pages through what it announced, newest first, without gaps or repeats", async () => {
  for (let number = 1; number <= 22; number++) await ask({ title: `Vraag nummer ${number}` });
  const outbox = (await read(`${wijkUri}/outbox`)).json();
  const seen: string[] = [];
  for (let next = outbox.first as string | undefined; next !== undefined; ) {
    const page = (await read(next)).json() as {
      orderedItems: { object: { object: { name: string } } }[];
      next?: string;
    };
    expect(page.orderedItems.length).toBeLessThanOrEqual(20);
    seen.push(...page.orderedItems.map((item) => item.object.object.name));
    next = page.next;
  }
  expect(seen.slice(0, 22)).toEqual(Array.from({ length: 22 }, (_, index) => `Vraag nummer ${22 - index}`));
  expect(outbox.totalItems).toBe(seen.length);
  expect(new Set(seen).size).toBe(seen.length);
});

test("The replies to a question list the addresses of all answers, from here and from elsewhere, page by page", async () => {
  const { path, object } = await ask({ title: "Waar is de bibliotheek?" });
  const sanne = await peer.account("sanne");
  const reply = await sanne.reply(`${wijk.origin}${object}`, "Op het plein.");
  for (let number = 1; number <= 21; number++) {
    clock.move(1_000);
    await anneke.post(`${path}/antwoorden`, { text: `Antwoord ${number}` });
  }
  await wijk.settle();
  for (const [name, itemsName] of [
    ["replies", "items"],
    ["context", "orderedItems"],
  ] as const) {
    const collection = (await read(`${object}/${name}`)).json();
    const seen: string[] = [];
    for (let next = collection.first as string | undefined; next !== undefined; ) {
      const page = (await read(next)).json() as Record<string, string[]> & { next?: string };
      seen.push(...(page[itemsName] ?? []));
      next = page.next as string | undefined;
    }
    expect(seen, name).toContain(reply.uri);
    expect(seen, name).toHaveLength(name === "replies" ? 22 : 23);
    expect(collection.totalItems, name).toBe(seen.length);
    expect(new Set(seen).size, name).toBe(seen.length);
  }
});

test("A browser at the address of an object or an actor is shown the page for people", async () => {
  const { path, object } = await ask();
  const seen = await read(object, { accept: "text/html" });
  expect([seen.status, seen.headers.get("location")]).toEqual([302, `${wijk.origin}${path}`]);
  const asked = await read(path);
  expect([asked.status, asked.headers.get("location")]).toEqual([302, `${wijk.origin}${object}`]);
  expect((await read(path, { accept: "text/html" })).text).toContain(`href="${wijk.origin}${object}"`);
});

test("A resident who chose an own handle is a Person; before that choice there is nobody to be found", async () => {
  expect((await webFinger(`acct:anneke_h@${wijk.host}`)).status).toBe(404);
  const { object } = await ask({ title: "Onder mijn eigen adres", outside: "handle", newHandle: "anneke_h" });
  const note = (await read(object)).json();
  const actor = (await read(String(note.attributedTo))).json();
  expect(actor).toMatchObject({
    type: "Person",
    preferredUsername: "anneke_h",
    name: "anneke_h",
    discoverable: false,
    indexable: false,
  });
  expect(JSON.stringify(actor)).not.toContain("Anneke");
  expect(selfOf((await webFinger(`acct:anneke_h@${wijk.host}`)).json())).toBe(note.attributedTo);
});

test("Residents and stand-ins are not followed: their wijk says no for them", async () => {
  const { object } = await ask();
  const standIn = String((await read(object)).json().attributedTo);
  const sanne = await peer.account("sanne");
  const before = peer.received.length;
  await sanne.follow(standIn);
  await wijk.settle();
  await peer.settled();
  expect(peer.received.slice(before).map(({ activity }) => [activity.type, activity.actor])).toEqual([
    ["Reject", standIn],
  ]);
  expect((await read(`${standIn}/followers`)).json().totalItems).toBe(0);
});

test("A drawing of every actor is a PNG of a few kilobytes", async () => {
  const response = await fetch(`${wijkUri}/drawing.png`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(response.headers.get("content-type")).toBe("image/png");
  expect([...bytes.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  expect(bytes.length).toBeLessThan(10_000);
  expect((await fetch(`${wijk.origin}/ap/a/${crypto.randomUUID()}/drawing.png`)).status).toBe(404);
});

test("Following from elsewhere: a visitor who tells their own address is led to their own server", async () => {
  const visitor = wijk.visitor();
  const led = await visitor.post("/volgen", { address: `@sanne@${peer.host}` });
  expect(led.url).toMatch(new RegExp(`^${peer.origin}/`));
  expect(decodeURIComponent(led.url)).toContain(wijk.handle.slice(1));
  for (const [address, words] of [
    ["", "Vul een adres in"],
    ["geen adres", "Dit adres klopt niet"],
    [`@niemand@${wijk.host}`, "vonden we niets"],
  ] as const) {
    const page = await visitor.post("/volgen", { address });
    expect(page.status, address).toBe(422);
    expect(page.html, address).toContain(words);
  }
});

test("After an edit nobody is served the words from before it, whoever wrote them", async () => {
  const { path, object } = await ask({ title: "Bel mij op 06 oude woorden" });
  const sanne = await peer.account("sanne");
  const reply = await sanne.reply(`${wijk.origin}${object}`, "Ook hier oude woorden.");
  await wijk.settle();
  const first = async () =>
    (await read(`${wijkUri}/outbox?page=first`)).json().orderedItems as { id: string; object: { id: string } }[];
  const ids = (await first()).flatMap((item) => [item.id, item.object.id]);
  expect((await read(`${wijkUri}/outbox?page=first`)).text).toContain("oude woorden");
  clock.move(60_000);
  await anneke.post(`${path}/veranderen`, { title: "Nieuwe tekst", text: "", theme: "anders" });
  await sanne.edit(reply.uri, "Hier ook nieuwe tekst.");
  await wijk.settle();
  const served = [await read(`${wijkUri}/outbox?page=first`)];
  for (const id of ids) if (id.startsWith(wijk.origin)) served.push(await read(id));
  for (const { text } of served) expect(text).not.toContain("oude woorden");
  expect(served[0]?.text).toContain("Nieuwe tekst");
  expect(served[0]?.text).toContain(reply.uri);
});
