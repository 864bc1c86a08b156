import { afterEach, beforeEach, expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { type Browser, type DoorApp, madeCode, newestLetter, openBrowser, openSetUpApp } from "./door-app.ts";

let app: DoorApp;
let administrator: Browser;
beforeEach(async () => {
  ({ app, administrator } = await openSetUpApp());
});
afterEach(() => app.close());

const names = async () => (await app.unitOfWork(({ residents }) => residents.all())).map(({ name }) => name);

const joinAndSignIn = async (code: string, name: string): Promise<Browser> => {
  const browser = openBrowser(app);
  const email = `${name.toLowerCase()}@holtveen.example`;
  await browser.post("/meedoen", { code, name, email });
  await browser.post("/inloggen/code", { code: (await newestLetter(app, email))?.code ?? "" });
  return browser;
};

const invitationOf = async (member: Browser): Promise<string> => {
  const made = await member.post("/ik/uitnodigingen");
  const page = await member.get(made.location ?? "");
  return /\/meedoen\/([a-z0-9-]+)/.exec(page.text)?.[1] ?? "";
};

test("a neighbour joins with a code, whatever its case, spaces and dashes, and signs in with the letter", async () => {
  const code = await madeCode(administrator, { uses: "2", days: "30" });
  const browser = openBrowser(app);
  const typed = `  ${code.toUpperCase().replaceAll("-", " – ")} `;
  const joined = await browser.post("/meedoen", {
    code: typed,
    name: "  Daan   Visser ",
    email: "Daan@Holtveen.Example",
  });
  expect([joined.status, joined.location]).toEqual([303, "/inloggen/code"]);
  const letter = await newestLetter(app, "Daan@holtveen.example");
  expect(letter).toMatchObject({ kind: "join", subject: "Welkom in Holtveen" });
  expect((await browser.post("/inloggen/code", { code: letter?.code ?? "" })).status).toBe(303);
  expect(await browser.whoAmI()).toBe("Daan Visser");
});

test("an unknown, used, expired or withdrawn code is told at its field, and what was typed is still there", async () => {
  const used = await madeCode(administrator, { uses: "1", days: "30" });
  await openBrowser(app).post("/meedoen", { code: used, name: "Eerste", email: "eerste@holtveen.example" });
  const expired = await madeCode(administrator, { uses: "5", days: "1" });
  const withdrawn = await madeCode(administrator, { uses: "5", days: "30" });
  const list = await administrator.get("/beheer/codes");
  const id = new RegExp(`/beheer/codes/([0-9a-f-]{36})/intrekken"><button[^>]*${withdrawn}`).exec(list.text)?.[1];
  expect((await administrator.post(`/beheer/codes/${id}/intrekken`)).status).toBe(303);
  app.move(2 * day);
  for (const [code, words] of [
    ["", "Je code is nog leeg"],
    ["zzzz-zzzz-zzzz", "Deze code kennen we niet"],
    [used, "Deze code is al gebruikt"],
    [expired, "Deze code is verlopen"],
    [withdrawn, "Deze code kennen we niet"],
  ] as const) {
    const refused = await openBrowser(app).post("/meedoen", {
      code,
      name: "Sanne Bos",
      email: "sanne@holtveen.example",
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`href="#veld-code">${words}`);
    expect(refused.text).toContain('value="Sanne Bos"');
    expect(refused.text).toContain('value="sanne@holtveen.example"');
  }
  expect(await names()).toEqual(["Eerste", "Marja"]);
  expect(await newestLetter(app, "sanne@holtveen.example")).toBeNull();
});

test("of 50 neighbours who use one invitation at the same time, one becomes a member", async () => {
  const code = await invitationOf(administrator);
  const tries = Array.from({ length: 50 }, (_, index) =>
    openBrowser(app).post("/meedoen", { code, name: `Buur ${index}`, email: `buur${index}@holtveen.example` }),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
  expect(statuses).toEqual([303, ...Array<number>(49).fill(422)]);
  expect(await names()).toHaveLength(2);
});

test("50 tries at the same time with one e-mail address make one member", async () => {
  const code = await madeCode(administrator, { uses: "100", days: "30" });
  const tries = Array.from({ length: 50 }, () =>
    openBrowser(app).post("/meedoen", { code, name: "Daan", email: "daan@holtveen.example" }),
  );
  for (const { status } of await Promise.all(tries)) expect(status).toBe(303);
  expect(await names()).toEqual(["Daan", "Marja"]);
});

test("whoever already is a member gets the same answer, a letter that says so, and costs the code a use as well", async () => {
  const code = await madeCode(administrator, { uses: "2", days: "30" });
  const fresh = await openBrowser(app).post("/meedoen", { code, name: "Daan", email: "daan@holtveen.example" });
  const known = await openBrowser(app).post("/meedoen", { code, name: "Daan", email: "MARJA@holtveen.example" });
  expect([known.status, known.location, known.text]).toEqual([fresh.status, fresh.location, fresh.text]);
  expect([...known.headers.keys()]).toEqual([...fresh.headers.keys()]);
  expect(await names()).toEqual(["Daan", "Marja"]);
  const letter = await newestLetter(app, "marja@holtveen.example");
  expect(letter).toMatchObject({ kind: "already-a-member", subject: "Je doet al mee in Holtveen" });
  const third = await openBrowser(app).post("/meedoen", { code, name: "Eva", email: "eva@holtveen.example" });
  expect(third.text).toContain("Deze code is al gebruikt");
});

test("a member invites a neighbour, who sees by whom; a member has at most five open invitations", async () => {
  const code = await invitationOf(administrator);
  expect((await openBrowser(app).get(`/meedoen/${code}`)).text).toContain("Marja nodigt je uit");
  for (let index = 0; index < 4; index += 1) await invitationOf(administrator);
  expect((await administrator.post("/ik/uitnodigingen")).status).toBe(422);
  await joinAndSignIn(code, "Daan");
  expect((await administrator.post("/ik/uitnodigingen")).status).toBe(303);
  expect((await administrator.get("/ik")).text).toContain("Gebruikt");
  app.move(15 * day);
  expect((await administrator.get("/ik")).text).toContain("Verlopen");
});

test("a code wants a number of uses from 1 to 1,000 and of days from 1 to 365", async () => {
  for (const [uses, days] of [
    ["0", "366"],
    ["1001", "0"],
    ["twee", "1.5"],
    ["-1", ""],
  ] as const) {
    const refused = await administrator.post("/beheer/codes", { uses, days });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Kies een getal van 1 tot 1.000.");
    expect(refused.text).toContain("Kies een getal van 1 tot 365.");
  }
});

test("HTML in every field is text on the page", async () => {
  const markup = '<img src=x onerror="alert(1)">';
  const refused = await openBrowser(app).post("/meedoen", { code: markup, name: markup, email: markup });
  expect(refused.text).not.toContain("<img src=x");
  const code = await madeCode(administrator, { uses: "1", days: "1" });
  const member = openBrowser(app);
  await member.post("/meedoen", { code, name: markup, email: "html@holtveen.example" });
  const letter = await newestLetter(app, "html@holtveen.example");
  expect(letter?.html).not.toContain("<img");
  await member.post("/inloggen/code", { code: letter?.code ?? "" });
  const page = await member.get("/ik");
  expect(page.text).toContain("onerror");
  expect(page.text).not.toContain("<img src=x");
});

test("a name or address with line ends or more recipients reaches one recipient and no header", async () => {
  const code = await madeCode(administrator, { uses: "9", days: "1" });
  for (const email of [
    "a@b.example\r\nBcc: x@y.example",
    "a@b.example,x@y.example",
    "<a@b.example>",
    '"a"@b.example',
    "a@b@c.example",
    "a@b",
  ]) {
    const refused = await openBrowser(app).post("/meedoen", { code, name: "Daan", email });
    expect([email, refused.status]).toEqual([email, 422]);
  }
  await openBrowser(app).post("/meedoen", { code, name: "Daan\r\nBcc: x@y.example", email: "daan@holtveen.example" });
  expect(await names()).toEqual(["Daan Bcc: x@y.example", "Marja"]);
});

test("a resident changes the name by which neighbours know them", async () => {
  expect((await administrator.post("/ik/naam", { name: " " })).text).toContain("Vul een naam in");
  expect((await administrator.post("/ik/naam", { name: "x".repeat(61) })).status).toBe(422);
  expect((await administrator.post("/ik/naam", { name: "Marja de Wit" })).status).toBe(303);
  expect(await administrator.whoAmI()).toBe("Marja de Wit");
});

test("the handle outside is chosen once, is nobody else's, and before that nothing of a resident can be addressed", async () => {
  const code = await madeCode(administrator, { uses: "5", days: "1" });
  const daan = await joinAndSignIn(code, "Daan");
  const actors = () => app.readAsDoor("select handle, name, type from actor where kind = 'resident'");
  expect(await actors()).toHaveLength(0);
  for (const [handle, words] of [
    ["Daan!", "Gebruik alleen kleine letters"],
    ["holtveen", "Dit adres is al bezet"],
    ["moderator", "Dit adres is al bezet"],
  ] as const) {
    const refused = await daan.post("/ik/buiten", { handle });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(words);
  }
  expect((await daan.post("/ik/buiten", { handle: "daan_v" })).status).toBe(303);
  expect((await daan.get("/ik")).text).toContain("@daan_v@localhost:8080");
  expect((await daan.post("/ik/buiten", { handle: "anders" })).status).toBe(422);
  expect((await administrator.post("/ik/buiten", { handle: "daan_v" })).status).toBe(422);
  expect([...(await actors())]).toEqual([{ handle: "daan_v", name: "daan_v", type: "Person" }]);
});

test("there is always an administrator: the last one keeps the role, also when two give up at the same time", async () => {
  const roles = (id: string, ...given: string[]) =>
    administrator.post(`/beheer/leden/${id}/rollen`, new URLSearchParams(given.map((role) => ["roles", role])));
  const all = () => app.unitOfWork(({ residents }) => residents.all());
  const marja = (await all())[0]?.id ?? "";
  const refused = await roles(marja, "moderator");
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("Er moet altijd één beheerder zijn");
  expect((await roles(marja, "koning")).status).toBe(422);
  expect((await roles(crypto.randomUUID(), "moderator")).status).toBe(404);

  await joinAndSignIn(await madeCode(administrator, { uses: "5", days: "1" }), "Daan");
  const daan = (await all()).find(({ name }) => name === "Daan")?.id ?? "";
  expect((await roles(daan, "administrator", "wijkwijzer")).status).toBe(303);
  expect((await all()).find(({ name }) => name === "Daan")?.roles).toEqual(["wijkwijzer", "administrator"]);
  const changeRoles = app.wijk.useCases.changeRoles;
  for (let round = 0; round < 5; round += 1) {
    await app.makeEveryoneAdministrator();
    const outcomes = await Promise.all(
      (await all()).map(({ id }) => changeRoles({ by: id, residentId: id, roles: [] })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  }
  expect((await all()).filter(({ roles }) => roles.includes("administrator"))).toHaveLength(1);
});

test("an e-mail address stands nowhere in the database, and the square's own role cannot read who someone is", async () => {
  const code = await madeCode(administrator, { uses: "1", days: "1" });
  await openBrowser(app).post("/meedoen", { code, name: "Daan", email: "daan@holtveen.example" });
  const tables = (await app.readAsDoor(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'identity')",
  )) as unknown as readonly { name: string }[];
  for (const { name } of tables) {
    const rows = await app.readAsDoor(`select t::text as row from ${name} t`);
    const text = JSON.stringify(rows).toLowerCase();
    expect([name, text.includes("daan@holtveen")]).toEqual([name, false]);
    expect([name, text.includes(Buffer.from("daan@holtveen").toString("hex"))]).toEqual([name, false]);
  }
  await expect(app.readAsSquare("select * from identity.address")).rejects.toThrow(/permission denied/);
});

test("more than the hourly number of joins from one address waits, whatever a client says about its address", async () => {
  for (let index = 0; index < 60; index += 1)
    await openBrowser(app).post("/meedoen", { code: "x", name: "", email: "" });
  const forged = await openBrowser(app).post(
    "/meedoen",
    { code: "x", name: "Eva", email: "" },
    { "x-forwarded-for": "198.51.100.9" },
  );
  expect(forged.status).toBe(429);
  expect(forged.text).toContain('value="Eva"');
  expect((await openBrowser(app, "198.51.100.9").post("/meedoen", { code: "x", name: "", email: "" })).status).toBe(
    422,
  );
});
