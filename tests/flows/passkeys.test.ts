import { afterEach, beforeEach, expect, test } from "vitest";
import { day, minute, second } from "../../src/kernel/clock.ts";
import { type AskedOfDevice, createPasskeyDevice, type PasskeyDevice, type Twist } from "../support/passkey-device.ts";
import {
  type Browser,
  type DoorApp,
  madeCode,
  newestLetter,
  openBrowser,
  openDoorApp,
  openSetUpApp,
} from "./door-app.ts";

let app: DoorApp;
let marja: Browser;
beforeEach(async () => {
  ({ app, administrator: marja } = await openSetUpApp());
});
afterEach(() => app.close());

const begin = async (browser: Browser, path = "/inloggen/passkey/begin"): Promise<AskedOfDevice> =>
  JSON.parse((await browser.post(path)).text) as AskedOfDevice;

/** Somebody who signed in just now adds a passkey in their browser. */
const withPasskey = async (browser: Browser, name = "Mijn telefoon"): Promise<PasskeyDevice> => {
  const device = createPasskeyDevice(app.origin);
  const answer = device.make(await begin(browser, "/ik/passkeys/begin"));
  const added = await browser.post("/ik/passkeys", { answer, name });
  expect([added.status, added.location]).toEqual([303, "/ik/inloggen#passkeys"]);
  return device;
};

/** Another member of the wijk, in a browser of their own. */
const member = async (name: string): Promise<Browser> => {
  const code = await madeCode(marja, { uses: "5", days: "7" });
  const browser = openBrowser(app);
  const email = `${name.toLowerCase()}@holtveen.example`;
  await browser.post("/meedoen", { code, name, email });
  await browser.get((await newestLetter(app, email))?.link ?? "");
  return browser;
};

const withoutMarks = (text: string) => text.replace(/lit-part \S+/g, "");

test("a passkey signs in on another day, without a letter; its owner heard by letter that it was added, and sees when it was used", async () => {
  const device = await withPasskey(marja);
  const letter = await newestLetter(app, "marja@holtveen.example");
  expect([letter?.kind, letter?.subject]).toEqual(["passkey-added", "Je hebt een nieuwe passkey in Holtveen"]);
  expect(letter?.text).toContain("Mijn telefoon");
  const letters = (await app.letterBox.newest()).length;

  app.move(3 * day);
  const browser = openBrowser(app);
  const answer = device.sign(await begin(browser), 1);
  const signed = await browser.post("/inloggen/passkey", { answer }, { "user-agent": "Mozilla/5.0 (iPhone) Mobile" });
  expect([signed.status, signed.location]).toEqual([303, "/"]);
  expect(await browser.whoAmI()).toBe("Marja");
  expect((await app.letterBox.newest()).length).toBe(letters);
  const page = (await browser.get("/ik/inloggen")).text;
  for (const words of ["Mijn telefoon", "Laatst gebruikt: vrijdag 13 maart", "Telefoon (hier kijk je nu)"])
    expect(page).toContain(words);
});

test("what a device is asked names nobody, and asks for finger, face or pin, and for nothing about its maker", async () => {
  const [asked, again] = [await begin(openBrowser(app)), await begin(openBrowser(app))];
  expect({ ...asked, challenge: "" }).toEqual({
    challenge: "",
    rpId: "localhost",
    timeout: 15 * minute,
    allowCredentials: [],
    userVerification: "required",
  });
  expect(again.challenge).not.toBe(asked.challenge);
  const first = await begin(marja, "/ik/passkeys/begin");
  expect(first).toMatchObject({
    rp: { id: "localhost", name: "Holtveen" },
    user: { name: "Marja", displayName: "Marja" },
    attestation: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: [],
  });
  const [{ id = "" } = {}] = (await app.readAsDoor("select id::text from resident")) as readonly { id?: string }[];
  expect(Buffer.from(first.user?.id ?? "", "base64url").toString("hex")).not.toContain(id.replaceAll("-", ""));
  const device = await withPasskey(marja);
  const second = await begin(marja, "/ik/passkeys/begin");
  expect(second).toMatchObject({
    user: { id: device.userHandle() },
    excludeCredentials: [{ id: device.credentialId }],
  });
});

test("a challenge works once, in the browser that asked, for a quarter of an hour, and for what it was asked for", async () => {
  const device = await withPasskey(marja);
  const refused = async (browser: Browser, answer: string) => {
    const tried = await browser.post("/inloggen/passkey", { answer });
    expect([tried.status, tried.text.includes("Dit lukte niet met deze passkey")]).toEqual([422, true]);
    expect(await browser.whoAmI()).toBeNull();
  };

  const browser = openBrowser(app);
  const asked = await begin(browser);
  const cookies = new Map(browser.jar);
  expect((await browser.post("/inloggen/passkey", { answer: device.sign(asked, 1) })).status).toBe(303);
  const replaying = openBrowser(app);
  for (const [name, value] of cookies) replaying.jar.set(name, value);
  await refused(replaying, device.sign(asked, 2));

  const other = openBrowser(app);
  await begin(other);
  const elsewhere = openBrowser(app);
  await refused(other, device.sign(await begin(elsewhere), 3));
  await refused(openBrowser(app), device.sign(await begin(elsewhere), 4));

  const late = device.sign(await begin(elsewhere), 5);
  app.move(15 * minute);
  await refused(elsewhere, late);

  const wrong = await begin(elsewhere);
  await refused(elsewhere, device.sign(wrong, 6, { origin: "https://evil.example" }));
  // A wrong answer spends it: the right one comes too late.
  await refused(elsewhere, device.sign(wrong, 6));
});

test("of 50 tries at the same time with one answer, one signs in", async () => {
  const device = await withPasskey(marja);
  const browser = openBrowser(app);
  const answer = device.sign(await begin(browser), 1);
  const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const tries = await Promise.all(
    Array.from({ length: 50 }, () => openBrowser(app).post("/inloggen/passkey", { answer }, { cookie })),
  );
  expect(tries.filter(({ status }) => status === 303)).toHaveLength(1);
});

test("of 50 tries at the same time to add one passkey, one adds it, and one letter tells of it", async () => {
  const answer = createPasskeyDevice(app.origin).make(await begin(marja, "/ik/passkeys/begin"));
  const cookie = [...marja.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const letters = (await app.letterBox.newest()).length;
  const tries = await Promise.all(
    Array.from({ length: 50 }, () =>
      openBrowser(app).post("/ik/passkeys", { answer, name: "Mijn telefoon" }, { cookie }),
    ),
  );
  expect(tries.filter(({ status }) => status === 303)).toHaveLength(1);
  expect((await marja.get("/ik/inloggen")).text.match(/\/ik\/passkeys\/[0-9a-f-]{36}\/weg/g)).toHaveLength(1);
  expect((await app.letterBox.newest()).length).toBe(letters + 1);
});

test("whatever is not right about an answer gives the same page, and signs nobody in", async () => {
  const daan = await member("Daan");
  const [device, ofDaan] = [await withPasskey(marja), await withPasskey(daan)];
  const stranger = createPasskeyDevice(app.origin);
  const lies: Readonly<Record<string, Twist>> = {
    "for another site": { origin: "https://evil.example" },
    "for another port": { origin: "http://localhost:8081" },
    "for another host": { rpId: "evil.example" },
    "in a frame elsewhere": { clientData: { crossOrigin: true } },
    "under another page": { clientData: { topOrigin: "https://evil.example" } },
    "made, not signed": { type: "webauthn.create" },
    "nobody was there": { flags: 4 },
    "somebody, but who": { flags: 1 },
    "a challenge of its own": { challenge: "b".repeat(43) },
    "the passkey of somebody else": { credentialId: ofDaan.credentialId, userHandle: ofDaan.userHandle() },
    "its own passkey, for somebody else": { userHandle: ofDaan.userHandle() },
    "for nobody": { userHandle: null },
    "with another key": { key: stranger.privateKey },
    "a passkey of nobody": { credentialId: stranger.credentialId },
  };
  const pages = new Map<string, string>();
  for (const [name, twist] of Object.entries(lies)) {
    const browser = openBrowser(app);
    const tried = await browser.post("/inloggen/passkey", { answer: device.sign(await begin(browser), 1, twist) });
    expect([name, tried.status, await browser.whoAmI()]).toEqual([name, 422, null]);
    pages.set(withoutMarks(tried.text), name);
  }
  for (const answer of [
    "",
    "{",
    "null",
    "[]",
    JSON.stringify({ id: 1 }),
    `{"id":"${"a".repeat(40_000)}","response":{}}`,
  ]) {
    const browser = openBrowser(app);
    await begin(browser);
    expect((await browser.post("/inloggen/passkey", { answer })).status).toBe(422);
  }
  expect([...pages.values()]).toHaveLength(1);
  const browser = openBrowser(app);
  expect((await browser.post("/inloggen/passkey", { answer: device.sign(await begin(browser), 1) })).status).toBe(303);
});

test("a counter that does not go on is that of a copy, and a device that never counts stays at nought", async () => {
  const device = await withPasskey(marja);
  const signIn = async (counter: number) => {
    const browser = openBrowser(app);
    return (await browser.post("/inloggen/passkey", { answer: device.sign(await begin(browser), counter) })).status;
  };
  expect([
    await signIn(0),
    await signIn(0),
    await signIn(7),
    await signIn(7),
    await signIn(6),
    await signIn(0),
  ]).toEqual([303, 303, 303, 422, 422, 422]);
  expect(await signIn(4_000_000_000)).toBe(303);
});

test("only who signed in just now adds a passkey; others show first that it is them, with a letter to their own address", async () => {
  const daan = await member("Daan");
  const device = createPasskeyDevice(app.origin);
  const ofDaan = device.make(await begin(daan, "/ik/passkeys/begin"));
  // What one person began, another does not end; nor does it sign anybody in.
  expect((await marja.post("/ik/passkeys", { answer: ofDaan })).status).toBe(422);
  const asked = await begin(marja, "/ik/passkeys/begin");
  const made = createPasskeyDevice(app.origin).make(asked);
  app.move(15 * minute);
  expect((await marja.post("/ik/passkeys/begin")).status).toBe(409);
  expect((await marja.post("/ik/passkeys", { answer: made })).status).toBe(422);
  expect((await marja.get("/ik/inloggen")).text).toContain("Laat eerst zien dat jij het bent");
  expect((await marja.get("/ik/inloggen")).text).not.toContain("<wijk-passkey");

  expect((await marja.post("/ik/inloggen/opnieuw")).location).toBe("/inloggen/code");
  const letter = await newestLetter(app, "marja@holtveen.example");
  expect((await marja.post("/inloggen/code", { code: letter?.code ?? "" })).location).toBe("/ik/inloggen");
  await withPasskey(marja);
  // It was the same browser all the time: there is one session.
  expect(
    await app.readAsDoor("select 1 from identity.session join resident r on r.id = resident_id where r.name = 'Marja'"),
  ).toHaveLength(1);
});

test("what is not right about a new passkey adds none; what a device says of its maker is not looked at", async () => {
  const lies: readonly Twist[] = [
    { origin: "https://evil.example" },
    { rpId: "evil.example" },
    { type: "webauthn.get" },
    { flags: 1 },
    { clientData: { crossOrigin: true } },
    { challenge: "b".repeat(43) },
  ];
  for (const twist of lies) {
    const answer = createPasskeyDevice(app.origin).make(await begin(marja, "/ik/passkeys/begin"), twist);
    expect([twist, (await marja.post("/ik/passkeys", { answer })).status]).toEqual([twist, 422]);
  }
  const device = await withPasskey(marja);
  const twice = device.make(await begin(marja, "/ik/passkeys/begin"));
  expect((await marja.post("/ik/passkeys", { answer: twice })).status).toBe(422);
  // {"alg": -7, "sig": …, "x5c": […]}: a certificate that no one follows to anywhere.
  const statement = { format: "packed", bytes: Buffer.from("a363616c672663736967410063783563814100", "hex") };
  const other = createPasskeyDevice(app.origin);
  const answer = other.make(await begin(marja, "/ik/passkeys/begin"), { statement });
  expect((await marja.post("/ik/passkeys", { answer, name: "" })).status).toBe(303);
  expect(await app.readAsDoor("select 1 from identity.passkey")).toHaveLength(2);
});

test("one's own passkeys get other names and are removed; of somebody else's there is nothing", async () => {
  const daan = await member("Daan");
  const device = await withPasskey(marja);
  const path = /\/ik\/passkeys\/[0-9a-f-]{36}/.exec((await marja.get("/ik/inloggen")).text)?.[0] ?? "";
  for (const [method, address] of [
    ["get", `${path}/weg`],
    ["post", `${path}/weg`],
    ["post", `${path}/naam`],
  ] as const)
    expect((await daan[method](address)).status).toBe(404);
  expect((await daan.get("/ik/inloggen")).text).not.toContain("Mijn telefoon");
  await marja.post(`${path}/naam`, { name: `  Rode ${"x".repeat(80)}` });
  expect((await marja.get("/ik/inloggen")).text).toContain(`Rode ${"x".repeat(55)}<`);
  // What it is called stands nowhere to be read.
  expect(JSON.stringify(await app.readAsDoor("select *, encode(name, 'escape') from identity.passkey"))).not.toContain(
    "Rode",
  );

  expect((await marja.get(`${path}/weg`)).text).toContain("Met een link of een code kan het altijd.");
  expect(await marja.whoAmI()).toBe("Marja");
  await marja.post(`${path}/weg`);
  const browser = openBrowser(app);
  expect((await browser.post("/inloggen/passkey", { answer: device.sign(await begin(browser), 1) })).status).toBe(422);
});

test("challenges are counted per client, and what is past its date is removed at night", async () => {
  const here = openBrowser(app, "203.0.113.80");
  for (let index = 0; index < 200; index += 1) expect((await here.post("/inloggen/passkey/begin")).status).toBe(200);
  const refused = await here.post("/inloggen/passkey/begin");
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "3600"]);
  app.move(15 * minute + second);
  await app.tidy();
  expect(await app.readAsDoor("select 1 from identity.passkey_challenge")).toEqual([]);
});

test("under an address of numbers there are no passkeys, and the page does not offer any", async () => {
  const numbered = await openSetUpApp({ origin: "http://127.0.0.1:8080" });
  try {
    expect((await numbered.administrator.get("/inloggen")).text).not.toContain("passkey");
    expect((await numbered.administrator.get("/ik/inloggen")).text).not.toContain("passkey");
    expect((await openBrowser(numbered.app).post("/inloggen/passkey/begin")).status).toBe(404);
  } finally {
    await numbered.app.close();
  }
});

test("at a gemeente an officer signs in with a passkey too, and under https with cookies of the host alone", async () => {
  const gemeente = await openDoorApp({ origin: "https://veldermeer.example" });
  try {
    const prepared = await gemeente.wijk.prepare();
    const ineke = openBrowser(gemeente);
    await ineke.post("/inrichten", {
      code: prepared.ok ? (prepared.value ?? "") : "",
      mode: "gemeente",
      name: "Gemeente Veldermeer",
      place: "Veldermeer",
      handle: "gemeente",
      administratorName: "Ineke",
      email: "ineke@veldermeer.example",
    });
    const device = createPasskeyDevice(gemeente.origin);
    const answer = device.make(await begin(ineke, "/ik/passkeys/begin"));
    expect((await ineke.post("/ik/passkeys", { answer, name: "Werktelefoon" })).status).toBe(303);
    const browser = openBrowser(gemeente);
    expect((await browser.post("/inloggen/passkey", { answer: device.sign(await begin(browser), 1) })).status).toBe(
      303,
    );
    expect((await browser.get("/team")).status).toBe(200);
    expect((await browser.get("/ik/inloggen")).text).toContain("Werktelefoon");
    expect([...browser.jar.keys()].every((name) => name.startsWith("__Host-"))).toBe(true);
  } finally {
    await gemeente.close();
  }
});
