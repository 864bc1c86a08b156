import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonFeedProblems } from "../support/feed-rules.ts";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let peer: MastodonPeer;
let sql: postgres.Sql;
let anneke: Person;
let daan: Person;
let fatima: Person;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  peer = await createMastodonPeer({ clock, host: "localhost" });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  [anneke, daan, fatima] = [
    await wijk.neighbour("Anneke"),
    await wijk.neighbour("Daan"),
    await wijk.neighbour("Fatima"),
  ];
  await fatima.post("/ik/buiten", { handle: "fatima" });
});
afterAll(async () => {
  await sql.end();
  await peer.close();
  await wijk.close();
});

type Item = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly content_html: string;
  readonly date_published: string;
  readonly date_modified: string;
  readonly authors: readonly { readonly name: string; readonly url?: string }[];
  readonly tags?: readonly string[];
};

const read = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, wijk.origin), { headers, redirect: "manual" });

const ask = async (fields: Readonly<Record<string, string>> = {}) => {
  clock.move(60_000);
  const page = await anneke.post("/vragen", {
    title: "Wie heeft een ladder te leen?",
    text: "Voor zaterdag.",
    theme: "lenen",
    audience: "everyone",
    outside: "standin",
    ...fields,
  });
  expect(page.status).toBe(200);
  await wijk.settle();
  return new URL(page.url).pathname;
};
const idOf = (path: string): string => path.split("/").at(-1) ?? "";
const itemsOf = async (path: string): Promise<readonly Item[]> => {
  const feed = await (await read(path)).json();
  expect(jsonFeedProblems(feed)).toEqual([]);
  return feed.items;
};
const titlesIn = async (path: string) => (await itemsOf(path)).map(({ title }) => title);
const everywhere = async (path: string): Promise<string> =>
  (
    await Promise.all(
      [
        "/plein.atom",
        "/plein.json",
        "/insluiten?aantal=20",
        `${path}/antwoorden.atom`,
        `${path}/antwoorden.json`,
        `/oembed?url=${encodeURIComponent(wijk.origin + path)}`,
      ].map(async (address) => (await read(address)).text()),
    )
  ).join("\n");

describe("feeds", () => {
  test("the newest questions for everyone stand in both, with theme, words and the author as people outside know them", async () => {
    const path = await ask({ title: "Wie <leent> mij een \u0007boormachine & een zaag?", area: "" });
    const [newest] = await itemsOf("/plein.json");
    expect(newest).toMatchObject({
      id: `${wijk.origin}/ap/o/${idOf(path)}`,
      url: wijk.origin + path,
      title: expect.stringContaining("Wie <leent> mij"),
      content_html: expect.stringContaining("<p>Voor zaterdag.</p>"),
      date_published: clock().toISOString(),
      tags: ["lenen"],
    });
    expect(newest?.authors[0]?.name).toMatch(/^iemand uit Holtveen \(/);
    const response = await read("/plein.atom");
    expect(response.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
    const atom = await response.text();
    expect(atom).toContain(`<id>${newest?.id}</id>`);
    expect(atom).toContain("Wie &lt;leent&gt; mij");
    expect(atom).not.toContain("\u0007");
    expect(atom).toContain('<category term="lenen"');
    expect(atom).not.toContain("Anneke");
  });

  test("what stays in the wijk, was taken back or waits for a moderator stands in none of them", async () => {
    const forTheWijk = await ask({ title: "Alleen voor de wijk", audience: "wijk" });
    const gone = await ask({ title: "Straks ingetrokken" });
    expect(await titlesIn("/plein.json")).toContain("Straks ingetrokken");
    await anneke.post(`${gone}/intrekken`);
    await sql`update resident set posts_to_see = 1 where name = 'Anneke'`;
    const waiting = await ask({ title: "Wacht op een moderator" });
    await sql`update resident set posts_to_see = 0 where name = 'Anneke'`;
    for (const path of [forTheWijk, gone, waiting]) {
      const found = await everywhere(path);
      for (const words of ["Alleen voor de wijk", "Straks ingetrokken", "Wacht op een moderator", idOf(path)])
        expect(found).not.toContain(words);
      for (const form of ["atom", "json"]) expect((await read(`${path}/antwoorden.${form}`)).status).toBe(404);
    }
  });

  test("the answers to a question stand in its own, the newest first, until they are hidden or taken back", async () => {
    const path = await ask({ title: "Waar koop ik goede aarde?" });
    const sanne = await peer.account("sanne");
    await sanne.reply(`${wijk.origin}/ap/o/${idOf(path)}`, "Bij de kwekerij.");
    await peer.settled();
    await wijk.settle();
    clock.move(60_000);
    await fatima.post(`${path}/antwoorden`, { text: "Op de markt.", outside: "handle" });
    clock.move(60_000);
    const page = await daan.post(`${path}/antwoorden`, { text: "Nergens." });
    clock.move(60_000);
    const own = await daan.post(`${path}/antwoorden`, { text: "Toch wel." });
    const answers = [...own.html.matchAll(/id="antwoord-([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);
    const first = [...page.html.matchAll(/id="antwoord-([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);
    const [nowhere = "", still = ""] = [first[2], answers[3]];
    const feed = `${path}/antwoorden.json`;
    expect((await itemsOf(feed)).map((item) => item.content_html.replace(/<[^>]*>/g, ""))).toEqual([
      "Toch wel.",
      "Nergens.",
      "Op de markt.",
      expect.stringContaining("Bij de kwekerij."),
    ]);
    const names = (await itemsOf(feed)).map(({ authors }) => authors[0]?.name);
    expect(names[1]).toMatch(/^iemand uit Holtveen/);
    expect(names[2]).toBe("@fatima");
    expect(names[3]).toContain(`@sanne@${peer.host}`);
    expect((await itemsOf(feed))[0]?.url).toBe(`${wijk.origin}${path}#antwoord-${still}`);
    await wijk.administrator.post(`/antwoorden/${nowhere}/verbergen`, { rule: "friendly", reason: "Niet waar" });
    await daan.post(`/antwoorden/${still}/intrekken`);
    const left = await everywhere(path);
    expect(left).toContain("Op de markt.");
    for (const words of ["Nergens.", "Toch wel.", "Niet waar"]) expect(left).not.toContain(words);
  });

  test("a question by somebody without a name tells no more than the day", async () => {
    clock.move(60_000);
    const asked = await anneke.post("/vragen", {
      title: "Zonder naam gevraagd",
      text: "",
      theme: "anders",
      audience: "everyone",
      outside: "standin",
      naming: "sealed",
      keeper: "",
    });
    expect(new URL(asked.url).pathname).toMatch(/^\/mijn-vraag\//);
    clock.move(61 * 60_000);
    await wijk.settle();
    const item = (await itemsOf("/plein.json")).find(({ title }) => title === "Zonder naam gevraagd");
    expect([item?.date_published, item?.date_modified]).toEqual([
      expect.stringMatching(/T00:00:00\.000Z$/),
      expect.stringMatching(/T00:00:00\.000Z$/),
    ]);
    const list = await (await read("/insluiten?aantal=1")).text();
    expect(list).toContain("Zonder naam gevraagd");
    expect(list).not.toMatch(/datetime="[^"]*T/);
  });

  test("who has it already is told so, until something in it is changed or taken away", async () => {
    const path = await ask({ title: "Nog even te lezen" });
    for (const feed of ["/plein.atom", "/plein.json"]) {
      const first = await read(feed);
      const etag = first.headers.get("etag") ?? "";
      const modified = first.headers.get("last-modified") ?? "";
      expect(Date.parse(modified)).toBe(Math.floor(clock().getTime() / 1000) * 1000);
      const again = await read(feed, { "if-none-match": `"other", W/${etag}` });
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    }
    const etag = (await read("/plein.atom")).headers.get("etag") ?? "";
    const modified = (await read("/plein.atom")).headers.get("last-modified") ?? "";
    await anneke.post(`${path}/intrekken`);
    const without = await read("/plein.atom", { "if-none-match": etag });
    expect(without.status).toBe(200);
    expect(await without.text()).not.toContain("Nog even te lezen");
    expect((await read("/plein.atom", { "if-modified-since": modified })).status).toBe(200);
  });

  test("nobody gets a cookie with them, and a session changes nothing", async () => {
    const cookie = `wijk_sessie=${anneke.cookies.get("wijk_sessie")}`;
    for (const path of ["/plein.atom", "/plein.json", "/insluiten", "/insluiten?aantal=2"]) {
      // After an hour a session in use is written down anew, and its cookie with it.
      clock.move(2 * 3_600_000);
      const [signedIn, stranger] = [await read(path, { cookie }), await read(path)];
      expect(signedIn.headers.get("set-cookie"), path).toBeNull();
      expect(await signedIn.text(), path).toBe(await stranger.text());
    }
  });
});

describe("a question quoted by another site (oEmbed)", () => {
  const oembed = (address: string, more = "") => read(`/oembed?url=${encodeURIComponent(address)}${more}`);

  test("is a quote without a script, within the room that there is", async () => {
    const path = await ask({ title: "Past <dit> erin?" });
    const page = (await wijk.visitor().get(path)).html;
    const link = /type="application\/json\+oembed"[^>]* href="([^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
    const found = await fetch(link ?? "");
    expect(found.headers.get("content-type")).toContain("application/json");
    const quote = await found.json();
    expect(quote).toMatchObject({
      version: "1.0",
      type: "rich",
      title: "Past <dit> erin?",
      provider_name: "Holtveen",
      provider_url: `${wijk.origin}/`,
      width: 550,
    });
    expect(quote.html).toMatch(/^<blockquote .*<\/blockquote>$/s);
    expect(quote.html).toContain("Past &lt;dit&gt; erin?");
    expect(quote.html).not.toMatch(/<script|\son\w+=|Anneke/);
    const narrow = await (await oembed(wijk.origin + path, "&maxwidth=320&maxheight=100")).json();
    expect([narrow.width, narrow.height]).toEqual([320, 100]);
    expect(narrow.html).toContain("max-width:320px");
    expect((await (await oembed(wijk.origin + path, "&maxwidth=99999")).json()).width).toBe(550);
    expect((await oembed(`${wijk.origin}/ap/o/${idOf(path)}`, "&format=json")).status).toBe(200);
  });

  test("that is not for everyone is the same as one that was never asked", async () => {
    const forTheWijk = await ask({ title: "Alleen voor ons", audience: "wijk" });
    const answers = [wijk.origin + forTheWijk, `${wijk.origin}/vragen/${crypto.randomUUID()}`].map(async (address) => {
      const answer = await oembed(address);
      const headers = [...answer.headers].filter(([name]) => name !== "date");
      return { status: answer.status, headers, body: await answer.text() };
    });
    const [hidden, nothing] = await Promise.all(answers);
    expect(hidden).toEqual(nothing);
    expect(hidden?.status).toBe(404);
  });

  test("comes as JSON only, and for addresses of this wijk only", async () => {
    const path = await ask();
    expect((await oembed(wijk.origin + path, "&format=xml")).status).toBe(501);
    expect((await read("/oembed")).status).toBe(400);
    for (const address of [`https://elders.example${path}`, `${wijk.origin}/huisregels`, "javascript:alert(1)", "x"])
      expect([address, (await oembed(address)).status]).toEqual([address, 404]);
  });
});

describe("the list for frames on other sites", () => {
  test("shows as many as are asked for, within bounds, without script or form, and every link leads out of the frame", async () => {
    for (let nth = 0; nth < 22; nth++) await ask({ title: `Vraag nummer ${nth}` });
    const rows = async (query: string) =>
      (await (await read(`/insluiten${query}`)).text()).match(/class="embed__title"/g)?.length;
    const asked = ["", "?aantal=1", "?aantal=20", "?aantal=999", "?aantal=0", "?aantal=-3", "?aantal=veel"];
    expect(await Promise.all(asked.map(rows))).toEqual([5, 1, 20, 20, 5, 5, 5]);
    const html = await (await read("/insluiten")).text();
    expect(html).not.toMatch(/<script|<form|\son\w+=/);
    for (const link of html.match(/<a [^>]*>/g) ?? []) {
      expect(link).toContain('target="_blank" rel="noopener"');
      expect(link).toContain(`href="${wijk.origin}/`);
    }
  });

  test("may be framed by any site, and nothing else of the wijk by anybody", async () => {
    const path = await ask();
    const secret = "a".repeat(43);
    const patterns = wijk.wijk.routes.map(({ name }) => name.split(" ")).filter(([method]) => method === "GET");
    const framed: string[] = [];
    for (const [, pattern = ""] of patterns) {
      const address = pattern.replace(":id", idOf(path)).replace(/:\w+/, secret).replace("*", "icons.svg");
      for (const person of [undefined, wijk.administrator.cookies.get("wijk_sessie")]) {
        const response = await read(address, person === undefined ? {} : { cookie: `wijk_sessie=${person}` });
        await response.body?.cancel();
        const policy = response.headers.get("content-security-policy") ?? "";
        if (!policy.includes("frame-ancestors 'none'")) framed.push(`${pattern}: ${policy}`);
      }
    }
    expect(patterns.length).toBeGreaterThan(60);
    expect(new Set(framed.map((each) => each.split(":")[0]))).toEqual(new Set(["/insluiten"]));
    expect(framed[0]).toContain("frame-ancestors *");
    expect(framed[0]).not.toMatch(/script-src|form-action 'self'/);
  });

  test("is given to whoever wants it as a piece of HTML, with a look at it", async () => {
    const page = await wijk.visitor().get("/op-je-eigen-site?aantal=3");
    expect(page.html).toContain(`&lt;iframe src=&quot;${wijk.origin}/insluiten?aantal=3&quot;`);
    expect(page.html).toMatch(/<iframe [^>]*src="\/insluiten\?aantal=3"/);
    expect(page.headers.get("content-security-policy")).toContain("frame-src 'self'");
  });
});

describe("what other software finds in a page", () => {
  const linksIn = (html: string) => [...html.matchAll(/<link rel="alternate" type="([^"]+)"/g)].map(([, type]) => type);

  test("of a question for everyone: its object, its feeds, how to quote it, and words and a picture for a preview", async () => {
    const path = await ask({ title: "Wie kan naaien?", text: `Een zoom.\n\n${"Lang. ".repeat(80)}` });
    const page = await wijk.visitor().get(path);
    expect(linksIn(page.html)).toEqual([
      "application/activity+json",
      "application/atom+xml",
      "application/feed+json",
      "application/json+oembed",
    ]);
    expect(page.headers.get("link")).toBe(
      `<${wijk.origin}/ap/o/${idOf(path)}>; rel="alternate"; type="application/activity+json"`,
    );
    const meta = new Map(
      [...page.html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)].map(
        ([, name = "", content = ""]) => [name, content] as const,
      ),
    );
    expect(Object.fromEntries(meta)).toMatchObject({
      "og:title": "Wie kan naaien?",
      "og:type": "article",
      "og:url": wijk.origin + path,
      "og:locale": "nl_NL",
      "og:site_name": "Holtveen",
      "twitter:card": "summary",
    });
    expect(meta.get("og:description")).toMatch(/^Een zoom\. Lang\./);
    expect(meta.get("og:description")?.length).toBeLessThanOrEqual(200);
    const picture = await fetch(meta.get("og:image") ?? "");
    expect(picture.headers.get("content-type")).toBe("image/png");
  });

  test("of anything else: nothing that leads to it", async () => {
    const forTheWijk = await ask({ title: "Voor ons", audience: "wijk" });
    await sql`update resident set posts_to_see = 1 where name = 'Anneke'`;
    const waiting = await ask({ title: "Nog niet te zien" });
    await sql`update resident set posts_to_see = 0 where name = 'Anneke'`;
    for (const path of [forTheWijk, waiting, "/", "/vragen", "/ik"]) {
      const page = await anneke.get(path);
      expect(page.status, path).toBe(200);
      expect(page.html, path).not.toMatch(/og:|twitter:|json\+oembed|atom\+xml/);
      expect(page.html, path).toContain('content="noindex"');
      expect(page.headers.get("link"), path).toBeNull();
    }
  });

  test("of the front page and the list of questions for visitors: the feeds of the wijk", async () => {
    for (const path of ["/", "/vragen"])
      expect(linksIn((await wijk.visitor().get(path)).html)).toEqual(
        expect.arrayContaining(["application/atom+xml", "application/feed+json"]),
      );
  });
});
