import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { type Open311Server, open311Keys, openOpen311 } from "../support/service-desks/open311-server.ts";
import { openSignalen, type SignalenServer } from "../support/service-desks/signalen-server.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const clock = createMovedClock();
const desk = { kind: "signalen", name: "Gemeente Veldermeer", latitude: "52,1521", longitude: "5.3872" };
let wijk: RunningWijk;
let sql: postgres.Sql;
let signalen: SignalenServer;
let open311: Open311Server;
let anneke: Person;
let daan: Person;

beforeAll(async () => {
  [wijk, signalen, open311] = await Promise.all([startWijk({ clock }), openSignalen(), openOpen311()]);
  sql = postgres(wijk.databaseUrl, { max: 1 });
  [anneke, daan] = [await wijk.neighbour("Anneke"), await wijk.neighbour("Daan")];
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
  await Promise.all([signalen.close(), open311.close()]);
});
afterEach(() => {
  signalen.trouble = null;
  open311.trouble = null;
});

const connect = (fields: Readonly<Record<string, string>> = {}) =>
  wijk.administrator.post("/beheer/meldingen", { ...desk, address: signalen.origin, ...fields });
const connectOpen311 = () => connect({ kind: "open311", address: `${open311.origin}/open311/v2/`, ...open311Keys });

const ask = async (title: string, audience = "wijk"): Promise<string> => {
  clock.move(minute);
  const page = await anneke.post("/vragen", { title, text: "", theme: "anders", audience, outside: "standin" });
  return new URL(page.url).pathname;
};
/** The value of the category with these words in the form. */
const categoryIn = (html: string, words: string): string =>
  new RegExp(`<option value="([^"]+)"[^>]*>[^<]*${words}`).exec(html)?.[1] ?? "no such category";
const report = async (path: string, fields: Readonly<Record<string, string>> = {}) => {
  const { html } = await anneke.get(`${path}/melden`);
  const category = categoryIn(html, "Lantaarn");
  const description = "De lantaarn bij het bruggetje is kapot.";
  return anneke.post(`${path}/melden`, { category, description, place: "Molenweg, bij het bruggetje", ...fields });
};
const wait = async (milliseconds: number) => {
  clock.move(milliseconds);
  for (const person of [anneke, daan, wijk.administrator]) await person.get("/");
  await wijk.settle();
};
const stateOf = async (path: string) => {
  const [row] = await sql`select state, attempts from service_request
    where question_id = ${path.split("/").at(-1) ?? ""} order by made_at desc limit 1`;
  return row;
};
const words = (html: string): string => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("the desk of the gemeente", () => {
  beforeEach(() => wijk.administrator.post("/beheer/meldingen/stoppen"));

  test("without a desk nothing can be reported, and nothing says that it can", async () => {
    const path = await ask("Wie weet waar de sleutel van het buurthuis is?");
    expect((await anneke.get(path)).html).not.toContain("Meld dit bij de gemeente");
    expect((await anneke.get(`${path}/melden`)).status).toBe(404);
  });

  test("what is missing or wrong is said at its field, what was typed stays, and nothing is kept", async () => {
    const empty = await wijk.administrator.post("/beheer/meldingen", { kind: "signalen" });
    expect(empty.status).toBe(422);
    for (const said of ["Vul de naam van de gemeente in.", "Vul het adres van het meldpunt in.", "Vul een getal in"])
      expect(empty.html).toContain(said);
    const nobody = await connect({ address: "http://127.0.0.1:9" });
    expect([nobody.status, nobody.html.includes("We kregen geen verbinding met dit adres.")]).toEqual([422, true]);
    expect(nobody.html).toContain('value="http://127.0.0.1:9"');
    const other = await connect({ address: `${open311.origin}/open311/v2` });
    expect([other.status, other.html.includes("Dit adres gaf geen antwoord dat we kennen.")]).toEqual([422, true]);
    signalen.trouble = { method: "GET", how: { status: 200, text: "<p>Welkom</p>" } };
    expect((await connect()).html).toContain("Hier staat geen meldpunt van deze soort.");
    signalen.trouble = null;
    expect(words((await wijk.administrator.get("/beheer/meldingen")).html)).toContain("Er is nog geen meldpunt.");
    expect(await sql`select 1 from service_desk`).toHaveLength(0);
  });

  test("an administrator connects it from any address of its API, and sees how many kinds of reports it takes", async () => {
    const page = await connect({ address: `${signalen.origin}/signals/v1/public/terms/categories/` });
    expect(words(page.html)).toContain("Het meldpunt werkt. Het neemt 3 soorten meldingen aan.");
    expect(words(page.html)).toContain("Meldingen gaan naar Gemeente Veldermeer");
    expect(page.html).toContain(`value="${signalen.origin}"`);
    const log = await wijk.administrator.get("/beheer/logboek");
    expect(words(log.html)).toContain("Meldingen gaan naar: Gemeente Veldermeer");
  });

  test("its key is sealed in the database, is never shown again, and stays when it is left empty", async () => {
    await connectOpen311();
    const [row] = await sql`select api_key from service_desk`;
    expect(Buffer.from(row?.api_key).toString("latin1")).not.toContain(open311Keys.apiKey);
    const page = await connect({
      ...{ kind: "open311", address: `${open311.origin}/open311/v2`, name: "Veldermeer" },
      jurisdiction: open311Keys.jurisdiction,
    });
    expect(page.html).not.toContain(open311Keys.apiKey);
    expect(page.html).toContain("Er is een sleutel bewaard.");
    const path = await ask("Wie heeft er last van de kapotte lantaarn aan de Kerkstraat?");
    await report(path);
    await wijk.settle();
    expect(open311.asked.at(-1)?.received.api_key).toBe(open311Keys.apiKey);
  });
});

describe("a report", () => {
  beforeEach(() => connect());

  test("holds what its asker left in the form and a point, and nothing about who asked", async () => {
    const path = await ask("Waarom is het zo donker bij het bruggetje?");
    expect((await anneke.get(path)).html).toContain(`href="${path}/melden"`);
    const form = await anneke.get(`${path}/melden`);
    expect(form.html).toContain("Waarom is het zo donker bij het bruggetje?");
    expect((await report(path)).url).toContain(path);
    expect(words((await anneke.get(path)).html)).toContain("De melding gaat zo naar Gemeente Veldermeer.");
    await wijk.settle();
    const { received } = signalen.signals.at(-1) ?? { received: {} };
    expect(received).toEqual({
      text: "De lantaarn bij het bruggetje is kapot.\n\nWaar: Molenweg, bij het bruggetje",
      location: { geometrie: { type: "Point", coordinates: [5.3872, 52.1521] } },
      category: {
        sub_category: `${signalen.origin}/signals/v1/public/terms/categories/wegen-verkeer-straatmeubilair/sub_categories/straatverlichting`,
      },
      reporter: { sharing_allowed: false },
      incident_date_start: clock().toISOString(),
    });
    expect(JSON.stringify(signalen.requests)).not.toMatch(/anneke/i);
  });

  test("takes along the place that the phone gave, as exactly as a lamp post needs", async () => {
    const path = await ask("Wie mist er ook een putdeksel?");
    await report(path, { latitude: "52.163412345", longitude: "5.401298765" });
    await wijk.settle();
    expect(signalen.signals.at(-1)?.received.location).toEqual({
      geometrie: { type: "Point", coordinates: [5.4013, 52.1634] },
    });
  });

  test("says what is missing at its field, keeps what was typed, and goes nowhere", async () => {
    const path = await ask("Wie ruimt het glas op bij de bushalte?");
    const before = signalen.signals.length;
    const page = await report(path, { category: "/elders", description: "", place: "" });
    expect(page.status).toBe(422);
    for (const said of ["Kies waar het over gaat.", "Schrijf op wat er aan de hand is.", "Schrijf op waar het is."])
      expect(page.html).toContain(said);
    const long = await report(path, { description: "x".repeat(2_501) });
    expect([long.status, long.html.includes("x".repeat(2_501))]).toEqual([422, true]);
    await wijk.settle();
    expect(signalen.signals).toHaveLength(before);
    expect(await stateOf(path)).toBeUndefined();
  });

  test("is made by the asker alone, and once", async () => {
    const path = await ask("Wanneer wordt de speeltuin gemaakt?");
    for (const person of [daan, wijk.administrator]) {
      expect((await person.get(`${path}/melden`)).status).toBe(404);
      expect((await person.post(`${path}/melden`, { category: "x", description: "x", place: "x" })).status).toBe(404);
    }
    await report(path);
    const before = signalen.signals.length;
    const again = await report(path);
    expect(new URL(again.url).pathname).toBe(path);
    await wijk.settle();
    expect(signalen.signals).toHaveLength(before + 1);
  });

  test("shows its state under the question: to readers that it was reported, to the asker also the number", async () => {
    const path = await ask("Hoort dit gat in de stoep hier?", "everyone");
    await report(path);
    await wijk.settle();
    const signal = signalen.signals.at(-1);
    const [mine, others, outside] = await Promise.all([anneke.get(path), daan.get(path), wijk.visitor().get(path)]);
    for (const { html } of [mine, others, outside])
      expect(words(html)).toContain("Gemeente Veldermeer heeft de melding en kijkt ernaar.");
    expect(mine.html).toContain(signal?.number);
    for (const { html } of [others, outside]) expect(html).not.toContain(signal?.number);
    if (signal !== undefined) signal.closed = true;
    await wait(3 * hour);
    expect(words((await daan.get(path)).html)).toContain("Gemeente Veldermeer is klaar met de melding.");
    expect(words(await wijk.letterWith("is klaar met je melding"))).toContain("Hoort dit gat in de stoep hier?");
    await wait(2 * day);
    expect(signalen.requests.filter(({ path: at }) => at.endsWith(signal?.uuid ?? "-"))).toHaveLength(1);
  });

  test("of a question that was taken back is not handed in, and is forgotten", async () => {
    const path = await ask("Wie is er morgen thuis?");
    const before = signalen.signals.length;
    await report(path);
    await anneke.post(`${path}/intrekken`);
    await wijk.settle();
    expect(signalen.signals).toHaveLength(before);
    expect(await stateOf(path)).toBeUndefined();
  });
});

describe("a desk in trouble", () => {
  beforeEach(() => connect());

  test("that cannot be reached gets it later; the administrator sees that it waits", async () => {
    const path = await ask("Wie ziet hier nog iets?");
    await signalen.shut();
    await report(path);
    await wijk.settle();
    expect(await stateOf(path)).toEqual({ state: "waiting", attempts: 1 });
    expect(words((await wijk.administrator.get("/beheer/meldingen")).html)).toContain("1 melding kwam nog niet aan.");
    await signalen.open();
    await wait(minute);
    expect(await stateOf(path)).toEqual({ state: "open", attempts: 2 });
  });

  test("that is too busy gets it later, and once", async () => {
    const path = await ask("Wie krijgt er ook geen gehoor?");
    const before = signalen.signals.length;
    signalen.trouble = { method: "POST", how: { status: 503 } };
    await report(path);
    await wijk.settle();
    expect(await stateOf(path)).toEqual({ state: "waiting", attempts: 1 });
    signalen.trouble = null;
    await wait(minute);
    await wait(hour);
    expect(signalen.signals).toHaveLength(before + 1);
  });

  test("that hangs up after it was told may have it: it is not told again before its asker says so", async () => {
    const path = await ask("Hoort iemand dat geluid ook?");
    const before = signalen.signals.length;
    signalen.trouble = { method: "POST", how: "hang-up-after" };
    await report(path);
    await wijk.settle();
    signalen.trouble = null;
    await wait(day);
    expect(signalen.signals).toHaveLength(before + 1);
    expect(words((await anneke.get(path)).html)).toContain("We weten niet of Gemeente Veldermeer de melding kreeg.");
    expect(words((await daan.get(path)).html)).not.toContain("de melding");
    expect(words(await wijk.letterWith("We weten niet of je melding aankwam"))).toContain(
      "Hoort iemand dat geluid ook?",
    );
    await anneke.post(`${path}/melden/opnieuw`);
    await wijk.settle();
    expect(signalen.signals).toHaveLength(before + 2);
    expect(await stateOf(path)).toMatchObject({ state: "open" });
  });

  test("a process that died while it told the desk leaves a report that is not told again by itself", async () => {
    const path = await ask("Wie weet of dit al gemeld is?");
    const before = signalen.signals.length;
    await report(path);
    await sql`update service_request set state = 'sending', attempts = 1, next_at = ${clock().toISOString()}
      where question_id = ${path.split("/").at(-1) ?? ""}`;
    await wait(2 * minute);
    expect(signalen.signals).toHaveLength(before);
    expect(await stateOf(path)).toEqual({ state: "unsure", attempts: 1 });
  });

  test("that does not want it is not asked again; its asker hears it, changes it, and sends it", async () => {
    const path = await ask("Wie gaat hierover?");
    signalen.trouble = { method: "POST", how: { status: 400, json: { text: ["Niet goed."] } } };
    await report(path);
    await wijk.settle();
    signalen.trouble = null;
    await wait(day);
    expect(await stateOf(path)).toEqual({ state: "refused", attempts: 1 });
    expect(words(await wijk.letterWith("nam je melding niet aan"))).toContain("Wie gaat hierover?");
    const page = await anneke.get(path);
    expect(words(page.html)).toContain("Gemeente Veldermeer nam de melding niet aan.");
    expect(page.html).toContain(`href="${path}/melden"`);
    await report(path, { description: "De lantaarn aan de Molenweg is kapot." });
    await wijk.settle();
    expect(await stateOf(path)).toMatchObject({ state: "open" });
  });

  test("an outage that lasts for days ends with a word to the asker, and not in silence", async () => {
    const path = await ask("Wie heeft er al gebeld?");
    signalen.trouble = { method: "POST", how: { status: 503 } };
    await report(path);
    for (let tries = 0; tries < 20; tries++) await wait(6 * hour);
    expect(await stateOf(path)).toEqual({ state: "refused", attempts: 16 });
  });
});

describe("Open311", () => {
  beforeEach(async () => {
    Object.assign(open311.state, { givesTokens: false, numbered: false });
    expect(words((await connectOpen311()).html)).toContain("Het neemt 2 soorten meldingen aan.");
  });

  test("offers the services that ask nothing which only the desk knows, and hands in by its key", async () => {
    const path = await ask("Wie struikelt er ook over de tegels?");
    const { html } = await anneke.get(`${path}/melden`);
    for (const offered of ["Straat: Lantaarnpaal", "Straat: Vuilnis"]) expect(html).toContain(offered);
    expect(html).not.toContain("Boom");
    await report(path);
    await wijk.settle();
    const request = open311.asked.at(-1);
    expect(request?.received).toEqual({
      jurisdiction_id: open311Keys.jurisdiction,
      api_key: open311Keys.apiKey,
      service_code: "033",
      lat: "52.1521",
      long: "5.3872",
      address_string: "Molenweg, bij het bruggetje",
      description: "De lantaarn bij het bruggetje is kapot.",
    });
    if (request !== undefined) [request.status, request.notes] = ["closed", "De lamp is vervangen."];
    await wait(3 * hour);
    const page = words((await anneke.get(path)).html);
    expect(page).toContain("Gemeente Veldermeer schrijft: De lamp is vervangen.");
    expect(page).toContain(request?.id);
  });

  test("a desk that numbers later is followed by its token, until the number is there", async () => {
    open311.state.givesTokens = true;
    const path = await ask("Wie mist de vuilnisbak?");
    await report(path);
    await wait(3 * hour);
    expect(await stateOf(path)).toMatchObject({ state: "open" });
    open311.state.numbered = true;
    const request = open311.asked.at(-1);
    if (request !== undefined) request.status = "closed";
    await wait(3 * hour);
    expect(await stateOf(path)).toMatchObject({ state: "closed" });
    expect((await anneke.get(path)).html).toContain(request?.id);
  });

  test("another desk is not asked about reports of the one before; a desk that ends takes nothing any more", async () => {
    const path = await ask("Wie woont er aan het water?");
    await report(path);
    await wijk.settle();
    await connect();
    open311.requests.length = 0;
    await wait(day);
    expect(open311.requests).toEqual([]);
    await wijk.administrator.post("/beheer/meldingen/stoppen");
    const next = await ask("Wie woont er nog meer aan het water?");
    expect((await anneke.get(`${next}/melden`)).status).toBe(404);
    expect((await anneke.get(path)).status).toBe(200);
  });
});
