import { afterEach, beforeEach, expect, test } from "vitest";
import { hour } from "../../src/kernel/clock.ts";
import { type DoorApp, openBrowser, openDoorApp, openSetUpApp, setUpFields } from "./door-app.ts";

let app: DoorApp;
beforeEach(async () => {
  app = await openDoorApp();
});
afterEach(() => app.close());

const codeAtStart = async (): Promise<string> => {
  const prepared = await app.wijk.prepare();
  if (!prepared.ok || prepared.value === null) throw new Error("No code.");
  return prepared.value;
};

const residentCount = () => app.unitOfWork(({ residents }) => residents.count());

test("with the code that the server showed, the wijk is set up and its first administrator is signed in", async () => {
  const code = await codeAtStart();
  const browser = openBrowser(app);
  expect((await browser.get("/inrichten")).text).toContain("Inrichtcode");
  const done = await browser.post("/inrichten", { ...setUpFields, code: code.toUpperCase().replaceAll("-", " ") });
  expect([done.status, done.location]).toEqual([303, "/"]);
  expect(await browser.whoAmI()).toBe("Marja");
  const wijk = await app.unitOfWork((transaction) => transaction.wijk.read());
  expect(wijk).toMatchObject({ name: "Holtveen", place: "Veldermeer", handle: "holtveen", door: "oker" });
  const [administrator] = await app.unitOfWork(({ residents }) => residents.all());
  expect(administrator).toMatchObject({ name: "Marja", roles: ["administrator"], joinedMonth: "2026-03" });
  expect((await app.unitOfWork(({ actors }) => actors.wijk()))?.handle).toBe("holtveen");
});

test("a wrong code is told at its field, what was typed is still there and nothing is stored", async () => {
  await codeAtStart();
  const browser = openBrowser(app);
  const refused = await browser.post("/inrichten", { ...setUpFields, code: "abcd-efgh-jkmn" });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("Deze code kennen we niet");
  for (const value of Object.values(setUpFields)) expect(refused.text).toContain(value);
  expect(await residentCount()).toBe(0);
  expect(await browser.whoAmI()).toBeNull();
});

test("everything that is wrong with the form is told at once", async () => {
  const code = await codeAtStart();
  const refused = await openBrowser(app).post("/inrichten", {
    code,
    name: "",
    place: "x".repeat(61),
    handle: "Holt Veen",
    door: "blauw",
    administratorName: "",
    email: "marja",
  });
  expect(refused.status).toBe(422);
  for (const words of [
    "Vul een naam in",
    "Deze plaatsnaam is te lang",
    "Gebruik alleen kleine letters",
    "Kies een kleur",
    "Dit lijkt geen e-mailadres",
  ]) {
    expect(refused.text).toContain(words);
  }
  expect(await residentCount()).toBe(0);
});

test("of 20 tries at the same time with the right code, one sets the wijk up", async () => {
  const code = await codeAtStart();
  const tries = Array.from({ length: 20 }, (_, index) =>
    openBrowser(app).post("/inrichten", { ...setUpFields, code, email: `beheer${index}@holtveen.example` }),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 303)).toHaveLength(1);
  expect(statuses.filter((status) => ![303, 404, 422].includes(status))).toEqual([]);
  expect(await residentCount()).toBe(1);
});

test("each start gives a new code, and only the newest works; after set-up there is none", async () => {
  const first = await codeAtStart();
  const second = await codeAtStart();
  expect(second).not.toBe(first);
  const browser = openBrowser(app);
  expect((await browser.post("/inrichten", { ...setUpFields, code: first })).status).toBe(422);
  expect((await browser.post("/inrichten", { ...setUpFields, code: second })).status).toBe(303);
  expect(await app.wijk.prepare()).toEqual({ ok: true, value: null });
});

test("another origin on the data of a wijk that is set up is refused", async () => {
  await openBrowser(app).post("/inrichten", { ...setUpFields, code: await codeAtStart() });
  expect(await app.prepareUnder("https://elders.example")).toMatchObject({
    ok: false,
    refusal: { kind: "conflict", reason: expect.stringContaining(app.origin) },
  });
});

test("guessing the code stops after too many tries, and goes on an hour later", async () => {
  await codeAtStart();
  const browser = openBrowser(app);
  const guess = () => browser.post("/inrichten", { ...setUpFields, code: "abcd-efgh-jkmn" });
  for (let index = 0; index < 30; index += 1) expect((await guess()).status).toBe(422);
  const refused = await guess();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "3600"]);
  expect(refused.text).toContain(setUpFields.name);
  app.move(hour);
  expect((await guess()).status).toBe(422);
});

test("the key of the database alone does not give the code away", async () => {
  const code = await codeAtStart();
  const rows = await app.readAsDoor("select set_up_code_hash from wijk");
  expect(JSON.stringify(rows)).not.toContain(code.replaceAll("-", ""));
});

test("every page of the door forbids scripts and styles inside it, and frames", async () => {
  const { headers } = await openBrowser(app).get("/inloggen");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("same-origin");
});

test("on https the session is a __Host- cookie that scripts and other sites do not get", async () => {
  const https = await openSetUpApp({ origin: "https://holtveen.example" });
  try {
    const cookies = (await https.administrator.post("/inloggen", { email: setUpFields.email })).headers.getSetCookie();
    expect([...https.administrator.jar.keys()]).toContain("__Host-wijk_sessie");
    expect(cookies[0]).toMatch(
      /^__Host-wijk_aanvraag=[\w-]{43}; Max-Age=900; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const { headers } = await https.administrator.get("/ik");
    expect(headers.get("strict-transport-security")).toContain("max-age=");
  } finally {
    await https.app.close();
  }
});
