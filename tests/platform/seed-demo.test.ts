import { afterAll, beforeAll, expect, test } from "vitest";
import { createPerson, type Person } from "../support/person.ts";
import { quickFolder } from "../support/quick-folder.ts";
import { createWorkshop, freePort } from "../support/wijk-process.ts";

type Printed = { origin: string; signIn: Record<"resident" | "wijkwijzer" | "moderator" | "administrator", string> };

const workshop = createWorkshop(await quickFolder());
let environment: Record<string, string>;
let seeded: Printed;

beforeAll(async () => {
  environment = { DATA_DIR: await workshop.dataDirectory(), PORT: String(await freePort()) };
  const seeding = workshop.run(["seed", "demo", "--json"], environment);
  expect(await seeding.ended, seeding.complaints()).toBe(0);
  expect(seeding.complaints()).toBe("");
  seeded = JSON.parse(seeding.out());
  const server = workshop.run(["start"], environment);
  await server.printed(/The wijk is at/);
}, 300_000);
afterAll(() => workshop.clear());

test("The seed prints the address and four links, and nothing else", () => {
  expect(seeded.origin).toBe(`http://localhost:${environment.PORT}`);
  expect(Object.keys(seeded.signIn)).toEqual(["resident", "wijkwijzer", "moderator", "administrator"]);
  for (const link of Object.values(seeded.signIn)) expect(link).toMatch(new RegExp(`^${seeded.origin}/inloggen/link/`));
});

test("A visitor of the seeded wijk reads what is for everyone and finds nothing of the wijk", async () => {
  const visitor = createPerson(seeded.origin);
  const list = (await visitor.get("/vragen")).html;
  expect(list).toContain("Waar kan ik oude verf naartoe brengen?");
  expect(list).toContain("iemand uit Holtveen");
  expect(list).not.toContain("Wie heeft een hoge ladder te leen voor zaterdag?");
  expect(list).not.toContain("Anneke");
});

test("Each link signs its own neighbour in, once, and shows the pages that belong to the role", async () => {
  const people = Object.fromEntries(Object.keys(seeded.signIn).map((role) => [role, createPerson(seeded.origin)]));
  for (const [role, link] of Object.entries(seeded.signIn)) {
    expect((await people[role]?.get(link))?.status, role).toBe(200);
    expect((await people[role]?.get("/ik"))?.status, role).toBe(200);
  }
  const { resident, moderator, administrator } = people;
  expect((await resident?.get("/vragen"))?.html).toContain("Wie heeft een hoge ladder te leen voor zaterdag?");
  expect((await resident?.get("/beheer"))?.status).toBe(404);
  expect((await moderator?.get("/beheer"))?.status).toBe(404);
  expect((await administrator?.get("/beheer"))?.status).toBe(200);

  const again = await createPerson(seeded.origin).get(seeded.signIn.resident);
  expect(again.html).not.toContain("Wie heeft een hoge ladder te leen voor zaterdag?");
});

test("Questions are there in every state, with answers that were changed, taken back and hidden", async () => {
  const resident = await signedIn("anneke@post.example");
  const author = await signedIn("joost@post.example");
  const pageOf = async (title: string, reader = resident) => {
    const { html } = await reader.get("/vragen");
    const link = [...html.matchAll(/href="(\/vragen\/[0-9a-f-]{36})"[^>]*>([^<]*)/g)].find(([, , text]) =>
      text?.includes(title),
    );
    return (await reader.get(link?.[1] ?? `/vragen/${title}`)).html;
  };
  expect(await pageOf("Wie heeft een hoge ladder te leen voor zaterdag?")).toContain("Nieuw");
  expect(await pageOf("Wie rijdt donderdag mee naar het ziekenhuis?")).toContain("tien voor tien");
  const walking = await pageOf("Is er een wandelgroep voor mensen die slecht zien?");
  expect(walking).toContain("Brinkbuurt");
  expect(walking).toContain("Nog 3 buren hebben dit ook.");
  const papers = "Welke papieren heb ik nodig voor de zorgtoeslag?";
  expect(await pageOf(papers)).not.toContain("wachten tot ze bellen");
  expect(await pageOf(papers, author)).toContain("Dit advies klopt niet");
  expect(await pageOf("Hoe krijg ik een vastgeroeste schroef los?")).toContain("Afgesloten");
  expect((await resident.get("/vragen")).html).not.toContain("Van wie is de fiets bij mijn schuur?");
});

test("What the gemeente says hangs on the board under its badge, with its whole address", async () => {
  const { html } = await createPerson(seeded.origin).get("/mededelingen");
  expect(html).toContain("Officieel: gemeente");
  expect(html).toContain("@gemeente@social.veldermeer.example");
  expect(html).toContain("Grijs afval een dag later");
});

test("There is a poll with a result, and one for everyone in which can be voted", async () => {
  const resident = await signedIn("anneke@post.example");
  const list = (await resident.get("/peilingen")).html;
  const link = (title: string) =>
    [...list.matchAll(/href="(\/peilingen\/[0-9a-f-]{36})"[^>]*>([^<]*)/g)].find(([, , text]) => text === title)?.[1];
  const over = (await resident.get(link("Op welke dag houden we het straatfeest?") ?? "/")).html;
  expect(over).toContain("3 van de 5 kozen dit (60%)");
  const open = await resident.get(link("Wat komt er op het lege veldje bij de molen?") ?? "/");
  expect(open.html).toContain("Stemmen");
  expect((await createPerson(seeded.origin).get(new URL(open.url).pathname)).status).toBe(200);
});

test("There is an agenda: what one walks into, what is full with somebody who waits, and what does not go on", async () => {
  const [maker, visitor] = [await signedIn("fatma@post.example"), createPerson(seeded.origin)];
  const list = (await visitor.get("/agenda")).html;
  expect(list).toContain("Gaat niet door");
  expect(list).not.toContain("Bankjes schilderen op het plein");
  const path = /href="(\/agenda\/[0-9a-f-]{36})"[^>]*>Samen soep koken/.exec(list)?.[1] ?? "/agenda/none";
  expect((await visitor.get(path)).html).toContain("4 van de 4 plekken zijn bezet.");
  expect((await maker.get(path)).html).toMatch(/<li[^>]*>Corrie<\/li>.*<li[^>]*>Wim<\/li>/s);
});

test("Neighbours and an organisation offer and look for things", async () => {
  const [resident, visitor] = [await signedIn("anneke@post.example"), createPerson(seeded.origin)];
  const list = (await resident.get("/aanbod")).html;
  for (const words of ["Kruiwagen te leen", "Iemand die een kast kan tillen", "Nu even niet", "Welzijn Holtveen"])
    expect(list).toContain(words);
  expect((await visitor.get("/aanbod")).html).not.toContain("Kruiwagen te leen");
});

test("The wijkwijzer has an answer to bring back, a note, and nothing left of what was brought back", async () => {
  const [ria, anneke] = [await signedIn("ria@holtveen.example"), await signedIn("anneke@post.example")];
  const desk = (await ria.get("/mijn-tafel")).html;
  expect(desk).toContain("Breng dit antwoord terug");
  expect(desk).toContain("meneer van de hoek");
  expect(desk).toContain("Is er iemand die een uurtje komt praten?");
  expect(desk).not.toContain("mevrouw met het hondje, Kerkstraat");
  const list = (await anneke.get("/vragen")).html;
  expect(list).toContain("via wijkwijzer Ria");
  expect(list).not.toContain("Is er iemand die een uurtje komt praten?");
});

test("The wijk has themes of its own, and an asker is asked whether a question can be rounded off", async () => {
  const [resident, asker] = [await signedIn("anneke@post.example"), await signedIn("wim@post.example")];
  const form = (await resident.get("/vragen/nieuw")).html;
  expect(form).toContain("Huisdieren");
  expect(form).toContain("Koken en bakken");
  const [, path = "/"] =
    /href="(\/vragen\/[0-9a-f-]{36})"[^>]*>Mijn tablet/.exec((await asker.get("/vragen")).html) ?? [];
  expect((await asker.get(path)).html).toContain("Bram keek naar je vraag en denkt van wel.");
});

test("Neighbours got digests of the week, and who wanted so of the day", async () => {
  const visitor = createPerson(seeded.origin);
  const box = (await visitor.get("/dev/mail")).html;
  expect(box).toContain("Deze week in Holtveen");
  expect(box).toContain("Vandaag in Holtveen");
  expect((await (await signedIn("anneke@post.example")).get("/ik/post")).html).toMatch(/value="day" checked/);
});

test("Conversations are there too: new ones, one that waits for a yes, and a message for the moderators", async () => {
  const [resident, moderator] = [await signedIn("anneke@post.example"), await signedIn("samira@holtveen.example")];
  const list = (await resident.get("/gesprekken")).html;
  for (const words of ["Bram", "Daan", "Kevin", "1 nieuw bericht", "Vraagt of je wilt schrijven"])
    expect(list).toContain(words);
  const reports = (await moderator.get("/moderatie/meldingen")).html;
  expect(reports).toContain("Hij wil mij iets verkopen.");
  expect(reports).toContain("Spelen jullie om geld?");
  expect(reports).toContain("Mag iemand die Wim niet kent zomaar bij hem thuis komen?");
  expect(reports).not.toContain("Dat zegt iedereen altijd.");
});

test("Somebody waits to join, and what a newcomer wrote first waits for a moderator; what was let through stands there", async () => {
  const administrator = await signedIn("marja@holtveen.example");
  const { html } = await administrator.get("/beheer");
  expect(html).toContain("Er wacht 1 nieuwe buur.");
  expect(html).toContain("Er wacht 1 tekst van een nieuwe buur.");
  expect((await administrator.get("/beheer/logboek")).html).toContain("24 brieven met een code gemaakt");
  const list = (await (await signedIn("anneke@post.example")).get("/vragen")).html;
  expect(list).toContain("Wie kent een tandarts die nieuwe mensen aanneemt?");
  expect(list).not.toContain("Waar kunnen kinderen van zes leren schaatsen?");
});

test("Questions without a name are there, with what their askers did, and the one wijkwijzer knows of one", async () => {
  const [resident, ria] = [await signedIn("anneke@post.example"), await signedIn("ria@holtveen.example")];
  const list = (await resident.get("/vragen")).html;
  expect(list).toContain("Hoe vraag ik uitstel voor een rekening?");
  expect(list.match(/iemand uit de wijk \([a-z ]+\)/g)?.length).toBeGreaterThanOrEqual(2);
  const entrusted = (await ria.get("/toevertrouwd")).html;
  const [href = ""] = /\/toevertrouwd\/[0-9a-f-]{36}/.exec(entrusted) ?? [];
  expect((await ria.get(href)).html).toContain("Deze vraag is van Anneke.");
  const thread = (await ria.get(href.replace("toevertrouwd", "vragen"))).html;
  for (const words of ["Ik ben dinsdag geweest", "Afgesloten", "Dit hielp"]) expect(thread).toContain(words);
});

test("A directory with a wijk in it is refused in one sentence, and that wijk stays as it is", async () => {
  const second = workshop.run(["seed", "demo"], { ...environment, DATA_DIR: await seededForReaders() });
  expect(await second.ended).toBe(1);
  expect(second.complaints()).toBe(
    "There is a wijk in this data directory already. Give an empty one with DATA_DIR.\n",
  );
  expect(second.out()).toBe("");
});

test("Where letters would really be sent, nothing is seeded", async () => {
  const refused = workshop.run(["seed", "demo"], {
    DATA_DIR: await workshop.dataDirectory(),
    SMTP_URL: "smtp://127.0.0.1:2525",
    SMTP_SENDER: "post@holtveen.example",
  });
  expect(await refused.ended).toBe(1);
  expect(refused.complaints()).toContain("Leave SMTP_URL out");
});

const people = new Map<string, Promise<Person>>();

/** Whoever has this address, signed in by a link of the command line; who was once stays so. */
const signedIn = (address: string): Promise<Person> => {
  const known = people.get(address) ?? signIn(address);
  people.set(address, known);
  return known;
};

const signIn = async (address: string): Promise<Person> => {
  const link = workshop.run(["user", "link", address], environment);
  expect(await link.ended, link.complaints()).toBe(0);
  const person = createPerson(seeded.origin);
  await person.get(link.out().trim());
  return person;
};

/** A directory with the shorter of the two demonstrations, told in words that people read. */
const seededForReaders = async (): Promise<string> => {
  const directory = await workshop.dataDirectory();
  const seeding = workshop.run(["seed", "demo", "--gemeente"], { ...environment, DATA_DIR: directory });
  expect(await seeding.ended, seeding.complaints()).toBe(0);
  expect(seeding.out()).toContain("for 30 days");
  return directory;
};
