import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let anneke: Person;
let marja: Person;

beforeAll(async () => {
  holtveen = await startWijk({ clock, name: "Holtveen" });
  lindehout = await startWijk({ clock, name: "Lindehout" });
  anneke = await holtveen.neighbour("Anneke");
  marja = await lindehout.neighbour("Marja");
});
afterAll(async () => {
  await lindehout.close();
  await holtveen.close();
});

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await holtveen.settle();
    await lindehout.settle();
    clock.move(5_000);
  }
};

const question = {
  title: "Wie heeft een partytent te leen?",
  text: "Voor ons straatfeest.",
  theme: "lenen",
  audience: "everyone",
  outside: "standin",
};

/** A question in Holtveen, and its page in both wijken. */
const ask = async (title = question.title) => {
  const page = await anneke.post("/vragen", { ...question, title });
  await bothSettle();
  const list = await marja.get("/buurwijken");
  const there = new RegExp(`href="(/vragen/[0-9a-f-]{36})"[^>]*>(?:<!--[^>]*-->)*${title.replaceAll("?", "\\?")}`).exec(
    list.html,
  )?.[1];
  return { here: new URL(page.url).pathname, there: there ?? "/not-there" };
};

const answerIdIn = (html: string): string => /id="antwoord-([0-9a-f-]{36})"/.exec(html)?.[1] ?? "no answer on the page";

test("Lindehout follows Holtveen by its address, and Holtveen says yes", async () => {
  const asked = await lindehout.administrator.post("/beheer/buurwijken", { address: holtveen.handle });
  expect(asked.status).toBe(200);
  await bothSettle();
  const page = await lindehout.administrator.get("/beheer/buurwijken");
  expect(page.html).toContain("Holtveen");
  expect((await marja.get("/buurwijken")).status).toBe(200);
});

test("A question for everyone shows in Lindehout under the neighbours, without the asker's name, and is not shared again", async () => {
  const { there } = await ask();
  const page = await marja.get(there);
  expect(page.status).toBe(200);
  expect(page.html).toContain("Wie heeft een partytent te leen?");
  expect(page.html).toContain("Voor ons straatfeest.");
  expect(page.html).toContain("Holtveen");
  expect(page.html).not.toContain("Anneke");
  const actor = await (
    await fetch(`${lindehout.origin}/.well-known/webfinger?resource=acct:lindehout@${lindehout.host}`)
  ).json();
  const self = actor.links.find((link: { rel: string }) => link.rel === "self").href;
  const outbox = await (await fetch(`${self}/outbox`, { headers: { accept: "application/activity+json" } })).json();
  expect(outbox.totalItems).toBe(0);
});

test("Someone in Lindehout answers, the answer stands in Holtveen, helps, and Lindehout sees that it did", async () => {
  const { here, there } = await ask("Wie leent ons een springkussen?");
  const answered = await marja.post(`${there}/antwoorden`, { text: "Wij hebben er een in het buurthuis." });
  expect(answered.status).toBe(200);
  await bothSettle();

  const inHoltveen = await anneke.get(here);
  expect(inHoltveen.html).toContain("Wij hebben er een in het buurthuis.");
  expect(inHoltveen.html).toContain("iemand uit Lindehout");
  expect(inHoltveen.html).not.toContain("Marja");
  expect(await holtveen.lastLetter()).toContain("Wij hebben er een in het buurthuis.");

  clock.move(60_000);
  await anneke.post(`${here}/geholpen`, { answer: answerIdIn(inHoltveen.html) });
  await bothSettle();
  const inLindehout = await marja.get(there);
  expect(inLindehout.html).toContain("Beantwoord");
  expect(inLindehout.html.match(/<li [^>]*id="antwoord-/g)).toHaveLength(1);
  expect(inLindehout.html).toContain("answer--helped");
});

test("Answers given in Holtveen are read in Lindehout too", async () => {
  const { here, there } = await ask("Waar is een goede fietsenmaker?");
  const daan = await holtveen.neighbour("Daan");
  await daan.post(`${here}/antwoorden`, { text: "Bij de brug zit een goede." });
  await bothSettle();
  const page = await marja.get(there);
  expect(page.html).toContain("Bij de brug zit een goede.");
  expect(page.html).not.toContain("Daan");
});

test("What is changed in one wijk changes in the other, both ways", async () => {
  const { here, there } = await ask("Wie kan mij helpen verhuizen?");
  const answered = await marja.post(`${there}/antwoorden`, { text: "Ik kan zaterdag." });
  await bothSettle();
  clock.move(60_000);
  await marja.post(`/antwoorden/${answerIdIn(answered.html)}/veranderen`, { text: "Ik kan zondag." });
  await anneke.post(`${here}/veranderen`, { ...question, title: "Wie helpt mij verhuizen?" });
  await bothSettle();
  expect((await anneke.get(here)).html).toContain("Ik kan zondag.");
  expect((await marja.get(there)).html).toContain("Wie helpt mij verhuizen?");
});

test("An answer that Lindehout takes back is gone in Holtveen", async () => {
  const { here, there } = await ask("Wie heeft een boor?");
  const answered = await marja.post(`${there}/antwoorden`, { text: "Ik, kom maar langs." });
  await bothSettle();
  expect((await anneke.get(here)).html).toContain("Ik, kom maar langs.");
  await marja.post(`/antwoorden/${answerIdIn(answered.html)}/intrekken`);
  await bothSettle();
  expect((await anneke.get(here)).html).not.toContain("Ik, kom maar langs.");
});

test("A question that Holtveen withdraws is gone in Lindehout, and so is every answer under it, in both", async () => {
  const { here, there } = await ask("Wie past er op de kat?");
  await marja.post(`${there}/antwoorden`, { text: "Ik hou van katten." });
  await bothSettle();
  expect((await marja.get(there)).status).toBe(200);
  await anneke.post(`${here}/intrekken`);
  await bothSettle();
  expect((await marja.get(there)).status).toBe(404);
  expect((await marja.get("/buurwijken")).html).not.toContain("Wie past er op de kat?");
  for (const wijk of [holtveen, lindehout]) {
    const sql = postgres(wijk.databaseUrl);
    const kept =
      await sql`select id from post where html like '%katten%' or body like '%katten%' or title like '%de kat?%'`;
    await sql.end();
    expect(kept).toHaveLength(0);
  }
});

test("A wijk that is no longer followed is no longer heard", async () => {
  const page = await lindehout.administrator.get("/beheer/buurwijken");
  const id = /\/beheer\/buurwijken\/([0-9a-f-]{36})\/stoppen/.exec(page.html)?.[1];
  await lindehout.administrator.post(`/beheer/buurwijken/${id}/stoppen`);
  await bothSettle();
  await anneke.post("/vragen", { ...question, title: "Een vraag na het afscheid" });
  await bothSettle();
  expect((await marja.get("/buurwijken")).html).not.toContain("Een vraag na het afscheid");
});

test("An address that leads to no wijk is told beside the field, with what was typed", async () => {
  for (const [address, words] of [
    [`@niemand@${holtveen.host}`, "vonden we niets"],
    ["geen adres", "vonden we niets"],
    [lindehout.handle, "je eigen wijk"],
  ] as const) {
    const page = await lindehout.administrator.post("/beheer/buurwijken", { address });
    expect(page.status, address).toBe(422);
    expect(page.html, address).toContain(words);
    expect(page.html, address).toContain(`value="${address}"`);
  }
});
