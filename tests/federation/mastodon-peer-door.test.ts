import { signRequest, verifyRequest } from "@fedify/fedify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Json, MastodonPeer, PeerAccount } from "../support/mastodon-peer/index.ts";
import { personDocument } from "../support/mastodon-peer/own-documents.ts";
import { readActor } from "../support/mastodon-peer/remote-actors.ts";
import { listenOnLoopback } from "../support/mastodon-peer/server.ts";
import { activity, createTwoPeers, lastRefusal, minute, type TwoPeers } from "../support/mastodon-peer/two-peers.ts";

let peers: TwoPeers;
let here: MastodonPeer;
let there: MastodonPeer;
let sanne: PeerAccount;
let bram: PeerAccount;

beforeEach(async () => {
  peers = await createTwoPeers();
  ({ here, there, sanne, bram } = peers);
});

afterEach(() => peers.close());

describe("looking things up", () => {
  /** A server that serves just these documents, at its own addresses. */
  const servingDocuments = async (pages: (origin: string) => Record<string, { type: string; body: unknown }>) => {
    const server = await listenOnLoopback(
      async (parts) => {
        const page = pages(`http://127.0.0.1:${server.port}`)[parts.path.split("?")[0] ?? ""];
        if (page === undefined) return { status: 404 };
        return {
          status: 200,
          contentType: page.type,
          body: typeof page.body === "string" ? page.body : JSON.stringify(page.body),
        };
      },
      () => {},
    );
    return { origin: `http://127.0.0.1:${server.port}`, close: server.close };
  };

  it("finds a status by the address of its page, also when that page is only HTML", async () => {
    const written = await bram.publish("Vraag");
    expect((await sanne.find(written.url)).uri).toBe(written.uri);
    const rogue = await servingDocuments(() => ({
      "/page": {
        type: "text/html",
        body: `<p>Vraag</p><link rel="alternate" type="application/activity+json" href="${written.uri}">`,
      },
      "/text": { type: "text/html", body: "niets" },
    }));
    expect((await (await here.account("els")).find(`${rogue.origin}/page`)).uri).toBe(written.uri);
    await expect(sanne.find(`${rogue.origin}/text`)).rejects.toThrow("content type");
    await rogue.close();
  });

  it("refuses a document of the wrong content type, with another id, or over 1 MB", async () => {
    const good = "application/activity+json";
    const rogue = await servingDocuments((origin) => ({
      "/json": { type: "application/json", body: { id: `${origin}/json` } },
      "/plain-ld": { type: "application/ld+json", body: { id: `${origin}/plain-ld` } },
      "/other": { type: good, body: { id: `${origin}/next` } },
      "/next": { type: good, body: { id: `${origin}/other` } },
      "/large": { type: good, body: { id: `${origin}/large`, content: "a".repeat(1024 * 1024) } },
    }));
    for (const [path, refused] of [
      ["json", "content type"],
      ["plain-ld", "content type"],
      ["other", "document id"],
      ["large", "document size"],
      ["absent", "not fetched"],
    ]) {
      await expect(sanne.find(`${rogue.origin}/${path}`)).rejects.toThrow(refused);
    }
    await rogue.close();
  });

  it("refuses an actor whose WebFinger does not point back", async () => {
    const rogue = await servingDocuments((origin) => ({
      "/x": { type: "application/activity+json", body: { ...personDocument(bram.local, origin), id: `${origin}/x` } },
    }));
    await expect(sanne.follow(`${rogue.origin}/x`)).rejects.toThrow("actor key");
    await rogue.close();
    const other = await servingDocuments((origin) => ({
      "/.well-known/webfinger": {
        type: "application/jrd+json",
        body: {
          subject: `acct:bram@${new URL(origin).host}`,
          links: [{ rel: "self", type: "application/activity+json", href: bram.id }],
        },
      },
      "/x": {
        type: "application/activity+json",
        body: {
          ...personDocument(bram.local, origin),
          id: `${origin}/x`,
          publicKey: { id: `${origin}/x#key`, owner: `${origin}/x`, publicKeyPem: bram.local.publicKeyPem },
        },
      },
    }));
    await expect(sanne.follow(`${other.origin}/x`)).rejects.toThrow(`says ${bram.id}, not ${other.origin}/x`);
    await other.close();
  });

  it.each<[string, Json]>([
    ["actor type", { type: "Robot" }],
    ["actor context", { "@context": "https://example.org/ns" }],
    ["actor inbox", { inbox: undefined }],
    ["actor name", { preferredUsername: "iemand uit holtveen" }],
    ["actor key", { publicKey: undefined }],
    ["actor limits", { name: "a".repeat(2049) }],
  ])("refuses an actor document: %s", (refused, change) => {
    const document = personDocument(bram.local, there.origin);
    expect(readActor(document)).toMatchObject({ id: bram.id, username: "bram", discoverable: true });
    expect(() => readActor({ ...document, ...change })).toThrow(refused);
  });

  it("crawls the replies of a thread that is opened, but not of one that is younger than five minutes", async () => {
    const question = await bram.publish("Vraag");
    const other = await there.account("noor");
    const answer = await other.reply(question.uri, "Antwoord");
    const deeper = await bram.reply(answer.uri, "Dank");
    await expect(sanne.openThread(question.uri)).rejects.toThrow("thread not crawled");
    peers.pass(6 * minute);
    expect(await sanne.openThread(question.uri)).toEqual([answer.uri, deeper.uri]);
    expect(here.status(deeper.uri)?.author).toBe(bram.id);
    await expect(sanne.openThread(question.uri)).rejects.toThrow("thread not crawled");
  });
});

describe("secure mode", () => {
  const get = (address: string) => fetch(address, { headers: { accept: "application/activity+json" } });

  it("refuses an unsigned GET of an actor and of a status, and says which rule that is", async () => {
    const written = await bram.publish("Hallo");
    expect((await get(bram.id)).status).toBe(401);
    expect((await get(written.uri)).status).toBe(401);
    expect(lastRefusal(there)).toMatchObject({
      refused: "unsigned",
      because: expect.stringMatching(/^federation.md 2.7/),
    });
    expect(there.requests.at(-1)).toMatchObject({ method: "GET", signedBy: null, status: 401 });
  });

  it("serves the instance actor, WebFinger, host-meta and NodeInfo unsigned", async () => {
    expect(await (await get(`${there.origin}/actor`)).json()).toMatchObject({ type: "Application" });
    const finger = await get(`${there.origin}/.well-known/webfinger?resource=acct:bram@${there.host}`);
    expect(await finger.json()).toMatchObject({ subject: `acct:bram@${there.host}` });
    expect((await get(`${there.origin}/.well-known/host-meta`)).status).toBe(200);
    const links = (await (await get(`${there.origin}/.well-known/nodeinfo`)).json()) as { links: { href: string }[] };
    const nodeInfo = await get(links.links[0]?.href ?? "");
    expect(await nodeInfo.json()).toMatchObject({ software: { name: "mastodon", version: "4.5.3" } });
  });

  it("fetches with a signature of its own instance actor", async () => {
    await sanne.lookup(bram.handle);
    const fetched = there.requests.find((request) => request.path === "/users/bram");
    expect(fetched).toMatchObject({ signedBy: `${here.origin}/actor#main-key`, status: 200 });
  });
});

describe("the inbox", () => {
  it("answers 401 to every signature that is not right, and 202 to one that is", async () => {
    const inbox = bram.inbox;
    const like = () => activity("Like", sanne, `${bram.id}/statuses/1`);
    const send = async (options: Parameters<PeerAccount["post"]>[2]) => {
      const sent = await sanne.post(inbox, like(), options);
      return [sent.status, sent.status === 401 ? lastRefusal(there)?.refused : null];
    };
    expect(await send({})).toEqual([202, null]);
    expect(await send({ omitHost: true })).toEqual([202, null]);
    expect(await send({ date: new Date(peers.now().getTime() - 50 * minute) })).toEqual([202, null]);
    expect(await send({ signAs: null })).toEqual([401, "unsigned"]);
    expect(await send({ digest: "SHA-256=AAAA" })).toEqual([401, "wrong digest"]);
    expect(await send({ omitDigest: true })).toEqual([401, "digest not signed"]);
    expect(await send({ date: new Date(peers.now().getTime() - 90 * minute) })).toEqual([401, "time window"]);
    expect(await send({ headers: { date: new Date(0).toUTCString() } })).toEqual([401, "time window"]);
    expect(await send({ headers: { date: new Date(peers.now().getTime() + 1000).toUTCString() } })).toEqual([
      401,
      "wrong signature",
    ]);
    expect(await send({ keyId: bram.keyId })).toEqual([401, "wrong signature"]);
    expect(await send({ keyId: `${here.origin}/users/nobody#main-key` })).toEqual([401, "key not found"]);
    expect(await send({ headers: { signature: "nonsense" } })).toEqual([401, "signature form"]);
    expect(await send({ headers: { "signature-input": "sig1=()" } })).toEqual([401, "message signature"]);
  });

  it("agrees with another implementation about what a right signature is", async () => {
    const body = JSON.stringify(activity("Like", sanne, `${bram.id}/statuses/1`));
    const headers = { "content-type": "application/activity+json", date: peers.now().toUTCString() };
    const request = new Request(bram.inbox, { method: "POST", headers, body });
    const pkcs8 = sanne.local.privateKey.export({ type: "pkcs8", format: "der" });
    const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("pkcs8", pkcs8, algorithm, true, ["sign"]);
    const signed = await signRequest(request, key, new URL(sanne.keyId));
    const { status } = await sanne.post(bram.inbox, body, {
      signAs: null,
      headers: Object.fromEntries(signed.headers),
    });
    expect(status).toBe(202);

    const document = personDocument(sanne.local, here.origin);
    const documentLoader = async (address: string) => ({ documentUrl: address, contextUrl: null, document });
    const sent: Request[] = [];
    const listener = await listenOnLoopback(
      async (parts, received) => {
        const target = `http://${parts.headers.host}${parts.path}`;
        sent.push(new Request(target, { method: "POST", headers: parts.headers, body: received.toString() }));
        return { status: 202 };
      },
      () => {},
    );
    await sanne.post(`http://127.0.0.1:${listener.port}/inbox`, body);
    await listener.close();
    const verified = await verifyRequest(sent[0] as Request, { documentLoader, timeWindow: false });
    expect(verified?.ownerId?.href).toBe(sanne.id);
  });

  it("answers 413 to a body over 1 MB", async () => {
    const sent = await sanne.post(bram.inbox, {
      ...activity("Like", sanne, bram.id),
      content: "a".repeat(1024 * 1024),
    });
    expect(sent.status).toBe(413);
    expect(lastRefusal(there)?.refused).toBe("too large");
  });

  it("answers 202 to the Delete of an actor it never knew, without fetching a key", async () => {
    const gone = `${here.origin}/users/gone`;
    const sent = await sanne.post(`${there.origin}/inbox`, { ...activity("Delete", sanne, gone), actor: gone });
    expect(sent.status).toBe(202);
    expect(here.requests).toEqual([]);
  });

  it("ignores an activity of someone else than who signed it", async () => {
    const forged = activity("Like", bram, `${bram.id}/statuses/1`);
    expect((await sanne.post(bram.inbox, forged)).status).toBe(202);
    await there.settled();
    expect(lastRefusal(there)?.refused).toBe("sender is not the actor");
  });
});
