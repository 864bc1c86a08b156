import { verifyJsonLd } from "@fedify/fedify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Json, MastodonPeer, PeerAccount } from "../support/mastodon-peer/index.ts";
import { personDocument } from "../support/mastodon-peer/own-documents.ts";
import {
  activity,
  announce,
  createTwoPeers,
  lastRefusal,
  minute,
  noteBy,
  type TwoPeers,
} from "../support/mastodon-peer/two-peers.ts";

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

describe("two peers that talk with each other", () => {
  it("follows by handle, is accepted, and then sees what is written", async () => {
    const found = await sanne.lookup(bram.handle);
    expect(found.id).toBe(bram.id);
    const asked = await sanne.follow(found);
    expect(asked.delivery.status).toBe(202);
    await sanne.accepted(found);
    await peers.bothSettled();
    expect(bram.followers()).toEqual([sanne.id]);

    const written = await bram.publish("Goedemorgen, buurt");
    await peers.bothSettled();
    expect(written.deliveries.map((sent) => [sent.inbox, sent.status])).toEqual([[`${here.origin}/inbox`, 202]]);
    expect(here.timeline("sanne")).toMatchObject([
      { uri: written.uri, author: bram.id, text: "<p>Goedemorgen, buurt</p>", visibility: "public", boostedBy: null },
    ]);
  });

  it("accepts a second Follow again and remembers the newest id", async () => {
    await peers.follow(sanne, bram);
    const again = await sanne.follow(bram.id);
    await peers.bothSettled();
    expect(again.delivery.status).toBe(202);
    expect(bram.followers()).toEqual([sanne.id]);
    expect(there.sent.filter((sent) => (sent.activity as Json).type === "Accept")).toHaveLength(2);
  });

  it("replies to each other, mentions everybody in the thread, edits and deletes", async () => {
    const question = await bram.publish("Wie heeft een ladder?");
    const answer = await sanne.reply(question.url, "Ik, kom maar langs");
    await peers.bothSettled();
    expect(there.status(answer.uri)).toMatchObject({ inReplyTo: question.uri, authorHandle: sanne.handle });
    const thanks = await bram.reply(answer.uri, "Dank je");
    await peers.bothSettled();
    expect(here.status(thanks.uri)?.text).toContain(`<a href="${here.origin}/@sanne" class="u-url mention">`);
    expect(here.status(thanks.uri)?.mentions).toEqual([{ id: sanne.id, name: `@sanne@${here.host}` }]);

    peers.pass(minute);
    await sanne.edit(answer.uri, "Ik, maar pas morgen");
    await peers.bothSettled();
    expect(there.status(answer.uri)).toMatchObject({ edited: true });
    expect(there.status(answer.uri)?.text).toContain("Ik, maar pas morgen");
    expect(there.status(answer.uri)?.history).toHaveLength(1);

    await sanne.delete(answer.uri);
    await peers.bothSettled();
    expect(there.status(answer.uri)).toBeUndefined();
  });

  it("likes, takes it back, unfollows, and leaves", async () => {
    await peers.follow(sanne, bram);
    const written = await bram.publish("Mooi weer");
    await peers.bothSettled();
    await sanne.like(written.uri);
    await peers.bothSettled();
    expect(there.likes(written.uri)).toEqual([sanne.id]);
    await sanne.undoLike(written.uri);
    await peers.bothSettled();
    expect(there.likes(written.uri)).toEqual([]);
    const reply = await sanne.reply(written.uri, "Zeker");
    await sanne.unfollow(bram.id);
    await peers.bothSettled();
    expect(bram.followers()).toEqual([]);
    expect(here.timeline("sanne").map((status) => status.uri)).toEqual([reply.uri]);
    expect((await sanne.deleteAccount()).map((sent) => sent.status)).toEqual([202]);
    await peers.bothSettled();
    expect(there.status(reply.uri)).toBeUndefined();
    await expect(bram.lookup(sanne.handle)).rejects.toThrow("WebFinger loop: 410");
  });

  it("signs a Create as linked data so that another implementation finds it right", async () => {
    await peers.follow(sanne, bram);
    await bram.publish("Met handtekening & <tekens>");
    await peers.bothSettled();
    const create = here.received.find((one) => one.activity.type === "Create")?.activity as Json;
    expect(Object.keys(create.signature as Json)).toEqual(["type", "creator", "created", "signatureValue"]);
    const document = personDocument(bram.local, there.origin);
    const documentLoader = async (address: string) => ({ documentUrl: address, contextUrl: null, document });
    expect(await verifyJsonLd(create, { documentLoader })).toBe(true);
    expect(await verifyJsonLd({ ...create, published: "2026-11-23T08:00:00Z" }, { documentLoader })).toBe(false);
  });
});

describe("what it keeps", () => {
  const deliver = async (sent: Json, inbox = `${here.origin}/inbox`) => {
    expect((await bram.post(inbox, sent)).status).toBe(202);
    await peers.bothSettled();
  };

  it("drops a Create that has to do with nobody here, and keeps one that names somebody", async () => {
    await sanne.lookup(bram.handle);
    const note = noteBy(bram, "1", peers.now());
    await deliver(activity("Create", bram, note));
    expect(here.status(String(note.id))).toBeUndefined();
    expect(lastRefusal(here)).toEqual({
      refused: "unrelated",
      because: "federation.md 2.2: kept only if related to a local activity",
      about: note.id,
    });
    const toSanne = noteBy(bram, "2", peers.now(), { cc: [sanne.id] });
    await deliver(activity("Create", bram, toSanne));
    expect(here.status(String(toSanne.id))?.text).toBe("<p>2</p>");
  });

  it("refuses an object of another host, of an unknown type, with a name on a reply, and after its Delete", async () => {
    await peers.follow(sanne, bram);
    const refusalOf = async (note: Json) => {
      await deliver(activity("Create", bram, note));
      expect(here.status(String(note.id))).toBeUndefined();
      return lastRefusal(here)?.refused;
    };
    expect(await refusalOf(noteBy(sanne, "9", peers.now()))).toBe("foreign object");
    expect(await refusalOf(noteBy(bram, "3", peers.now(), { type: "Proposal" }))).toBe("object type");
    expect(await refusalOf(noteBy(bram, "4", peers.now(), { name: "Ja", inReplyTo: `${sanne.id}/statuses/1` }))).toBe(
      "poll vote",
    );
    const early = noteBy(bram, "5", peers.now());
    await deliver(activity("Delete", bram, { id: early.id, type: "Tombstone" }));
    expect(await refusalOf(early)).toBe("deleted first");
    const late = noteBy(bram, "6", peers.now());
    await deliver(activity("Create", bram, late));
    expect(here.status(String(late.id))).toBeDefined();
    await deliver(activity("Delete", bram, late.id));
    expect(await refusalOf(late)).toBe("deleted");
  });

  it("edits only with an updated that is newer than what it has", async () => {
    await peers.follow(sanne, bram);
    const first = noteBy(bram, "7", peers.now());
    await deliver(activity("Create", bram, first));
    await deliver(activity("Update", bram, { ...first, content: "<p>stil</p>" }));
    expect(lastRefusal(here)?.refused).toBe("old update");
    peers.pass(minute);
    await deliver(activity("Update", bram, { ...first, content: "<p>nieuw</p>", updated: peers.now().toISOString() }));
    expect(here.status(String(first.id))).toMatchObject({ text: "<p>nieuw</p>", edited: true, history: ["<p>7</p>"] });
    const older = new Date(peers.now().getTime() - 1000).toISOString();
    await deliver(activity("Update", bram, { ...first, content: "<p>oud</p>", updated: older }));
    expect(here.status(String(first.id))?.text).toBe("<p>nieuw</p>");
  });

  it("shows one reblog for two Announces, and takes it back only by the id of the first", async () => {
    const group = await there.account("groep");
    await peers.follow(sanne, group);
    const written = await bram.publish("Vraag");
    await deliver(activity("Undo", bram, announce(bram, 1, written.uri)));
    expect(lastRefusal(here)?.refused).toBe("undo unknown");
    const send = async (sent: Json) => {
      expect((await group.post(`${here.origin}/inbox`, sent)).status).toBe(202);
      await peers.bothSettled();
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
    await send({ ...announce(group, 3, written.uri), to: [], cc: [] });
    expect(here.status(written.uri)?.boosts).toEqual([group.id]);
    expect(here.timeline("sanne")).toEqual([]);
  });

  it("does not take an Announce from somebody nobody follows, of a Like, or of a post that is not public", async () => {
    const written = await bram.publish("Hoi");
    await sanne.lookup(bram.handle);
    await deliver(announce(bram, 3, written.uri));
    expect(lastRefusal(here)?.refused).toBe("announcer not followed");
    await peers.follow(sanne, bram);
    const letter = await bram.publish("Voor jou", { visibility: "direct", mention: [await bram.lookup(sanne.handle)] });
    await peers.bothSettled();
    expect(here.status(letter.uri)?.visibility).toBe("direct");
    await deliver(announce(bram, 4, letter.uri));
    expect(lastRefusal(here)?.refused).toBe("not announceable");
    await deliver(announce(bram, 5, { id: `${bram.id}#likes/1`, type: "Like" }));
    expect(lastRefusal(here)?.refused).toBe("document id");
  });
});

describe("polls on a peer", () => {
  const poll = (more: Json = {}): Json =>
    noteBy(bram, "poll", peers.now(), {
      type: "Question",
      oneOf: [
        { type: "Note", name: "Ja", replies: { type: "Collection", totalItems: 1 } },
        { type: "Note", name: "Nee", replies: { type: "Collection", totalItems: 0 } },
      ],
      endTime: new Date(peers.now().getTime() + 60 * minute).toISOString(),
      votersCount: 1,
      ...more,
    });
  const uri = () => `${bram.id}/statuses/poll`;
  const send = async (type: string, object: Json) => {
    await bram.post(sanne.inbox, activity(type, bram, object));
    await here.settled();
  };

  it("shows the options with the numbers of the poll's own server, and when it ends", async () => {
    await send("Create", poll());
    expect(here.status(uri())?.poll).toMatchObject({
      multiple: false,
      votersCount: 1,
      options: [{ votes: 1 }, { votes: 0 }],
    });
    await send("Update", poll({ votersCount: 2, closed: peers.now().toISOString() }));
    expect(here.status(uri())).toMatchObject({ edited: false, poll: { votersCount: 2, expiresAt: peers.now() } });
  });

  it("keeps its numbers when an Update without a newer updated has other options, and is edited by one with it", async () => {
    await send("Create", poll());
    const others = {
      oneOf: [
        { type: "Note", name: "Rood" },
        { type: "Note", name: "Blauw" },
      ],
    };
    await send("Update", poll(others));
    expect(here.status(uri())?.poll?.options.map(({ name }) => name)).toEqual(["Ja", "Nee"]);
    const later = new Date(peers.now().getTime() + minute);
    await send("Update", poll({ ...others, updated: later.toISOString() }));
    expect(here.status(uri())).toMatchObject({
      edited: true,
      poll: { options: [{ name: "Rood" }, { name: "Blauw" }] },
    });
  });

  it("refuses two options of one name, and takes a Question without options as a plain post", async () => {
    await send(
      "Create",
      poll({
        oneOf: [
          { type: "Note", name: "Ja" },
          { type: "Note", name: "Ja" },
        ],
      }),
    );
    expect(lastRefusal(here)?.refused).toBe("poll options");
    await send("Create", poll({ oneOf: undefined }));
    expect(here.status(uri())).toMatchObject({ poll: null });
  });

  it("votes once, in a Create to the author alone, and not after the end", async () => {
    await send("Create", poll());
    const [sent] = await sanne.vote(uri(), ["Nee"]);
    expect(sent?.activity).toMatchObject({ type: "Create", to: bram.id, object: { name: "Nee", inReplyTo: uri() } });
    expect(JSON.stringify(sent?.activity)).not.toContain("content");
    await expect(sanne.vote(uri(), ["Ja"])).rejects.toThrow("voted");
    peers.pass(61 * minute);
    const late = await here.account("late");
    await expect(late.vote(uri(), ["Ja"])).rejects.toThrow("is over");
  });
});
