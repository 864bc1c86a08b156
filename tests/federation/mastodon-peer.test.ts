import { signRequest, verifyJsonLd, verifyRequest } from "@fedify/fedify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keptHtml } from "../support/mastodon-peer/allow-list.ts";
import { createMastodonPeer, type Json, type MastodonPeer, type PeerAccount } from "../support/mastodon-peer/index.ts";
import { personDocument } from "../support/mastodon-peer/own-documents.ts";
import { readActor } from "../support/mastodon-peer/remote-actors.ts";
import { listenOnLoopback } from "../support/mastodon-peer/server.ts";

const minute = 60_000;
const publicAddress = "https://www.w3.org/ns/activitystreams#Public";
let now: Date;
let here: MastodonPeer;
let there: MastodonPeer;
let sanne: PeerAccount;
let bram: PeerAccount;

const clock = () => now;
const pass = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds);
};
const bothSettled = async () => {
  await here.settled();
  await there.settled();
};
const lastRefusal = (peer: MastodonPeer) => peer.refusals.at(-1);

beforeEach(async () => {
  now = new Date("2026-11-23T09:00:00Z");
  [here, there] = await Promise.all([createMastodonPeer({ clock }), createMastodonPeer({ clock, host: "localhost" })]);
  [sanne, bram] = await Promise.all([here.account("sanne"), there.account("bram")]);
});

afterEach(async () => {
  await Promise.all([here.close(), there.close()]);
});

const follow = async (follower: PeerAccount, followed: PeerAccount) => {
  await follower.follow(await follower.lookup(followed.handle));
  await follower.accepted(followed.id);
};

const announce = (by: PeerAccount, number: number, object: unknown): Json => ({
  "@context": "https://www.w3.org/ns/activitystreams",
  id: `${by.id}/announces/${number}`,
  type: "Announce",
  actor: by.id,
  to: [publicAddress],
  cc: [`${by.id}/followers`],
  object,
});

const noteBy = (author: PeerAccount, name: string, more: Json = {}): Json => ({
  id: `${author.id}/statuses/${name}`,
  type: "Note",
  attributedTo: author.id,
  to: [publicAddress],
  cc: [],
  published: now.toISOString(),
  content: `<p>${name}</p>`,
  ...more,
});

const activity = (type: string, actor: PeerAccount, object: unknown): Json => ({
  "@context": "https://www.w3.org/ns/activitystreams",
  id: `${actor.id}/activities/${type.toLowerCase()}-${crypto.randomUUID()}`,
  type,
  actor: actor.id,
  to: [publicAddress],
  cc: [],
  object,
});

describe("two peers that talk with each other", () => {
  it("follows by handle, is accepted, and then sees what is written", async () => {
    const found = await sanne.lookup(bram.handle);
    expect(found.id).toBe(bram.id);
    const asked = await sanne.follow(found);
    expect(asked.delivery.status).toBe(202);
    await sanne.accepted(found);
    await bothSettled();
    expect(bram.followers()).toEqual([sanne.id]);

    const written = await bram.publish("Goedemorgen, buurt");
    await bothSettled();
    expect(written.deliveries.map((sent) => [sent.inbox, sent.status])).toEqual([[`${here.origin}/inbox`, 202]]);
    expect(here.timeline("sanne")).toMatchObject([
      { uri: written.uri, author: bram.id, text: "<p>Goedemorgen, buurt</p>", visibility: "public", boostedBy: null },
    ]);
  });

  it("accepts a second Follow again and remembers the newest id", async () => {
    await follow(sanne, bram);
    const again = await sanne.follow(bram.id);
    await bothSettled();
    expect(again.delivery.status).toBe(202);
    expect(bram.followers()).toEqual([sanne.id]);
    expect(there.sent.filter((sent) => (sent.activity as Json).type === "Accept")).toHaveLength(2);
  });

  it("replies to each other, mentions everybody in the thread, edits and deletes", async () => {
    const question = await bram.publish("Wie heeft een ladder?");
    const answer = await sanne.reply(question.url, "Ik, kom maar langs");
    await bothSettled();
    expect(there.status(answer.uri)).toMatchObject({ inReplyTo: question.uri, authorHandle: sanne.handle });
    const thanks = await bram.reply(answer.uri, "Dank je");
    await bothSettled();
    expect(here.status(thanks.uri)?.text).toContain(`<a href="${here.origin}/@sanne" class="u-url mention">`);
    expect(here.status(thanks.uri)?.mentions).toEqual([{ id: sanne.id, name: `@sanne@${here.host}` }]);

    pass(minute);
    await sanne.edit(answer.uri, "Ik, maar pas morgen");
    await bothSettled();
    expect(there.status(answer.uri)).toMatchObject({ edited: true });
    expect(there.status(answer.uri)?.text).toContain("Ik, maar pas morgen");
    expect(there.status(answer.uri)?.history).toHaveLength(1);

    await sanne.delete(answer.uri);
    await bothSettled();
    expect(there.status(answer.uri)).toBeUndefined();
  });

  it("likes, takes it back, unfollows, and leaves", async () => {
    await follow(sanne, bram);
    const written = await bram.publish("Mooi weer");
    await bothSettled();
    await sanne.like(written.uri);
    await bothSettled();
    expect(there.likes(written.uri)).toEqual([sanne.id]);
    await sanne.undoLike(written.uri);
    await bothSettled();
    expect(there.likes(written.uri)).toEqual([]);
    const reply = await sanne.reply(written.uri, "Zeker");
    await sanne.unfollow(bram.id);
    await bothSettled();
    expect(bram.followers()).toEqual([]);
    expect(here.timeline("sanne").map((status) => status.uri)).toEqual([reply.uri]);
    expect((await sanne.deleteAccount()).map((sent) => sent.status)).toEqual([202]);
    await bothSettled();
    expect(there.status(reply.uri)).toBeUndefined();
    await expect(bram.lookup(sanne.handle)).rejects.toThrow("WebFinger loop: 410");
  });

  it("signs a Create as linked data so that another implementation finds it right", async () => {
    await follow(sanne, bram);
    await bram.publish("Met handtekening & <tekens>");
    await bothSettled();
    const create = here.received.find((one) => one.activity.type === "Create")?.activity as Json;
    expect(Object.keys(create.signature as Json)).toEqual(["type", "creator", "created", "signatureValue"]);
    const document = personDocument(bram.local, there.origin);
    const documentLoader = async (address: string) => ({ documentUrl: address, contextUrl: null, document });
    expect(await verifyJsonLd(create, { documentLoader })).toBe(true);
    expect(await verifyJsonLd({ ...create, published: "2026-11-23T08:00:00Z" }, { documentLoader })).toBe(false);
  });
});

describe("looking things up", () => {
  /** A server that serves just these documents, at its own addresses. */
  const servingDocuments = async (pages: (origin: string) => Record<string, { type: string; body: unknown }>) => {
    const server = await listenOnLoopback(
      async (parts) => {
        const page = pages(`http://127.0.0.1:${server.port}`)[parts.path];
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
      "/x": {
        type: "application/activity+json",
        body: {
          ...personDocument(bram.local, origin),
          id: `${origin}/x`,
          publicKey: { id: `${origin}/x#key`, owner: `${origin}/x`, publicKeyPem: bram.local.publicKeyPem },
        },
      },
    }));
    await expect(sanne.follow(`${other.origin}/x`)).rejects.toThrow("WebFinger loop");
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
    pass(6 * minute);
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
    expect(await send({ date: new Date(now.getTime() - 50 * minute) })).toEqual([202, null]);
    expect(await send({ signAs: null })).toEqual([401, "unsigned"]);
    expect(await send({ digest: "SHA-256=AAAA" })).toEqual([401, "wrong digest"]);
    expect(await send({ omitDigest: true })).toEqual([401, "digest not signed"]);
    expect(await send({ date: new Date(now.getTime() - 90 * minute) })).toEqual([401, "time window"]);
    expect(await send({ headers: { date: new Date(0).toUTCString() } })).toEqual([401, "time window"]);
    expect(await send({ headers: { date: new Date(now.getTime() + 1000).toUTCString() } })).toEqual([
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
    const headers = { "content-type": "application/activity+json", date: now.toUTCString() };
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

describe("what it keeps", () => {
  const deliver = async (sent: Json, inbox = `${here.origin}/inbox`) => {
    expect((await bram.post(inbox, sent)).status).toBe(202);
    await bothSettled();
  };

  it("drops a Create that has to do with nobody here, and keeps one that names somebody", async () => {
    await sanne.lookup(bram.handle);
    const note = noteBy(bram, "1");
    await deliver(activity("Create", bram, note));
    expect(here.status(String(note.id))).toBeUndefined();
    expect(lastRefusal(here)).toEqual({
      refused: "unrelated",
      because: "federation.md 2.2: kept only if related to a local activity",
      about: note.id,
    });
    const toSanne = noteBy(bram, "2", { cc: [sanne.id] });
    await deliver(activity("Create", bram, toSanne));
    expect(here.status(String(toSanne.id))?.text).toBe("<p>2</p>");
  });

  it("refuses an object of another host, of an unknown type, with a name on a reply, and after its Delete", async () => {
    await follow(sanne, bram);
    const refusalOf = async (note: Json) => {
      await deliver(activity("Create", bram, note));
      expect(here.status(String(note.id))).toBeUndefined();
      return lastRefusal(here)?.refused;
    };
    expect(await refusalOf(noteBy(sanne, "9"))).toBe("foreign object");
    expect(await refusalOf(noteBy(bram, "3", { type: "Proposal" }))).toBe("object type");
    expect(await refusalOf(noteBy(bram, "4", { name: "Ja", inReplyTo: `${sanne.id}/statuses/1` }))).toBe("poll vote");
    const early = noteBy(bram, "5");
    await deliver(activity("Delete", bram, { id: early.id, type: "Tombstone" }));
    expect(await refusalOf(early)).toBe("deleted first");
    const late = noteBy(bram, "6");
    await deliver(activity("Create", bram, late));
    expect(here.status(String(late.id))).toBeDefined();
    await deliver(activity("Delete", bram, late.id));
    expect(await refusalOf(late)).toBe("deleted");
  });

  it("edits only with an updated that is newer than what it has", async () => {
    await follow(sanne, bram);
    const first = noteBy(bram, "7");
    await deliver(activity("Create", bram, first));
    await deliver(activity("Update", bram, { ...first, content: "<p>stil</p>" }));
    expect(lastRefusal(here)?.refused).toBe("old update");
    pass(minute);
    await deliver(activity("Update", bram, { ...first, content: "<p>nieuw</p>", updated: now.toISOString() }));
    expect(here.status(String(first.id))).toMatchObject({ text: "<p>nieuw</p>", edited: true, history: ["<p>7</p>"] });
    const older = new Date(now.getTime() - 1000).toISOString();
    await deliver(activity("Update", bram, { ...first, content: "<p>oud</p>", updated: older }));
    expect(here.status(String(first.id))?.text).toBe("<p>nieuw</p>");
  });

  it("shows one reblog for two Announces, and takes it back only by the id of the first", async () => {
    const group = await there.account("groep");
    await follow(sanne, group);
    const written = await bram.publish("Vraag");
    await deliver(activity("Undo", bram, announce(bram, 1, written.uri)));
    expect(lastRefusal(here)?.refused).toBe("undo unknown");
    const send = async (sent: Json) => {
      expect((await group.post(`${here.origin}/inbox`, sent)).status).toBe(202);
      await bothSettled();
    };
    await send(announce(group, 1, { id: `${written.uri}/activity`, type: "Create", actor: bram.id }));
    await send(announce(group, 2, written.uri));
    expect(lastRefusal(here)?.refused).toBe("second announce");
    expect(here.timeline("sanne")).toMatchObject([
      { uri: written.uri, author: bram.id, boostedBy: group.id, announceId: `${group.id}/announces/1` },
    ]);
    await send(activity("Undo", group, announce(group, 2, written.uri)));
    expect(here.timeline("sanne")).toHaveLength(1);
    await send(activity("Undo", group, `${group.id}/announces/1`));
    expect(here.timeline("sanne")).toEqual([]);
  });

  it("does not take an Announce from somebody nobody follows, of a Like, or of a post that is not public", async () => {
    const written = await bram.publish("Hoi");
    await sanne.lookup(bram.handle);
    await deliver(announce(bram, 3, written.uri));
    expect(lastRefusal(here)?.refused).toBe("announcer not followed");
    await follow(sanne, bram);
    const letter = await bram.publish("Voor jou", { visibility: "direct", mention: [await bram.lookup(sanne.handle)] });
    await bothSettled();
    expect(here.status(letter.uri)?.visibility).toBe("direct");
    await deliver(announce(bram, 4, letter.uri));
    expect(lastRefusal(here)?.refused).toBe("not announceable");
    await deliver(announce(bram, 5, { id: `${bram.id}#likes/1`, type: "Like" }));
    expect(lastRefusal(here)?.refused).toBe("document id");
  });
});

describe("the HTML allow-list", () => {
  it("leaves what is allowed exactly as it was", () => {
    const html =
      '<p><strong>Wie?</strong></p><p>A &amp; B &lt;x&gt;<br>c<br /><a href="https://b.example/?a=1&amp;b" class="mention hashtag" rel="tag">#<span>x</span></a></p><ol start="2"><li value="3">een</li></ol>';
    expect(keptHtml(html)).toBe(html);
  });

  it("drops elements, attributes, classes and links that are not allowed, and keeps their words", () => {
    expect(keptHtml('<div><p style="x" class="card mention">a</p><img src=x></div>')).toBe('<p class="mention">a</p>');
    expect(keptHtml("<h2>Kop</h2><script>alert(1)</script>b<!-- c -->")).toBe("<p><strong>Kop</strong></p>b");
    expect(keptHtml('<a href="mailto:a@b.example">mail</a> <a href="JavaScript:x">y</a>')).toBe("mail y");
    expect(keptHtml("<p>open <b>vet")).toBe("<p>open <b>vet</b></p>");
    expect(keptHtml('<p onclick="x" lang="nl">a < b</p>')).toBe('<p lang="nl">a &lt; b</p>');
  });
});
