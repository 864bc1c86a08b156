import { expect, test } from "vitest";
import { tellTheStoryOf } from "./follow-see-answer.ts";

const story = tellTheStoryOf("nodebb");

test("The name that it gives to replies makes them neither votes nor questions", async () => {
  const { ask, kees, group, anneke, bothSettle } = story();
  const { path, uri, fields } = await ask();
  const answered = await kees.reply(group, uri, "Een antwoord met een naam.");
  await bothSettle();
  expect(answered.activity.object).toMatchObject({ name: `Re: ${fields.title}` });
  const { html } = await anneke.get(path);
  expect(html).toContain("Een antwoord met een naam.");
  expect(html).not.toContain("Re: ");
});
