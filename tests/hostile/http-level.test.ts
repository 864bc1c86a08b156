import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import { createPerson, type Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { drip, holdOpen, sendRaw } from "./raw-http.ts";

const patience = { headers: 600, looks: 100, body: 500 };
const proxy = "127.0.0.2";
let wijk: RunningWijk;
let sanne: Person;
let session = "";
const question = { title: "Wie heeft een ladder?", text: "Voor een middag.", theme: "lenen", audience: "wijk" };

beforeAll(async () => {
  const environment = { TRUSTED_PROXIES: proxy, RATE_LIMIT_SIGN_IN_PER_ADDRESS: "3" };
  wijk = await startWijk({ clock: createMovedClock(), patience, environment });
  sanne = await wijk.neighbour("Sanne");
  session = [...sanne.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
});
afterAll(() => wijk.close());

/** A request as it stands on the wire; `Host` comes by itself unless it is given. */
const on = (line: string, headers: Readonly<Record<string, string>> = {}, body: string | Buffer = ""): Buffer => {
  const given = { ...(headers.Host === undefined ? { Host: wijk.host } : {}), ...headers };
  const head = Object.entries(given).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${line}\r\n${head.join("")}\r\n`, "latin1"), Buffer.from(body)]);
};
const form = (headers: Readonly<Record<string, string>> = {}) => ({
  Origin: wijk.origin,
  "Content-Type": "application/x-www-form-urlencoded",
  ...headers,
});
const activity = { "Content-Type": "application/activity+json" };
const raw = (bytes: Buffer, given?: { readonly from?: string }) => sendRaw(wijk.origin, bytes, given);
const headerIn = (text: string, name: string): string | null =>
  new RegExp(`\r\n${name}: ([^\r]*)`, "i").exec(text.split("\r\n\r\n")[0] ?? "")?.[1] ?? null;
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

describe("who asks", () => {
  const askFrom = (from: string | undefined, headers: Readonly<Record<string, string>>) =>
    raw(on("POST /inloggen HTTP/1.1", form({ ...headers, "Content-Length": "22" }), "email=x%40post.example"), {
      ...(from === undefined ? {} : { from }),
    });

  test("is who the socket says: no forwarding header of a stranger makes another one", async () => {
    const names = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP"];
    const statuses: number[] = [];
    for (const [index, name] of names.entries()) {
      const address = `198.51.100.${index}`;
      const value = name === "Forwarded" ? `for=${address}` : address;
      statuses.push((await askFrom("127.0.0.3", { [name]: value })).status);
    }
    expect(statuses).toEqual([303, 303, 303, 429, 429, 429]);
  });

  test("behind our own proxy is the last address before it, whatever its sender put in front", async () => {
    const behind = (forged: string, headers = {}) =>
      askFrom(proxy, { "X-Forwarded-For": `${forged}, 203.0.113.9`, ...headers });
    const statuses: number[] = [];
    for (const forged of ["198.51.100.1", "127.0.0.1", "unknown", "::1, 10.0.0.1", '"x"'])
      statuses.push((await behind(forged, { Forwarded: `for=198.51.100.${statuses.length}` })).status);
    expect(statuses).toEqual([303, 303, 303, 429, 429]);
    expect((await askFrom(proxy, { "X-Forwarded-For": "203.0.113.10" })).status).toBe(303);
  });
});

describe("what others may read and keep", () => {
  test("a page of another site may send nothing along, and read what is public alone", async () => {
    const elsewhere = { Origin: "https://elders.example", Cookie: session };
    for (const path of ["/", "/ik", "/vragen", "/vragen/lijkt-op", "/ap/inbox", "/beheer", "/fotos", "/plein.json"]) {
      for (const line of [`OPTIONS ${path} HTTP/1.1`, `GET ${path} HTTP/1.1`]) {
        const { status, text } = await raw(
          on(line, {
            ...elsewhere,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "x-custom",
          }),
        );
        expect(status, line).toBeLessThan(500);
        expect(headerIn(text, "access-control-allow-credentials"), line).toBeNull();
        expect(headerIn(text, "access-control-allow-methods"), line).toBeNull();
        const allowed = headerIn(text, "access-control-allow-origin");
        expect(allowed, line).toBe(path === "/plein.json" && line.startsWith("GET") ? "*" : null);
      }
    }
  });

  test("what depends on who asks, or in which form, says so to caches", async () => {
    const page = await raw(on("GET / HTTP/1.1", { Cookie: session }));
    expect(headerIn(page.text, "vary")).toContain("Cookie");
    expect(headerIn(page.text, "cache-control")).toMatch(/private|no-store/);
    const asked = await sanne.post("/vragen", { ...question, audience: "everyone" });
    await wijk.settle();
    const { pathname } = new URL(asked.url);
    for (const accept of ["text/html", "application/activity+json"]) {
      const { text } = await raw(on(`GET ${pathname} HTTP/1.1`, { Accept: accept }));
      expect(headerIn(text, "vary"), accept).toMatch(accept === "text/html" ? /Cookie|Accept/ : /Accept|Cookie/);
    }
  });

  test.each(["image/png", "*/*;q=0", "", "a/b/c;q=nan", "text/html;q=0, application/pdf", "x".repeat(4_000)])(
    "an Accept that we cannot serve (%j) is no fault",
    async (accept) => {
      for (const path of ["/", "/ap/actor", "/.well-known/nodeinfo", "/plein.atom", "/bestaat-niet"]) {
        const { status } = await raw(on(`GET ${path} HTTP/1.1`, { Accept: accept }));
        expect([200, 302, 404, 406], path).toContain(status);
      }
    },
  );
});

describe("what leads on", () => {
  const evil = [
    "//elders.example/x",
    "/\\elders.example",
    "\\\\elders.example",
    "https://elders.example/",
    "javascript:alert(1)",
    "/\t/elders.example",
    "https:elders.example",
    "data:text/html,x",
  ];
  const parameters = [
    "terug",
    "naar",
    "uri",
    "next",
    "returnTo",
    "url",
    "redirect",
    "code",
    "uitnodiging",
    "vraag",
    "begin",
    "onderwerp",
    "taal",
    "nieuw",
  ];
  /** Links, forms and moves of a page that leave it for what somebody put in its address. */
  const leads = (html: string): readonly string[] =>
    [...html.matchAll(/(?:href|action|formaction|src|content)="([^"]*)"/g)]
      .map(([, address = ""]) => address.replaceAll("&amp;", "&"))
      .filter((address) => {
        const url = URL.parse(address.replace(/^0;\s*url=/i, ""), wijk.origin);
        return url !== null && (/elders\.example$/.test(url.hostname) || /^(javascript|data):/.test(url.protocol));
      });

  test("no page leads elsewhere, or runs anything, for what stands in its address", async () => {
    const pages = wijk.wijk.routes
      .filter(({ name }) => name.startsWith("GET ") && !/:|\*|stroom|live/.test(name))
      .map(({ name }) => name.slice(4));
    expect(pages.length).toBeGreaterThan(40);
    const led: string[] = [];
    // `localPath` is tried with the rest: here it is that nothing goes past it.
    for (const value of evil.slice(0, 5)) {
      const query = new URLSearchParams(parameters.map((name) => [name, value]));
      for (const path of pages) {
        if (/\/dev\/|manifest|dienst|nodeinfo|metrics/.test(path)) continue;
        const response = await fetch(`${wijk.origin}${path}?${query}`, {
          headers: { cookie: session, accept: "text/html", referer: value },
          redirect: "manual",
          signal: AbortSignal.timeout(5_000),
        });
        const location = response.headers.get("location");
        const type = response.headers.get("content-type") ?? "";
        if (location !== null && URL.parse(location, wijk.origin)?.origin !== wijk.origin)
          led.push(`${path} moves to ${location}`);
        if (!type.includes("html")) await response.body?.cancel();
        else for (const lead of leads(await response.text())) led.push(`${path} has ${lead}`);
      }
    }
    // The one page that says what stands elsewhere, with a plain link to it that whoever reads chooses to follow.
    expect(led.filter((each) => !/^\/van-elders has https:/.test(each))).toEqual([]);
  }, 60_000);

  test("no form leads elsewhere for what was filled in with it", async () => {
    for (const value of evil) {
      for (const [path, fields] of [
        ["/taal", { taal: "nl", naar: value }],
        ["/weergave", { colours: "dark", text: "groot", terug: value }],
      ] as const) {
        const visitor = createPerson(wijk.origin);
        const after = await visitor.post(path, fields, { referer: value });
        expect(new URL(after.url).origin).toBe(wijk.origin);
        expect(leads(after.html)).toEqual([]);
      }
    }
  });
});
