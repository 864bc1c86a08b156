import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { misskey, objectIn } from "../support/microblog-peer/index.ts";
import { answerId, createMicroblogScene, type MicroblogScene, times } from "./microblog-scene.ts";

/** Misskey: no titles, no replies to what it cannot find, hosts that belong together (federation.md 3.4). */
let scene: MicroblogScene;

beforeAll(async () => {
  scene = await createMicroblogScene(misskey);
});
afterAll(() => scene.close());
afterEach(() => expect(scene.peer.refusals).toEqual([]));

test("Someone on Misskey follows the wijk", () => {
  expect(scene.sanne.isFollowing(scene.wijkActor.id)).toBe(true);
});

test("They see a question for everyone once, with its title once, its text, its hashtags and a mention of the wijk", async () => {
  const { uri, typed } = await scene.ask();
  const { peer, wijkActor } = scene;
  expect(peer.boosts(wijkActor.id).filter((boosted) => boosted === uri)).toHaveLength(1);
  const seen = peer.status(uri);
  expect(seen?.contentWarning).toBeNull();
  expect(times(seen?.text ?? "", typed.title)).toBe(1);
  expect(times(seen?.text ?? "", typed.text)).toBe(1);
  expect(seen?.tags).toEqual(["wijkvraag", "lenen"]);
  expect(seen?.mentions).toContain(wijkActor.id);
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

test("Their answer stands in the thread without the names in front of it, is changed and is taken back", async () => {
  const { path, uri } = await scene.ask();
  const reply = await scene.sanne.reply(uri, "Bij mij in de schuur.");
  // Both who is answered and the wijk live behind one shared inbox.
  expect(reply.sent.map(({ status }) => status)).toEqual([202]);
  await scene.settle();
  const page = await scene.page(path);
  expect(times(page, "Bij mij in de schuur.")).toBe(1);
  expect(page).not.toContain(`${scene.wijk.handle}</a>`);
  scene.clock.move(60_000);
  await scene.sanne.edit(reply.uri, "Toch bij de buren.");
  await scene.settle();
  expect(times(await scene.page(path), "Toch bij de buren.")).toBe(1);
  await scene.sanne.remove(reply.uri);
  await scene.settle();
  expect(await scene.page(path)).not.toContain("Toch bij de buren.");
});

test("Another answer of the wijk's, that they are told of, can be resolved up to the question", async () => {
  const { path, uri } = await scene.ask();
  await scene.sanne.reply(uri, "Eerst vroeg ik dit.");
  await scene.settle();
  const answered = await scene.anneke.post(`${path}/antwoorden`, { text: "Dank je, ik kom langs." });
  await scene.settle();
  const id = answerId(answered.html, "Dank je, ik kom langs.");
  const { json } = await scene.read(`${scene.wijk.origin}/ap/o/${id}`);
  expect(json.inReplyTo).toBe(uri);
  expect(json).not.toHaveProperty("name");
  const status = await misskey.readNote(json, json, {
    origin: scene.peer.origin,
    statuses: new Map(),
    fetchDocument: async (address) => (await scene.read(address)).json,
  });
  expect(status.text).toContain("Dank je, ik kom langs.");
});

test("A reaction with a drawing counts as a like, changes nothing to see, and can be taken back", async () => {
  const { path, uri } = await scene.ask();
  const before = (await scene.page(path)).replaceAll(/\d{1,2}[.:]\d\d/g, "");
  const liked = await scene.sanne.like(uri);
  expect(liked.activity).toMatchObject({ type: "Like", _misskey_reaction: "👍" });
  const [boosted] = await scene.sanne.boost(uri);
  await scene.settle();
  const unliked = await scene.sanne.undoLike(uri);
  await scene.sanne.undoBoost(uri);
  await scene.settle();
  expect([liked.status, boosted?.status, unliked.status]).toEqual([202, 202, 202]);
  expect((await scene.page(path)).replaceAll(/\d{1,2}[.:]\d\d/g, "")).toBe(before);
});

test("They see a question that its asker changes, and one that its asker takes back is gone", async () => {
  const { path, uri, typed } = await scene.ask();
  scene.clock.move(60_000);
  await scene.anneke.post(`${path}/veranderen`, { ...typed, title: "Wie leent mij een trap?" });
  await scene.settle();
  expect(scene.peer.status(uri)?.text).toContain("Wie leent mij een trap?");
  await scene.anneke.post(`${path}/intrekken`);
  await scene.settle();
  expect(scene.peer.status(uri)).toBeUndefined();
  expect((await scene.read(uri)).status).toBe(410);
});

test("An answer that a moderator hides is taken back from the followers", async () => {
  const { path, uri } = await scene.ask();
  const reply = await scene.sanne.reply(uri, "Dit is niet aardig.");
  await scene.settle();
  const id = answerId(await scene.page(path), "Dit is niet aardig.");
  const came = await scene.receivedDuring(() =>
    scene.wijk.administrator.post(`/antwoorden/${id}/verbergen`, { rule: "friendly", reason: "Onaardig" }),
  );
  expect(came.map(({ type }) => type)).toEqual(["Undo", "Announce"]);
  expect(objectIn(came[1])).toMatchObject({ type: "Delete", object: { id: reply.uri } });
  expect(await scene.replies(uri)).toEqual([]);
});

test("A quote of a question in an answer is shown as a link, once", async () => {
  const { path, uri } = await scene.ask();
  const other = await scene.ask();
  await scene.sanne.reply(uri, "Zie ook deze.", { quoteUrl: other.uri, _misskey_quote: other.uri });
  await scene.settle();
  expect(times(await scene.page(path), `href="${other.uri}"`)).toBe(1);
});
