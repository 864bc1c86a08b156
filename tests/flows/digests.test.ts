import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compose } from "../../src/compose.ts";
import { readConfig } from "../../src/config.ts";
import { day, hour } from "../../src/kernel/clock.ts";
import { digestLetter } from "../../src/notices/digest.mail.ts";
import { sendDigests } from "../../src/notices/send-digests.ts";
import { createLog } from "../../src/platform/logging.ts";
import { createSealing } from "../../src/platform/sealing.ts";
import { lettersTo, type MailServer, startMailServer } from "../support/mail-server.ts";
import { createMovedClock, type MovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { newWhoLeftFile } from "../support/who-left-file.ts";

const sealingKey = new Uint8Array(32).fill(9);
let clock: MovedClock;
let server: MailServer;
let wijk: RunningWijk;
let anneke: Person;
let daan: Person;

/** Monday, 10:00 in Amsterdam. */
beforeEach(async () => {
  clock = createMovedClock();
  server = await startMailServer();
  wijk = await startWijk({
    clock,
    environment: {
      SMTP_URL: server.url,
      SMTP_SENDER: "post@holtveen.example",
    },
    sealingKey,
  });
  anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
  await wijk.settle();
  server.empty();
});
afterEach(async () => {
  await wijk.close();
  await server.close();
});

const everyDay = (person: Person) => person.post("/ik/post", { digest: "day", atOnce: ["answer"] });
const ask = async (person: Person, title: string, fields: Record<string, string> = {}): Promise<string> => {
  clock.move(60_000);
  const asked = { title, text: `Tekst bij: ${title}`, theme: "lenen", audience: "wijk", ...fields };
  const page = await person.post("/vragen", asked);
  expect(page.status).toBe(200);
  return new URL(page.url).pathname;
};
/** Moves the clock to a moment and does everything that is due then. */
const at = async (moment: string): Promise<void> => {
  clock.move(new Date(moment).getTime() - clock().getTime());
  await wijk.settle();
};
const digestsOf = async (name: string) =>
  (await lettersTo(server, `${name}@post.example`)).filter(({ subject }) =>
    /^(Vandaag|Deze week|Nieuws)/.test(subject ?? ""),
  );
const subjectsOf = async (name: string) => (await digestsOf(name)).map(({ subject }) => subject);

test("on Friday at 17:00 everybody gets what is new in full, but for what they asked themselves", async () => {
  await ask(anneke, "Wie heeft een ladder?");
  await ask(daan, "Wie kent een tandarts?", { audience: "everyone", outside: "standin" });
  await at("2026-11-27T15:59:59Z");
  expect(await digestsOf("anneke")).toEqual([]);
  await at("2026-11-27T16:00:00Z");
  const [letter] = await digestsOf("anneke");
  expect(letter?.subject).toBe("Deze week in Holtveen: 1 nieuwe vraag");
  for (const form of [letter?.text, letter?.html]) {
    expect(form).toContain("Wie kent een tandarts?");
    expect(form).toContain("Tekst bij: Wie kent een tandarts?");
    expect(form).not.toContain("Tekst bij: Wie heeft een ladder?");
    expect(form).not.toContain("Daan");
  }
  expect(letter?.text).toMatch(/Jouw vragen\n-+\n\n\* Wie heeft een ladder\?\n {2}Staat nog open\n/);
  expect((await digestsOf("daan"))[0]?.text).toContain("Tekst bij: Wie heeft een ladder?");
  expect(await digestsOf("beheer")).toEqual([]);
});

test("who chose every day gets it at 17:00, each question once; who chose the week gets each of them once as well", async () => {
  await everyDay(anneke);
  await ask(daan, "Maandag?");
  await at("2026-11-23T16:00:00Z");
  await at("2026-11-24T10:00:00Z");
  await ask(daan, "Dinsdag?");
  await at("2026-11-24T15:59:00Z");
  expect(await subjectsOf("anneke")).toEqual(["Vandaag in Holtveen: 1 nieuwe vraag"]);
  await at("2026-11-24T16:00:00Z");
  await at("2026-11-27T17:00:00Z");
  await at("2026-12-11T17:00:00Z");
  const texts = (await digestsOf("anneke")).map(({ text }) => text);
  expect(texts).toHaveLength(2);
  expect([texts[0]?.includes("Maandag?"), texts[0]?.includes("Dinsdag?")]).toEqual([true, false]);
  expect([texts[1]?.includes("Maandag?"), texts[1]?.includes("Dinsdag?")]).toEqual([false, true]);
  expect(await subjectsOf("daan")).toEqual([]);
  const administrators = (await lettersTo(server, "beheer@holtveen.example")).map(({ subject }) => subject);
  expect(administrators).toEqual(["Deze week in Holtveen: 2 nieuwe vragen"]);
});

test("in summer it is 17:00 too, and nothing comes when nothing is new", async () => {
  await at("2027-03-26T09:00:00Z");
  const eva = await wijkAgain();
  await eva.post("/ik/post", { digest: "day", atOnce: [] });
  await at("2027-03-27T20:00:00Z");
  await ask(eva, "Van Eva zelf?");
  await ask(wijk.administrator, "In de nacht gevraagd?");
  await at("2027-03-28T14:59:00Z");
  expect(await digestsOf("eva")).toEqual([]);
  await at("2027-03-28T15:00:00Z");
  expect(await subjectsOf("eva")).toEqual(["Vandaag in Holtveen: 1 nieuwe vraag"]);
  await at("2027-03-29T15:00:00Z");
  expect(await subjectsOf("eva")).toHaveLength(1);
});

/** A neighbour who joins months later, when the first code is over and sessions have ended. */
const wijkAgain = async (): Promise<Person> => {
  const link = await wijk.wijk.signInLink(
    (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Beheerder")?.id as never,
    day,
  );
  await wijk.administrator.get(link.replace(wijk.origin, ""));
  const made = await wijk.administrator.post("/beheer/codes", { uses: "5", days: "30" });
  const code = /meedoen\/([a-z0-9-]{8,})/.exec(made.html)?.[1] ?? "";
  const person = wijk.visitor();
  clock.move(1_000);
  await person.post("/meedoen", { code, name: "Eva", email: "eva@post.example" });
  const opened = /\/inloggen\/link\/[\w-]+/.exec(await wijk.lastLetter())?.[0] ?? "/no-link";
  expect((await person.get(opened)).status).toBe(200);
  return person;
};

test("what was taken back before 17:00 is not in it, and one's own questions are, with what happened to them", async () => {
  await anneke.post("/ik/post", { digest: "day", atOnce: [] });
  const own = await ask(anneke, "Wie heeft een ladder?");
  const gone = await ask(daan, "Straks ingetrokken?");
  await daan.post(`${gone}/intrekken`);
  clock.move(60_000);
  await daan.post(`${own}/antwoorden`, { text: "Ik heb er een." });
  await at("2026-11-23T16:00:00Z");
  const [letter] = await digestsOf("anneke");
  expect(letter?.subject).toBe("Nieuws over je vraag in Holtveen");
  expect(letter?.text).toContain("1 nieuw antwoord. Staat nog open");
  expect(letter?.text).not.toContain("Straks ingetrokken?");
});

test("who joins later is not told of what was before, and who comes back after a while not of months", async () => {
  await anneke.post("/ik/post", { digest: "never", atOnce: [] });
  await ask(daan, "Heel lang geleden?");
  await at("2026-11-27T16:00:00Z");
  await at("2026-12-14T09:00:00Z");
  await anneke.post("/ik/post", { digest: "week", atOnce: [] });
  const eva = await wijk.neighbour("Eva");
  await everyDay(eva);
  await ask(daan, "Deze week?");
  await at("2026-12-18T16:00:00Z");
  for (const name of ["anneke", "eva"]) {
    const letters = await digestsOf(name);
    expect([name, letters.length, letters[0]?.text?.includes("Deze week?")]).toEqual([name, 1, true]);
    expect(letters[0]?.text).not.toContain("Heel lang geleden?");
  }
});

test("a wijk that was off at 17:00 sends it when it is back, and nothing of it twice", async () => {
  await everyDay(anneke);
  await ask(daan, "Donderdag gevraagd?");
  clock.move(new Date("2026-11-28T09:00:00Z").getTime() - clock().getTime());
  await wijk.settle();
  await at("2026-11-28T16:00:00Z");
  await at("2026-12-04T16:00:00Z");
  expect(await subjectsOf("anneke")).toHaveLength(1);
  const administrators = await lettersTo(server, "beheer@holtveen.example");
  expect(administrators.map(({ text }) => text?.includes("Donderdag gevraagd?"))).toEqual([true]);
});

/** A worker of its own on the same database. */
const otherWorker = async () => {
  const read = readConfig({ ORIGIN: wijk.origin, ALLOW_PRIVATE_PEERS: "true" }, { asRoot: false });
  if (!read.ok) throw new Error(read.problems.join());
  const worker = await compose(read.config, {
    database: { url: wijk.databaseUrl },
    clock,
    log: createLog({ write: () => {}, clock }),
    sealingKey,
    whoLeft: newWhoLeftFile(),
    socketAddress: () => undefined,
  });
  return {
    worker,
    work: sendDigests({ unitOfWork: worker.doorUnitOfWork, letter: digestLetter, clock, origin: wijk.origin }),
  };
};

const untilDone = async (work: () => Promise<number>): Promise<void> => {
  while ((await work()) > 0);
};

test("several workers at once write each letter once, also when one of them dies on the way", async () => {
  await addResidents(250);
  await ask(daan, "Wie weet raad?");
  await wijk.settle();
  clock.move(new Date("2026-11-27T16:00:00Z").getTime() - clock().getTime());
  const workers = await Promise.all([otherWorker(), otherWorker(), otherWorker()]);
  const [first] = workers as [(typeof workers)[number], ...(typeof workers)[number][]];
  let written = 0;
  const dying = sendDigests({
    unitOfWork: first.worker.doorUnitOfWork,
    clock,
    origin: wijk.origin,
    letter: (given) => {
      written += 1;
      if (written === 40) throw new Error("The process is gone.");
      return digestLetter(given);
    },
  });
  await expect(dying()).rejects.toThrow("The process is gone.");
  await Promise.all(workers.map(({ work }) => untilDone(work)));
  await Promise.all(workers.map(({ work }) => untilDone(work)));
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  const [row] = await sql`select count(*)::int as letters from identity.letter where kind = 'digest'`;
  await sql.end();
  // Everybody but Daan, who asked: 250, Anneke and the administrator.
  expect(row?.letters).toBe(252);
  await Promise.all(workers.map(({ worker }) => worker.close()));
}, 60_000);

test("a letter to sign in with does not wait behind the digests of the whole wijk", async () => {
  await addResidents(60);
  await ask(daan, "Wie weet raad?");
  await wijk.settle();
  clock.move(new Date("2026-11-27T16:00:00Z").getTime() - clock().getTime());
  const { worker, work } = await otherWorker();
  await untilDone(work);
  await worker.close();
  server.empty();
  clock.move(hour);
  await wijk.visitor().post("/inloggen", { email: "anneke@post.example" });
  await wijk.settle();
  // Questions that waited long enough bring their askers a letter of their own.
  const others = server.received.filter(({ raw }) => !raw.includes("Jij kiest hoe het verdergaat"));
  expect(others.map(({ recipients }) => recipients[0])).toHaveLength(63);
  expect(server.received.findIndex(({ raw }) => raw.includes("Inloggen bij"))).toBeLessThan(8);
}, 60_000);

/** Residents past the door: joining one by one is another test's business. */
const addResidents = async (count: number): Promise<void> => {
  const sealing = createSealing(sealingKey);
  const sql = postgres(wijk.databaseUrl, { max: 1 });
  for (let number = 0; number < count; number++) {
    const id = crypto.randomUUID();
    const email = `buur${number}@post.example`;
    await sql`insert into resident (id, name, joined_month) values (${id}, ${`Buur ${number}`}, '2026-11')`;
    await sql`insert into identity.address (resident_id, sealed, index, added_at)
      values (${id}, ${sealing.seal(`address:${id}`, email)}, ${sealing.index("e-mail address", email)}, ${clock().toISOString()})`;
  }
  await sql.end();
};
