import { createServer as createTlsServer } from "node:https";
import { Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createHttpClient, type HttpClient } from "../../src/federation/http-client.ts";
import { createFindParents } from "../../src/federation/threads/find-parents.ts";
import { createVisitThread } from "../../src/federation/threads/visit-thread.ts";
import { type SourceFile, type SyntaxNode, sourcesOf } from "../architecture/source.ts";
import { entrances, outgoingOver } from "./fetch-entrances.ts";
import { activityJson, createOrigin, listen, type Origin, stop } from "./origins.ts";
import { type Shape, shapes } from "./outbound-shapes.ts";

/** What every socket of this process was sent to, as the kernel is asked for it: `address:port`. */
const attempts: string[] = [];
const connect = Socket.prototype.connect;
const names = new Map(shapes.flatMap(({ url, answers }) => (answers ? [[hostOf(url), answers] as const] : [])));
const resolve = (name: string, _: unknown, callback: (...answer: unknown[]) => void) =>
  callback(
    null,
    (names.get(name) ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
  );

let strict: HttpClient;
let forTests: HttpClient;
let attacker: Origin;
/** Where the attacker's server sends everybody on to. */
let onward = "";

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? "";
}

beforeAll(async () => {
  Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
    if (this.listenerCount("connectionAttempt") === 0)
      this.on("connectionAttempt", (address: string, port: number) => void attempts.push(`${address}:${port}`));
    return Reflect.apply(connect, this, given);
  } as typeof connect;
  const options = { userAgent: "test", resolve: resolve as never, limits: { getTime: 2_000, postTime: 2_000 } };
  strict = createHttpClient({ ...options, allowPrivatePeers: false });
  forTests = createHttpClient({ ...options, allowPrivatePeers: true });
  attacker = await createOrigin();
});
beforeEach(() => {
  attempts.length = 0;
});
afterAll(async () => {
  Socket.prototype.connect = connect;
  await Promise.all([strict.close(), forTests.close(), attacker.close()]);
});

const settled = (work: Promise<unknown>): Promise<unknown> => work.catch(() => {});
/** Connections to anywhere but the attacker's own server. */
const inside = (): readonly string[] => attempts.filter((place) => place !== new URL(attacker.url).host);

const textOf = (file: SourceFile, node: unknown): string =>
  file.text.slice((node as SyntaxNode).start, (node as SyntaxNode).end);

/** Calls of the guarded client and of what stands on it, as `file: what is called`. */
const callsIn = (file: SourceFile): readonly string[] =>
  file.nodes.flatMap((node) => {
    if (node.type !== "CallExpression") return [];
    const callee = textOf(file, node.callee).replaceAll(/\s|[?!](?=\.)/g, "");
    const goesOut =
      /(^|\.)http\.(get|post)$/.test(callee) ||
      /(^|\.)documents\.(load|loadFresh)$/.test(callee) ||
      /(^|\.)webFinger$/.test(callee);
    return goesOut && !file.path.endsWith("http-client.ts") ? [`${file.path}: ${callee}`] : [];
  });

/** Files that get hold of something that goes out, without calling it: they pass it on. */
const passOn = [
  "src/composition/federation.ts",
  "src/federation/admission/remote-keys.ts",
  "src/federation/builder.ts",
  "src/federation/delivery/delivery-engine.ts",
  "src/federation/delivery/peer-software.ts",
  "src/service-requests/follow-reports.ts",
  "src/service-requests/keep-desk.ts",
  "src/service-requests/open-desk.ts",
  "src/service-requests/service-desk.ts",
];

describe("the list of entrances", () => {
  test("names every call in the code that goes out, and no other", () => {
    const called = new Set(sourcesOf("src/**/*.ts").flatMap(callsIn));
    expect([...called].sort()).toEqual([...new Set(entrances.flatMap(({ calls }) => calls))].sort());
  });

  test("leaves out no file that gets hold of a way out", () => {
    const ways = /\b(HttpClient|createHttpClient|DocumentLoader|WebFinger|AskSoftware|DeskHttp)\b/;
    const holding = sourcesOf("src/**/*.ts").filter(
      ({ text, path }) => ways.test(text) && !/federation\/http-client[^/]*\.ts$/.test(path),
    );
    const calling = entrances.flatMap(({ calls }) => calls.map((call) => call.split(": ")[0] ?? ""));
    expect(holding.map(({ path }) => path).sort()).toEqual([...new Set([...passOn, ...calling])].sort());
  });
});

test("what is written down are at least forty shapes, each under a name and an address of its own", () => {
  expect(shapes.length).toBeGreaterThanOrEqual(40);
  expect(new Set(shapes.map(({ name }) => name)).size).toBe(shapes.length);
  expect(new Set(shapes.map(({ url }) => url)).size).toBe(shapes.length);
});

test("a connection is seen where one is made, in plain text and over TLS", async () => {
  const server = createTlsServer();
  const { host } = new URL(await listen(server as never));
  await settled(forTests.get(attacker.url));
  await settled(forTests.get(`https://${host}/`));
  await settled(forTests.post(`https://${host}/`, { headers: {}, body: "" }));
  await stop(server as never);
  expect(attempts).toEqual([new URL(attacker.url).host, host, host]);
});

describe.each(entrances)("$name", (entrance) => {
  test("leads to no address inside, whatever shape it has", async () => {
    const outgoing = outgoingOver(strict, false);
    const led: string[] = [];
    for (const shape of shapes) {
      await settled(entrance.go(outgoing, shape));
      if (attempts.length > 0) led.push(`${shape.name}: ${attempts.splice(0).join(", ")}`);
    }
    expect(led).toEqual([]);
  });

  test("is not sent on to one either", async () => {
    const led: string[] = [];
    let reached = 0;
    for (const shape of shapes.filter(({ strictAlone }) => !strictAlone)) {
      onward = shape.url.replaceAll("\n", "%0A");
      const outgoing = outgoingOver(forTests, true);
      await settled(entrance.go(outgoing, sentOnFrom(attacker)));
      reached += attacker.requests.splice(0).length;
      if (inside().length > 0) led.push(`${shape.name}: ${inside().join(", ")}`);
      attempts.length = 0;
    }
    expect(led).toEqual([]);
    expect(reached).toBeGreaterThan(0);
  });
});

/** An address of the attacker, where every path leads on. */
const sentOnFrom = (origin: Origin): Shape => {
  const sendOn = (_: unknown, response: { writeHead(status: number, headers: object): { end(): void } }) =>
    response.writeHead(302, { location: encodeURI(decodeURI(onward)) }).end();
  origin.pages.get = () => sendOn as never;
  return { name: "sent on", url: `${origin.url}/x` };
};

describe("a document of a server that is reached", () => {
  const activity = (document: object) => ({ "@context": "https://www.w3.org/ns/activitystreams", ...document });

  test.each([
    {
      step: "names a key whose owner is elsewhere",
      pages: (at: string, url: string) => ({ "/k": activity({ id: `${at}/k`, owner: url, publicKeyPem: "x" }) }),
      go: ({ keys }: ReturnType<typeof outgoingOver>, at: string) => keys.find(`${at}/k`, {}),
    },
    {
      step: "answers something elsewhere",
      pages: (at: string, url: string) => ({
        "/n": activity({ id: `${at}/n`, type: "Note", attributedTo: `${at}/a`, inReplyTo: url }),
      }),
      go: ({ notes }: ReturnType<typeof outgoingOver>, at: string) =>
        createFindParents({ notes, origin: "https://hier.example" })(`${at}/n`),
    },
    {
      step: "has its thread, its replies and their next page elsewhere",
      pages: (at: string, url: string) => ({
        "/n": activity({
          id: `${at}/n`,
          type: "Note",
          attributedTo: `${at}/a`,
          context: url,
          replies: { type: "Collection", items: [url], first: { type: "CollectionPage", items: [], next: url } },
        }),
      }),
      go: ({ notes }: ReturnType<typeof outgoingOver>, at: string) =>
        createVisitThread({ notes, origin: "https://hier.example" })(`${at}/n`),
    },
    {
      step: "tells of what it runs elsewhere",
      pages: (_: string, url: string) => ({
        "/.well-known/nodeinfo": {
          links: [{ rel: "http://nodeinfo.diaspora.software/ns/schema/2.1", href: url }],
        },
      }),
      go: ({ askSoftware }: ReturnType<typeof outgoingOver>, at: string) => askSoftware(new URL(at).host),
    },
    {
      step: "says in its WebFinger that somebody stands elsewhere",
      pages: (_: string, url: string) => ({
        "/.well-known/webfinger": { links: [{ rel: "self", type: activityJson, href: url }] },
      }),
      go: ({ remoteActors }: ReturnType<typeof outgoingOver>, at: string) =>
        remoteActors.findByAddress(`sanne@${new URL(at).host}`),
    },
    {
      step: "has its inbox, its icon and its picture elsewhere",
      pages: (at: string, url: string) => ({
        "/a": activity({
          id: `${at}/a`,
          type: "Person",
          preferredUsername: "sanne",
          inbox: url,
          outbox: url,
          followers: url,
          icon: { type: "Image", url },
          image: { type: "Image", url },
          attachment: [
            { type: "Document", url },
            { type: "Link", href: url },
          ],
          url,
          endpoints: { sharedInbox: url },
        }),
      }),
      go: async ({ remoteActors, client: http }: ReturnType<typeof outgoingOver>, at: string) => {
        const actor = await remoteActors.find(`${at}/a`);
        if (actor?.inbox) await http.post(actor.inbox, { headers: {}, body: "" });
      },
    },
    {
      step: "leaves its context elsewhere",
      pages: (at: string, url: string) => ({
        "/a": { "@context": [url], id: `${at}/a`, type: "Person", preferredUsername: "s", inbox: `${at}/i` },
      }),
      go: ({ remoteActors }: ReturnType<typeof outgoingOver>, at: string) => remoteActors.find(`${at}/a`),
    },
  ])("that $step leads to none inside", async ({ pages, go }) => {
    const origin = await createOrigin();
    const led: string[] = [];
    for (const shape of shapes.filter(({ strictAlone }) => !strictAlone)) {
      origin.pages.clear();
      for (const [path, page] of Object.entries(pages(origin.url, shape.url))) origin.pages.set(path, page);
      await settled(Promise.resolve(go(outgoingOver(forTests, true), origin.url)));
      const others = attempts.splice(0).filter((place) => place !== new URL(origin.url).host);
      if (others.length > 0) led.push(`${shape.name}: ${others.join(", ")}`);
    }
    expect(led).toEqual([]);
    expect(origin.requests.length).toBeGreaterThanOrEqual(40);
    await origin.close();
  });
});
