import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { day, hour } from "../../src/kernel/clock.ts";
import { activityForm, makeActivity } from "../support/activity-form.ts";
import { lettersTo, type MailServer, startMailServer } from "../support/mail-server.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** Coming to an activity with an e-mail address and no account; with a real mail server. */
const clock = createMovedClock();
let wijk: RunningWijk;
let server: MailServer;
let sql: postgres.Sql;
let anneke: Person;
let daan: Person;

beforeAll(async () => {
  server = await startMailServer();
  wijk = await startWijk({ clock, environment: { SMTP_URL: server.url, SMTP_SENDER: "post@holtveen.example" } });
  sql = postgres(wijk.databaseUrl, { max: 2 });
  [anneke, daan] = [await wijk.neighbour("Anneke"), await wijk.neighbour("Daan")];
});
beforeEach(() => server.empty());
afterAll(async () => {
  await sql.end();
  await wijk.close();
  await server.close();
});

const words = (html: string): string =>
  html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
const dayOf = (daysAhead: number): string => new Date(clock().getTime() + daysAhead * day).toISOString().slice(0, 10);
const plan = (fields: Readonly<Record<string, string>> = {}) => makeActivity(anneke, { date: dayOf(10), ...fields });
const ask = (path: string, email: string, name = "Sanne Mulder") =>
  wijk.visitor().post(`${path}/aanmelden-per-mail`, { name, email });
const letters = async (email: string) => {
  await wijk.settle();
  return lettersTo(server, email);
};
const linkIn = (text: string | undefined): string => /\/aanmelding\/[\w-]+/.exec(text ?? "")?.[0] ?? "no link";
const coming = async (path: string): Promise<string> =>
  /(\d+ van de \d+) plekken/.exec((await daan.get(path)).html)?.[1] ?? "none";
/** Somebody who asked and said yes; the link that their letters have. */
const comes = async (path: string, email: string, name?: string): Promise<string> => {
  await ask(path, email, name);
  const link = linkIn((await letters(email)).findLast(({ subject }) => subject?.startsWith("Kom je?"))?.text);
  await wijk.visitor().post(link);
  await wijk.settle();
  return link;
};

test("A place is held only once the link in the letter was followed and yes was said", async () => {
  const { path } = await plan();
  const email = "sanne@elders.example";
  expect((await ask(path, email)).html).toContain("Kijk in je mail.");
  const [letter, ...others] = await letters(email);
  expect(others).toEqual([]);
  expect(letter?.subject).toBe("Kom je? Samen soep koken");
  // What somebody typed as a name goes to an address that may be another's.
  expect(`${letter?.text}${letter?.html}`).not.toContain("Sanne");
  expect(await coming(path)).toBe("0 van de 12");
  const link = linkIn(letter?.text);
  const opened = await wijk.visitor().get(link);
  expect(opened.html).toContain("Ja, ik kom");
  expect(await coming(path)).toBe("0 van de 12");
  expect((await wijk.visitor().post(link)).html).toContain("Je staat op de lijst. Tot dan!");
  expect((await wijk.visitor().post(link)).html).toContain("Je staat op de lijst. Tot dan!");
  expect(await coming(path)).toBe("1 van de 12");
  expect(words((await anneke.get(path)).html)).toMatch(/1 persoon komt Sanne Mulder/);
  expect((await daan.get(path)).html).not.toContain("Sanne");
});

test("Whoever said yes gets a letter with a link to unregister and a file for the calendar, and unregisters with one button", async () => {
  const { path, id } = await plan({ title: "Taart bakken" });
  await comes(path, "piet@elders.example", "Piet");
  const letter = (await letters("piet@elders.example")).at(-1);
  expect(letter?.subject).toBe("Je staat op de lijst: Taart bakken");
  expect(letter?.text).toContain("Dag Piet,");
  const [file] = letter?.attachments ?? [];
  expect([file?.filename, file?.contentType]).toEqual(["activiteit.ics", "text/calendar"]);
  expect(file?.content.toString()).toContain(`UID:${id}@${wijk.host}\r\n`);
  const link = linkIn(letter?.text);
  expect((await wijk.visitor().get(link)).html).toContain("Meld me af");
  expect((await wijk.visitor().post(`${link}/afmelden`)).html).toContain("Je bent afgemeld.");
  expect(await coming(path)).toBe("0 van de 12");
  expect((await wijk.visitor().get(link)).status).toBe(404);
  expect((await wijk.visitor().post(link)).status).toBe(404);
});

test("The link works for 48 hours; then what was typed is gone", async () => {
  const { path, id } = await plan({ title: "Lezing" });
  await ask(path, "laat@elders.example");
  const link = linkIn((await letters("laat@elders.example")).at(-1)?.text);
  clock.move(48 * hour - 1_000);
  expect((await wijk.visitor().get(link)).status).toBe(200);
  clock.move(1_000);
  expect((await wijk.visitor().get(link)).status).toBe(404);
  expect((await wijk.visitor().post(link)).status).toBe(404);
  clock.move(hour);
  await wijk.settle();
  expect(await sql`select 1 from identity.registration where item_id = ${id}`).toEqual([]);
  expect(await wijk.wijk.doorUnitOfWork(({ letters: box }) => box.newest(1_000))).not.toContainEqual(
    expect.objectContaining({ to: "laat@elders.example" }),
  );
});

test("The answer is the same whether an address is on the list, asked before, or new; only its owner reads more", async () => {
  const { path } = await plan({ title: "Spelletjes" });
  await comes(path, "bekend@elders.example");
  await ask(path, "gevraagd@elders.example");
  await wijk.settle();
  const pages = [];
  for (const email of [
    "bekend@elders.example",
    "gevraagd@elders.example",
    "nieuw@elders.example",
    "BEKEND@elders.example",
  ])
    pages.push(await ask(path, email));
  expect(new Set(pages.map(({ status, html }) => `${status} ${html}`)).size).toBe(1);
  const [again] = (await letters("bekend@elders.example")).slice(-1);
  expect(again?.subject).toBe("Je stond al op de lijst: Spelletjes");
  expect(again?.text).toContain("Je hebt al een plek.");
  expect(await coming(path)).toBe("1 van de 12");
  // Of who asked twice only the last link works.
  const links = (await letters("gevraagd@elders.example")).map(({ text }) => linkIn(text));
  const statuses = await Promise.all(links.map(async (link) => (await wijk.visitor().get(link)).status));
  expect(statuses).toEqual([404, 200]);
});

test("When it is full a guest waits, and gets a letter with the calendar file when a place comes free", async () => {
  const { path } = await plan({ title: "Kleine zaal", places: "1" });
  const first = await comes(path, "een@elders.example");
  const second = await comes(path, "twee@elders.example");
  expect((await wijk.visitor().get(second)).html).toContain("Je staat op de wachtlijst.");
  const waiting = (await letters("twee@elders.example")).at(-1);
  expect([waiting?.subject, waiting?.attachments.length]).toEqual(["Je staat op de wachtlijst: Kleine zaal", 0]);
  await wijk.visitor().post(`${first}/afmelden`);
  const up = (await letters("twee@elders.example")).at(-1);
  expect([up?.subject, up?.attachments.length]).toEqual(["Er is een plek voor je: Kleine zaal", 1]);
  expect((await wijk.visitor().get(second)).html).toContain("Je staat op de lijst.");
});

test("What is for the wijk, over, called off or past its last day takes no guests", async () => {
  const inside = await plan({ audience: "wijk" });
  expect((await ask(inside.path, "x@elders.example")).status).toBe(404);
  const off = await plan({ title: "Afgelast" });
  await ask(off.path, "y@elders.example");
  const link = linkIn((await letters("y@elders.example")).at(-1)?.text);
  await anneke.post(`${off.path}/afgelasten`, { why: "Griep" });
  expect((await wijk.visitor().post(link)).html).toContain("Aanmelden kan niet meer.");
  expect((await wijk.visitor().get(link)).html).toContain("Dit gaat niet door");
  expect((await ask(off.path, "z@elders.example")).html).toContain("Aanmelden kan niet meer.");
  const short = await plan({ title: "Tot morgen", until: dayOf(1) });
  await ask(short.path, "w@elders.example");
  const late = linkIn((await letters("w@elders.example")).at(-1)?.text);
  clock.move(40 * hour);
  expect((await wijk.visitor().post(late)).html).toContain("Aanmelden kan niet meer.");
  expect(await coming(short.path)).toBe("0 van de 12");
  expect(await letters("z@elders.example")).toEqual([]);
});

test("What is wrong with a name or an address is told at the field, and nobody is written to", async () => {
  const { path } = await plan();
  const page = await ask(path, "sanne", "");
  expect(page.status).toBe(422);
  expect(page.html).toContain("Vul een naam in.");
  expect(page.html).toContain('value="sanne"');
  for (const email of ["a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example", "<a@b.example>"])
    expect((await ask(path, email)).status).toBe(422);
  await wijk.settle();
  expect(server.received).toEqual([]);
});

test("One mailbox gets no more than a few letters in an hour, whoever asks for them", async () => {
  const { path } = await plan();
  const statuses = [];
  for (let tries = 0; tries < 7; tries += 1) statuses.push((await ask(path, "vol@elders.example")).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  expect((await letters("vol@elders.example")).length).toBeLessThanOrEqual(5);
});

/** Moves the clock to six in the evening (or another time) of the day before an activity, in Dutch winter time. */
const moveTo = (iso: string): void => clock.move(new Date(iso).getTime() - clock().getTime());

test("Everybody with a place is reminded once, at six in the evening of the day before, and who turned it off is not", async () => {
  const date = dayOf(20);
  const eve = dayOf(19);
  const { path } = await plan({ title: "Muziek", date, places: "4" });
  const off = await comes(path, "stil@elders.example");
  expect((await wijk.visitor().post(`${off}/geen-herinnering`)).html).toContain("Je krijgt geen herinnering.");
  await comes(path, "gast@elders.example", "Gast");
  await daan.post(`${path}/aanmelden`);
  await ask(path, "nooit@elders.example");
  await wijk.settle();
  server.empty();
  moveTo(`${eve}T16:59:59Z`);
  await wijk.settle();
  expect(server.received.filter(({ raw }) => raw.includes("Morgen: Muziek"))).toEqual([]);
  moveTo(`${eve}T17:00:00Z`);
  await Promise.all([wijk.settle(), wijk.settle()]);
  const subjects = async () => (await letters("gast@elders.example")).map(({ subject }) => subject);
  expect(await subjects()).toEqual(["Morgen: Muziek"]);
  expect((await letters("gast@elders.example"))[0]?.text).toContain("Dag Gast,");
  const reminded = () => server.received.filter(({ raw }) => raw.includes("Subject: Morgen: Muziek")).length;
  expect(reminded()).toBe(2);
  clock.move(hour);
  await wijk.settle();
  expect(reminded()).toBe(2);
  expect(await letters("stil@elders.example")).toEqual([]);
  expect(await letters("nooit@elders.example")).toEqual([]);
  // Whoever comes after that has the letter about it in hand.
  await comes(path, "vers@elders.example");
  clock.move(hour);
  expect((await letters("vers@elders.example")).map(({ subject }) => subject)).not.toContain("Morgen: Muziek");
});

test("Nobody is reminded of what was called off, hidden or taken back, nor when a resident wants no such letters", async () => {
  // Within a week: after that nobody is left to be reminded.
  const date = dayOf(3);
  const plans = await Promise.all(
    ["Gaat af", "Verborgen", "Ingetrokken", "Blijft"].map((title) => plan({ title, date })),
  );
  const [off, hidden, gone] = plans.map(({ path }) => path);
  for (const { path } of plans) {
    await comes(path, "overal@elders.example");
    clock.move(hour);
    await daan.post(`${path}/aanmelden`);
  }
  await anneke.post(`${off}/afgelasten`, { why: "Griep" });
  await wijk.administrator.post(`${hidden}/verbergen`, { rule: "friendly", reason: "Eerst overleggen" });
  await anneke.post(`${gone}/intrekken`);
  await daan.post("/ik/post", { digest: "never", atOnce: "answer" });
  await wijk.settle();
  server.empty();
  moveTo(new Date(new Date(`${date}T17:30:00Z`).getTime() - day).toISOString());
  const got = await letters("overal@elders.example");
  expect(got.map(({ subject }) => subject)).toEqual(["Morgen: Blijft"]);
  expect(server.received).toHaveLength(1);
  await daan.post("/ik/post", { digest: "never", atOnce: "activity-reminder" });
});

test("On another day everybody is reminded again, and whoever waits learns of a change too", async () => {
  moveTo(`${dayOf(1)}T08:00:00Z`);
  const { path } = await plan({ title: "Markt", date: dayOf(5), places: "1" });
  await comes(path, "kraam@elders.example");
  await comes(path, "wacht@elders.example");
  clock.move(4 * day + 12 * hour);
  const subjects = async (email: string) => (await letters(email)).map(({ subject }) => subject);
  expect(await subjects("kraam@elders.example")).toContain("Morgen: Markt");
  const date = dayOf(6);
  const moved = await anneke.post(`${path}/veranderen`, { ...activityForm, title: "Markt", date, places: "1" });
  expect(moved.status).toBe(200);
  for (const email of ["kraam@elders.example", "wacht@elders.example"])
    expect((await subjects(email)).at(-1)).toBe("Veranderd: Markt");
  clock.move(5 * day);
  expect((await subjects("kraam@elders.example")).filter((subject) => subject === "Morgen: Markt")).toHaveLength(2);
  expect(await subjects("wacht@elders.example")).not.toContain("Morgen: Markt");
});

test("A week after the activity nothing is left of who came: no row, and no letter with an address", async () => {
  const email = "weg@elders.example";
  const { path, id } = await plan({ title: "Slotfeest", date: dayOf(2) });
  await comes(path, email, "Wegwerpnaam");
  await daan.post(`${path}/aanmelden`);
  const rows = () => sql<{ sealed: Buffer | null }[]>`select * from identity.registration where item_id = ${id}`;
  const inTheBox = async () =>
    (await wijk.wijk.doorUnitOfWork(({ letters: box }) => box.newest(1_000))).filter(({ to }) => to === email).length;
  expect(await rows()).toHaveLength(2);
  for (const row of await rows()) expect(JSON.stringify(row)).not.toMatch(/weg@|Wegwerp/);
  expect(await inTheBox()).toBeGreaterThan(1);
  clock.move(8 * day);
  await wijk.settle();
  expect(await rows()).toHaveLength(2);
  clock.move(2 * day);
  await wijk.settle();
  expect(await rows()).toEqual([]);
  expect(await inTheBox()).toBe(0);
  expect((await anneke.get(path)).html).not.toContain("Wegwerpnaam");
});

test("A key that was tampered with, or of another wijk, opens nothing", async () => {
  const { path } = await plan();
  const link = await comes(path, "sleutel@elders.example");
  const tampered = `${link.slice(0, -3)}${link.endsWith("AAA") ? "BBB" : "AAA"}`;
  for (const wrong of [tampered, "/aanmelding/x", `/aanmelding/${crypto.randomUUID()}`])
    for (const status of [
      (await wijk.visitor().get(wrong)).status,
      (await wijk.visitor().post(`${wrong}/afmelden`)).status,
    ])
      expect([wrong, status]).toEqual([wrong, 404]);
  expect((await wijk.visitor().get(link)).status).toBe(200);
});
