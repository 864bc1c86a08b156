import { expect, test } from "vitest";
import { tellTheStoryOf } from "./follow-see-answer.ts";

const story = tellTheStoryOf("mbin");

test("It gets a question as a Page, which becomes a thread with a title", async () => {
  const { peer, ask } = story();
  const { uri, fields } = await ask();
  expect(peer.post(uri)).toMatchObject({ type: "Page", title: fields.title });
});
