import { deskHttp } from "../../src/composition/service-requests.ts";
import { createRemoteKeys } from "../../src/federation/admission/remote-keys.ts";
import { attempt } from "../../src/federation/delivery/attempt.ts";
import { createDocumentLoader } from "../../src/federation/documents.ts";
import { createFedifyDocumentLoader } from "../../src/federation/fedify-loaders.ts";
import { createRequestBudget, type HttpClient } from "../../src/federation/http-client.ts";
import { findOwnPlace } from "../../src/federation/intents.ts";
import { createAskSoftware } from "../../src/federation/node-info.ts";
import { createRemoteActors } from "../../src/federation/remote-actors.ts";
import { createFetchedNotes } from "../../src/federation/threads/fetched-notes.ts";
import { createFindParents } from "../../src/federation/threads/find-parents.ts";
import { createVisitThread } from "../../src/federation/threads/visit-thread.ts";
import { createWebFinger } from "../../src/federation/web-finger.ts";
import { open311 } from "../../src/service-requests/open311.ts";
import { signalen } from "../../src/service-requests/signalen.ts";
import { newKeyPair } from "./origins.ts";
import { authorityOf, type Shape } from "./outbound-shapes.ts";

const clock = () => new Date("2026-11-01T12:00:00Z");

const reportAt = (at: Date) => ({
  category: { code: "x", name: "x", group: null },
  description: "x",
  place: "",
  point: { latitude: 52, longitude: 5 },
  at,
});

/** Everything of this wijk that goes out, over one client. */
export const outgoingOver = (http: HttpClient, allowPrivatePeers: boolean) => {
  const documents = createDocumentLoader({ http, clock, allowPrivatePeers, sign: async () => ({}) });
  const webFinger = createWebFinger({ http, allowPrivatePeers });
  const actors = async () => null as never;
  const remoteActors = createRemoteActors({ documents, webFinger, clock, actors });
  const notes = createFetchedNotes({
    documents,
    remoteActors,
    services: { clock, origin: "https://hier.example", look: async () => false as never },
    unitOfWork: async () => "ignored" as never,
  });
  return {
    http: deskHttp(http),
    client: http,
    documents,
    webFinger,
    remoteActors,
    notes,
    askSoftware: createAskSoftware({ http, allowPrivatePeers }),
    keys: createRemoteKeys({ documents, clock, allowPrivatePeers }),
  };
};

export type Outgoing = ReturnType<typeof outgoingOver>;

/** One way in which somebody else's words make this server connect. */
export type Entrance = {
  readonly name: string;
  /** The calls in `src` that it leads through, as `file: what is called`. */
  readonly calls: readonly string[];
  /** A GET, which follows where it is sent on. */
  readonly follows: boolean;
  go(outgoing: Outgoing, shape: Shape): Promise<unknown>;
};

const documentsGet = "src/federation/documents.ts: parts.http.get";
const webFingerGet = "src/federation/web-finger.ts: parts.http.get";
const deskGet = "src/composition/service-requests.ts: http.get";
const deskPost = "src/composition/service-requests.ts: http.post";
const signer = { keyId: "https://hier.example/ap/a/1#main-key", privateKey: newKeyPair().privateKey };
const parcel = { body: "{}", digest: "SHA-256=x", signer: async () => signer as never };

/** All of them: `every-entrance.test.ts` holds this list against the calls that stand in the code. */
export const entrances: readonly Entrance[] = [
  {
    name: "an actor, from memory or not",
    calls: [documentsGet, "src/federation/remote-actors.ts: parts.documents.load"],
    follows: true,
    go: ({ remoteActors }, { url }) => remoteActors.find(url),
  },
  {
    name: "an actor, fetched anew",
    calls: ["src/federation/remote-actors.ts: parts.documents.loadFresh"],
    follows: true,
    go: ({ remoteActors }, { url }) => remoteActors.find(url, { fresh: true }),
  },
  {
    name: "where an actor moved",
    calls: ["src/federation/remote-actors.ts: parts.documents.loadFresh"],
    follows: true,
    go: ({ remoteActors }, { url }) => remoteActors.linksOf(url),
  },
  {
    name: "an address that somebody typed",
    calls: [webFingerGet, "src/federation/remote-actors.ts: parts.webFinger"],
    follows: true,
    go: ({ remoteActors }, shape) => remoteActors.linksByAddress(`sanne@${authorityOf(shape)}`),
  },
  {
    name: "WebFinger of any host",
    calls: [webFingerGet],
    follows: true,
    go: ({ webFinger }, shape) => webFinger("acct:sanne@elders.example", authorityOf(shape)),
  },
  {
    name: "the own place of a visitor",
    calls: ["src/federation/intents.ts: webFinger"],
    follows: true,
    go: ({ webFinger }, shape) =>
      findOwnPlace(webFinger)(
        `sanne@${authorityOf(shape)}`,
        { kind: "follow", actorUri: "https://hier.example/ap/a/1", handle: "@hier@hier.example" },
        "https://hier.example/",
      ),
  },
  {
    name: "what a server runs",
    calls: ["src/federation/node-info.ts: parts.http.get"],
    follows: true,
    go: ({ askSoftware }, shape) => askSoftware(authorityOf(shape)),
  },
  {
    name: "the key of a signature",
    calls: ["src/federation/admission/key-documents.ts: documents.loadFresh"],
    follows: true,
    go: ({ keys }, { url }) => keys.find(url, { budget: createRequestBudget(5) }),
  },
  {
    name: "an object that is shared",
    calls: ["src/composition/federation.ts: documents.loadFresh"],
    follows: true,
    go: ({ documents }, { url }) => documents.loadFresh(url),
  },
  {
    name: "a document for Fedify",
    calls: ["src/federation/fedify-loaders.ts: documents.load"],
    follows: true,
    go: ({ documents }, { url }) => createFedifyDocumentLoader(documents)(url),
  },
  {
    name: "what a note answers",
    calls: ["src/federation/threads/fetched-notes.ts: documents.load"],
    follows: true,
    go: ({ notes }, { url }) => createFindParents({ notes, origin: "https://hier.example" })(url),
  },
  {
    name: "a thread that began elsewhere",
    calls: ["src/federation/threads/fetched-notes.ts: documents.load"],
    follows: true,
    go: ({ notes }, { url }) => createVisitThread({ notes, origin: "https://hier.example" })(url),
  },
  {
    name: "a collection, or a page of one",
    calls: ["src/federation/threads/fetched-notes.ts: documents.load"],
    follows: true,
    go: ({ notes }, { url }) => notes.document(url, createRequestBudget(5)),
  },
  {
    name: "an inbox to deliver to",
    calls: ["src/federation/delivery/attempt.ts: dependencies.http.post"],
    follows: false,
    go: ({ client: http }, { url }) => attempt({ http, clock }, url, parcel, "rfc9421"),
  },
  {
    name: "the categories of a desk of Signalen",
    calls: [deskGet, "src/service-requests/signalen.ts: http.get"],
    follows: true,
    go: async ({ http }, { url }) => signalen({ address: url }, http).categories(),
  },
  {
    name: "a report to Signalen",
    calls: [deskPost, "src/service-requests/signalen.ts: http.post"],
    follows: false,
    go: async ({ http }, { url }) => signalen({ address: url }, http).submit(reportAt(clock())),
  },
  {
    name: "the services of a desk of Open311",
    calls: [deskGet, "src/service-requests/open311.ts: http.get"],
    follows: true,
    go: async ({ http }, { url }) => open311({ address: url, jurisdiction: null, apiKey: null }, http).categories(),
  },
  {
    name: "a report to Open311",
    calls: [deskPost, "src/service-requests/open311.ts: http.post"],
    follows: false,
    go: async ({ http }, { url }) =>
      open311({ address: url, jurisdiction: null, apiKey: null }, http).submit(reportAt(clock())),
  },
];
