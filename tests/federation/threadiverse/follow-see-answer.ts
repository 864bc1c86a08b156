import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { FamilyName } from "../../support/threadiverse-peer/index.ts";
import { createStory, type Story } from "./story.ts";

/**
 * What everybody on such a server does: follow, see, answer, edit, take back, vote, and see what changes here. The peer
 * refuses what its family refuses, and nothing may be refused. Gives the story for what is only this family's.
 */
export const tellTheStoryOf = (family: FamilyName): (() => Story) => {
  let story: Story;
  beforeAll(async () => {
    story = await createStory(family);
  });
  afterEach(() => {
    expect(story.peer.refusals).toEqual([]);
  });
  afterAll(() => story.close());

  test(`Someone on ${family} finds the wijk, reads its collections, follows it and is welcomed`, async () => {
    const { kees, group, peer } = story;
    expect(kees.isFollowing(group.id)).toBe(true);
    expect(group.moderators).toHaveLength(1);
    expect(peer.refusals).toEqual([]);
  });

  test("They see a question once, with its title once, its text, its hashtags and a mention of the wijk", async () => {
    const { peer, ask, kees, group } = story;
    const { uri, fields } = await ask();
    expect([...peer.posts.values()].filter((post) => post.uri === uri)).toHaveLength(1);
    const seen = peer.post(uri);
    expect(`${seen?.title}\n${seen?.text}`.split(fields.title)).toHaveLength(2);
    expect(seen?.text).toContain("Voor zaterdag.");
    expect(seen?.hashtags).toEqual(["#wijkvraag", "#lenen"]);
    expect(seen?.mentions).toContain(group.id);
    expect(JSON.stringify(peer.received)).not.toContain("Anneke");
    expect(peer.refusals).toEqual([]);
    expect(JSON.stringify(await kees.outbox(group.id))).toContain(uri);
  });

  test("They see a link to another question in the text, and neither as a hashtag nor as a mention", async () => {
    const { peer, ask, wijk, group } = story;
    const other = await ask();
    const { uri } = await ask({ text: `Zie ook ${wijk.origin}${other.path}` });
    const seen = peer.post(uri);
    expect(seen?.text).toContain(`${wijk.origin}${other.path}`);
    expect(JSON.stringify(peer.received)).toContain(`"type":"Link"`);
    expect(seen?.hashtags).toEqual(["#wijkvraag", "#lenen"]);
    expect(seen?.mentions).toEqual([group.id]);
  });

  test("Their answer stands in the thread and comes back to their server word for word", async () => {
    const { peer, ask, kees, group, anneke, since } = story;
    const { uri, path } = await ask();
    let answered: Awaited<ReturnType<typeof kees.reply>> | undefined;
    const got = await since(async () => {
      answered = await kees.reply(group, uri, "Ik heb er een staan.");
    });
    const { html } = await anneke.get(path);
    expect(html).toContain("Ik heb er een staan.");
    expect(html).toContain(`@kees@${peer.host}`);
    expect(got.map(({ type }) => type)).toEqual(["Announce"]);
    expect(got[0]?.object).toEqual(answered?.activity);
    expect(peer.post(answered?.uri ?? "")).toMatchObject({ text: "Ik heb er een staan.", inReplyTo: uri });
  });

  test("They change their answer and take it back; the thread follows, and so do the others who follow the wijk", async () => {
    const { ask, kees, group, anneke, since, clock, peer, bothSettle } = story;
    const { uri, path } = await ask();
    const answered = await kees.reply(group, uri, "Eerste versie.");
    await bothSettle();
    clock.move(60_000);
    const changed = await since(() => kees.edit(group, answered, "Tweede versie."));
    expect(changed.map(({ type, object }) => [type, (object as { type: string }).type])).toEqual([
      ["Announce", "Update"],
    ]);
    expect((await anneke.get(path)).html).toContain("Tweede versie.");
    expect((await anneke.get(path)).html).not.toContain("Eerste versie.");
    expect(peer.post(answered.uri)).toMatchObject({ text: "Tweede versie.", edited: true });
    const removed = await since(() => kees.remove(group, answered));
    const inner = removed.filter(({ type }) => type === "Announce").map(({ object }) => object);
    expect(inner).toEqual([peer.sent.at(-1)?.activity]);
    expect((await anneke.get(path)).html).not.toContain("Tweede versie.");
    expect(peer.post(answered.uri)?.deleted).toBe(true);
  });

  test("Edits and withdrawals by residents reach them", async () => {
    const { ask, anneke, wijk, peer, bothSettle, clock, answersIn } = story;
    const { uri, path, fields } = await ask();
    const daan = await wijk.neighbour(`Daan${peer.posts.size}`);
    await daan.post(`${path}/antwoorden`, { text: "In mijn schuur." });
    await bothSettle();
    const [answer = ""] = await answersIn(path);
    const answerUri = `${wijk.origin}/ap/o/${answer}`;
    expect(peer.post(answerUri)).toMatchObject({ text: "In mijn schuur.", inReplyTo: uri });
    clock.move(60_000);
    await daan.post(`/antwoorden/${answer}/veranderen`, { text: "Op mijn zolder." });
    const title = "Wie heeft een trap?";
    expect((await anneke.post(`${path}/veranderen`, { ...fields, title })).status).toBe(200);
    await bothSettle();
    expect(peer.post(answerUri)).toMatchObject({ text: "Op mijn zolder.", edited: true });
    const seen = peer.post(uri);
    expect(`${seen?.title}\n${seen?.text}`.split(title)).toHaveLength(2);
    await daan.post(`/antwoorden/${answer}/intrekken`);
    await bothSettle();
    expect(peer.post(answerUri)?.deleted).toBe(true);
    await anneke.post(`${path}/intrekken`);
    await bothSettle();
    expect(peer.post(uri)?.deleted).toBe(true);
  });

  test("An answer that a moderator here hides is removed there, without a name or the reason, and comes back when it is shown", async () => {
    const { ask, kees, group, wijk, peer, bothSettle, answersIn } = story;
    const { uri, path } = await ask();
    const answered = await kees.reply(group, uri, "Dit is niet aardig.");
    await bothSettle();
    const [answer] = await answersIn(path);
    await wijk.administrator.post(`/antwoorden/${answer}/verbergen`, { rule: "friendly", reason: "Kanariereden" });
    await bothSettle();
    expect(peer.post(answered.uri)?.removed).toBe("Verborgen door de moderatie van Holtveen");
    expect(JSON.stringify(peer.received)).not.toMatch(/Kanariereden|Beheerder/);
    await wijk.administrator.post(`/antwoorden/${answer}/tonen`);
    await bothSettle();
    expect(peer.post(answered.uri)).toMatchObject({ removed: null, deleted: false });
  });

  test("That an answer helped, and where it is about, stands in the words that they read", async () => {
    const { ask, kees, group, anneke, peer, bothSettle, answersIn, clock } = story;
    const { uri, path } = await ask({ street: "Lindelaan" });
    await kees.reply(group, uri, "Bij de bouwmarkt.");
    await bothSettle();
    expect(peer.post(uri)?.text).toContain("Waar: Lindelaan");
    expect(peer.post(uri)?.text).not.toContain("Beantwoord");
    clock.move(60_000);
    const [answer = ""] = await answersIn(path);
    await anneke.post(`${path}/geholpen`, { answer });
    await bothSettle();
    expect(peer.post(uri)?.text).toContain("Beantwoord");
  });

  test("A like, what replaces it and its Undo are passed on when they are said to the wijk, and shown nowhere here", async () => {
    const { ask, kees, group, peer, since } = story;
    const { uri } = await ask();
    const before = peer.post(uri)?.votes.size;
    let vote: Awaited<ReturnType<typeof kees.vote>> = {};
    const liked = await since(async () => {
      vote = await kees.vote(group, "Like", uri);
    });
    expect(liked.map(({ object }) => object)).toEqual([vote]);
    expect(peer.post(uri)?.votes.size).toBe((before ?? 0) + 1);
    const undone = await since(() => kees.undo(group, vote));
    expect(undone.map(({ object }) => object)).toEqual([peer.sent.at(-1)?.activity]);
    expect(peer.post(uri)?.votes.size).toBe(0);
    expect(await since(() => kees.vote(group, "Dislike", uri))).toEqual([]);
  });

  return () => story;
};
