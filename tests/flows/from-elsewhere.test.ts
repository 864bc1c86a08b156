import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let peer: MastodonPeer;
let anneke: Person;
let marja: Person;

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await holtveen.settle();
    await lindehout.settle();
    clock.move(5_000);
  }
};

beforeAll(async () => {
  holtveen = await startWijk({ clock, name: "Holtveen" });
  lindehout = await startWijk({ clock, name: "Lindehout", environment: { RATE_LIMIT_ARRIVALS_PER_RESIDENT: "3" } });
  peer = await createMastodonPeer({ clock, host: "localhost" });
  anneke = await holtveen.neighbour("Anneke");
  marja = await lindehout.neighbour("Marja");
  await marja.post("/ik/buiten", { handle: "marja" });
});
afterAll(async () => {
  await peer.close();
  await lindehout.close();
  await holtveen.close();
});

const ask = async (person: Person, audience: string, title = "Wie heeft een partytent te leen?") => {
  const page = await person.post("/vragen", { title, text: "", theme: "lenen", audience, outside: "standin" });
  await bothSettle();
  const path = new URL(page.url).pathname;
  return { path, page: page.url, uri: page.url.replace("/vragen/", "/ap/o/") };
};
const arrive = (person: Person, uri: string) => person.get(`/van-elders?${new URLSearchParams({ uri })}`);

type Jrd = { readonly links: readonly { readonly rel: string; readonly href?: string; readonly template?: string }[] };
const jrd = async (wijk: RunningWijk, resource: string): Promise<Jrd> =>
  (await fetch(`${wijk.origin}/.well-known/webfinger?resource=${encodeURIComponent(resource)}`)).json();
const templatesOf = ({ links }: Jrd) =>
  links.flatMap(({ rel, template }) => (template === undefined ? [] : [`${rel} ${template}`]));
const selfOf = ({ links }: Jrd) => links.find(({ rel }) => rel === "self")?.href ?? "";

test("the wijk and a resident who is known outside tell where other sites lead them; nobody else has such an address", async () => {
  const links = (origin: string) => [
    `http://ostatus.org/schema/1.0/subscribe ${origin}/van-elders?uri={uri}`,
    `https://w3id.org/fep/3b86/Follow ${origin}/van-elders?uri={object}`,
    `https://w3id.org/fep/3b86/Object ${origin}/van-elders?uri={object}`,
  ];
  for (const resource of [`acct:lindehout@${lindehout.host}`, `acct:Marja@${lindehout.host}`]) {
    const found = await jrd(lindehout, resource);
    expect(templatesOf(found), resource).toEqual(links(lindehout.origin));
    expect(templatesOf(await jrd(lindehout, selfOf(found))), resource).toEqual(links(lindehout.origin));
  }
  const { uri } = await ask(anneke, "everyone", "Wie staat hier?");
  const note = await (await fetch(uri, { headers: { accept: "application/activity+json" } })).json();
  const standIn = await jrd(holtveen, note.attributedTo);
  expect(selfOf(standIn)).toBe(note.attributedTo);
  for (const found of [standIn, await jrd(holtveen, `${holtveen.origin}/`)]) expect(templatesOf(found)).toEqual([]);
});

describe("before the wijken know each other", () => {
  test("a resident is told that an administrator can add the wijk, and the administrator does with one press", async () => {
    const page = await arrive(marja, holtveen.handle.slice(1));
    expect(page.html).toContain("Een beheerder kan dat doen.");
    expect(page.html).toContain(holtveen.handle);
    expect(page.html).not.toContain('action="/beheer/buurwijken"');
    const own = await arrive(lindehout.administrator, holtveen.handle.slice(1));
    const address = /action="\/beheer\/buurwijken"><input type="hidden" name="address" value="([^"]+)"/.exec(own.html);
    expect(address?.[1]).toBe(holtveen.handle);
    await lindehout.administrator.post("/beheer/buurwijken", { address: address?.[1] ?? "" });
    expect((await arrive(marja, holtveen.handle.slice(1))).html).toContain("Er is nog geen antwoord.");
    await bothSettle();
    for (const form of [holtveen.handle, `acct:${holtveen.handle.slice(1)}`])
      expect((await arrive(marja, form)).html).toContain("een buurwijk die wij al volgen");
  });
});

describe("a resident of a wijk that follows ours", () => {
  test("answers our question with one address: through their own wijk, where they sign in first and come back", async () => {
    const { path, uri } = await ask(anneke, "everyone", "Wie leent ons een springkussen?");
    const stranger = holtveen.visitor();
    const led = await stranger.post(`${path}/eigen-plek`, { address: `@marja@${lindehout.host}` });
    expect(led.url).toBe(`${lindehout.origin}/van-elders?uri=${encodeURIComponent(uri)}`);

    const atHome = lindehout.visitor();
    const door = await atHome.get(led.url);
    expect(new URL(door.url).pathname).toBe("/inloggen");
    expect(door.html).toContain("Log eerst in. Daarna gaan we verder.");
    clock.move(1_000);
    await atHome.post("/inloggen", { email: "marja@post.example" });
    const link = /\/inloggen\/link\/[\w-]+/.exec(await lindehout.lastLetter())?.[0] ?? "/no-link";
    const back = await atHome.get(link);
    expect(back.url).toBe(led.url);
    expect(back.html).toContain("Deze vraag komt uit Holtveen.");
    expect(back.html).toContain("Wie leent ons een springkussen?");
    const there = /href="(\/vragen\/[0-9a-f-]{36})"/.exec(back.html)?.[1] ?? "/not-there";
    await atHome.post(`${there}/antwoorden`, { text: "Wij hebben er een." });
    await bothSettle();
    expect((await anneke.get(path)).html).toContain("Wij hebben er een.");
    expect([...atHome.cookies.keys()]).toEqual(["wijk_sessie"]);
  });

  test("finds it by the address of its page too, and an answer by its own", async () => {
    const { path, page, uri } = await ask(anneke, "everyone", "Wie weet een goede bakker?");
    const answered = await anneke.post(`${path}/antwoorden`, { text: "Zelf al gevonden." });
    await bothSettle();
    const id = /id="antwoord-([0-9a-f-]{36})"/.exec(answered.html)?.[1];
    expect((await arrive(marja, page)).html).toContain("Wie weet een goede bakker?");
    const byAnswer = await arrive(marja, `${holtveen.origin}/ap/o/${id}`);
    expect(byAnswer.html).toMatch(/href="\/vragen\/[0-9a-f-]{36}#antwoord-[0-9a-f-]{36}"/);
    await anneke.post(`${path}/intrekken`);
    await bothSettle();
    expect((await arrive(marja, uri)).html).not.toContain("Wie weet een goede bakker?");
  });
});

describe("addresses of our own", () => {
  test("lead to what the reader may see there, and look alike where they may not", async () => {
    const forTheWijk = await ask(marja, "wijk", "Alleen Lindehout");
    expect((await arrive(marja, forTheWijk.page)).html).toContain("Alleen Lindehout");
    const taken = await ask(marja, "wijk", "Teruggenomen");
    await marja.post(`${taken.path}/intrekken`);
    const nowhere = `${lindehout.origin}/vragen/${crypto.randomUUID()}`;
    // A page knows the address that was asked, to come back to it in another language.
    const plain = async (uri: string) => (await arrive(marja, uri)).html.replaceAll(encodeURIComponent(uri), "");
    expect(await plain(taken.page)).toBe(await plain(nowhere));
    for (const uri of [`${lindehout.origin}/`, lindehout.handle, `marja@${lindehout.host}`])
      expect(await plain(uri), uri).toContain("Daar doe je al aan mee.");
  });
});

describe("anything else", () => {
  test("is explained, with a link to where it stands, and nobody is sent there", async () => {
    const sanne = await peer.account("sanne");
    clock.move(3_600_000);
    const person = await arrive(marja, sanne.id);
    expect(person.status).toBe(200);
    expect(person.html).toContain("Dit is geen vraag uit een buurwijk");
    expect(person.html).toMatch(new RegExp(`<a class="nl-link" href="${peer.origin}/[^"]*" rel="nofollow noopener`));
    const odd = [
      "",
      "x",
      "javascript:alert(1)",
      "//elders.example/",
      "data:text/html,x",
      `https://${"x".repeat(1_001)}`,
    ];
    for (const uri of odd) {
      const page = await arrive(marja, uri);
      expect([uri, page.status, new URL(page.url).origin]).toEqual([uri, 200, lindehout.origin]);
      expect(page.html, uri).toContain("We zien niet waarover het gaat.");
    }
  });

  test("on a site that is shut out is not looked at", async () => {
    await lindehout.administrator.post("/beheer/servers", { host: peer.host, reason: "Spam" });
    const before = peer.requests.length;
    const page = await arrive(marja, `@tom@${peer.host}`);
    expect(page.html).toContain("Die site laten we hier niet toe.");
    expect(peer.requests).toHaveLength(before);
    await lindehout.administrator.post("/beheer/servers/vrij", { host: peer.host });
  });

  test("is never fetched for a visitor, and for a resident not without end", async () => {
    clock.move(3_600_000);
    const before = peer.requests.length;
    const visitor = lindehout.visitor();
    await arrive(visitor, `@nieuw@${peer.host}`);
    expect(peer.requests).toHaveLength(before);
    const statuses: number[] = [];
    for (let nth = 0; nth < 4; nth++) statuses.push((await arrive(marja, `@niemand${nth}@${peer.host}`)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(peer.requests).toHaveLength(before + 3);
    expect((await arrive(marja, lindehout.handle)).status).toBe(200);
  });
});

test("what a cookie says leads after signing in to the page of ours about it, whatever it is", async () => {
  for (const uri of ["https://elders.example/", "//elders.example", "/beheer/leden", "a\r\nb: c"]) {
    const visitor = lindehout.visitor();
    await visitor.get(`/van-elders?${new URLSearchParams({ uri })}`);
    clock.move(1_000);
    await visitor.post("/inloggen", { email: "marja@post.example" });
    const link = /\/inloggen\/link\/[\w-]+/.exec(await lindehout.lastLetter())?.[0] ?? "";
    const response = await fetch(`${lindehout.origin}${link}`, {
      redirect: "manual",
      headers: { cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    expect(response.headers.get("location")).toBe(`/van-elders?${new URLSearchParams({ uri })}`);
    clock.move(3_600_000);
  }
});
