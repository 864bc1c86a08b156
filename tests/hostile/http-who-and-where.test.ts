import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import { createPerson, type Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { headerIn, requestOf, sendRaw } from "./raw-http.ts";

const proxy = "127.0.0.2";
let wijk: RunningWijk;
let sanne: Person;
let session = "";
const question = { title: "Wie heeft een ladder?", text: "Voor een middag.", theme: "lenen", audience: "wijk" };

beforeAll(async () => {
  const environment = { TRUSTED_PROXIES: proxy, RATE_LIMIT_SIGN_IN_PER_ADDRESS: "3" };
  wijk = await startWijk({ clock: createMovedClock(), environment });
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
const raw = (bytes: Buffer, given?: { readonly from?: string }) => sendRaw(wijk.origin, bytes, given);
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
