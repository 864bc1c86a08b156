import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { makeActivity } from "../support/activity-form.ts";
import { lettersTo, type MailServer, startMailServer } from "../support/mail-server.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { createPerson, type Person } from "../support/person.ts";
import { startGemeente } from "../support/running-gemeente.ts";
import { openWijk, type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** Dutch and English, for each person their own: on pages, on the device of a visitor, and in letters. */
const clock = createMovedClock();
let wijk: RunningWijk;
let server: MailServer;
let anneke: Person;
let daan: Person;
let code: string;

beforeAll(async () => {
  server = await startMailServer();
  wijk = await startWijk({ clock, environment: { SMTP_URL: server.url, SMTP_SENDER: "post@holtveen.example" } });
  [anneke, daan] = [await wijk.neighbour("Anneke"), await wijk.neighbour("Daan")];
  const made = await wijk.administrator.post("/beheer/codes", { uses: "100", days: "30" });
  code = /meedoen\/([a-z0-9-]{8,})/.exec(made.html)?.[1] ?? "no code";
  await anneke.post("/taal", { taal: "en" });
});
beforeEach(async () => {
  await wijk.settle();
  server.empty();
});
afterAll(async () => {
  await wijk.close();
  await server.close();
});

const languageOf = (html: string): string => /<html lang="([^"]*)"/.exec(html)?.[1] ?? "none";
const reads = async (person: Person, path = "/"): Promise<string> => languageOf((await person.get(path)).html);
const wayBack = (html: string): string => /name="naar" value="([^"]*)"/.exec(html)?.[1] ?? "none";
const english = async (): Promise<Person> => {
  const visitor = wijk.visitor();
  await visitor.post("/taal", { taal: "en" });
  return visitor;
};
const letters = async (email: string) => {
  clock.move(1_000);
  await wijk.settle();
  return lettersTo(server, email);
};
const subjects = async (email: string) => (await letters(email)).map(({ subject }) => subject);
const linkIn = (text: string | undefined, page: string): string =>
  new RegExp(`/${page}/[\\w-]+`).exec(text ?? "")?.[0] ?? "no link";
/** Where the newest letter with a link to sign in leads. */
const wayIn = async (email: string): Promise<string> => {
  const texts = (await letters(email)).map(({ text }) => linkIn(text, "inloggen/link"));
  return texts.findLast((link) => link !== "no link") ?? "no link";
};
/** Where a form sends the browser, and what it keeps. */
const choose = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
  fetch(new URL("/taal", wijk.origin), {
    method: "POST",
    redirect: "manual",
    headers: { origin: wijk.origin, accept: "text/html", ...headers },
    body: new URLSearchParams(fields),
  });
const ask = async (person: Person, title: string, fields: Readonly<Record<string, string>> = {}): Promise<string> => {
  clock.move(60_000);
  const given = { title, text: "Voor zaterdag.", theme: "lenen", audience: "everyone", outside: "standin", ...fields };
  return new URL((await person.post("/vragen", given)).url).pathname;
};

test("A visitor reads Dutch, chooses English in the foot of a page, and comes back to that page on this device alone", async () => {
  const [visitor, another] = [wijk.visitor(), wijk.visitor()];
  const page = await visitor.get("/vragen?thema=lenen&stand=open", { "accept-language": "en-GB,en;q=0.9" });
  expect(languageOf(page.html)).toBe("nl");
  expect(page.html).toMatch(/<button [^>]*name="taal" value="en" lang="en">In English<\/button>/);
  const naar = wayBack(page.html).replaceAll("&amp;", "&");
  expect(naar).toBe("/vragen?thema=lenen&stand=open");
  const chosen = await visitor.post("/taal", { taal: "en", naar });
  expect([chosen.status, chosen.url]).toEqual([200, `${wijk.origin}/vragen?thema=lenen&stand=open`]);
  expect(languageOf(chosen.html)).toBe("en");
  expect(chosen.html).toContain("In het Nederlands");
  expect(await reads(visitor, "/agenda")).toBe("en");
  expect(await reads(another, "/agenda")).toBe("nl");
  const [cookie = ""] = (await choose({ taal: "en" })).headers.getSetCookie();
  expect(cookie).toMatch(/^wijk_taal=en; /);
  for (const attribute of ["Max-Age=31536000", "Path=/", "HttpOnly", "SameSite=Lax"])
    expect(cookie).toContain(attribute);
  await visitor.post("/taal", { taal: "nl" });
  expect(await reads(visitor)).toBe("nl");
});

test("What is no language is none: not in the cookie and not in the form", async () => {
  expect(await reads(createPerson(wijk.origin, new Map([["wijk_taal", "xx"]])))).toBe("nl");
  const refused = await choose({ taal: "xx", naar: "/vragen" });
  expect([refused.status, refused.headers.getSetCookie()]).toEqual([400, []]);
});

test("Whoever chooses stays here, whatever the form says of where to", async () => {
  const elsewhere = [
    "https://kwaad.example/",
    "//kwaad.example",
    "/\\kwaad.example",
    "/.//kwaad.example",
    "\t//kwaad.example",
  ];
  for (const naar of [...elsewhere, "/%2e%2e//kwaad.example", "javascript:alert(1)", ""])
    expect([naar, (await choose({ taal: "en", naar })).headers.get("location")]).toEqual([naar, "/"]);
  expect((await choose({ taal: "en", naar: "/vragen?pagina=2#x" })).headers.get("location")).toBe("/vragen?pagina=2");
});

test("A resident chooses on their own page, for every device, and nobody else's pages change", async () => {
  const els = await wijk.neighbour("Els");
  expect((await els.get("/ik")).html).toMatch(/<input [^>]*name="taal" value="nl"[^>]* checked/);
  const chosen = await els.post("/taal", { taal: "en", naar: "/ik" });
  expect(chosen.url).toBe(`${wijk.origin}/ik`);
  expect(languageOf(chosen.html)).toBe("en");
  expect(chosen.html).toMatch(/<input [^>]*name="taal" value="en"[^>]* checked/);
  expect(els.cookies.has("wijk_taal")).toBe(false);
  expect(await reads(daan)).toBe("nl");
  expect(await reads(wijk.visitor())).toBe("nl");
  // Another device, on which somebody chose Dutch before.
  const elsewhere = createPerson(wijk.origin, new Map([["wijk_taal", "nl"]]));
  await elsewhere.post("/inloggen", { email: "els@post.example" });
  await elsewhere.get(await wayIn("els@post.example"));
  expect(await reads(elsewhere, "/ik")).toBe("en");
  // And a device that reads English changes nothing for whoever signs in on it, but for the first time.
  const shared = await english();
  await shared.post("/inloggen", { email: "daan@post.example" });
  await shared.get(await wayIn("daan@post.example"));
  expect([await reads(shared, "/ik"), await reads(daan)]).toEqual(["nl", "nl"]);
  await shared.post("/uitloggen");
  expect(await reads(shared)).toBe("en");
});

test("Whoever joins in English keeps reading it, and gets letters in it", async () => {
  const visitor = await english();
  const email = "kevin@post.example";
  await visitor.post("/meedoen", { code, name: "Kevin", email });
  const letter = (await letters(email)).at(-1);
  expect(letter?.subject).toBe("Welcome to Holtveen");
  expect(letter?.html).toContain('<html lang="en"');
  await visitor.get(await wayIn(email));
  // The choice went along, and no longer hangs on the device.
  const session = visitor.cookies.get("wijk_sessie") ?? "";
  expect(await reads(createPerson(wijk.origin, new Map([["wijk_sessie", session]])), "/ik")).toBe("en");
  const [welcome, ...others] = (await letters(email)).slice(1);
  expect(others).toEqual([]);
  expect(welcome?.html).toContain('<html lang="en"');
});

test("Whoever asks to come in without a code gets letters in the language of that page, and reads on in it", async () => {
  const visitor = await english();
  const email = "noor@post.example";
  await visitor.post("/meedoen/zonder-code", {
    name: "Noor",
    email,
    "neighbour-1": "Daan",
    "neighbour-2": "Anneke",
    words: "",
  });
  const [received] = await letters(email);
  expect(received?.html).toContain('<html lang="en"');
  const [vouch] = await letters("daan@post.example");
  expect(vouch?.html).toContain('<html lang="nl"');
  const [toAnneke] = await letters("anneke@post.example");
  // Behind the link of a letter people read on in its language, signed in or not.
  const pages = [vouch, toAnneke].map((letter) => reads(wijk.visitor(), linkIn(letter?.text, "instaan")));
  expect(await Promise.all(pages)).toEqual(["nl", "en"]);
  await wijk.visitor().post(linkIn(vouch?.text, "instaan"), { answer: "yes" });
  expect((await letters(email)).at(-1)?.subject).toBe("Welcome to Holtveen");
  const elsewhere = wijk.visitor();
  await elsewhere.post("/inloggen", { email });
  const inside = await elsewhere.get(await wayIn(email));
  expect([inside.url, languageOf(inside.html)]).toEqual([`${wijk.origin}/`, "en"]);
  expect((await letters(email)).every(({ html }) => `${html}`.includes('<html lang="en"'))).toBe(true);
});

test("A letter is in the language of whoever gets it, and quotes what others wrote in theirs", async () => {
  const [hers, his] = [await ask(anneke, "Wie heeft een ladder?"), await ask(daan, "Wie heeft een boor?")];
  await daan.post(`${hers}/antwoorden`, { text: "Ik heb er een." });
  await anneke.post(`${his}/antwoorden`, { text: "Kom hem halen." });
  const [toAnneke] = await letters("anneke@post.example");
  const [toDaan] = await letters("daan@post.example");
  expect(toAnneke?.subject).toBe("Daan has answered your question: Wie heeft een ladder?");
  expect(toAnneke?.text).toContain("Please don't reply to this email.");
  expect(toAnneke?.html).toMatch(/lang="nl"[^>]*>(?:<[^>]*>)*Ik heb er een\./);
  expect(toDaan?.subject).toBe("Anneke antwoordt op je vraag: Wie heeft een boor?");
  expect(toDaan?.html).not.toContain('lang="en"');
});

test("So is the overview of the week", async () => {
  await ask(wijk.administrator, "Wie past op de poes?");
  // To Friday evening.
  clock.move(new Date("2026-11-27T16:00:00Z").getTime() - clock().getTime());
  const [toAnneke, toDaan] = [await subjects("anneke@post.example"), await subjects("daan@post.example")];
  expect(toAnneke.filter((subject) => subject?.startsWith("This week in Holtveen: "))).toHaveLength(1);
  expect(toDaan.filter((subject) => subject?.startsWith("Deze week in Holtveen: "))).toHaveLength(1);
});

test("Whoever comes to an activity without an account gets letters in the language of that page, and opens them in it", async () => {
  const date = new Date(clock().getTime() + 10 * day).toISOString().slice(0, 10);
  const { path } = await makeActivity(daan, { date });
  const sent = { name: "Sanne", email: "sanne@elders.example" };
  await (await english()).post(`${path}/aanmelden-per-mail`, sent);
  await wijk.visitor().post(`${path}/aanmelden-per-mail`, { ...sent, email: "joost@elders.example" });
  const [toSanne] = await letters("sanne@elders.example");
  const [toJoost] = await letters("joost@elders.example");
  expect([toSanne?.subject, toJoost?.subject]).toEqual([
    "Are you coming? Samen soep koken",
    "Kom je? Samen soep koken",
  ]);
  const link = linkIn(toSanne?.text, "aanmelding");
  expect(await reads(wijk.visitor(), link)).toBe("en");
  // Whoever opens it where somebody chose Dutch reads Dutch.
  expect(await reads(createPerson(wijk.origin, new Map([["wijk_taal", "nl"]])), link)).toBe("nl");
});

test("What comes while somebody looks is in their language: answers in a thread, and questions that look alike", async () => {
  const path = await ask(daan, "Wie heeft een kruiwagen?");
  await anneke.post(`${path}/antwoorden`, { text: "Ik." });
  const told = async (person: Person): Promise<string> => {
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const stream = await fetch(new URL(`${path}/volgen`, wijk.origin), { headers: { cookie } });
    const reader = stream.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    await reader?.cancel();
    return new TextDecoder().decode(value);
  };
  expect(await told(anneke)).toContain('"lang":"en"');
  expect(await told(daan)).toContain('"lang":"nl"');
  const alike = async (person: Person) => (await person.get("/vragen/lijkt-op?vraag=kruiwagen")).html;
  expect(await alike(anneke)).toMatch(/asked in/i);
  expect(await alike(daan)).toMatch(/gevraagd in/i);
});

test("Pages that refuse, that are not there or that go wrong are in the language of whoever reads", async () => {
  const visitor = await english();
  for (const [status, answer] of [
    [404, await visitor.get("/bestaat-niet")],
    [404, await visitor.post("/bestaat-niet")],
    [401, await visitor.post("/ik/naam", { name: "X" })],
    [403, await visitor.post("/meedoen", {}, { origin: "https://kwaad.example" })],
    [422, await visitor.post("/inloggen", { email: "x" })],
    [404, await anneke.get("/bestaat-niet")],
    [422, await anneke.post("/vragen", { title: "" })],
  ] as const)
    expect([answer.status, languageOf(answer.html)]).toEqual([status, "en"]);
  // After a form, the way back leads to the page that it stood on.
  const refused = await visitor.post("/meedoen", { code: "" }, { referer: `${wijk.origin}/meedoen/abc` });
  expect(wayBack(refused.html)).toBe("/meedoen/abc");
});

test("A language can be chosen before there is a wijk, and at a gemeente, where it goes along at the first sign-in", async () => {
  const opened = await openWijk({ clock });
  await opened.wijk.prepare();
  const first = createPerson(opened.origin);
  expect(await reads(first, "/inrichten")).toBe("nl");
  const chosen = await first.post("/taal", { taal: "en", naar: "/inrichten" });
  expect([chosen.url, languageOf(chosen.html)]).toEqual([`${opened.origin}/inrichten`, "en"]);
  await opened.close();

  const gemeente = await startGemeente({ clock });
  await gemeente.administrator.post("/team", { name: "Bart", email: "bart@veldermeer.example", role: "moderator" });
  expect(await gemeente.lastLetter()).toContain("Welkom in het team");
  const bart = gemeente.visitor();
  expect(languageOf((await bart.post("/taal", { taal: "en" })).html)).toBe("en");
  clock.move(1_000);
  await bart.post("/inloggen", { email: "bart@veldermeer.example" });
  await bart.get(linkIn(await gemeente.lastLetter(), "inloggen/link"));
  const elsewhere = await gemeente.signIn("bart@veldermeer.example");
  expect([await reads(bart, "/team"), await reads(elsewhere)]).toEqual(["en", "en"]);
  expect(await reads(gemeente.administrator)).toBe("nl");
  await gemeente.close();
}, 60_000);

test("What is read elsewhere is Dutch for everybody and may be kept; a page may not, for it has the language of its reader", async () => {
  const path = await ask(daan, "Wie weet een goede tandarts?");
  await wijk.settle();
  const get = (address: string, cookie: string, accept = "*/*") =>
    fetch(new URL(address, wijk.origin), { headers: { accept, ...(cookie === "" ? {} : { cookie }) } });
  const object = `/ap/o/${path.split("/").at(-1)}`;
  const everywhere = ["/plein.atom", "/plein.json", "/insluiten", "/agenda.ics", `${path}/antwoorden.atom`]
    .map((address) => [address, "*/*"])
    .concat([[`/oembed?url=${encodeURIComponent(wijk.origin + path)}`, "*/*"]])
    .concat([object, `${object}/replies`].map((address) => [address, "application/activity+json"]));
  for (const [address = "", accept] of everywhere) {
    const [plain, chosen] = [await get(address, "", accept), await get(address, "wijk_taal=en", accept)];
    expect([address, chosen.status, await chosen.text()]).toEqual([address, 200, await plain.text()]);
    expect(`${address} ${chosen.headers.get("vary")}`).not.toMatch(/cookie/i);
  }
  for (const address of ["/", "/vragen", path, "/wie-ziet-wat", "/inloggen", "/bestaat-niet"]) {
    const { headers } = await get(address, "wijk_taal=en", "text/html");
    expect(`${address} ${headers.get("cache-control")} ${headers.get("vary")}`).toMatch(/ private.* Cookie$/);
  }
});

test("Letters on paper are Dutch, for they go to every door, and the page around them is the administrator's", async () => {
  const made = { name: "Fien", email: "fien@post.example" };
  await (await english()).post("/meedoen", { code, ...made });
  await wijk.administrator.post("/taal", { taal: "en" });
  const { html } = await wijk.administrator.post("/beheer/brieven", {
    list: "Lindelaan 12; 1234 AB; Veldermeer",
    days: "30",
  });
  await wijk.administrator.post("/taal", { taal: "nl" });
  const [around = "", paper = ""] = html.split('<section class="paper"');
  expect(languageOf(around)).toBe("en");
  expect(around).toContain("1 letter to print");
  expect(paper).toMatch(/^ lang="nl">/);
  expect(paper).toContain("Aan de bewoners van");
  expect(paper).not.toContain("The code works once");
});
