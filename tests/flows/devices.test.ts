import { afterAll, beforeAll, expect, test } from "vitest";
import { day, second } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
beforeAll(async () => {
  wijk = await startWijk({ clock });
});
afterAll(() => wijk.close());

const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1";
const tablet = "Mozilla/5.0 (Linux; Android 16; SM-X200) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36";
const computer = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

/** Asks for a letter in this browser, and opens its link there. */
const openLetter = async (browser: Person, email: string, headers: Readonly<Record<string, string>>): Promise<void> => {
  // Letters are in order of time.
  clock.move(second);
  await browser.post("/inloggen", { email });
  await browser.get(/\/inloggen\/link\/[\w-]+/.exec(await wijk.lastLetter())?.[0] ?? "/no-link", headers);
};

/** The same person once more, in a browser of their own that calls itself so. */
const signInAgain = async (email: string, userAgent: string): Promise<Person> => {
  const browser = wijk.visitor();
  await openLetter(browser, email, { "user-agent": userAgent });
  return browser;
};

const isIn = async (person: Person): Promise<boolean> => (await person.get("/ik")).url.endsWith("/ik");

/** The way to sign out the device that is called so on somebody's page. */
const wayOut = async (person: Person, device: string): Promise<string> => {
  const row = (await person.get("/ik/inloggen")).html.split("<li>").find((each) => each.includes(`<h3>${device}</h3>`));
  return /\/ik\/apparaten\/[0-9a-f-]{36}\/uit/.exec(row ?? "")?.[0] ?? `no ${device} on the page`;
};

test("somebody sees in words where they are signed in and since when, and signs one device out", async () => {
  const anneke = await wijk.neighbour("Anneke");
  const onPhone = await signInAgain("anneke@post.example", phone);
  clock.move(3 * day);
  const onTablet = await signInAgain("anneke@post.example", tablet);
  const { html } = await onTablet.get("/ik/inloggen");
  expect(html).toContain("<h3>Tablet (hier kijk je nu)</h3>");
  const row = html.split("<li>").find((each) => each.includes("<h3>Telefoon</h3>")) ?? "";
  expect(row).toMatch(/Ingelogd: \w+dag\. Laatst gebruikt: \w+dag\./);
  for (const trace of ["iPhone", "Android", "Safari", "127.0.0.1"]) expect(html).not.toContain(trace);

  await onTablet.post(await wayOut(onTablet, "Telefoon"));
  expect([await isIn(onPhone), await isIn(onTablet), await isIn(anneke)]).toEqual([false, true, true]);
});

test("everywhere else, or everywhere: each ends what it says", async () => {
  const bea = await wijk.neighbour("Bea");
  const others = [await signInAgain("bea@post.example", phone), await signInAgain("bea@post.example", computer)];
  const page = await bea.post("/ik/apparaten/andere/uit");
  expect(page.html).toContain("Je bent overal anders uitgelogd.");
  expect(await Promise.all([bea, ...others].map(isIn))).toEqual([true, false, false]);
  const again = await signInAgain("bea@post.example", computer);
  expect((await again.post("/ik/apparaten/alle/uit")).html).toContain("Je bent overal uitgelogd.");
  expect(await Promise.all([bea, again].map(isIn))).toEqual([false, false]);
  expect(again.cookies.has("wijk_sessie")).toBe(false);
});

test("the devices of somebody else are not there, whoever asks", async () => {
  const cor = await wijk.neighbour("Cor");
  await signInAgain("cor@post.example", computer);
  const path = await wayOut(cor, "Computer");
  for (const other of [await wijk.neighbour("Dik"), wijk.administrator])
    expect((await other.post(path)).status).toBe(404);
  expect((await cor.post(path)).html).toContain("Dat apparaat is uitgelogd.");
  expect((await cor.post(path)).status).toBe(404);
});

test("a browser that signs in once more has one session, and the old cookie is worth nothing", async () => {
  const els = await wijk.neighbour("Els");
  const stolen = els.cookies.get("wijk_sessie") ?? "";
  await openLetter(els, "els@post.example", {});
  expect((await els.get("/ik/inloggen")).html.match(/Ingelogd:/g)).toHaveLength(1);
  const thief = await fetch(`${wijk.origin}/ik`, { redirect: "manual", headers: { cookie: `wijk_sessie=${stolen}` } });
  expect(thief.headers.get("location")).toBe("/inloggen");
});

/** Reads a stream until it ends or time is over; gives how long that took, in milliseconds. */
const untilItEnds = async (stream: ReadableStreamDefaultReader<Uint8Array>, most: number): Promise<number | null> => {
  const began = performance.now();
  for (;;) {
    const left = most - (performance.now() - began);
    const over = new Promise<null>((resolve) => setTimeout(resolve, Math.max(0, left), null));
    const read = await Promise.race([stream.read(), over]);
    if (read === null) return null;
    if (read.done) return performance.now() - began;
  }
};

test("a thread that is followed ends within five seconds after its reader was signed out elsewhere, or had other roles", async () => {
  const frits = await wijk.neighbour("Frits");
  const asked = await frits.post("/vragen", {
    title: "Wie heeft een ladder?",
    text: "",
    theme: "lenen",
    audience: "wijk",
    outside: "standin",
  });
  const live = `${new URL(asked.url).pathname}/volgen`;
  const follow = async (person: Person | null, path = live) => {
    const cookie = [...(person?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(`${wijk.origin}${path}`, { headers: { accept: "text/event-stream", cookie } });
    const stream = (response.body as ReadableStream<Uint8Array>).getReader();
    await stream.read();
    return { status: response.status, stream };
  };
  const [gone, changed, stays] = [
    await signInAgain("frits@post.example", phone),
    await wijk.neighbour("Gijs"),
    await wijk.neighbour("Hanna"),
  ];
  const [ofGone, ofChanged, ofStays] = [await follow(gone), await follow(changed), await follow(stays)];
  await frits.post(await wayOut(frits, "Telefoon"));
  const gijs = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Gijs");
  await wijk.administrator.post(`/beheer/leden/${gijs?.id}/rollen`, { roles: "moderator" });
  const took = await Promise.all([
    untilItEnds(ofGone.stream, 5_000),
    untilItEnds(ofChanged.stream, 5_000),
    untilItEnds(ofStays.stream, 5_000),
  ]);
  expect(took.map((each) => each !== null)).toEqual([true, true, false]);
  await ofStays.stream.cancel();
  expect((await follow(null)).status).toBe(404);
});

test("so do the streams of the notices and of the desks, and whoever has no right to one finds nothing", async () => {
  const members = async () => wijk.wijk.useCases.members.all();
  const follow = async (person: Person, path: string) => {
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(`${wijk.origin}${path}`, { headers: { accept: "text/event-stream", cookie } });
    const stream = (response.body as ReadableStream<Uint8Array>).getReader();
    const first = new TextDecoder().decode((await stream.read()).value);
    return { status: response.status, stream, first };
  };
  const roles = async (name: string, ...given: string[]): Promise<void> => {
    const member = (await members()).find((each) => each.name === name);
    await wijk.administrator.post(`/beheer/leden/${member?.id}/rollen`, { roles: given });
  };
  const [ilse, jo, kim] = [await wijk.neighbour("Ilse"), await wijk.neighbour("Jo"), await wijk.neighbour("Kim")];
  await roles("Ilse", "moderator");
  await roles("Jo", "wijkwijzer");
  const streams = [
    await follow(ilse, "/moderatie/volgen"),
    await follow(ilse, "/moderatie/meldingen/volgen"),
    await follow(jo, "/mijn-tafel/volgen"),
    await follow(kim, "/seintjes/volgen"),
  ];
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(streams.map(({ first }) => /^event: (\w+)/.exec(first)?.[1])).toEqual([
    "moderatie",
    "meldingen",
    "tafel",
    "seintjes",
  ]);
  await roles("Ilse");
  await roles("Jo");
  await kim.post("/uitloggen");
  const took = await Promise.all(streams.map(({ stream }) => untilItEnds(stream, 5_000)));
  expect(took.map((each) => each !== null)).toEqual([true, true, true, true]);
  for (const [person, path] of [
    [ilse, "/moderatie/volgen"],
    [ilse, "/moderatie/meldingen/volgen"],
    [jo, "/mijn-tafel/volgen"],
  ] as const)
    expect((await person.get(path)).status, path).toBe(404);
});
