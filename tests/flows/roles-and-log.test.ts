import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { day, hour } from "../../src/kernel/clock.ts";
import { type Browser, type DoorApp, madeCode, newestLetter, openBrowser, openSetUpApp } from "./door-app.ts";

let app: DoorApp;
let administrator: Browser;
let daan: Browser;
let daanId: string;
beforeEach(async () => {
  ({ app, administrator } = await openSetUpApp());
  const code = await madeCode(administrator, { uses: "9", days: "9" });
  daan = openBrowser(app);
  await daan.post("/meedoen", { code, name: "Daan", email: "daan@post.example" });
  await daan.post("/inloggen/code", { code: (await newestLetter(app, "daan@post.example"))?.code ?? "" });
  daanId = (await app.unitOfWork(({ residents }) => residents.byName("daan")))[0]?.id ?? "";
});
afterEach(() => app.close());

const idOf = async (name: string) => (await app.unitOfWork(({ residents }) => residents.byName(name)))[0]?.id ?? "";
const give = (id: string, roles: readonly string[], lastDays: Readonly<Record<string, string>> = {}) =>
  administrator.post(
    `/beheer/leden/${id}/rollen`,
    new URLSearchParams([
      ...roles.map((role) => ["roles", role]),
      ...Object.entries(lastDays).map(([role, last]) => [`until-${role}`, last]),
    ]),
  );
/** Some time later, with the work in the background done. The administrator looked in meanwhile. */
const later = async (milliseconds: number) => {
  app.move(milliseconds);
  await administrator.get("/");
  await app.wijk.settle();
};
const rolesOfDaan = async () => (await app.unitOfWork(({ residents }) => residents.byName("Daan")))[0]?.roles;
const log = async (browser = administrator): Promise<string> => (await browser.get("/beheer/logboek")).text;
const reminders = async () => (await app.letterBox.newest()).filter(({ kind }) => kind === "role-ends");

test("a role is given up to and including a day, two weeks before its end a letter comes, once, and then it ends by itself", async () => {
  // The clock of these tests stands at 10 March 2026.
  expect((await give(daanId, ["moderator"], { moderator: "2026-04-30" })).status).toBe(303);
  expect((await administrator.get("/beheer/leden")).text).toContain("Moderator tot en met 30 april");
  await later(25 * day);
  expect(await reminders()).toHaveLength(0);
  await later(13 * day);
  expect(await reminders()).toMatchObject([{ to: "daan@post.example", subject: "Je taak als moderator loopt af" }]);
  expect((await reminders())[0]?.text).toContain("tot en met donderdag 30 april.");
  await later(2 * day);
  expect(await reminders()).toHaveLength(1);
  await later(11 * day);
  expect(await rolesOfDaan()).toEqual(["moderator"]);
  await later(day);
  expect(await rolesOfDaan()).toEqual([]);
  expect(await log()).toMatch(/Taak van Daan afgelopen: Moderator[\s\S]*?Ging vanzelf/);
});

test("a role without a last day has no end, and giving it again without one takes the end away", async () => {
  await give(daanId, ["moderator", "wijkwijzer"], { moderator: "2026-03-20" });
  await give(daanId, ["moderator", "wijkwijzer"]);
  await later(60 * day);
  expect(await rolesOfDaan()).toEqual(["wijkwijzer", "moderator"]);
  expect(await reminders()).toHaveLength(0);
});

test("a last day that is over or no day is refused, and nothing changes", async () => {
  for (const [last, words] of [
    ["2026-03-09", "Deze dag is al voorbij"],
    ["2026-02-31", "Dit is geen dag"],
    ["morgen", "Dit is geen dag"],
    ["9999-01-01", "Dit is geen dag"],
  ] as const) {
    const refused = await give(daanId, ["moderator"], { moderator: last });
    expect([refused.status, refused.text.includes(words)]).toEqual([422, true]);
  }
  expect(await rolesOfDaan()).toEqual([]);
  expect((await give(daanId, ["moderator"], { moderator: "2026-03-10" })).status).toBe(303);
});

test("the last administrator stays one past the day, until there is another", async () => {
  const marja = await idOf("Marja");
  await give(marja, ["administrator"], { administrator: "2026-03-12" });
  await later(5 * day);
  expect((await administrator.get("/beheer")).status).toBe(200);
  await give(daanId, ["administrator"]);
  await later(hour + 1);
  expect((await administrator.get("/beheer")).status).toBe(404);
  expect((await daan.get("/beheer")).status).toBe(200);
});

test("everything that is done with power over others stands in the log: who, what, when and why", async () => {
  await give(daanId, ["moderator"], { moderator: "2026-12-31" });
  await administrator.post("/beheer/servers", { host: "reclame.example", reason: "Stuurt reclame" });
  await administrator.post("/beheer/servers/vrij", { host: "reclame.example" });
  await administrator.post("/beheer/brieven", { list: "Lindelaan 1\nLindelaan 2", days: "9" });
  const batch = /brieven\/([0-9a-f-]{36})\/intrekken/.exec((await administrator.get("/beheer/brieven")).text)?.[1];
  await administrator.post(`/beheer/brieven/${batch}/intrekken`);
  const code = /codes\/([0-9a-f-]{36})\/intrekken/.exec((await administrator.get("/beheer/codes")).text)?.[1];
  await administrator.post(`/beheer/codes/${code}/intrekken`);
  for (const [name, way] of [
    ["Noor", "ja"],
    ["Bo", "nee"],
  ] as const) {
    await openBrowser(app).post("/meedoen/zonder-code", {
      name,
      email: `${name}@post.example`,
      words: "Ik woon hier.",
    });
    await app.wijk.settle();
    const id = /aanvragen\/([0-9a-f-]{36})\/ja/.exec((await administrator.get("/beheer/aanvragen")).text)?.[1];
    await administrator.post(`/beheer/aanvragen/${id}/${way}`, { [`words-${id}`]: "Woont elders" });
  }
  await administrator.post("/beheer/toelating", { vouchers: "2", held: "3" });
  await administrator.post("/beheer/onderwerpen", { name: "Huisdieren", icon: "vlieger" });
  await administrator.post("/beheer/onderwerpen/eten", { name: "Koken en bakken", icon: "eten" });
  await administrator.post("/beheer/onderwerpen/eten/omhoog");
  await administrator.post("/beheer/onderwerpen/eten/stoppen");
  await administrator.post("/beheer/onderwerpen/eten/weer");
  const question = { title: "Wie helpt?", text: "", theme: "zorg", audience: "wijk" };
  const path = (await administrator.post("/vragen", question)).location ?? "";
  const answered = (await daan.post(`${path}/antwoorden`, { text: "Ik" })).location ?? "";
  const answer = answered.split("antwoord-").at(-1);
  await administrator.post(`/antwoorden/${answer}/verbergen`, { rule: "friendly", reason: "Niet aardig" });
  await daan.post(`/antwoorden/${answer}/tonen`);

  const lines = [
    ...(await log()).matchAll(/row__body">\s*<p class="heavy"[^>]*>([^<]*)<\/p>[\s\S]*?<\/div><\/li>/g),
  ].map(([text, what]) => [
    what,
    /dir="auto">(Door [^<]*|Ging vanzelf)</.exec(text)?.[1] ?? "",
    /Reden: ([^<]*)/.exec(text)?.[1] ?? "",
  ]);
  expect(lines.reverse()).toEqual([
    ["Code gemaakt voor 9 bewoners", "Door Marja", ""],
    ["Taken van Daan: Moderator tot en met 31 december 2026", "Door Marja", ""],
    ["Site geweerd: reclame.example", "Door Marja", "Stuurt reclame"],
    ["Site weer toegelaten: reclame.example", "Door Marja", ""],
    ["2 brieven met een code gemaakt", "Door Marja", ""],
    ["De codes van 2 brieven ingetrokken", "Door Marja", ""],
    ["Code ingetrokken", "Door Marja", ""],
    ["Noor mag meedoen", "Door Marja", ""],
    ["Nee gezegd tegen iemand die wilde meedoen", "Door Marja", "Woont elders"],
    ["Wie binnenkomt: 2 keer ja, 3 teksten eerst lezen", "Door Marja", ""],
    ["Onderwerp toegevoegd: Huisdieren", "Door Marja", ""],
    ["Onderwerp veranderd: Koken en bakken", "Door Marja", ""],
    ["Onderwerp niet meer in gebruik: Koken en bakken", "Door Marja", ""],
    ["Onderwerp weer in gebruik: Koken en bakken", "Door Marja", ""],
    ["Antwoord verborgen", "Door Marja", "Niet aardig"],
    ["Antwoord weer getoond", "Door Daan", ""],
  ]);
});

test("moderators and administrators read the log, residents and visitors do not know that it is there", async () => {
  expect((await daan.get("/beheer/logboek")).status).toBe(404);
  expect((await openBrowser(app).get("/beheer/logboek")).location).toBe("/inloggen");
  await give(daanId, ["moderator"]);
  expect((await daan.get("/beheer/logboek")).status).toBe(200);
  expect(await log(daan)).toContain("Taken van Daan: Moderator");
});

test("what was refused leaves no line, and a line is kept or undone together with what it tells", async () => {
  const before = await app.readAsDoor("select 1 from log_entry");
  await give(await idOf("Marja"), []);
  await administrator.post("/beheer/servers", { host: "reclame.example", reason: "" });
  await administrator.post(`/beheer/codes/${crypto.randomUUID()}/intrekken`);
  await administrator.post("/beheer/toelating", { vouchers: "9", held: "9" });
  await administrator.post("/beheer/onderwerpen", { name: "", icon: "vlieger" });
  await administrator.post("/beheer/onderwerpen/anders/stoppen");
  await administrator.post("/beheer/onderwerpen/eten/weer");
  expect(await app.readAsDoor("select 1 from log_entry")).toHaveLength(before.length);
});

test("nobody can change the log or take from it, not the wijk itself and not the owner of the tables", async () => {
  const changes = [
    "update log_entry set reason = 'anders'",
    "delete from log_entry",
    "truncate log_entry",
    "update log_entry set by_resident = null where position = 1",
  ];
  const owner = postgres(app.databaseUrl, { max: 1 });
  for (const change of changes) {
    await expect(owner.unsafe(change), change).rejects.toThrow("the log only grows");
    await expect(app.readAsSquare(change), change).rejects.toThrow(/permission denied|only grows/);
    await expect(app.readAsDoor(change), change).rejects.toThrow(/permission denied|only grows/);
  }
  await owner.end();
  expect(await app.readAsDoor("select 1 from log_entry")).toHaveLength(1);
});

test("a long log is read page by page", async () => {
  for (let round = 0; round < 60; round += 1) await give(daanId, round % 2 === 0 ? ["wijkwijzer"] : []);
  const first = await log();
  const older = /href="(\/beheer\/logboek\?voor=\d+)"/.exec(first)?.[1] ?? "";
  const second = (await administrator.get(older)).text;
  expect([first, second].map((page) => page.match(/Taken van Daan/g)?.length)).toEqual([50, 10]);
  expect(second).toContain("Code gemaakt");
  expect(second).not.toContain('href="/beheer/logboek?voor=');
});
