import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { day, hour, minute } from "../../src/kernel/clock.ts";
import { createMastodonPeer, type Json, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { createSteady } from "./steady.ts";

/**
 * A busy week in a wijk, as somebody sees it who has an account on a Mastodon server and follows the wijk, and nobody
 * else there. `docs/a-week-on-mastodon.md` shows it to people; what stands in its blocks is what this test saw.
 * `UPDATE_GOLDEN=true` writes them anew.
 */
const clock = createMovedClock();
let wijk: RunningWijk;
let peer: MastodonPeer;
let steady: ReturnType<typeof createSteady>;
type Account = Awaited<ReturnType<MastodonPeer["account"]>>;
let reader: Account;
let sanne: Account;
let neighbours: readonly Person[];
let days: { readonly day: string; readonly shown: readonly string[]; readonly written: number }[];
let ladder: { readonly path: string; readonly uri: string };

const titles = [
  ["Wie heeft een ladder te leen?", "Kent iemand een goede fietsenmaker?"],
  ["Wie leest mijn brief van de bank met mij?", "Waar kan oud brood heen?", "Is er een wandelgroep?"],
  ["Wie past zaterdag een uurtje op de hond?"],
  ["Hoe laat is de ophaal van grofvuil?", "Wie weet een huisarts met plek?"],
  ["Wie speelt er schaak?", "Mijn kraan lekt. Wat nu?"],
  ["Wie geeft bijles rekenen?"],
  ["Waar is de sleutel van de speeltuin?", "Wie heeft stekjes over?"],
] as const;
const names = ["Anneke", "Daan", "Fatma", "Joop", "Maryam", "Piet"];
const weekdays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await wijk.settle();
    await peer.settled();
    clock.move(5_000);
  }
};

const timeline = () => peer.timeline("bram");
const headOf = (text: string): string => /<strong>(.*?)<\/strong>/.exec(text)?.[1] ?? text;

const askInTheWijk = async (person: Person, title: string, audience: "everyone" | "wijk") => {
  const fields = { title, text: "", theme: "lenen", audience, outside: "standin" };
  const path = new URL((await person.post("/vragen", fields)).url).pathname;
  await bothSettle();
  return { path, uri: `${wijk.origin}/ap/o/${path.split("/").at(-1)}` };
};

beforeAll(async () => {
  wijk = await startWijk({ clock });
  const joined: Person[] = [];
  for (const name of names) joined.push(await wijk.neighbour(name));
  neighbours = joined;
  peer = await createMastodonPeer({ clock, host: "localhost" });
  reader = await peer.account("bram");
  sanne = await peer.account("sanne");
  steady = createSteady({ [wijk.host]: "holtveen.example", [peer.host]: "toren.example" });
  const group = await reader.lookup(wijk.handle);
  steady.name(group.id, "wijk");
  await reader.follow(group);
  await bothSettle();
  const person = (index: number) => neighbours[index % neighbours.length] as Person;
  let count = 0;
  const seen: typeof days = [];
  for (const [index, ofDay] of titles.entries()) {
    const before = timeline().length;
    let written = 0;
    await askInTheWijk(person(count + 1), `Alleen voor de wijk, dag ${index + 1}`, "wijk");
    for (const title of ofDay) {
      const question = await askInTheWijk(person(count), title, "everyone");
      ladder ??= question;
      steady.name(question.uri, `question-${count + 1}`);
      for (let answer = 1; answer <= 3 + (count % 3); answer++) {
        clock.move(20 * minute);
        await person(count + answer).post(`${question.path}/antwoorden`, { text: `Antwoord ${answer} op ${title}` });
        written += 1;
      }
      await bothSettle();
      await sanne.reply(question.uri, `Van buiten de wijk: ${title}`);
      written += 1;
      await bothSettle();
      count += 1;
    }
    seen.push({
      day: weekdays[index] ?? "",
      shown: timeline()
        .slice(0, timeline().length - before)
        .map(({ text }) => headOf(text))
        .reverse(),
      written,
    });
    clock.move(day - 6 * hour);
  }
  days = seen;
}, 300_000);
afterAll(async () => {
  await peer.close();
  await wijk.close();
});

const doc = new URL("../../docs/a-week-on-mastodon.md", import.meta.url);

/** Compares what was seen with the block of the document that follows this comment. */
const expectInDocument = (name: string, found: string): void => {
  const block = new RegExp(`(<!-- ${name} -->\\n\`\`\`[a-z]*\\n)([\\s\\S]*?)(\\n\`\`\`)`);
  const text = readFileSync(doc, "utf8");
  if (process.env.UPDATE_GOLDEN === "true") {
    writeFileSync(
      doc,
      text.replace(block, (_all, open: string, _old, close: string) => `${open}${found}${close}`),
    );
  }
  expect(block.exec(readFileSync(doc, "utf8"))?.[2]).toBe(found);
};

test("Whoever follows only the wijk sees each question for everyone once, and no answer at all", () => {
  const questions = titles.flat();
  expect(
    timeline()
      .map(({ text }) => headOf(text))
      .reverse(),
  ).toEqual(questions);
  expect(timeline().every(({ inReplyTo, boostedBy }) => inReplyTo === null && boostedBy !== null)).toBe(true);
  expect(days.reduce((total, { written }) => total + written, 0)).toBeGreaterThan(3 * questions.length);
  const lines = days.map(
    ({ day: name, shown, written }) =>
      `${name.padEnd(10)} ${shown.map((title) => `🔁 ${title}`).join("\n           ")}\n           (${written} antwoorden geschreven, 0 in de tijdlijn)`,
  );
  expectInDocument("timeline", lines.join("\n"));
});

test("Opening a question shows its answers, from the wijk and from elsewhere", async () => {
  clock.move(hour);
  const kept = await reader.openThread(ladder.uri);
  await peer.settled();
  expect(kept.length).toBeGreaterThanOrEqual(3);
  for (const uri of kept) expect(peer.status(uri)?.inReplyTo).toBe(ladder.uri);
});

test("The server of the reader gets nothing about answers that it would not show", () => {
  const about = peer.received.filter(({ activity }) => activity.type === "Announce");
  const ofAnswers = about.filter(({ activity }) => JSON.stringify(activity).includes('"inReplyTo"'));
  expect(ofAnswers).toEqual([]);
});

test("These are the activities with which a question comes in", () => {
  const announced = peer.received
    .map(({ activity }) => activity)
    .filter((activity) => activity.type === "Announce" && JSON.stringify(activity).includes(ladder.uri));
  const [whole, bare] = announced as [Json, Json];
  expectInDocument("announce-whole", JSON.stringify(steady.of(whole), null, 2));
  expectInDocument("announce-bare", JSON.stringify(steady.of(bare), null, 2));
});

test("A question that is rounded off, changed or taken back changes in the timeline, and adds nothing to it", async () => {
  const before = timeline().length;
  const [anneke] = neighbours as [Person];
  await anneke.post(`${ladder.path}/afronden`);
  await bothSettle();
  expect(timeline()).toHaveLength(before);
  expect(peer.status(ladder.uri)?.text).toContain("Afgesloten");
  await anneke.post(`${ladder.path}/intrekken`);
  await bothSettle();
  expect(timeline()).toHaveLength(before - 1);
  // What is meant for other software, Mastodon leaves alone (2.3 of the facts that the peer keeps).
  const leftAlone = ["second announce", "announced activity", "undo unknown"];
  expect(peer.refusals.filter(({ refused }) => !leftAlone.includes(refused))).toEqual([]);
});
