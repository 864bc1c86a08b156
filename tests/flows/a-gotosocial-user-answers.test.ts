import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { goToSocial } from "../support/microblog-peer/index.ts";
import { answerId, createMicroblogScene, type MicroblogScene, times } from "./microblog-scene.ts";

/** GoToSocial: signed GETs, a stub at the key's address, no shared inbox, titles as content warnings (federation.md 3.4). */
let scene: MicroblogScene;

beforeAll(async () => {
  scene = await createMicroblogScene(goToSocial);
});
afterAll(() => scene.close());
afterEach(() => expect(scene.peer.refusals).toEqual([]));

test("Someone on GoToSocial follows the wijk, though every document there asks for a signature", async () => {
  const { sanne, wijkActor, peer } = scene;
  expect(sanne.isFollowing(wijkActor.id)).toBe(true);
  // The key is read at its own address, and its owner by a signed GET.
  const read = peer.requests.filter(({ method }) => method === "GET").map(({ path, status }) => `${status} ${path}`);
  expect(read).toContain("200 /users/sanne/main-key");
  expect(read).toContain("200 /users/sanne");
});

test("They see a question for everyone once, with its title as warning, its text, its hashtags and a mention of the wijk", async () => {
  const { uri, typed } = await scene.ask();
  const { peer, wijkActor } = scene;
  expect(peer.boosts(wijkActor.id).filter((boosted) => boosted === uri)).toHaveLength(1);
  const seen = peer.status(uri);
  expect(seen?.contentWarning).toBe(typed.title);
  expect(times(seen?.text ?? "", typed.title)).toBe(1);
  expect(times(seen?.text ?? "", typed.text)).toBe(1);
  expect(seen?.tags).toEqual(["wijkvraag", "lenen"]);
  expect(seen?.mentions).toContain(wijkActor.id);
  expect(JSON.stringify(peer.received)).not.toContain("Anneke");
  // Of the two forms of sharing it takes the bare one.
  expect(peer.skipped.map(({ rule }) => rule)).toContain("announced activity");
});

test("A link to another question stands in the text for them, and is no hashtag, no mention and no quote", async () => {
  const other = await scene.ask();
  const { uri } = await scene.ask({ text: `Zie ook ${scene.wijk.origin}${other.path}` });
  const seen = scene.peer.status(uri);
  expect(times(seen?.text ?? "", `>${scene.wijk.origin}${other.path}<`)).toBe(1);
  expect(JSON.stringify(scene.peer.received)).toContain(`"type":"Link"`);
  expect(seen?.tags).toEqual(["wijkvraag", "lenen"]);
  expect(seen?.mentions).toEqual([scene.wijkActor.id]);
});

test("Their answer stands in the thread, is changed and is taken back", async () => {
  const { path, uri } = await scene.ask();
  const reply = await scene.sanne.reply(uri, "Bij mij in de schuur.");
  expect(reply.sent.map(({ status }) => status)).toEqual(reply.sent.map(() => 202));
  await scene.settle();
  expect(times(await scene.page(path), "Bij mij in de schuur.")).toBe(1);
  expect(await scene.page(path)).toContain(scene.sanne.handle);
  expect(await scene.replies(uri)).toEqual([reply.uri]);
  scene.clock.move(60_000);
  await scene.sanne.edit(reply.uri, "Toch bij de buren.");
  await scene.settle();
  expect(times(await scene.page(path), "Toch bij de buren.")).toBe(1);
  expect(await scene.page(path)).not.toContain("Bij mij in de schuur.");
  await scene.sanne.remove(reply.uri);
  await scene.settle();
  expect(await scene.page(path)).not.toContain("Toch bij de buren.");
});

test("What they like and share changes nothing here, and can be taken back", async () => {
  const { path, uri } = await scene.ask();
  const before = await scene.page(path);
  const sent = [await scene.sanne.like(uri), ...(await scene.sanne.boost(uri))];
  await scene.settle();
  sent.push(await scene.sanne.undoLike(uri), ...(await scene.sanne.undoBoost(uri)));
  await scene.settle();
  expect(sent.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
  const withoutTimes = (html: string) => html.replaceAll(/\d{1,2}[.:]\d\d/g, "");
  expect(withoutTimes(await scene.page(path))).toBe(withoutTimes(before));
});

test("They see a question that its asker changes, and one that its asker takes back is gone", async () => {
  const { path, uri, typed } = await scene.ask();
  scene.clock.move(60_000);
  await scene.anneke.post(`${path}/veranderen`, { ...typed, title: "Wie leent mij een trap?" });
  await scene.settle();
  expect(scene.peer.status(uri)).toMatchObject({ contentWarning: "Wie leent mij een trap?", edited: true });
  await scene.anneke.post(`${path}/intrekken`);
  await scene.settle();
  expect(scene.peer.status(uri)).toBeUndefined();
  expect(scene.peer.boosts(scene.wijkActor.id)).not.toContain(uri);
  expect((await scene.read(uri)).status).toBe(410);
});

test("An answer that a moderator hides is no longer found under the question, and is again when it is shown again", async () => {
  const { path, uri } = await scene.ask();
  const reply = await scene.sanne.reply(uri, "Dit is niet aardig.");
  await scene.settle();
  const id = answerId(await scene.page(path), "Dit is niet aardig.");
  await scene.wijk.administrator.post(`/antwoorden/${id}/verbergen`, { rule: "friendly", reason: "Onaardig" });
  await scene.settle();
  expect(await scene.replies(uri)).toEqual([]);
  expect((await scene.wijk.visitor().get(path)).html).not.toContain("Dit is niet aardig.");
  await scene.wijk.administrator.post(`/antwoorden/${id}/tonen`);
  await scene.settle();
  expect(await scene.replies(uri)).toEqual([reply.uri]);
});

test("An answer whose author lets nobody share it stands in the thread and is not shared by the wijk", async () => {
  const { path, uri } = await scene.ask();
  const everyone = ["https://www.w3.org/ns/activitystreams#Public"];
  const interactionPolicy = {
    canLike: { automaticApproval: everyone, manualApproval: [] },
    canReply: { automaticApproval: everyone, manualApproval: [] },
    canAnnounce: { automaticApproval: [scene.sanne.id], manualApproval: everyone },
  };
  let reply = { uri: "" };
  const came = await scene.receivedDuring(async () => {
    reply = await scene.sanne.reply(uri, "Alleen voor dit gesprek.", { interactionPolicy });
  });
  expect(times(await scene.page(path), "Alleen voor dit gesprek.")).toBe(1);
  expect(JSON.stringify(came)).not.toContain(reply.uri);
  scene.clock.move(60_000);
  const afterwards = await scene.receivedDuring(() =>
    scene.sanne.edit(reply.uri, "Nog steeds alleen voor dit gesprek."),
  );
  expect(times(await scene.page(path), "Nog steeds alleen voor dit gesprek.")).toBe(1);
  expect(JSON.stringify(afterwards)).not.toContain(reply.uri);
});

test("They stop following and hear nothing any more", async () => {
  await scene.sanne.unfollow(scene.wijkActor.id);
  await scene.settle();
  expect(await scene.receivedDuring(() => scene.ask())).toEqual([]);
});
