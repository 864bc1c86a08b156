import { expect, test } from "vitest";
import { tellTheStoryOf } from "./follow-see-answer.ts";

const story = tellTheStoryOf("piefed");

test("It hears in its own way which answer helped, by who moderates, and hears it back when that changes", async () => {
  const { peer, ask, kees, group, anneke, bothSettle, answersIn, clock, since } = story();
  const { path, uri } = await ask();
  const first = await kees.reply(group, uri, "Bij de bouwmarkt.");
  await bothSettle();
  clock.move(60_000);
  const second = await kees.reply(group, uri, "Bij mij.");
  await bothSettle();
  const [one, other] = await answersIn(path);
  await anneke.post(`${path}/geholpen`, { answer: one ?? "" });
  await bothSettle();
  expect([peer.post(first.uri)?.chosen, peer.post(second.uri)?.chosen]).toEqual([true, false]);
  clock.move(60_000);
  const got = await since(() => anneke.post(`${path}/geholpen`, { answer: other ?? "" }));
  expect([peer.post(first.uri)?.chosen, peer.post(second.uri)?.chosen]).toEqual([false, true]);
  const choices = got
    .map(({ object }) => object as { type: string; actor: string; object: unknown })
    .filter(({ type }) => type === "ChooseAnswer" || type === "Undo");
  expect(choices.map(({ type }) => type)).toEqual(["Undo", "ChooseAnswer"]);
  expect(choices[1]).toMatchObject({
    object: second.uri,
    to: ["https://www.w3.org/ns/activitystreams#Public"],
    cc: [group.id],
    audience: group.id,
  });
  expect(group.moderators).toEqual([...new Set(choices.map(({ actor }) => actor))]);
  clock.move(60_000);
  // The same words again: nothing was chosen anew, so nothing is said anew.
  const { title, text, theme } = { title: "Andere woorden", text: "Voor zondag.", theme: "lenen" };
  const changed = await since(() => anneke.post(`${path}/veranderen`, { title, text, theme, audience: "everyone" }));
  expect(JSON.stringify(changed)).not.toContain('"ChooseAnswer"');
});

test("An answer of a resident that helped says so in its own document", async () => {
  const { wijk, ask, anneke, bothSettle, answersIn } = story();
  const { path } = await ask();
  const eva = await wijk.neighbour("Eva");
  await eva.post(`${path}/antwoorden`, { text: "Ik breng hem." });
  await bothSettle();
  const [answer = ""] = await answersIn(path);
  const read = async () =>
    (await fetch(`${wijk.origin}/ap/o/${answer}`, { headers: { accept: "application/activity+json" } })).json();
  expect(await read()).not.toHaveProperty("answer");
  await anneke.post(`${path}/geholpen`, { answer });
  await bothSettle();
  expect(await read()).toMatchObject({ answer: true, type: "Note" });
});
