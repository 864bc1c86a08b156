import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { existsIn } from "../../src/access.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let sanne: Person;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sanne = await wijk.neighbour("Sanne");
});
afterAll(() => wijk.close());

/** Every route of the running router, at an address of its kind. */
const addresses = () =>
  wijk.wijk.routes
    .filter(({ row }) => existsIn(row, "wijk"))
    .map(({ name }) => {
      const [method = "", pattern = ""] = name.split(" ");
      const path = pattern.replaceAll(/:\w+/g, crypto.randomUUID()).replace("*", "wordmark.svg");
      return { name, method, path };
    });

const cookieOf = (person: Person): string => [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");

/** Asks without following; what goes on and on is let go after its head. */
const ask = async (method: string, path: string, headers: Readonly<Record<string, string>> = {}) => {
  const leave = new AbortController();
  const response = await fetch(wijk.origin + path, { method, headers, redirect: "manual", signal: leave.signal });
  leave.abort();
  return response;
};

/** For machines: no cookie is looked at, and no form is sent there. */
const isForMachines = (path: string): boolean => /^\/(ap|\.well-known|nodeinfo)\//.test(path);
const isTheSameForAll = (path: string): boolean =>
  isForMachines(path) ||
  /^\/(assets|icoon|robots|healthz|readyz|metrics|manifest|dienst|plein\.|oembed|insluiten)|\.(atom|json|ics)$/.test(
    path,
  );

describe("every route of the running router", () => {
  test("carries the headers that keep browsers to what a page means to do", async () => {
    const lacking: string[] = [];
    for (const { name, method, path } of addresses()) {
      const { headers } = await ask(method, path, { accept: "text/html", origin: wijk.origin });
      const policy = headers.get("content-security-policy") ?? "";
      const holds =
        headers.get("x-content-type-options") === "nosniff" &&
        headers.get("cross-origin-opener-policy") === "same-origin" &&
        /no-referrer|same-origin/.test(headers.get("referrer-policy") ?? "") &&
        /microphone=\(\)/.test(headers.get("permissions-policy") ?? "") &&
        policy.startsWith("default-src 'none'") &&
        /base-uri 'none'/.test(policy) &&
        /frame-ancestors ('none'|\*)/.test(policy) &&
        !/unsafe-inline|unsafe-eval/.test(policy);
      if (!holds) lacking.push(name);
      for (const cookie of headers.getSetCookie())
        if (!/; HttpOnly/.test(cookie) || !/; SameSite=Lax/.test(cookie)) lacking.push(`${name}: ${cookie}`);
    }
    expect(lacking).toEqual([]);
  });

  test("is kept by no browser and no cache of somebody who is signed in, unless it is the same for everybody", async () => {
    const kept: string[] = [];
    let seen = 0;
    for (const person of [sanne, wijk.administrator]) {
      for (const { name, method, path } of addresses()) {
        if (method !== "GET" || isTheSameForAll(path)) continue;
        const { status, headers } = await ask(method, path, { accept: "text/html", cookie: cookieOf(person) });
        const [type, cache] = [headers.get("content-type") ?? "", headers.get("cache-control") ?? ""];
        seen += 1;
        const isPage = /html|event-stream/.test(type) || status === 200;
        if (isPage && !/no-store/.test(cache) && !/event-stream/.test(type)) kept.push(`${name}: ${status} ${cache}`);
      }
    }
    expect(seen).toBeGreaterThan(100);
    expect(kept).toEqual([]);
  });

  test("that takes a form takes none from another site, from nowhere, or from where nobody can say", async () => {
    const taken: string[] = [];
    const elsewhere = [
      { origin: "https://elders.example" },
      { origin: wijk.origin, "sec-fetch-site": "cross-site" },
      { origin: "null", "sec-fetch-site": "cross-site" },
    ];
    for (const { name, method, path } of addresses()) {
      // An inbox wants a signature; the key of a letter is all that counts at its address.
      if (method === "GET" || isForMachines(path) || /^\/post\/[^/]+$/.test(path)) continue;
      for (const headers of elsewhere) {
        const cookie = cookieOf(wijk.administrator);
        const type = { "content-type": "application/x-www-form-urlencoded" };
        const { status } = await ask(method, path, { ...type, ...headers, cookie });
        if (status !== 403) taken.push(`${name} with ${JSON.stringify(headers)}: ${status}`);
      }
      const isSecret = path.startsWith("/mijn-vraag/");
      const { status } = await ask(method, path, { cookie: cookieOf(wijk.administrator) });
      if (status !== 403 && !isSecret) taken.push(`${name} from nowhere: ${status}`);
    }
    expect(taken).toEqual([]);
  });
});

test("nobody brings a session along: a token of somebody's choosing is worth nothing before and after signing in", async () => {
  const chosen = "a".repeat(43);
  expect((await ask("GET", "/ik", { cookie: `wijk_sessie=${chosen}` })).status).toBe(302);
  const mo = wijk.visitor();
  (mo.cookies as Map<string, string>).set("wijk_sessie", chosen);
  clock.move(1_000);
  await mo.post("/inloggen", { email: "sanne@post.example" });
  const link = /\/inloggen\/link\/[\w-]+/.exec(await wijk.lastLetter())?.[0] ?? "";
  expect((await mo.get(link)).status).toBe(200);
  expect(mo.cookies.get("wijk_sessie")).toMatch(/^[\w-]{43}$/);
  expect(mo.cookies.get("wijk_sessie")).not.toBe(chosen);
  expect((await ask("GET", "/ik", { cookie: `wijk_sessie=${chosen}` })).status).toBe(302);
});
