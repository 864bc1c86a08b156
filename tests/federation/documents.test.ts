import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDocumentLoader, type DocumentLoader } from "../../src/federation/documents.ts";
import { contextLoader, createFedifyDocumentLoader } from "../../src/federation/fedify-loaders.ts";
import { createHttpClient, createRequestBudget, type HttpClient } from "../../src/federation/http-client.ts";
import { activityJson, createOrigin, type Origin } from "../hostile/origins.ts";

let peer: Origin;
let http: HttpClient;
let documents: DocumentLoader;
let time = Date.parse("2026-11-23T12:00:00Z");
let signatures: string[];

beforeEach(async () => {
  signatures = [];
  peer = await createOrigin();
  http = createHttpClient({ allowPrivatePeers: true, userAgent: "test", limits: { getTime: 500 } });
  documents = createDocumentLoader({
    http,
    clock: () => new Date(time),
    allowPrivatePeers: true,
    sign: async (url) => {
      signatures.push(url.pathname);
      return { signature: `for ${url.pathname}` };
    },
  });
  peer.pages.set("/note", { id: `${peer.url}/note`, type: "Note" });
});

afterEach(() => Promise.all([http.close(), peer.close()]));

const load = (path: string) => documents.load(`${peer.url}${path}`);
const redirect = (from: string, to: string) =>
  peer.pages.set(from, (_, response) => void response.writeHead(302, { location: to }).end());

test("a document is given with the address that it came from, by a signed request", async () => {
  const loaded = await load("/note#part");
  expect(loaded).toEqual({ ok: true, url: `${peer.url}/note`, document: { id: `${peer.url}/note`, type: "Note" } });
  expect(signatures).toEqual(["/note"]);
});

test("a document is remembered for five minutes, unless a fresh one is asked for", async () => {
  await load("/note");
  await load("/note#part");
  expect(peer.requests).toHaveLength(1);
  await documents.loadFresh(`${peer.url}/note`);
  expect(peer.requests).toHaveLength(2);
  time += 5 * 60_000;
  await load("/note");
  expect(peer.requests).toHaveLength(3);
});

test("who changes a document that was given does not change what is remembered", async () => {
  const first = await load("/note");
  if (first.ok) Object.assign(first.document, { type: "Forged" });
  expect(await load("/note")).toMatchObject({ document: { type: "Note" } });
});

test("a failure is not remembered", async () => {
  expect(await load("/later")).toEqual({ ok: false, reason: "absent", status: 404 });
  peer.pages.set("/later", { id: `${peer.url}/later` });
  expect(await load("/later")).toMatchObject({ ok: true });
});

describe("the id of a document", () => {
  test("is fetched once from where it says it is, on the same server", async () => {
    peer.pages.set("/@sanne", { id: `${peer.url}/note`, type: "Person" });
    expect(await load("/@sanne")).toMatchObject({ ok: true, url: `${peer.url}/note`, document: { type: "Note" } });
    expect(signatures).toEqual(["/@sanne", "/note"]);
  });

  test("is not followed a second time", async () => {
    peer.pages.set("/a", { id: `${peer.url}/b` });
    peer.pages.set("/b", { id: `${peer.url}/c` });
    peer.pages.set("/c", { id: `${peer.url}/c` });
    expect(await load("/a")).toEqual({ ok: false, reason: "other-id" });
    expect(peer.requests).toEqual(["GET /a", "GET /b"]);
  });

  test("on another server makes the document worthless", async () => {
    const other = await createOrigin();
    other.pages.set("/note", { id: `${other.url}/note` });
    peer.pages.set("/forged", { id: `${other.url}/note`, type: "Note" });
    expect(await load("/forged")).toEqual({ ok: false, reason: "other-id" });
    expect(other.requests).toEqual([]);
    await other.close();
  });

  test("counts after a redirect to another server, when that is where it ended", async () => {
    const other = await createOrigin();
    other.pages.set("/note", { id: `${other.url}/note` });
    redirect("/moved", `${other.url}/note`);
    expect(await load("/moved")).toMatchObject({ ok: true, url: `${other.url}/note` });
    await other.close();
  });

  test("must be there, and be one canonical address", async () => {
    for (const id of [undefined, null, "", 1, ["x"], {}, peer.url.replace("127.0.0.1", "127.1"), "javascript:1"]) {
      peer.pages.set("/odd", { id, type: "Note" });
      expect(await load("/odd")).toEqual({ ok: false, reason: "other-id" });
    }
  });
});

describe("what is no ActivityStreams document", () => {
  const serve = (type: string, body: string) =>
    peer.pages.set("/note", (_, response) => void response.writeHead(200, { "content-type": type }).end(body));
  const note = () => JSON.stringify({ id: `${peer.url}/note` });

  test.each([
    activityJson,
    `${activityJson}; charset=utf-8`,
    "Application/Activity+JSON",
    'application/ld+json; profile="https://www.w3.org/ns/activitystreams"',
    'application/ld+json;charset=utf-8;profile="https://www.w3.org/ns/activitystreams"',
    'application/ld+json; profile="https://www.w3.org/ns/activitystreams"; charset=utf-8',
  ])("served as %s is one", async (type) => {
    serve(type, note());
    expect(await load("/note")).toMatchObject({ ok: true });
  });

  test.each([
    "application/json",
    "application/ld+json",
    'application/ld+json; profile="https://elders.example/"',
    "text/html",
    "image/png",
    "application/activity+jsonx",
    "",
  ])("served as %j is refused", async (type) => {
    serve(type, note());
    expect(await load("/note")).toEqual({ ok: false, reason: "content-type" });
  });

  test.each([
    ["no JSON", "<html>"],
    ["a list", "[]"],
    ["nested too deep", `{"a":${"[".repeat(64)}${"]".repeat(64)}}`],
  ])("because it is %s, is refused", async (_, body) => {
    serve(activityJson, body);
    expect(await load("/note")).toEqual({ ok: false, reason: "not-json" });
  });

  test("and has links to alternates costs one request", async () => {
    peer.pages.set("/page", (_, response) => {
      const link = `<${peer.url}/note>; rel="alternate"; type="${activityJson}"`;
      response.writeHead(200, { "content-type": "text/html", link }).end();
    });
    expect(await load("/page")).toEqual({ ok: false, reason: "content-type" });
    expect(peer.requests).toHaveLength(1);
  });
});

test("why there is no document is told apart", async () => {
  const answer = (status: number) => peer.pages.set("/x", (_, response) => void response.writeHead(status).end());
  answer(410);
  expect(await load("/x")).toEqual({ ok: false, reason: "gone", status: 410 });
  answer(500);
  expect(await load("/x")).toEqual({ ok: false, reason: "status", status: 500 });
  peer.pages.set("/x", () => {});
  expect(await load("/x")).toEqual({ ok: false, reason: "timeout" });
  for (const url of ["https://10.0.0.1/", "ftp://elders.example/", "x", ""]) {
    expect(await documents.load(url)).toEqual({ ok: false, reason: "refused" });
  }
  const budget = createRequestBudget(0);
  expect(await documents.loadFresh(`${peer.url}/note`, { budget })).toEqual({ ok: false, reason: "refused" });
});

describe("for Fedify", () => {
  test("documents come through the same loader, and a failure is an exception", async () => {
    const loader = createFedifyDocumentLoader(documents);
    const documentUrl = `${peer.url}/note`;
    expect(await loader(documentUrl)).toEqual({
      contextUrl: null,
      documentUrl,
      document: { id: documentUrl, type: "Note" },
    });
    await expect(loader(`${peer.url}/absent`)).rejects.toThrow("absent");
  });

  test("known contexts are at hand, and all others refused without a request", async () => {
    const known = await contextLoader("https://www.w3.org/ns/activitystreams");
    expect(known.document).toHaveProperty("@context");
    await expect(contextLoader(`${peer.url}/context`)).rejects.toThrow("not one of the known");
    await expect(contextLoader("constructor")).rejects.toThrow();
    expect(peer.requests).toEqual([]);
  });
});
