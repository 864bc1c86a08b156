import decodeQR from "qr/decode.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { qrCode } from "../../src/platform/http/qr-code.ts";
import { type Browser, type DoorApp, newestLetter, openBrowser, openSetUpApp } from "./door-app.ts";

let app: DoorApp;
let administrator: Browser;
beforeEach(async () => {
  ({ app, administrator } = await openSetUpApp());
});
afterEach(() => app.close());

const list =
  "Lindelaan 12; 1234 AB; Veldermeer\nKastanjehof 3; 1234 AC; Veldermeer\nBeukenpad 77b; 1234 AD; Veldermeer";

/** The printed letters, each with its address and code. */
const print = async (fields: Record<string, string> = { list, days: "30" }) => {
  const page = await administrator.post("/beheer/brieven", fields);
  const letters = page.text.split('<section class="paper"').slice(1);
  return {
    page,
    letters: letters.map((text) => ({
      text,
      code: /paper__code"[^>]*>([^<]+)/.exec(text)?.[1] ?? "",
      link: /paper__link"[^>]*>([^<]+)/.exec(text)?.[1] ?? "",
    })),
  };
};

const join = (code: string, name: string) =>
  openBrowser(app).post("/meedoen", { code, name, email: `${name.toLowerCase()}@post.example` });
const members = async () =>
  (await app.unitOfWork(({ residents }) => residents.all())).filter(({ name }) => name !== "Marja");
const everyRow = async (): Promise<string> => {
  const tables = (await app.readAsDoor(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'identity', 'graphile_worker')",
  )) as unknown as readonly { name: string }[];
  const rows = await Promise.all(
    tables.map(({ name }) => app.readAsDoor(`select t::text as row from ${name} t`).catch(() => [])),
  );
  return JSON.stringify(rows);
};

test("every address gets a letter with its own code, in type and as a QR code, to be printed and kept by no browser", async () => {
  const { page, letters } = await print();
  expect(page.status).toBe(200);
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(letters).toHaveLength(3);
  expect(new Set(letters.map(({ code }) => code)).size).toBe(3);
  expect(letters[0]?.text).toContain("Lindelaan 12");
  expect(letters[0]?.text).toContain("1234 AB Veldermeer");
  for (const { code, link, text } of letters) {
    expect(code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    expect(link).toBe(`${app.origin}/meedoen/${code}`);
    expect(text).toContain(`d="${qrCode(link).path}"`);
  }
});

test("the QR code on paper is read as the link", () => {
  const link = "https://holtveen.example/meedoen/kxw4-7tnp-9rbd";
  const { size, path } = qrCode(link);
  const scale = 4;
  const width = (size + 8) * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let row = 0; row < scale; row += 1)
      for (let column = 0; column < Number(length) * scale; column += 1) {
        const at = ((Number(y) + 4) * scale + row) * width + (Number(x) + 4) * scale + column;
        data.fill(0, at * 4, at * 4 + 3);
      }
  }
  expect(decodeQR({ width, height: width, data })).toBe(link);
});

test("a code lets one person in, who signs in with the letter; of the member the way is kept and nothing of the address", async () => {
  const { letters } = await print();
  const code = letters[1]?.code ?? "";
  expect((await join(code.toUpperCase().replaceAll("-", " "), "Noor")).location).toBe("/inloggen/code");
  expect(await newestLetter(app, "noor@post.example")).toMatchObject({ kind: "join" });
  expect(await members()).toMatchObject([{ name: "Noor", joinedBy: "letter", joinedMonth: "2026-03" }]);
  const again = await join(code, "Bo");
  expect([again.status, again.text.includes("Deze code is al gebruikt")]).toEqual([422, true]);
  expect((await administrator.get("/beheer/brieven")).text).toContain("1 van 3");
});

test("of 50 people who use one code at the same time, one becomes a member", async () => {
  const { letters } = await print();
  const tries = Array.from({ length: 50 }, (_, index) => join(letters[0]?.code ?? "", `Buur${index}`));
  const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
  expect(statuses).toEqual([303, ...Array<number>(49).fill(422)]);
  expect(await members()).toHaveLength(1);
});

test("a code that was refused for another field is not used up", async () => {
  const { letters } = await print();
  const code = letters[0]?.code ?? "";
  expect((await openBrowser(app).post("/meedoen", { code, name: "", email: "x" })).status).toBe(422);
  expect((await join(code, "Noor")).status).toBe(303);
});

test("the list is kept nowhere: no street, number, postcode or code stands in the database or in a log", async () => {
  const { letters } = await print();
  await join(letters[0]?.code ?? "", "Noor");
  const kept = `${await everyRow()}\n${app.logged.join("\n")}`.toLowerCase();
  const codes = letters.flatMap(({ code }) => [code, code.replaceAll("-", "")]);
  for (const word of ["lindelaan", "kastanjehof", "beukenpad", "1234 a", ...codes])
    for (const form of [
      word,
      Buffer.from(word).toString("hex"),
      Buffer.from(word).toString("base64").replaceAll("=", ""),
    ])
      expect([word, kept.includes(form.toLowerCase())]).toEqual([word, false]);
  const rows = (await app.readAsDoor("select * from identity.letter_code")) as unknown as readonly object[];
  expect(Object.keys(rows[0] ?? {})).toEqual(["code_hash", "batch_id", "used"]);
  await expect(app.readAsSquare("select * from identity.letter_code")).rejects.toThrow(/permission denied/);
});

test("codes are stored in another order than their addresses stood in the list", async () => {
  const streets = Array.from({ length: 40 }, (_, index) => `Lindelaan ${index + 1}`).join("\n");
  const { letters } = await print({ list: streets, days: "30" });
  const before = (await app.readAsDoor(
    "select encode(code_hash, 'hex') as hash from identity.letter_code order by ctid",
  )) as unknown as readonly { hash: string }[];
  const places: number[] = [];
  for (const { code } of letters) {
    await app.unitOfWork(({ letterCodes }) => letterCodes.spend(code.replaceAll("-", ""), app.clock()));
    const used = (await app.readAsDoor(
      "select encode(code_hash, 'hex') as hash from identity.letter_code where used",
    )) as unknown as readonly { hash: string }[];
    const fresh = used.map(({ hash }) => before.findIndex((each) => each.hash === hash));
    places.push(fresh.find((place) => !places.includes(place)) ?? -1);
  }
  expect([...places].sort((one, other) => one - other)).toEqual([...letters.keys()]);
  expect(places).not.toEqual([...letters.keys()]);
});

test("a batch that is withdrawn or past its date lets nobody in any more; who is in stays in", async () => {
  const withdrawn = (await print()).letters;
  await join(withdrawn[0]?.code ?? "", "Noor");
  const id = /\/beheer\/brieven\/([0-9a-f-]{36})\/intrekken/.exec(
    (await administrator.get("/beheer/brieven")).text,
  )?.[1];
  expect((await administrator.post(`/beheer/brieven/${id}/intrekken`)).status).toBe(303);
  expect((await administrator.post(`/beheer/brieven/${id}/intrekken`)).status).toBe(404);
  expect((await join(withdrawn[1]?.code ?? "", "Bo")).text).toContain("Deze code kennen we niet");
  const late = (await print({ list, days: "1" })).letters;
  app.move(2 * day);
  expect((await join(late[0]?.code ?? "", "Bo")).text).toContain("Deze code is verlopen");
  expect((await members()).map(({ name }) => name)).toEqual(["Noor"]);
  const page = (await administrator.get("/beheer/brieven")).text;
  expect([page.includes("Ingetrokken"), page.includes("Verlopen")]).toEqual([true, true]);
});

test("a file is read as a pasted list is, also as a spreadsheet on Windows writes it", async () => {
  const body = new FormData();
  body.set("days", "30");
  body.set("list", "");
  body.set("file", new Blob([Buffer.from("straat;nr\nCafé-laan;12\n", "latin1")]), "adressen.csv");
  const cookie = [...administrator.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const request = new Request(`${app.origin}/beheer/brieven`, {
    method: "POST",
    body,
    headers: { origin: app.origin, cookie },
  });
  const page = await (await app.fetch(request, "203.0.113.7")).text();
  expect(page).toContain("Café-laan 12");
  expect(await everyRow()).not.toContain("Café");
});

test("what is no address is told with its line, nothing is made, and what was pasted is still there", async () => {
  for (const [fields, words] of [
    [{ list: "", days: "30" }, "Er staat nog geen adres"],
    [{ list: "Lindelaan 12\nLindelaan", days: "30" }, "Regel 2: Lindelaan"],
    [{ list: "Lindelaan 12", days: "0" }, "Kies een getal van 1 tot 365"],
    [{ list: Array.from({ length: 3_001 }, (_, n) => `Laan ${n + 1}`).join("\n"), days: "9" }, "te veel adressen"],
  ] as const) {
    const refused = await administrator.post("/beheer/brieven", fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(words);
    expect(refused.text).toContain(fields.list.split("\n").at(-1));
  }
  expect(await app.readAsDoor("select 1 from identity.letter_batch")).toHaveLength(0);
});

test("HTML in an address is text on the letter", async () => {
  const { page } = await print({ list: "<img src=x onerror=alert(1)> 12", days: "3" });
  expect(page.text).toContain("onerror");
  expect(page.text).not.toContain("<img src=x");
});
