import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { drip, headerIn, holdOpen, requestOf, sendRaw } from "./raw-http.ts";

const patience = { headers: 600, looks: 100, body: 500 };
let wijk: RunningWijk;
let sanne: Person;
let session = "";
const question = { title: "Wie heeft een ladder?", text: "Voor een middag.", theme: "lenen", audience: "wijk" };

beforeAll(async () => {
  wijk = await startWijk({ clock: createMovedClock(), patience });
  sanne = await wijk.neighbour("Sanne");
  session = [...sanne.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
});
afterAll(() => wijk.close());

const on: ReturnType<typeof requestOf> = (...given) => requestOf(wijk.host)(...given);
const form = (headers: Readonly<Record<string, string>> = {}) => ({
  Origin: wijk.origin,
  "Content-Type": "application/x-www-form-urlencoded",
  ...headers,
});
const activity = { "Content-Type": "application/activity+json" };
const raw = (bytes: Buffer) => sendRaw(wijk.origin, bytes);
/** Whether it still answers as it should. */
const isWell = async () => expect((await wijk.visitor().get("/")).status).toBe(200);

describe("bodies", () => {
  test("one byte more than an inbox or a form takes is refused with 413, with a length and without", async () => {
    const chunked = (size: number) => `${size.toString(16)}\r\n${"x".repeat(size)}\r\n0\r\n\r\n`;
    const inbox = 1_048_577;
    const answers = [
      await raw(on("POST /ap/inbox HTTP/1.1", { ...activity, "Content-Length": String(inbox) }, "x".repeat(inbox))),
      await raw(on("POST /ap/inbox HTTP/1.1", { ...activity, "Transfer-Encoding": "chunked" }, chunked(inbox))),
      await raw(on("POST /inloggen HTTP/1.1", form({ "Content-Length": "262145" }), "x".repeat(262_145))),
      await raw(on("POST /inloggen HTTP/1.1", form({ "Transfer-Encoding": "chunked" }), chunked(262_145))),
    ];
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 413, 413]);
    await isWell();
  });

  test.each([
    ["a length and chunks", { "Content-Length": "5", "Transfer-Encoding": "chunked" }, "0\r\n\r\n"],
    ["two lengths", { "Content-Length": "5\r\nContent-Length: 6" }, "abcdef"],
    ["a negative length", { "Content-Length": "-1" }, ""],
    ["a length with a sign", { "Content-Length": "+5" }, "abcde"],
    ["a coding that we do not know", { "Transfer-Encoding": "gzip" }, "abcde"],
    ["chunks named twice", { "Transfer-Encoding": "chunked, chunked" }, "0\r\n\r\n"],
    ["a chunk whose size is no number", { "Transfer-Encoding": "chunked" }, "zz\r\nabc\r\n0\r\n\r\n"],
    [
      "a chunk whose size is beyond numbers",
      { "Transfer-Encoding": "chunked" },
      "ffffffffffffffffff\r\na\r\n0\r\n\r\n",
    ],
  ])("%s is no request, and nothing of it is taken for a second one", async (_, headers, body) => {
    const second = `GET /inloggen HTTP/1.1\r\nHost: ${wijk.host}\r\n\r\n`;
    for (const path of ["/ap/inbox", "/inloggen"]) {
      const { status, text, closed } = await raw(on(`POST ${path} HTTP/1.1`, { ...form(), ...headers }, body + second));
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect([text.match(/HTTP\/1\.1 \d{3}/g)?.length, closed]).toEqual([1, true]);
    }
  });

  test("a packed body is refused with 415, by the inbox and by forms, whatever it holds", async () => {
    const packed = gzipSync(Buffer.from("email=sanne@post.example"));
    const headers = { "Content-Encoding": "gzip", "Content-Length": String(packed.length) };
    const answers = [
      await raw(on("POST /ap/inbox HTTP/1.1", { ...activity, ...headers }, packed)),
      await raw(on("POST /inloggen HTTP/1.1", form(headers), packed)),
    ];
    expect(answers.map(({ status }) => status)).toEqual([415, 415]);
  });

  test("a form that stops halfway does nothing, and is nothing for the log", async () => {
    const before = wijk.log.length;
    await holdOpen(
      wijk.origin,
      1,
      String(on("POST /inloggen HTTP/1.1", form({ "Content-Length": "100" }), "email=")),
    ).then(([socket]) => socket?.destroy());
    await isWell();
    expect(wijk.log.slice(before).filter((line) => /"level":"error"/.test(line))).toEqual([]);
  });
});

describe("headers", () => {
  test("64 kB of them, or one of that size, is refused with 431", async () => {
    const many = Object.fromEntries(Array.from({ length: 64 }, (_, index) => [`X-${index}`, "x".repeat(1_000)]));
    const answers = [
      await raw(on("GET / HTTP/1.1", { "X-Long": "x".repeat(65_536) })),
      await raw(on("GET / HTTP/1.1", { Cookie: `wijk_sessie=${"x".repeat(65_536)}` })),
      await raw(on("GET / HTTP/1.1", many)),
    ];
    expect(answers.map(({ status, closed }) => [status, closed])).toEqual(Array(3).fill([431, true]));
  });

  test("2,000 of them are refused with 431, and so are 101; none is left out without a word", async () => {
    const short = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, ""]));
    expect((await raw(on("GET / HTTP/1.1", short(2_000)))).status).toBe(431);
    expect((await raw(on("GET / HTTP/1.1", short(100)))).status).toBe(431);
    expect((await raw(on("GET / HTTP/1.1", short(98)))).status).toBe(200);
  });

  test("that come slowly or not at all end the connection, and so does a body that drips", async () => {
    const limit = patience.headers + 2 * patience.looks + 1_000;
    const ended = await Promise.all([
      drip(wijk.origin, "", 0),
      drip(wijk.origin, `GET / HTTP/1.1\r\nHost: ${wijk.host}\r\nX: `, 40),
      drip(wijk.origin, String(on("POST /inloggen HTTP/1.1", form({ "Content-Length": "200000" }), "email=")), 40),
      drip(wijk.origin, String(on("POST /ap/inbox HTTP/1.1", { ...activity, "Content-Length": "200000" }, "{")), 40),
      drip(wijk.origin, String(on("POST /bestaat-niet HTTP/1.1", form({ "Content-Length": "200000" }), "x")), 40),
    ]);
    for (const { milliseconds } of ended) expect(milliseconds).toBeLessThan(limit);
    await isWell();
  });

  test("500 connections that only begin something keep no neighbour from asking", async () => {
    const held = await holdOpen(wijk.origin, 500, `POST /ap/inbox HTTP/1.1\r\nHost: ${wijk.host}\r\nX-`);
    const begun = performance.now();
    const asked = await sanne.post("/vragen", question);
    const took = performance.now() - begun;
    const ended = held.map((socket) =>
      socket.closed ? null : new Promise((resolve) => socket.once("close", resolve)),
    );
    for (const socket of held) socket.resume();
    await Promise.all(ended);
    expect([asked.status, /\/vragen\/[0-9a-f-]{36}/.test(asked.url)]).toEqual([200, true]);
    expect(took).toBeLessThan(3_000);
  });
});

describe("request lines", () => {
  test("HTTP/1.0 is answered, and the connection ends", async () => {
    const { status, closed } = await raw(on("GET / HTTP/1.0"));
    expect([status, closed]).toEqual([200, true]);
    expect((await raw(Buffer.from("GET / HTTP/1.0\r\n\r\n"))).status).toBe(400);
    expect((await raw(Buffer.from("GET / HTTP/1.1\r\n\r\n"))).status).toBe(400);
  });

  test("under the name of another site nothing leads there: no address, no cookie, nothing for a cache to mix up", async () => {
    for (const [line, host] of [
      ["GET / HTTP/1.1", "elders.example"],
      ["GET /inloggen HTTP/1.1", `elders.example:${new URL(wijk.origin).port}`],
      ["GET /vragen/nieuw HTTP/1.1", "elders.example"],
      ["GET http://elders.example/ HTTP/1.1", undefined],
      ["GET http://elders.example/vragen/nieuw HTTP/1.1", undefined],
      ["GET /.well-known/nodeinfo HTTP/1.1", "elders.example"],
      ["GET /plein.atom HTTP/1.1", "elders.example"],
      [`GET /.well-known/webfinger?resource=acct:holtveen@${wijk.host} HTTP/1.1`, "elders.example"],
      ["GET /dev/mail HTTP/1.1", "elders.example"],
    ] as const) {
      const { status, text } = await raw(on(line, host === undefined ? {} : { Host: host }));
      expect(status, line).toBeLessThan(500);
      expect(text, line).not.toContain("elders.example");
      expect(text, line).not.toMatch(/\r\nset-cookie: /i);
    }
  });

  test.each(["elders.example@holtveen.example", "a b", "elders.example/x", "[::1", "holtveen.example, elders.example"])(
    "a host that is none (%s) is refused",
    async (host) => expect((await raw(on("GET / HTTP/1.1", { Host: host }))).status).toBe(400),
  );

  test.each([
    "//beheer",
    "/./beheer",
    "/x/../beheer",
    "/%2e%2e/beheer",
    "/x/%2e%2e/beheer",
    "/beheer/",
    "/beheer;x=y",
    "/beheer%00",
    "/beheer%2f",
    "/%62eheer",
    "/BEHEER",
    "/beheer%20",
    "/beheer\\",
    "/beheer%c0%af",
    "/assets/../beheer",
    "/assets/%2e%2e/beheer",
    "/assets/..;/beheer",
    "/ap/%2e%2e/beheer",
    "/healthz/../beheer",
    "http://localhost/beheer",
  ])("the way around to a room of administrators (%s) opens it to nobody", async (path) => {
    for (const cookie of [{}, { Cookie: session }]) {
      const { status, text } = await raw(on(`GET ${path} HTTP/1.1`, cookie));
      expect([301, 302, 303, 307, 308, 400, 404]).toContain(status);
      expect(text).not.toContain("Uitnodigingscodes");
      const location = headerIn(text, "location");
      if (location !== null) expect(location).toMatch(/^\/(inloggen)?$/);
    }
  });

  test.each([
    "/assets/%00",
    "/assets/..%2f..%2fpackage.json",
    "/assets/..%5c..%5cpackage.json",
    "/assets/%2e%2e%2fpackage.json",
    "/assets/%c0%ae%c0%ae/package.json",
    "/assets/%",
    "/assets/%ff",
    "/vragen/%",
    "/vragen/%00",
    "/vragen/%c0%80",
    "/vragen/%ed%a0%80",
    "/zoeken?q=%00",
    "/zoeken?q=%c0%80",
    "/van-elders?uri=%00",
    "/ap/a/%",
    "/ap/a/%00",
    "/.well-known/webfinger?resource=%",
    "/.well-known/webfinger?resource=acct:%00@x",
    "/icoon/%2e%2e%2f",
    "/fotos/%00/groot",
    "/?%00",
    "*",
    "?x",
  ])("%s is answered, with no fault of ours and no file of ours", async (path) => {
    const before = wijk.log.length;
    const { status, text } = await raw(on(`GET ${path} HTTP/1.1`, { Cookie: session }));
    expect([200, 302, 303, 400, 404, 406]).toContain(status);
    expect(text).not.toContain('"name": "wijksgewijs"');
    expect(wijk.log.slice(before).filter((line) => /"level":"error"/.test(line))).toEqual([]);
  });

  test("no header, field or parameter makes another method of one", async () => {
    const names = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method"];
    for (const name of names) {
      const got = await raw(on("GET /uitloggen?_method=POST HTTP/1.1", { ...form(), Cookie: session, [name]: "POST" }));
      expect([name, got.status]).toEqual([name, 404]);
      const posted = await raw(
        on("POST / HTTP/1.1", form({ Cookie: session, [name]: "DELETE", "Content-Length": "14" }), "_method=DELETE"),
      );
      expect([name, posted.status]).toEqual([name, 404]);
    }
    expect((await sanne.get("/ik")).html).toContain("Sanne");
    for (const method of ["TRACE", "CONNECT", "PROPFIND", "PUT", "DELETE", "FOO"])
      expect([method, (await raw(on(`${method} /ik HTTP/1.1`, { Cookie: session }))).text]).not.toContain("Sanne");
  });

  test("a range, or a thousand of them, is answered as if nobody asked for it", async () => {
    const ranges = Array.from({ length: 1_000 }, (_, index) => `${index}-`).join(",");
    for (const path of ["/", "/assets/wordmark.svg", "/plein.atom"]) {
      const { status, text } = await raw(on(`GET ${path} HTTP/1.1`, { Range: `bytes=${ranges}` }));
      expect([path, status, headerIn(text, "content-range")]).toEqual([path, 200, null]);
    }
  });
});
