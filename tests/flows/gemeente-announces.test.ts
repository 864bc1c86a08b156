import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announceTo } from "../support/running-gemeente.ts";
import { createGemeenteWorld, type GemeenteWorld } from "./gemeente-world.ts";

let world: GemeenteWorld;
let sql: postgres.Sql;

beforeAll(async () => {
  world = await createGemeenteWorld();
  sql = postgres(world.gemeente.databaseUrl, { max: 1 });
}, 60_000);
afterAll(async () => {
  await sql.end();
  await world.close();
});

const announce = (fields: Readonly<Record<string, string | readonly string[]>>) =>
  announceTo(world.gemeente, world.gemeente.administrator, fields);

/** Whom anything about an object was ever addressed to. */
const inboxesOf = async (uri: string): Promise<readonly string[]> =>
  (await sql`select distinct delivery.host from delivery where object_uri = ${uri} order by 1`).map(
    ({ host }) => host as string,
  );

const document = async (uri: string): Promise<Record<string, unknown>> =>
  (await (await fetch(uri, { headers: { accept: "application/activity+json" } })).json()) as Record<string, unknown>;

describe("an announcement to two of three wijken", () => {
  test("hangs at those two once, with the badge, and the third gets nothing and does not show it", async () => {
    const { Holtveen, Lindehout, Zandkamp } = world.wijken;
    const made = await announce({ title: "Blad ruimen", wijken: [world.idOf("Holtveen"), world.idOf("Lindehout")] });
    await world.settle();
    for (const wijk of [Holtveen, Lindehout]) {
      const path = await world.pathAt(wijk, "Blad ruimen");
      expect(path).not.toBe("");
      const { html } = await wijk.administrator.get(path);
      expect(html).toContain("Officieel: gemeente");
      expect(html).toContain("Gemeente Veldermeer");
    }
    expect(await world.pathAt(Zandkamp, "Blad ruimen")).toBe("");
    expect(await inboxesOf(made.uri)).toEqual([Holtveen.host, Lindehout.host].sort());
    expect(world.tower.status(made.uri)).toBeUndefined();
    const { html } = await world.gemeente.visitor().get(made.path);
    expect(html).toContain("Voor Holtveen en Lindehout");
    expect(html).not.toMatch(/Aangekomen|Geschreven door|Ineke/);
  });

  test("reaches a wijk that only takes what names it when that wijk is chosen", async () => {
    await announce({ title: "Alleen Zandkamp", wijken: world.idOf("Zandkamp") });
    await world.settle();
    expect(await world.pathAt(world.wijken.Zandkamp, "Alleen Zandkamp")).not.toBe("");
    expect(await world.pathAt(world.wijken.Holtveen, "Alleen Zandkamp")).toBe("");
  });

  test("is one object, said by the gemeente itself to the public and to the wijken that it names", async () => {
    const made = await announce({ title: "Eén object", wijken: world.idOf("Holtveen"), lastDay: "2026-12-02" });
    await world.settle();
    const note = await document(made.uri);
    const holtveen = (await sql`select uri from actor where name = 'Holtveen'`)[0]?.uri;
    expect(note).toMatchObject({
      type: "Note",
      kind: "mededeling",
      attributedTo: world.gemeenteUri,
      to: ["https://www.w3.org/ns/activitystreams#Public"],
      cc: [holtveen],
      endTime: "2026-12-02T23:00:00.000Z",
    });
    expect(note).not.toHaveProperty("audience");
    const tags = note.tag as readonly { readonly type: string; readonly name: string; readonly href: string }[];
    expect(tags.map(({ type, name }) => [type, name])).toEqual([
      ["Hashtag", "#wijkmededeling"],
      ["Mention", world.wijken.Holtveen.handle],
    ]);
    const sent = await sql`select type, body from outgoing_activity where object_uri = ${made.uri}`;
    expect(sent.map(({ type }) => type)).toEqual(["Create"]);
    expect(JSON.parse(sent[0]?.body as string)).toMatchObject({ actor: world.gemeenteUri, cc: [holtveen] });
  });
});

describe("an announcement to everybody", () => {
  test("reaches every wijk and those who follow on Mastodon, each with one delivery", async () => {
    const made = await announce({ title: "Voor iedereen hier", everyone: "ja" });
    await world.settle();
    for (const wijk of Object.values(world.wijken)) expect(await world.pathAt(wijk, "Voor iedereen hier")).not.toBe("");
    expect(world.tower.status(made.uri)).toBeDefined();
    const hosts = [...Object.values(world.wijken).map(({ host }) => host), world.tower.host];
    expect(await inboxesOf(made.uri)).toEqual(hosts.sort());
    expect((await sql`select id from delivery where object_uri = ${made.uri}`).length).toBe(4);
  });

  test("stands in its outbox, and who writes it stands nowhere", async () => {
    const page = JSON.stringify(await document(`${world.gemeenteUri}/outbox?page=first`));
    expect(page).toContain("Voor iedereen hier");
    expect(page).not.toContain("Ineke");
    expect((await document(`${world.gemeenteUri}/outbox`)).totalItems).toBeGreaterThan(0);
  });
});

describe("what officers see of an announcement", () => {
  test("is for each wijk whether it arrived, whether it hangs there, and how many answered; never who", async () => {
    const { Holtveen, Lindehout } = world.wijken;
    const made = await announce({ title: "Wie komt er?", wijken: [world.idOf("Holtveen"), world.idOf("Lindehout")] });
    expect(await world.faresAt(made.path, "Holtveen")).toBe("Holtveen Onderweg. Nog geen antwoord.");
    await world.settle();
    expect(await world.faresAt(made.path, "Holtveen")).toContain("Hangt daar op het prikbord.");
    for (const [wijk, name] of [
      [Holtveen, "Anneke"],
      [Lindehout, "Marja"],
    ] as const) {
      const resident = await wijk.neighbour(name);
      const path = await world.pathAt(wijk, "Wie komt er?");
      await resident.post(`${path}/antwoorden`, { text: `Ik kom, zegt ${name}`, outside: "stand-in" });
    }
    await world.sanne.reply(made.uri, "Ik kom ook, van verder weg");
    await world.settle();
    for (const name of ["Holtveen", "Lindehout"]) {
      const line = await world.faresAt(made.path, name);
      expect(line).toMatch(/Aangekomen .*Hangt daar op het prikbord\. 1 antwoord/);
      expect(line).not.toMatch(/Anneke|Marja/);
    }
    const { html } = await world.gemeente.administrator.get(made.path);
    expect(html).toContain("En 1 antwoord van elders.");
    for (const words of ["Ik kom, zegt Anneke", "Ik kom, zegt Marja", "Ik kom ook, van verder weg"])
      expect(html).toContain(words);
    expect(html.replace(/<div class="written"[^>]*>.*?<\/div>/gs, "")).not.toMatch(/Anneke|Marja/);
  });

  test("follows what the wijk does: hidden there it is not shown, and shown again it is", async () => {
    const { Holtveen } = world.wijken;
    const made = await announce({ title: "Even weg", wijken: world.idOf("Holtveen") });
    await world.settle();
    const path = await world.pathAt(Holtveen, "Even weg");
    await Holtveen.administrator.post(`${path}/verbergen`, { rule: "friendly", reason: "Nog even niet" });
    await world.settle();
    expect(await world.faresAt(made.path, "Holtveen")).toContain("Hangt daar nog niet op het prikbord.");
    await Holtveen.administrator.post(`${path}/tonen`);
    await world.settle();
    expect(await world.faresAt(made.path, "Holtveen")).toContain("Hangt daar op het prikbord.");
  });

  test("says why it did not arrive, and until when it is tried", async () => {
    const made = await announce({ title: "Naar een stille wijk", wijken: world.idOf("Lindehout") });
    await sql`update actor set shared_inbox = 'http://localhost:1/ap/inbox', inbox = 'http://localhost:1/ap/inbox'
      where name = 'Lindehout'`;
    const again = await announce({ title: "Nog een keer", wijken: world.idOf("Lindehout") });
    await world.settle();
    expect(await world.faresAt(again.path, "Lindehout")).toMatch(/Nog niet aangekomen\. .+ We proberen het tot /);
    expect(made.path).not.toBe(again.path);
    await sql`update actor set shared_inbox = ${`${world.wijken.Lindehout.origin}/ap/inbox`} where name = 'Lindehout'`;
  });

  test("counts nobody who shares it though it was not said to them", async () => {
    const made = await announce({ title: "Gedeeld door een ander", wijken: world.idOf("Holtveen") });
    await world.settle();
    await world.sanne.post(`${world.gemeente.origin}/ap/inbox`, {
      "@context": "https://www.w3.org/ns/activitystreams",
      id: `${world.sanne.id}/shares/1`,
      type: "Announce",
      actor: world.sanne.id,
      object: made.uri,
      to: ["https://www.w3.org/ns/activitystreams#Public"],
    });
    await world.settle();
    const rows = await sql`select shown_with from announcement_wijk where post_id = ${made.id}`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.shown_with).toContain(world.wijken.Holtveen.origin);
  });
});

describe("afterwards", () => {
  test("an officer answers in the name of the gemeente, and the wijken show that with the badge", async () => {
    const { Holtveen } = world.wijken;
    const made = await announce({ title: "Vragen staat vrij", wijken: world.idOf("Holtveen") });
    await world.settle();
    const answered = await world.gemeente.administrator.post(`${made.path}/antwoorden`, { text: "Bel ons gerust." });
    expect(answered.html).toContain("Bel ons gerust.");
    expect(answered.html).not.toMatch(/<b dir="auto">Ineke/);
    await world.settle();
    const path = await world.pathAt(Holtveen, "Vragen staat vrij");
    expect((await Holtveen.administrator.get(path)).html).toMatch(
      /<li class="answer[^>]*>.*?Officieel: gemeente.*?Bel ons gerust\./s,
    );
    const empty = await world.gemeente.administrator.post(`${made.path}/antwoorden`, { text: " " });
    expect(empty.status).toBe(422);
  });

  test("a correction reaches all who got it, with what was wrong", async () => {
    const { Holtveen, Lindehout } = world.wijken;
    const wijken = [world.idOf("Holtveen"), world.idOf("Lindehout")];
    const made = await announce({ title: "Markt op dinsdag", wijken });
    await world.settle();
    const paths = [await world.pathAt(Holtveen, "Markt op dinsdag"), await world.pathAt(Lindehout, "Markt op dinsdag")];
    await world.gemeente.administrator.post(`${made.path}/veranderen`, {
      title: "Markt op woensdag",
      text: "Op het plein.",
      lastDay: "",
      correction: "Er stond een verkeerde dag",
    });
    await world.settle();
    for (const [index, wijk] of [Holtveen, Lindehout].entries()) {
      const { html } = await wijk.administrator.get(paths[index] ?? "");
      expect(html).toContain("Markt op woensdag");
      expect(html).toContain("Er stond een verkeerde dag");
    }
    expect(await world.pathAt(world.wijken.Zandkamp, "Markt op woensdag")).toBe("");
    expect((await world.gemeente.visitor().get(made.path)).html).toContain("Er stond een verkeerde dag");
  });

  test("what is withdrawn is gone at all who got it, and its address says so", async () => {
    const made = await announce({ title: "Het vuurwerk", everyone: "ja" });
    await world.settle();
    const paths = await Promise.all(Object.values(world.wijken).map((wijk) => world.pathAt(wijk, "Het vuurwerk")));
    const refused = await world.gemeente.administrator.post(`${made.path}/intrekken`, { farewell: "" });
    expect(refused.status).toBe(422);
    await world.gemeente.administrator.post(`${made.path}/intrekken`, { farewell: "Het gaat niet door" });
    await world.settle();
    for (const [index, wijk] of Object.values(world.wijken).entries()) {
      expect(await world.pathAt(wijk, "Het vuurwerk")).toBe("");
      expect((await wijk.administrator.get(paths[index] ?? "")).status).toBe(404);
    }
    expect(world.tower.status(made.uri)).toBeUndefined();
    const gone = await fetch(made.uri, { headers: { accept: "application/activity+json" } });
    expect(gone.status).toBe(410);
    const [deletion] = await sql`select body from outgoing_activity where object_uri = ${made.uri} and type = 'Delete'`;
    expect(JSON.parse(deletion?.body as string)).toMatchObject({ summary: "Het gaat niet door" });
  });

  test("urgent words say so, and mail nobody on the team", async () => {
    await announce({ title: "Gaslek bij de brug", urgent: "ja", wijken: world.idOf("Holtveen") });
    await world.settle();
    const path = await world.pathAt(world.wijken.Holtveen, "Gaslek bij de brug");
    expect((await world.wijken.Holtveen.administrator.get(path)).html).toContain("Dringend");
    expect(await world.gemeente.lastLetter()).not.toContain("Gaslek");
    expect(await world.wijken.Holtveen.letterWith("Gaslek")).toBe("");
  });

  test("pinned ones stand in its featured, and a mention of the gemeente is no question", async () => {
    const made = await announce({ title: "Altijd bovenaan", wijken: world.idOf("Holtveen") });
    await world.gemeente.administrator.post(`${made.path}/vastmaken`);
    await world.settle();
    expect((await document(`${world.gemeenteUri}/featured`)).orderedItems).toEqual([made.uri]);
    await world.sanne.post(`${world.gemeente.origin}/ap/inbox`, {
      "@context": "https://www.w3.org/ns/activitystreams",
      id: `${world.sanne.id}/asks/1`,
      type: "Create",
      actor: world.sanne.id,
      to: ["https://www.w3.org/ns/activitystreams#Public"],
      cc: [world.gemeenteUri],
      object: {
        id: `${world.sanne.id}/statuses/vraag`,
        type: "Note",
        attributedTo: world.sanne.id,
        to: ["https://www.w3.org/ns/activitystreams#Public"],
        cc: [world.gemeenteUri],
        content: "<p>@gemeente Wanneer komt de brug?</p>",
        tag: [{ type: "Mention", href: world.gemeenteUri }],
      },
    });
    await world.settle();
    expect((await sql`select id from post where kind = 'question'`).length).toBe(0);
  });
});
