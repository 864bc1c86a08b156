import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPlay } from "./cases/play.ts";
import { type Json, openStage, type Stage } from "./cases/stage.ts";
import { settle } from "./origins.ts";

/** What once did harm, as it was sent. `document` stands in the sender's own document; `mayNotLeave` goes to nobody. */
type Finding = {
  readonly found: string;
  readonly said: Json;
  readonly document?: Json;
  readonly mayNotLeave?: string;
};

const folder = new URL("findings/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const long = "p".repeat(200_000);

let stage: Stage;
let player: ReturnType<typeof createPlay>;

beforeAll(async () => {
  stage = await openStage();
  player = createPlay(stage);
});
afterAll(async () => {
  await player.end();
  await stage.close();
});

/** A file with the addresses of the stage in it. */
const read = (name: string, actor: string): Finding => {
  const known: Readonly<Record<string, string>> = {
    evil: stage.evil.url,
    mallory: stage.mallory.id,
    wijk: stage.wijkUri,
    question: stage.question.uri,
    actor,
    long,
  };
  const text = readFileSync(new URL(name, folder), "utf8");
  return JSON.parse(text.replaceAll(/\{(\w+)\}/g, (whole, word: string) => known[word] ?? whole)) as Finding;
};

/** Handled, whatever came of it: nothing that was let in may end in an error and come back for hours. */
test.each(files)("What once did harm does none any more: %s", async (name) => {
  const someone = settle(stage.evil, name.replace(".json", ""));
  const { said, document, mayNotLeave } = read(name, someone.id);
  if (document !== undefined) stage.evil.pages.set(new URL(someone.id).pathname, { ...someone.document, ...document });
  const sender = said.actor === someone.id ? someone : stage.mallory;
  await player.play({
    name,
    send: async () => ({ answer: await stage.say(sender, said), id: null }),
    answer: [202],
    outcome: "handled",
    effect: "of its sender",
  });
  const [row] = await stage.sql`select outcome, last_error from inbox_activity where activity_id = ${String(said.id)}`;
  expect(row).toMatchObject({ last_error: null, outcome: expect.any(String) });
  if (mayNotLeave === undefined) return;
  const gone = await stage.sql`select 1 from outgoing_activity where body like ${`%${mayNotLeave}%`}`;
  expect(gone).toHaveLength(0);
});
