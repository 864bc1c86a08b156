import { afterAll, beforeAll, expect, test } from "vitest";
import { day, hour } from "../../src/kernel/clock.ts";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { createPerson, type Person } from "../support/person.ts";
import { openPostOffice, type PostOffice } from "../support/post-office.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let post: PostOffice;
let wijk: RunningWijk;
let peer: MastodonPeer;
let administrator: Person;
let anneke: Person;
let noor: Person;

const address = (name: string) => `${name.toLowerCase()}@post.example`;

/** What lies in the real mailbox of somebody, newest last. */
const lettersOf = (name: string) => post.letters.filter(({ to }) => to.includes(address(name)));
const settle = async () => {
  clock.move(1_000);
  await wijk.settle();
  await peer.settled();
};
const inLetter = (name: string, pattern: RegExp): string =>
  lettersOf(name)
    .map(({ text }) => pattern.exec(text)?.[0])
    .findLast((found) => found !== undefined) ?? "/nothing";

/** Somebody comes in with the code of a printed letter, and signs in with the mail. */
const joinWith = async (code: string, name: string): Promise<Person> => {
  const person = createPerson(wijk.origin);
  await person.post("/meedoen", { code, name, email: address(name) });
  await settle();
  await person.get(inLetter(name, /\/inloggen\/link\/[\w-]+/));
  return person;
};

beforeAll(async () => {
  post = await openPostOffice();
  const environment = { SMTP_URL: post.url, SMTP_SENDER: "Holtveen <post@holtveen.example>" };
  wijk = await startWijk({ clock, environment, heldPosts: 2 });
  ({ administrator } = wijk);
  peer = await createMastodonPeer({ clock, host: "localhost" });
  const sanne = await peer.account("sanne");
  await sanne.follow((await sanne.lookup(wijk.handle)).id);
  await settle();
});
afterAll(async () => {
  await peer.close();
  await wijk.close();
  await post.close();
});

test("a newcomer's first week: asking in, being known, writing, being read first, and being a neighbour", async () => {
  // Before: the administrator prints letters, and Anneke uses hers. She moderates, until the end of the year.
  const printed = await administrator.post("/beheer/brieven", { list: "Lindelaan 12\nLindelaan 14", days: "60" });
  const codes = [...printed.html.matchAll(/paper__code"[^>]*>([a-z0-9-]+)</g)].map(([, code = ""]) => code);
  expect(codes).toHaveLength(2);
  anneke = await joinWith(codes[0] ?? "", "Anneke");
  const members = await wijk.wijk.useCases.members.all();
  const annekeId = members.find(({ name }) => name === "Anneke")?.id;
  const roles = { roles: "moderator", "until-moderator": "2026-12-31" };
  expect((await administrator.post(`/beheer/leden/${annekeId}/rollen`, roles)).status).toBe(200);

  // Monday: Noor has no letter. She asks to join and names Anneke, and a neighbour who does not exist.
  noor = createPerson(wijk.origin);
  const empty = await noor.post("/meedoen/zonder-code", { name: "Noor", email: address("Noor") });
  expect([empty.status, empty.html.includes(`value="${address("Noor")}"`)]).toEqual([422, true]);
  const asked = await noor.post("/meedoen/zonder-code", {
    name: "Noor",
    email: address("Noor"),
    "neighbour-1": "Anneke",
    words: "Ik woon sinds kort aan de Kastanjehof.",
  });
  expect(new URL(asked.url).pathname).toBe("/meedoen/gevraagd");
  await settle();
  expect(lettersOf("Noor").map(({ subject }) => subject)).toEqual(["Je wilt meedoen in Holtveen"]);

  // Tuesday: Anneke says yes with the link of her letter, in a browser where she is not signed in.
  clock.move(day);
  const atHome = createPerson(wijk.origin);
  const link = inLetter("Anneke", /\/instaan\/[\w-]+/);
  expect((await atHome.get(link)).html).toContain("Ik woon sinds kort aan de Kastanjehof.");
  expect((await atHome.post(link, { answer: "yes" })).html).toContain("Dank je wel.");
  expect((await atHome.post(link, { answer: "no" })).status).toBe(404);
  await settle();
  expect(lettersOf("Noor").at(-1)?.subject).toBe("Welkom in Holtveen");
  await noor.post("/inloggen", { email: address("Noor") });
  await settle();
  await noor.get(inLetter("Noor", /\/inloggen\/link\/[\w-]+/));
  expect((await noor.get("/ik")).html).toContain("Je bent ingelogd als Noor.");
  await settle();

  // Wednesday: she asks something that everyone may read. It waits; nobody reads it, nobody is mailed, nothing goes out.
  clock.move(day);
  const question = {
    title: "Wie kent een goede tandarts?",
    text: "Voor mijn kinderen.",
    theme: "zorg",
    toldSensitive: "zorg",
    audience: "everyone",
  };
  const written = await noor.post("/vragen", question);
  const path = new URL(written.url).pathname;
  const id = path.split("/").at(-1);
  expect(written.html).toContain("Een moderator kijkt eerst");
  const [mailed, received] = [post.letters.length, peer.received.length];
  await settle();
  expect([post.letters.length, peer.received.length]).toEqual([mailed, received]);
  expect((await administrator.get("/")).html).not.toContain("tandarts");
  expect((await wijk.visitor().get(path)).status).toBe(404);

  // Thursday: Anneke reads it and lets it through. It goes out.
  clock.move(day);
  expect((await anneke.get("/moderatie")).html).toContain("Wie kent een goede tandarts?");
  expect((await anneke.post(`/moderatie/${id}/doorlaten`, { version: "" })).html).toContain("Er wacht nu niets.");
  await settle();
  clock.move(10_000);
  await settle();
  expect(JSON.stringify(peer.received.slice(received))).toContain("Wie kent een goede tandarts?");
  expect((await wijk.visitor().get(path)).html).toContain("Voor mijn kinderen.");

  // A neighbour answers, and Noor reads it in her mail.
  await administrator.post(`${path}/antwoorden`, { text: "Die aan het plein neemt nieuwe mensen aan." });
  await settle();
  expect(lettersOf("Noor").at(-1)?.text).toContain("Die aan het plein neemt nieuwe mensen aan.");

  // Friday: an advertisement is not placed. She reads why, on the page and in her mail.
  clock.move(day);
  const selling = { ...question, title: "Wie wil mijn cursus kopen?", text: "", audience: "wijk" };
  const advert = new URL((await noor.post("/vragen", selling)).url).pathname;
  const advertId = advert.split("/").at(-1);
  await anneke.post(`/moderatie/${advertId}/weigeren`, {
    [`rule-${advertId}`]: "friendly",
    [`reason-${advertId}`]: "Reclame hoort hier niet.",
  });
  await settle();
  expect((await noor.get(advert)).html).toContain("Reclame hoort hier niet.");
  expect(lettersOf("Noor").at(-1)?.text).toContain("Reclame hoort hier niet.");

  // Saturday: her answer is the second that is let through. From then on she writes like every neighbour.
  clock.move(day);
  const ladder = { ...question, title: "Wie heeft een ladder?", text: "", audience: "wijk" };
  const ladderPath = new URL((await administrator.post("/vragen", ladder)).url).pathname;
  await noor.post(`${ladderPath}/antwoorden`, { text: "Ik heb er een." });
  expect((await administrator.get(ladderPath)).html).toContain("Dit antwoord wacht op een moderator.");
  const waiting = /\/moderatie\/([0-9a-f-]{36})\/doorlaten/.exec((await anneke.get("/moderatie")).html)?.[1];
  await anneke.post(`/moderatie/${waiting}/doorlaten`, { version: "" });
  await settle();
  expect((await administrator.get(ladderPath)).html).toContain("Ik heb er een.");

  // Sunday: nothing waits any more.
  clock.move(day);
  const thanks = await noor.post("/vragen", { ...question, title: "Wie wandelt er mee?", text: "", audience: "wijk" });
  expect(thanks.html).toContain("Je vraag staat erop.");
  expect((await anneke.get("/vragen")).html).toContain("Wie wandelt er mee?");

  // What was done is in the log; of Noor it is known by which way and in which month she came, and no more.
  const log = (await anneke.get("/beheer/logboek")).html;
  for (const line of ["2 brieven met een code gemaakt", "Taken van Anneke: Moderator", "doorgelaten", "niet geplaatst"])
    expect(log).toContain(line);
  expect((await administrator.get("/beheer/leden")).html).toMatch(
    /Noor[\s\S]*?Doet mee sinds november 2026, een buur zei ja/,
  );
  clock.move(hour);
  await settle();
  expect(await wijk.wijk.failedJobs()).toEqual([]);
});
