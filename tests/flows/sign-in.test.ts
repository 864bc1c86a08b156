import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../../src/cli/commands.ts";
import { userLink } from "../../src/cli/user-link.ts";
import { day, hour, minute, second } from "../../src/kernel/clock.ts";
import { type Browser, type DoorApp, newestLetter, openBrowser, openSetUpApp, testKey } from "./door-app.ts";

const email = "marja@holtveen.example";
const wrong = (code: string) => (code === "000000" ? "111111" : "000000");

let app: DoorApp;
let administrator: Browser;
beforeEach(async () => {
  ({ app, administrator } = await openSetUpApp());
});
afterEach(() => app.close());

const ask = async (browser: Browser, address = email) => {
  const asked = await browser.post("/inloggen", { email: address });
  expect([asked.status, asked.location]).toEqual([303, "/inloggen/code"]);
  return newestLetter(app, address);
};

test("the link of the letter signs in the browser that asked, once", async () => {
  const browser = openBrowser(app);
  const letter = await ask(browser);
  const opened = await browser.get(letter?.link ?? "");
  expect([opened.status, opened.location]).toEqual([303, "/"]);
  expect(await browser.whoAmI()).toBe("Marja");
  const again = await browser.get(letter?.link ?? "");
  expect([again.status, again.text.includes("Deze link is verlopen of al gebruikt")]).toEqual([422, true]);
});

test("a link opened in another browser asks for the code, and the code works there", async () => {
  const letter = await ask(openBrowser(app));
  const other = openBrowser(app);
  expect((await other.get(letter?.link ?? "")).location).toBe("/inloggen/code");
  expect((await other.get("/inloggen/code")).text).toContain("in een andere browser");
  expect(await other.whoAmI()).toBeNull();
  expect((await other.post("/inloggen/code", { code: wrong(letter?.code ?? "") })).status).toBe(422);
  expect((await other.post("/inloggen/code", { code: letter?.code ?? "" })).status).toBe(303);
  expect(await other.whoAmI()).toBe("Marja");
});

test("a browser that neither asked nor opened a link gets nothing from a right code", async () => {
  const letter = await ask(openBrowser(app));
  const stranger = openBrowser(app);
  expect((await stranger.post("/inloggen/code", { code: letter?.code ?? "" })).status).toBe(422);
});

test("after five wrong codes the right one does not work any more, and what was typed is still there", async () => {
  const browser = openBrowser(app);
  const code = (await ask(browser))?.code ?? "";
  for (let index = 0; index < 5; index += 1) {
    const refused = await browser.post("/inloggen/code", { code: wrong(code) });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`value="${wrong(code)}"`);
  }
  expect((await browser.post("/inloggen/code", { code })).status).toBe(422);
  expect(await browser.whoAmI()).toBeNull();
});

test("of 50 tries at the same time with one code, one signs in; the same for one link", async () => {
  const browser = openBrowser(app);
  const letter = await ask(browser);
  const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const tries = Array.from({ length: 50 }, () =>
    openBrowser(app).post("/inloggen/code", { code: letter?.code ?? "" }, { cookie }),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 303)).toHaveLength(1);

  app.move(second);
  const link = (await ask(browser))?.link ?? "";
  const cookies = [...browser.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const opened = await Promise.all(Array.from({ length: 50 }, () => openBrowser(app).get(link, { cookie: cookies })));
  expect(opened.filter(({ location }) => location === "/")).toHaveLength(1);
});

test("link and code work for 15 minutes", async () => {
  const browser = openBrowser(app);
  const letter = await ask(browser);
  app.move(15 * minute);
  expect((await browser.post("/inloggen/code", { code: letter?.code ?? "" })).status).toBe(422);
  expect((await browser.get(letter?.link ?? "")).status).toBe(422);
});

test("nobody can find out who is a member: an unknown address gives the same answers, but no letter", async () => {
  const known = openBrowser(app);
  const unknown = openBrowser(app);
  const [askedKnown, askedUnknown] = [
    await known.post("/inloggen", { email }),
    await unknown.post("/inloggen", { email: "niemand@holtveen.example" }),
  ];
  expect([askedUnknown.status, askedUnknown.location, askedUnknown.text]).toEqual([
    askedKnown.status,
    askedKnown.location,
    askedKnown.text,
  ]);
  const shape = (browser: Browser) => [...browser.jar].map(([name, value]) => [name, value.length]);
  expect(shape(unknown)).toEqual(shape(known));
  const withoutMarks = (text: string) => text.replace(/lit-part \S+/g, "");
  expect(withoutMarks((await unknown.get("/inloggen/code")).text)).toBe(
    withoutMarks((await known.get("/inloggen/code")).text),
  );
  for (let index = 0; index < 7; index += 1) {
    const code = wrong((await newestLetter(app, email))?.code ?? "");
    const [one, other] = [await known.post("/inloggen/code", { code }), await unknown.post("/inloggen/code", { code })];
    expect([other.status, withoutMarks(other.text)]).toEqual([one.status, withoutMarks(one.text)]);
  }
  expect(await newestLetter(app, "niemand@holtveen.example")).toBeNull();
});

test("an address that is none is told at its field", async () => {
  const refused = await openBrowser(app).post("/inloggen", { email: "marja" });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("Dit lijkt geen e-mailadres");
  expect(refused.text).toContain('value="marja"');
});

test("one mailbox gets five letters an hour; beyond that the page is the same but no letter comes", async () => {
  for (let index = 0; index < 6; index += 1) await ask(openBrowser(app, `203.0.113.${index}`));
  expect((await app.letterBox.newest()).filter(({ kind }) => kind === "sign-in")).toHaveLength(5);
  app.move(hour);
  await ask(openBrowser(app));
  expect((await app.letterBox.newest()).filter(({ kind }) => kind === "sign-in")).toHaveLength(6);
});

test("one client asks ten times an hour; a forged forwarding header does not make it another client", async () => {
  const asking = (headers = {}, socket = "203.0.113.50") =>
    openBrowser(app, socket).post("/inloggen", { email: "x@y.example" }, headers);
  for (let index = 0; index < 10; index += 1) expect((await asking()).status).toBe(303);
  const refused = await asking({ "x-forwarded-for": "198.51.100.1", forwarded: "for=198.51.100.1" });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "3600"]);
  expect(refused.text).toContain('value="x@y.example"');
  expect((await asking({}, "203.0.113.51")).status).toBe(303);
  for (let index = 0; index < 10; index += 1) await asking({}, `2001:db8:0:1::${index}`);
  expect((await asking({}, "2001:db8:0:1:ffff::1")).status).toBe(429);
  expect((await asking({}, "2001:db8:0:2::1")).status).toBe(303);
});

test("a session ends 30 days after its last use, or when the resident signs out", async () => {
  app.move(29 * day);
  expect((await administrator.get("/ik")).headers.getSetCookie()[0]).toMatch(/^wijk_sessie=.*Max-Age=2592000/);
  app.move(29 * day);
  expect(await administrator.whoAmI()).toBe("Marja");
  app.move(30 * day);
  expect(await administrator.whoAmI()).toBeNull();

  const browser = openBrowser(app);
  await browser.get((await ask(browser))?.link ?? "");
  const stolen = browser.jar.get("wijk_sessie") ?? "";
  await browser.post("/uitloggen");
  expect(await browser.whoAmI()).toBeNull();
  expect((await openBrowser(app).get("/ik", { cookie: `wijk_sessie=${stolen}` })).location).toBe("/inloggen");
});

test("a form from another site, or from nowhere, is refused and does nothing", async () => {
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "null", "sec-fetch-site": "cross-site" },
    { origin: app.origin, "sec-fetch-site": "same-site" },
  ]) {
    expect((await administrator.post("/ik/naam", { name: "Gekaapt" }, headers)).status).toBe(403);
  }
  expect(await administrator.whoAmI()).toBe("Marja");
  expect(
    (await administrator.post("/ik/naam", { name: "Els" }, { origin: "null", "sec-fetch-site": "same-origin" })).status,
  ).toBe(303);
});

test("a form over 256 KiB is refused with 413, one that is no form with 415", async () => {
  expect((await administrator.post("/ik/naam", { name: "x".repeat(256 * 1_024) })).status).toBe(413);
  const headers = { host: "localhost:8080", origin: app.origin, "content-type": "application/json" };
  const request = new Request(`${app.origin}/inloggen`, { method: "POST", headers, body: "{}" });
  expect((await app.fetch(request, "203.0.113.7")).status).toBe(415);
});

test("an administrator who is locked out gets a link from the command line, good once, in any browser, for 15 minutes", async () => {
  const said: string[] = [];
  const { doorUnitOfWork: unitOfWork, signInLink: createSignInLink } = app.wijk;
  const say = said.push.bind(said);
  const command = (address: string) =>
    userLink({ address }, { unitOfWork, createSignInLink, print: say, complain: say });
  expect(await command("Marja@Holtveen.Example")).toBe(0);
  const path = new URL(said[0] ?? "").pathname;
  const browser = openBrowser(app);
  expect((await browser.get(path)).status).toBe(303);
  expect(await browser.whoAmI()).toBe("Marja");
  expect((await openBrowser(app).get(path)).status).toBe(422);

  expect(await command(email)).toBe(0);
  app.move(15 * minute + second);
  expect((await openBrowser(app).get(new URL(said[1] ?? "").pathname)).status).toBe(422);

  expect(await command("niemand@holtveen.example")).toBe(1);
  expect(said[2]).toContain("Nobody in this wijk has the e-mail address niemand@holtveen.example");
  expect(await command("geen adres")).toBe(1);
});

test("the command for such a link works beside the running wijk", async () => {
  const printed: string[] = [];
  const code = await runCommand(["user", "link", email], {
    environment: {
      DATABASE_URL: app.databaseUrl,
      SEALING_KEY: Buffer.from(testKey).toString("base64"),
      ORIGIN: app.origin,
    },
    asRoot: false,
    print: (text) => printed.push(text),
    complain: (text) => printed.push(text),
    runApart: async () => null,
    untilToldToStop: () => Promise.resolve(""),
  });
  expect([code, printed.length]).toEqual([0, 1]);
  expect((await openBrowser(app).get(new URL(printed[0] ?? "").pathname)).status).toBe(303);
});

test("the letter box opens on this machine only, never through a proxy or under another name", async () => {
  const letter = await ask(openBrowser(app));
  const here = openBrowser(app, "127.0.0.1");
  expect((await here.get("/dev/mail")).text).toContain("Inloggen bij Holtveen");
  expect((await here.get(`/dev/mail/${letter?.id}`)).text).toContain(letter?.code ?? "no code");
  expect((await openBrowser(app, "::ffff:127.0.0.1").get("/dev/mail")).status).toBe(200);
  const absent = await here.get(`/dev/mail/${crypto.randomUUID()}`);
  expect(absent.status).toBe(404);
  const withoutMarks = (text: string) => text.replace(/lit-part \S+/g, "");
  for (const [socket, headers] of [
    ["203.0.113.7", {}],
    ["127.0.0.1", { "x-forwarded-for": "127.0.0.1" }],
    ["127.0.0.1", { forwarded: "for=127.0.0.1" }],
    ["127.0.0.1", { "x-real-ip": "127.0.0.1" }],
    ["127.0.0.1", { host: "evil.example:8080" }],
  ] as const) {
    const refused = await openBrowser(app, socket).get(`/dev/mail/${letter?.id}`, headers);
    expect([refused.status, withoutMarks(refused.text)]).toEqual([404, withoutMarks(absent.text)]);
  }
});

test("under a public origin there is no letter box, not even on this machine", async () => {
  const open = await openSetUpApp({ origin: "https://holtveen.example" });
  try {
    expect((await openBrowser(open.app, "127.0.0.1").get("/dev/mail")).status).toBe(404);
  } finally {
    await open.app.close();
  }
});

test("what is past its date is removed at night", async () => {
  await ask(openBrowser(app));
  app.move(31 * day);
  await app.tidy();
  for (const table of ["sign_in", "session", "letter", "attempt"]) {
    expect([table, ...(await app.readAsDoor(`select * from identity.${table}`))]).toEqual([table]);
  }
});
