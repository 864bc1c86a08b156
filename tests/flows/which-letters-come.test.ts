import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { headerLines, lettersTo, type MailServer, startMailServer } from "../support/mail-server.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { createPerson, type Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let server: MailServer;
let wijk: RunningWijk;
let daan: Person;
/** A new neighbour for every test, with the usual choices. */
let anneke: Person;
let count = 0;
const address = () => `anneke${count}@post.example`;
const toAnneke = () => lettersTo(server, address());

beforeAll(async () => {
  server = await startMailServer();
  wijk = await startWijk({
    clock,
    environment: { SMTP_URL: server.url, SMTP_SENDER: "Ergens <post@holtveen.example>" },
  });
  daan = await wijk.neighbour("Daan");
  await daan.post("/ik/post", { digest: "never", atOnce: ["answer"] });
});
beforeEach(async () => {
  count += 1;
  anneke = await wijk.neighbour(`Anneke${count}`);
  await wijk.settle();
  server.empty();
});
afterAll(async () => {
  await wijk.close();
  await server.close();
});

const ask = async (title = "Wie heeft een ladder te leen?"): Promise<string> => {
  clock.move(60_000);
  const page = await anneke.post("/vragen", { title, text: "Voor zaterdag.", theme: "lenen", audience: "wijk" });
  return new URL(page.url).pathname;
};

/** Daan answers, and the wijk does everything that follows. */
const answer = async (path: string, text = "Ik heb er een van 4 meter.\n\nKom maar langs."): Promise<void> => {
  clock.move(60_000);
  await daan.post(`${path}/antwoorden`, { text });
  await wijk.settle();
};

/** Where the newest letter to Anneke says that its kind can be stopped. */
const stopAddress = async (): Promise<string> => {
  const newest = server.received.findLast(({ recipients }) => recipients.includes(address()));
  const line = newest === undefined ? "" : headerLines(newest).find((each) => /^list-unsubscribe:/i.test(each));
  return /<(.+)>/.exec(line ?? "")?.[1] ?? "no address";
};

/** What mail software sends for its own button: no cookie, no Origin. */
const oneClick = (address: string, body = "List-Unsubscribe=One-Click", headers: Record<string, string> = {}) =>
  fetch(address, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body,
  });

test("an answer comes as a letter with all of it, from the wijk by name, with one address under which it stops", async () => {
  await answer(await ask());
  expect(server.received).toHaveLength(1);
  const [mail] = await toAnneke();
  expect(mail?.subject).toBe("Daan antwoordt op je vraag: Wie heeft een ladder te leen?");
  expect(mail?.from?.text).toBe('"Holtveen" <post@holtveen.example>');
  expect(mail?.replyTo).toBeUndefined();
  for (const form of [mail?.text, mail?.html]) {
    expect(form).toContain("Ik heb er een van 4 meter.");
    expect(form).toContain("Kom maar langs.");
    expect(form).toContain(await stopAddress());
  }
  const lines = headerLines(server.received[0] ?? { raw: "", recipients: [] });
  expect(lines).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(lines).toContain("Auto-Submitted: auto-generated");
  expect(lines).toContain("Precedence: list");
  expect(await stopAddress()).toMatch(new RegExp(`^${wijk.origin}/post/[\\w-]{60,300}$`));
});

test("no letter shows the address of anyone but who it is for and of the wijk", async () => {
  await answer(await ask());
  await answer(await ask("Nog een vraag?"));
  for (const { raw, recipients } of server.received) {
    const addresses = new Set(raw.match(/[\w.+-]+@[\w.-]+\.\w+/g));
    const known = [...addresses].filter((stop) => !/^[0-9a-f-]{36}@|^post@holtveen\.example$/.test(stop));
    expect(known).toEqual([...recipients]);
  }
});

test("one click in mail software, without cookie or origin, stops that kind and no other, for good", async () => {
  const path = await ask();
  await answer(path);
  const stop = await stopAddress();
  const stopped = await oneClick(stop);
  expect([stopped.status, stopped.headers.get("location"), stopped.headers.get("set-cookie")]).toEqual([
    200,
    null,
    null,
  ]);
  expect((await oneClick(stop)).status).toBe(200);
  server.empty();
  await answer(path, "Nog een antwoord");
  expect(await toAnneke()).toEqual([]);
  expect((await anneke.get("/ik/post")).html).toMatch(/name="digest" value="week" checked/);
});

test("a multipart body, as some mail software sends it, stops it too", async () => {
  const path = await ask();
  await answer(path);
  const body = new FormData();
  body.set("List-Unsubscribe", "One-Click");
  expect((await fetch(await stopAddress(), { method: "POST", body })).status).toBe(200);
  server.empty();
  await answer(path, "Nog een antwoord");
  expect(server.received).toHaveLength(0);
});

test("looking at the address stops nothing: not by a scanner, not by a POST without the wish in it", async () => {
  const path = await ask();
  await answer(path);
  const stop = await stopAddress();
  for (const method of ["GET", "HEAD", "OPTIONS"]) {
    await (await fetch(stop, { method, redirect: "manual" })).body?.cancel();
  }
  expect((await oneClick(stop, "")).status).toBe(400);
  expect((await oneClick(stop, "List-Unsubscribe=Perhaps")).status).toBe(400);
  expect((await oneClick(stop, "{}", { "content-type": "application/json" })).status).toBe(415);
  server.empty();
  await answer(path, "Nog een antwoord");
  expect(server.received).toHaveLength(1);
});

test("the page behind the address has one button, names nobody, and what it did can be undone there", async () => {
  const path = await ask();
  await answer(path);
  const stop = new URL(await stopAddress()).pathname;
  const visitor = wijk.visitor();
  const page = await visitor.get(stop);
  expect(page.html).toContain("Geen post meer als iemand je antwoordt?");
  expect(/<main[\s\S]*<\/main>/.exec(page.html)?.[0].match(/<button/g)).toHaveLength(1);
  expect(page.html).not.toMatch(/Anneke|anneke/);
  const done = await visitor.post(stop, { "List-Unsubscribe": "One-Click" });
  expect(done.html).toContain("Je krijgt geen post meer als iemand je antwoordt");
  server.empty();
  await answer(path, "Gemist");
  expect(server.received).toHaveLength(0);
  const undone = await visitor.post(`${stop}/weer`, { choice: "at-once" });
  expect([undone.status, undone.html.includes("Je krijgt deze post weer.")]).toEqual([200, true]);
  await answer(path, "Weer gezien");
  expect(server.received).toHaveLength(1);
});

test("what was chosen before comes back when it is undone: every day stays every day", async () => {
  await anneke.post("/ik/post", { digest: "day", atOnce: ["answer", "decision", "welcome"] });
  clock.move(day);
  await daan.post("/vragen", { title: "Iets nieuws?", text: "", theme: "lenen", audience: "wijk" });
  clock.move(day);
  await wijk.settle();
  const stop = new URL(await stopAddress()).pathname;
  const done = await wijk.visitor().post(stop, { "List-Unsubscribe": "One-Click" });
  expect(done.html).toContain('name="choice" value="day"');
  await wijk.visitor().post(`${stop}/weer`, { choice: "day" });
  expect((await anneke.get("/ik/post")).html).toMatch(/name="digest" value="day" checked/);
  await wijk.visitor().post(stop, { "List-Unsubscribe": "One-Click" });
  await wijk.visitor().post(`${stop}/weer`, { choice: "never" });
  expect((await anneke.get("/ik/post")).html).toMatch(/name="digest" value="week" checked/);
});

test("a key that was changed, made up or belongs to another wijk does nothing, and looks like any page that is not there", async () => {
  await answer(await ask());
  const stop = await stopAddress();
  const last = stop.at(-1) === "A" ? "B" : "A";
  const other = await startWijk({ clock, name: "Lindehout" });
  for (const key of [
    `${stop.slice(0, -1)}${last}`,
    `${wijk.origin}/post/${"A".repeat(100)}`,
    `${wijk.origin}/post/x`,
  ]) {
    expect((await oneClick(key)).status).toBe(404);
    expect((await fetch(key)).status).toBe(404);
  }
  expect((await oneClick(stop.replace(wijk.origin, other.origin))).status).toBe(404);
  await other.close();
});

test("a session counts for nothing there: a page elsewhere cannot borrow it to stop somebody's letters", async () => {
  const path = await ask();
  await answer(path);
  const stop = await stopAddress();
  const forged = `${wijk.origin}/post/${"A".repeat(100)}`;
  const cookie = `wijk_sessie=${anneke.cookies.get("wijk_sessie")}`;
  const elsewhere = { cookie, origin: "https://elders.example", "sec-fetch-site": "cross-site" };
  expect((await oneClick(forged, undefined, elsewhere)).status).toBe(404);
  const stopped = await oneClick(stop, undefined, {
    ...elsewhere,
    cookie: `wijk_sessie=${daan.cookies.get("wijk_sessie")}`,
  });
  // The page is that of a visitor: it has no way to a place of their own.
  expect(await stopped.text()).not.toContain('href="/ik"');
  expect((await daan.get("/ik/post")).html).toMatch(/value="answer" checked/);
  expect((await anneke.get("/ik/post")).html).not.toMatch(/value="answer" checked/);
  for (const closed of [`${stop}/weer`, `${wijk.origin}/ik/post`]) {
    expect((await oneClick(closed, "choice=at-once", { cookie })).status).toBe(403);
  }
});

test("a resident chooses on their own page, without JavaScript; what is no choice is told and nothing is kept", async () => {
  const page = await anneke.get("/ik/post");
  expect(page.html).not.toContain('value="themes"');
  const saved = await anneke.post("/ik/post", { digest: "never", atOnce: ["decision"] });
  expect(saved.html).toContain("Je keuze voor je post is bewaard.");
  expect(saved.html).toMatch(/name="digest" value="never" checked/);
  expect(saved.html).toMatch(/value="decision" checked/);
  expect(saved.html).not.toMatch(/value="answer" checked/);
  const wrong = await anneke.post("/ik/post", { digest: "elk uur", atOnce: ["answer"] });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain("Kies een van de antwoorden.");
  expect(wrong.html).toMatch(/value="answer" checked/);
  expect((await anneke.get("/ik/post")).html).not.toMatch(/value="answer" checked/);
  await answer(await ask());
  expect(server.received).toHaveLength(0);
});

test("letters to get in with always come, whatever is turned off", async () => {
  await anneke.post("/ik/post", { digest: "never", atOnce: [] });
  await createPerson(wijk.origin).post("/inloggen", { email: address() });
  await wijk.settle();
  const [mail] = await toAnneke();
  expect(mail?.subject).toBe("Inloggen bij Holtveen");
  const lines = headerLines(server.received[0] ?? { raw: "", recipients: [] });
  expect(lines.filter((line) => /^(list-|precedence)/i.test(line))).toEqual([]);
});

// Last: afterwards nobody can join with the code any more.
test("after the first sign-in one letter tells what can be done here; it comes once, and not to who set the wijk up", async () => {
  const eva = await wijk.neighbour("Eva");
  await wijk.settle();
  const toEva = async () => (await lettersTo(server, "eva@post.example")).map(({ subject }) => subject);
  expect(await toEva()).toEqual(expect.arrayContaining(["Welkom in Holtveen", "Wat je kunt doen in Holtveen"]));
  const [letter] = (await lettersTo(server, "eva@post.example")).filter(({ subject }) => subject?.startsWith("Wat je"));
  for (const path of ["/vragen/nieuw", "/vragen", "/ik#uitnodigen", "/ik/post"]) {
    expect(letter?.text).toContain(`${wijk.origin}${path}`);
  }
  await eva.post("/uitloggen");
  clock.move(40 * day);
  const again = createPerson(wijk.origin);
  await again.post("/inloggen", { email: "eva@post.example" });
  const link = /\/inloggen\/link\/[\w-]+/.exec(await wijk.lastLetter())?.[0] ?? "";
  expect((await again.get(link)).status).toBe(200);
  await wijk.settle();
  expect((await toEva()).filter((subject) => subject === "Wat je kunt doen in Holtveen")).toHaveLength(1);
  const toAdministrator = await lettersTo(server, "beheer@holtveen.example");
  expect(toAdministrator.filter(({ subject }) => subject?.startsWith("Wat je"))).toEqual([]);

  // Years later the address under it still stops the kind.
  const stop = /https?:\/\/\S+\/post\/[\w-]+/.exec(letter?.text ?? "")?.[0] ?? "";
  clock.move(5 * 365 * day);
  expect(await (await oneClick(stop)).text()).toContain("Je krijgt geen post meer met uitleg voor nieuwe bewoners");
});
