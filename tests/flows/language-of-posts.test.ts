import { afterAll, beforeAll, expect, test } from "vitest";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** What people write keeps its own language, and a page in another one says which. */
const clock = createMovedClock();
let wijk: RunningWijk;
let peer: MastodonPeer;
let anneke: Person;
let daan: Person;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  [anneke, daan] = [await wijk.neighbour("Anneke"), await wijk.neighbour("Daan")];
  await daan.post("/taal", { taal: "en" });
  peer = await createMastodonPeer({ clock, host: "localhost" });
});
afterAll(async () => {
  await peer.close();
  await wijk.close();
});

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await wijk.settle();
    await peer.settled();
    clock.move(5_000);
  }
};
const ask = async (title: string) => {
  const given = { title, text: "Voor zaterdag.", theme: "lenen", audience: "everyone", outside: "standin" };
  const { pathname } = new URL((await anneke.post("/vragen", given)).url);
  await bothSettle();
  return { path: pathname, uri: `${wijk.origin}/ap/o/${pathname.split("/").at(-1)}` };
};
/** The `lang` that holds for words on a page: of the innermost element around them that says one, "" when none does. */
const languageOf = (html: string, words: string): string => {
  const main = html.slice(html.indexOf("<main"));
  // Not in an attribute.
  const at = main.search(new RegExp(`(?<=>)[^<>]*${words.replace("?", "\\?")}`));
  if (at < 0) throw new Error(`"${words}" is not on the page`);
  const around: (readonly [name: string, lang: string])[] = [];
  for (const [, end, name = "", said = ""] of main.slice(0, at).matchAll(/<(\/?)([a-z][\w-]*)([^>]*)>/g)) {
    if (/^(img|input|br|path|use|wbr)$/.test(name)) continue;
    if (end === "/") around.length = around.findLastIndex(([open]) => open === name);
    else around.push([name, / lang="([^"]*)"/.exec(said)?.[1] ?? ""]);
  }
  return around.findLast(([, lang]) => lang !== "")?.[1] ?? "";
};

test("An answer from elsewhere keeps the language that its author says, and what residents write is in that of the wijk", async () => {
  const { path, uri } = await ask("Wie heeft een fietskar?");
  const sanne = await peer.account("sanne");
  const reply = await sanne.reply(uri, "You can borrow mine.", { language: "en" });
  await sanne.reply(uri, "Of vraag het bij de speeltuin.", { language: "nl-BE" });
  await bothSettle();
  const [dutch, english] = [(await anneke.get(path)).html, (await daan.get(path)).html];
  const seen = (html: string) =>
    ["You can borrow mine", "Of vraag het", "Voor zaterdag", "Wie heeft een fietskar?"].map((words) =>
      languageOf(html, words),
    );
  expect(seen(dutch)).toEqual(["en", "", "", ""]);
  expect(seen(english)).toEqual(["", "nl-BE", "nl", "nl"]);
  expect(languageOf((await daan.get("/vragen")).html, "Wie heeft een fietskar")).toBe("nl");
  await sanne.edit(reply.uri, "You can borrow mine on Saturday.");
  await bothSettle();
  expect(languageOf((await anneke.get(path)).html, "You can borrow mine on Saturday")).toBe("en");
});

test("What goes to other servers is Dutch whatever language its author reads", async () => {
  const { path, uri } = await ask("Wie weet een goede kapper?");
  await daan.post(`${path}/antwoorden`, { text: "Die op de hoek.", outside: "standin" });
  await bothSettle();
  const read = async (address: string) =>
    (await fetch(address, { headers: { accept: "application/activity+json" } })).json();
  const question = await read(uri);
  expect(Object.keys(question.contentMap)).toEqual(["nl"]);
  const answer = /id="antwoord-([0-9a-f-]{36})"/.exec((await daan.get(path)).html)?.[1];
  const note = await read(`${wijk.origin}/ap/o/${answer}`);
  expect(Object.keys(note.contentMap)).toEqual(["nl"]);
  expect(JSON.stringify(await read(note.attributedTo))).not.toMatch(/resident|neighbour/i);
});
