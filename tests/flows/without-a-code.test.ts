import { afterEach, beforeEach, expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { type Browser, type DoorApp, newestLetter, openBrowser, openSetUpApp } from "./door-app.ts";

let app: DoorApp;
let administrator: Browser;
beforeEach(async () => {
  ({ app, administrator } = await openSetUpApp());
});
afterEach(() => app.close());

/** What follows, a second after it: letters are in order of time. */
const settle = async (): Promise<void> => {
  app.move(1_000);
  await app.wijk.settle();
  app.move(1_000);
};
const members = async () =>
  (await app.unitOfWork(({ residents }) => residents.all())).map(({ name, joinedBy }) => `${name} ${joinedBy}`);
const lettersTo = async (email: string) => (await app.letterBox.newest()).filter(({ to }) => to === email);
const wants = (vouchers: string, held = "2") => administrator.post("/beheer/toelating", { vouchers, held });

/** Somebody who came in with a code. */
const member = async (name: string): Promise<Browser> => {
  const made = await administrator.post("/beheer/codes", { uses: "1", days: "1" });
  const code = /\/meedoen\/([a-z0-9-]+)/.exec((await administrator.get(made.location ?? "")).text)?.[1] ?? "";
  const browser = openBrowser(app);
  const email = `${name.toLowerCase()}@post.example`;
  await browser.post("/meedoen", { code, name, email });
  await browser.post("/inloggen/code", { code: (await newestLetter(app, email))?.code ?? "" });
  return browser;
};

type Asked = {
  readonly name?: string;
  readonly email?: string;
  readonly first?: string;
  readonly second?: string;
  readonly words?: string;
};
const ask = (
  { name = "Noor", email = "noor@post.example", first = "", second = "", words = "" }: Asked,
  browser = openBrowser(app),
) => browser.post("/meedoen/zonder-code", { name, email, "neighbour-1": first, "neighbour-2": second, words });

/** Where the newest letter that asks `name` to vouch leads. */
const vouchLink = async (name: string): Promise<string> => {
  const letter = (await lettersTo(`${name.toLowerCase()}@post.example`)).find(({ kind }) => kind === "vouch");
  return /\/instaan\/[\w-]+/.exec(letter?.text ?? "")?.[0] ?? "no letter";
};

const signIn = async (email: string): Promise<string | null> => {
  const browser = openBrowser(app);
  await browser.post("/inloggen", { email });
  await browser.post("/inloggen/code", { code: (await newestLetter(app, email))?.code ?? "" });
  return browser.whoAmI();
};

test("a member who is named gets a letter, says yes on its page, and the newcomer signs in with the address they gave", async () => {
  await member("Anneke");
  const asked = await ask({ first: "  anneke ", words: "Ik woon aan de Lindelaan." });
  expect([asked.status, asked.location]).toEqual([303, "/meedoen/gevraagd"]);
  await settle();
  expect(await lettersTo("noor@post.example")).toMatchObject([{ kind: "join-received" }]);
  const link = await vouchLink("Anneke");
  const page = await openBrowser(app).get(link);
  expect(page.status).toBe(200);
  expect(page.text).toContain("Ken je Noor?");
  expect(page.text).toContain("Ik woon aan de Lindelaan.");
  expect(await members()).toEqual(["Anneke code", "Marja set-up"]);
  expect((await openBrowser(app).post(link, { answer: "yes" })).status).toBe(303);
  expect(await members()).toEqual(["Anneke code", "Marja set-up", "Noor vouching"]);
  expect((await lettersTo("noor@post.example"))[0]).toMatchObject({ kind: "admitted", subject: "Welkom in Holtveen" });
  await settle();
  expect(await signIn("noor@post.example")).toBe("Noor");
});

test("a member can be named by e-mail address, and a name that two neighbours have asks both", async () => {
  await member("Anneke");
  await ask({ first: "ANNEKE@post.example" });
  await settle();
  expect(await vouchLink("Anneke")).toContain("/instaan/");
  const daan = await member("Daan");
  await daan.post("/ik/naam", { name: "Anneke" });
  await ask({ email: "bo@post.example", name: "Bo", first: "Anneke" });
  await settle();
  expect(await vouchLink("Daan")).toContain("/instaan/");
});

test("nobody is told whether a named neighbour or an address is a member's: status, page, headers and the letter are the same", async () => {
  await member("Anneke");
  const seen = async (given: Asked) => {
    const { status, text, headers, location } = await ask(given);
    return { status, text, location, headers: [...headers.keys()] };
  };
  const named = await seen({ email: "een@post.example", first: "Anneke" });
  for (const other of [
    { email: "twee@post.example", first: "Niemand" },
    { email: "drie@post.example", first: "anneke@post.example" },
    { email: "vier@post.example", first: "niemand@post.example" },
    { email: "anneke@post.example", first: "Anneke" },
  ])
    expect(await seen(other)).toEqual(named);
  await settle();
  const words = async (email: string) =>
    (await lettersTo(email)).map(({ kind, text, subject }) => ({ kind, text, subject }));
  expect(await words("een@post.example")).toEqual(await words("twee@post.example"));
  expect(await words("drie@post.example")).toEqual(await words("vier@post.example"));
  expect((await lettersTo("anneke@post.example")).map(({ kind }) => kind)).toContain("already-in");
  expect(await lettersTo("niemand@post.example")).toHaveLength(0);
});

test("asking does the same work in the answer whoever is named: looking up members comes afterwards", async () => {
  await member("Anneke");
  await ask({ first: "Anneke" });
  expect(await app.readAsDoor("select 1 from identity.voucher")).toHaveLength(0);
  expect((await lettersTo("anneke@post.example")).map(({ kind }) => kind)).not.toContain("vouch");
});

test("of 50 answers with one link at the same time, one counts, and one member is made", async () => {
  await member("Anneke");
  await ask({ first: "Anneke" });
  await settle();
  const link = await vouchLink("Anneke");
  const statuses = (
    await Promise.all(Array.from({ length: 50 }, () => openBrowser(app).post(link, { answer: "yes" })))
  ).map(({ status }) => status);
  expect(statuses.sort()).toEqual([303, ...Array<number>(49).fill(404)]);
  expect(await members()).toEqual(["Anneke code", "Marja set-up", "Noor vouching"]);
  expect((await lettersTo("noor@post.example")).filter(({ kind }) => kind === "admitted")).toHaveLength(1);
  expect((await openBrowser(app).get(link)).status).toBe(404);
});

test("where two members must vouch, one yes is not enough, and the same member counts once", async () => {
  await Promise.all([member("Anneke"), member("Daan")]);
  expect((await wants("2")).status).toBe(303);
  await ask({ first: "Anneke", second: "anneke@post.example" });
  await settle();
  expect((await openBrowser(app).post(await vouchLink("Anneke"), { answer: "yes" })).status).toBe(303);
  expect(await members()).not.toContain("Noor vouching");
  await ask({ name: "Bo", email: "bo@post.example", first: "Anneke", second: "Daan" });
  await settle();
  const links = [await vouchLink("Anneke"), await vouchLink("Daan")];
  const race = links.flatMap((link) =>
    Array.from({ length: 25 }, () => openBrowser(app).post(link, { answer: "yes" })),
  );
  expect((await Promise.all(race)).filter(({ status }) => status === 303)).toHaveLength(2);
  expect((await members()).filter((each) => each === "Bo vouching")).toHaveLength(1);
});

test("where two members must vouch, an invitation is the yes of one, and the form says so", async () => {
  await wants("2");
  await Promise.all([member("Anneke"), member("Daan")]);
  const made = await administrator.post("/ik/uitnodigingen");
  const code = /\/meedoen\/([a-z0-9-]+)/.exec((await administrator.get(made.location ?? "")).text)?.[1] ?? "";
  expect((await openBrowser(app).get(`/meedoen/${code}`)).text).toContain("Wie in de wijk kent jou nog meer?");
  const fields = { code, name: "Noor", email: "noor@post.example", neighbour: "Daan" };
  expect((await openBrowser(app).post("/meedoen", fields)).location).toBe("/meedoen/gevraagd");
  expect((await openBrowser(app).post("/meedoen", fields)).text).toContain("Deze code is al gebruikt");
  await settle();
  expect(await members()).not.toContain("Noor vouching");
  await openBrowser(app).post(await vouchLink("Daan"), { answer: "yes" });
  expect(await members()).toContain("Noor vouching");
});

test("a no is not told to the newcomer and not lost: the administrators get a letter, and decide", async () => {
  await member("Anneke");
  await ask({ first: "Anneke" });
  await settle();
  await openBrowser(app).post(await vouchLink("Anneke"), { answer: "no" });
  expect((await lettersTo("noor@post.example")).map(({ kind }) => kind)).toEqual(["join-received"]);
  expect((await lettersTo("marja@holtveen.example")).map(({ kind }) => kind)).toContain("join-request");
  expect((await administrator.get("/beheer/aanvragen")).text).toContain("1 buur is gevraagd. Ja: 0. Nee: 1.");
});

test("who names nobody says a few words; the administrator reads them, says yes, and the newcomer gets a letter", async () => {
  const refused = await ask({ name: "Noor" });
  expect([refused.status, refused.text.includes('value="Noor"')]).toEqual([422, true]);
  await ask({ words: "Ik woon boven de bakker." });
  await settle();
  expect((await administrator.get("/beheer")).text).toContain("Er wacht 1 nieuwe buur.");
  const page = await administrator.get("/beheer/aanvragen");
  expect(page.text).toContain("Ik woon boven de bakker.");
  expect(page.text).not.toContain("noor@post.example");
  const id = /aanvragen\/([0-9a-f-]{36})\/ja/.exec(page.text)?.[1];
  const statuses = (
    await Promise.all(Array.from({ length: 50 }, () => administrator.post(`/beheer/aanvragen/${id}/ja`)))
  ).map(({ status }) => status);
  expect(statuses.sort()).toEqual([303, ...Array<number>(49).fill(404)]);
  expect(await members()).toEqual(["Marja set-up", "Noor approval"]);
  expect((await lettersTo("noor@post.example")).filter(({ kind }) => kind === "admitted")).toHaveLength(1);
});

test("a no of the administrator comes as a letter with their words, and nothing of the person is kept", async () => {
  await ask({ words: "Ik woon ergens anders." });
  await settle();
  const id = /aanvragen\/([0-9a-f-]{36})\/nee/.exec((await administrator.get("/beheer/aanvragen")).text)?.[1];
  const long = await administrator.post(`/beheer/aanvragen/${id}/nee`, { [`words-${id}`]: "x".repeat(501) });
  expect([long.status, long.text.includes("x".repeat(501))]).toEqual([422, true]);
  const words = "Kijk eens bij het plein van je eigen wijk.";
  expect((await administrator.post(`/beheer/aanvragen/${id}/nee`, { [`words-${id}`]: words })).status).toBe(303);
  expect((await lettersTo("noor@post.example"))[0]).toMatchObject({ kind: "declined" });
  expect((await lettersTo("noor@post.example"))[0]?.text).toContain(words);
  expect(await app.readAsDoor("select 1 from identity.join_request")).toHaveLength(0);
  expect(JSON.stringify(await app.readAsDoor("select * from log_entry"))).not.toContain("Noor");
});

test("a request that nobody decides about is gone after 30 days, its links too, and the newcomer gets a letter", async () => {
  await member("Anneke");
  await ask({ first: "Anneke" });
  await settle();
  const link = await vouchLink("Anneke");
  app.move(30 * day - 60_000);
  await settle();
  expect((await openBrowser(app).get(link)).status).toBe(200);
  app.move(60_000);
  expect((await openBrowser(app).get(link)).status).toBe(404);
  expect((await openBrowser(app).post(link, { answer: "yes" })).status).toBe(404);
  app.move(3_600_000);
  await settle();
  expect((await lettersTo("noor@post.example"))[0]).toMatchObject({ kind: "join-expired" });
  expect(await app.readAsDoor("select 1 from identity.join_request")).toHaveLength(0);
  expect(await app.readAsDoor("select 1 from identity.voucher")).toHaveLength(0);
});

test("names, words and addresses of those who ask are sealed, and a mailbox gets at most three letters about it", async () => {
  for (let round = 0; round < 6; round += 1)
    expect((await ask({ first: "Geheimennaam", words: "geheimewoorden" })).status).toBe(303);
  await settle();
  expect(await lettersTo("noor@post.example")).toHaveLength(3);
  const rows = JSON.stringify(await app.readAsDoor("select t::text as row from identity.join_request t")).toLowerCase();
  for (const word of ["geheimennaam", "geheimewoorden", "noor@post", "noor"])
    for (const form of [word, Buffer.from(word).toString("hex")])
      expect([word, rows.includes(form)]).toEqual([word, false]);
  await expect(app.readAsSquare("select * from identity.join_request")).rejects.toThrow(/permission denied/);
});

test("whatever is filled in, HTML is text on every page and in every letter, and a letter has one recipient", async () => {
  const markup = '<img src=x onerror="alert(1)">';
  await member("Anneke");
  await ask({ name: markup, first: "Anneke", words: `${markup}\r\nBcc: x@y.example` });
  await settle();
  for (const page of [
    await administrator.get("/beheer/aanvragen"),
    await openBrowser(app).get(await vouchLink("Anneke")),
  ]) {
    expect(page.text).toContain("onerror");
    expect(page.text).not.toContain("<img src=x");
  }
  for (const letter of await app.letterBox.newest()) {
    expect(letter.html).not.toContain("<img src=x");
    expect(letter.subject).not.toMatch(/[\r\n]/);
  }
});

test("how people come in is chosen within bounds, and counts for who joins from then on", async () => {
  for (const [vouchers, held] of [
    ["3", "2"],
    ["1", "21"],
    ["", ""],
    ["1", "-1"],
  ] as const)
    expect((await wants(vouchers, held)).status).toBe(422);
  await member("Anneke");
  await wants("1", "5");
  await member("Daan");
  const found = await app.readAsDoor("select name, posts_to_see from resident order by name");
  expect([...found]).toEqual([
    { name: "Anneke", posts_to_see: 2 },
    { name: "Daan", posts_to_see: 5 },
    { name: "Marja", posts_to_see: 0 },
  ]);
});
