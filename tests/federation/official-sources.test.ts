import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PeerAccount } from "../support/mastodon-peer/index.ts";
import { lookUpSource, nameSource } from "../support/official-source.ts";
import { startWijk } from "../support/running-wijk.ts";
import { createOfficialWorld, type OfficialWorld } from "./official-world.ts";

let world: OfficialWorld;
let gemeente: PeerAccount;
let count = 0;

beforeAll(async () => {
  world = await createOfficialWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  count = world.next();
});

describe("naming a source", () => {
  test("the page shows exactly whom it found, names nobody before the yes, and then asks to follow", async () => {
    const account = await world.town.account("stadhuis");
    const found = await lookUpSource(world.wijk.administrator, account.handle);
    expect(found.status).toBe(200);
    for (const shown of ["Stadhuis", account.handle, account.id, world.town.host, "Een persoon"])
      expect(found.html).toContain(shown);
    expect(found.uri).toBe(account.id);
    expect((await world.wijk.administrator.get("/beheer/officiele-bronnen")).html).not.toContain(account.handle);
    await nameSource(world.wijk.administrator, account.id, { kind: "welfare", only: "hashtag", hashtag: "#Holtveen" });
    const waiting = (await world.wijk.administrator.get("/beheer/officiele-bronnen")).html;
    expect(waiting).toContain("We wachten op antwoord");
    expect(waiting).toContain("Officieel: welzijn");
    expect(waiting).toContain("Alleen berichten met #holtveen");
    await world.settle();
    expect(account.followers()).toEqual([world.wijkUri]);
    expect((await world.wijk.administrator.get("/beheer/officiele-bronnen")).html).toContain("We volgen deze bron");
    expect((await world.wijk.administrator.get("/beheer/logboek")).html).toContain(
      `Officiële bron erbij: ${account.handle}`,
    );
  });

  test.each([
    ["", "Vul een adres in."],
    ["@niemand@localhost:1", "We vonden hier geen account."],
    ["geen adres", "We vonden hier geen account."],
  ])("of %j nothing is kept, and the page says why", async (address, reason) => {
    const page = await world.wijk.administrator.post("/beheer/officiele-bronnen", { address });
    expect(page.status).toBe(422);
    expect(page.html).toContain(reason);
  });

  test("our own wijk, a note, another wijk, one that is named and one whose site is shut out cannot be named", async () => {
    const refused = async (address: string): Promise<string> => {
      const page = await world.wijk.administrator.post("/beheer/officiele-bronnen", { address });
      expect(page.status).toBe(422);
      return page.html;
    };
    expect(await refused(world.wijk.handle)).toContain("Dit is het adres van je eigen wijk.");
    expect(await refused(world.wijkUri)).toContain("Dit is het adres van je eigen wijk.");
    const account = await world.named();
    const note = await account.publish("Geen account maar een bericht");
    expect(await refused(note.uri)).toContain("We vonden hier geen account.");
    expect(await refused(account.handle)).toContain("Dit is al een officiële bron.");
    const lindehout = await startWijk({ clock: world.clock, name: "Lindehout" });
    expect(await refused(lindehout.handle)).toContain("Dit is een wijk.");
    await lindehout.close();
    await world.wijk.administrator.post("/beheer/servers", {
      host: world.tower.host,
      policy: "block",
      reason: "Reclame",
    });
    expect(await refused(world.sanne.handle)).toContain("Deze site weren jullie zelf.");
    await world.wijk.administrator.post("/beheer/servers/vrij", { host: world.tower.host });
  });

  test("what is missing is said at the field, and nothing that was chosen is lost", async () => {
    const account = await world.town.account("kiezer");
    const sent = { uri: account.id, kind: "", only: "hashtag", hashtag: "twee woorden", moderatorFirst: "ja" };
    const page = await world.wijk.administrator.post("/beheer/officiele-bronnen/ja", sent);
    expect(page.status).toBe(422);
    expect(page.html).toContain("Kies wat voor bron dit is.");
    expect(page.html).toContain("Dit is geen goed woord.");
    expect(page.html).toContain('value="twee woorden"');
    expect(page.html).toMatch(/name="only" value="hashtag" checked/);
    expect(page.html).toMatch(/name="moderatorFirst" value="ja" checked/);
    expect((await world.wijk.administrator.get("/beheer/officiele-bronnen")).html).not.toContain(account.handle);
  });
});

describe("what a source says", () => {
  beforeEach(async () => {
    gemeente = await world.named();
  });

  test("hangs on the board with the badge, the full address and its own page, and is shared once with the followers by its address", async () => {
    const title = `De Molenweg is dicht ${count}`;
    const note = await gemeente.publish(`${title}\n\nTot en met vrijdag. Fietsers kunnen erlangs.`);
    await world.settle();
    const path = await world.pathOf(title);
    expect(await world.board()).toMatch(new RegExp(`Officieel: gemeente.*?${gemeente.handle}.*?${title}`, "s"));
    const page = (await world.anneke.get(path)).html;
    expect(page).toContain("Officieel: gemeente");
    expect(page).toContain('role="img" aria-label="Officiële bron"');
    expect(page).toContain(gemeente.handle);
    expect(page).toContain("Fietsers kunnen erlangs.");
    expect(page).toContain(`href="${note.url}"`);
    expect((await world.wijk.visitor().get(path)).status).toBe(200);
    const { announces } = world.shares(note.uri);
    expect(announces).toHaveLength(1);
    const seen = world.tower.timeline("sanne").filter(({ uri }) => uri === note.uri);
    expect(seen).toMatchObject([{ author: gemeente.id, boostedBy: world.wijkUri }]);
    expect(JSON.stringify(world.tower.received.map(({ activity }) => activity))).not.toContain(
      "Fietsers kunnen erlangs.",
    );
  });

  test("is shared and hung up once when it comes again, comes as something shared, and through several doors", async () => {
    const title = `Stembureaus open ${count}`;
    const note = await gemeente.publish(`${title}\n\nTot 21 uur.`);
    await world.settle();
    const create = world.town.sent.findLast(
      ({ activity }) => (activity as { type?: string }).type === "Create",
    )?.activity;
    for (const inbox of [`${world.wijk.origin}/ap/inbox`, `${world.wijkUri}/inbox`]) {
      await gemeente.post(inbox, { ...(create as object), id: `${note.uri}/again/${inbox.length}` });
      await gemeente.post(inbox, {
        "@context": "https://www.w3.org/ns/activitystreams",
        id: `${note.uri}/boost/${inbox.length}`,
        type: "Announce",
        actor: gemeente.id,
        to: ["https://www.w3.org/ns/activitystreams#Public"],
        object: note.uri,
      });
      await world.settle();
    }
    expect((await world.board()).split(title)).toHaveLength(2);
    expect(world.shares(note.uri).announces).toHaveLength(1);
  });

  test("is taken in when all that comes is that it shared its own; what it shares of others is left to them", async () => {
    const title = `Alleen gedeeld ${count}`;
    const other = await world.town.account("iemand");
    const theirs = await other.publish(`Van iemand anders ${count}`);
    // While its server is shut out the Create does not come in.
    await world.wijk.administrator.post("/beheer/servers", { host: world.town.host, policy: "block", reason: "Even" });
    const lost = (await gemeente.publish(title)).uri;
    await world.settle();
    await world.wijk.administrator.post("/beheer/servers/vrij", { host: world.town.host });
    expect(await world.pathOf(title)).toBe("");
    await world.tell(gemeente, "Announce", lost);
    await world.tell(gemeente, "Announce", theirs.uri);
    expect(await world.pathOf(title)).not.toBe("");
    expect(await world.board()).not.toContain(`Van iemand anders ${count}`);
  });

  test("is corrected and withdrawn with the source, and is gone from where the wijk shared it", async () => {
    const title = `Afval op maandag ${count}`;
    const note = await gemeente.publish(`${title}\n\nDe wagen komt om 8 uur.`);
    await world.settle();
    const path = await world.pathOf(title);
    world.clock.move(60_000);
    await gemeente.edit(note.uri, `${title}\n\nDe wagen komt om 9 uur.`);
    await world.settle();
    const corrected = (await world.anneke.get(path)).html;
    expect(corrected).toContain("De wagen komt om 9 uur.");
    expect(corrected).not.toContain("8 uur");
    expect(corrected).toContain("Verbeterd op");
    expect(await world.board()).toContain("Verbeterd op");
    expect(world.shares(note.uri).announces).toHaveLength(1);
    await gemeente.delete(note.uri);
    await world.settle();
    expect((await world.anneke.get(path)).status).toBe(404);
    expect(await world.board()).not.toContain(title);
    const { announces, undone } = world.shares(note.uri);
    expect(undone.map(({ object }) => (object as { readonly id: string }).id)).toEqual([announces[0]?.id]);
  });

  test("is read by everyone or not at all: what is for its followers, or to somebody, is not shown", async () => {
    await gemeente.publish(`Voor volgers ${count}`, { visibility: "private" });
    await gemeente.publish(`Aan de wijk alleen ${count}`, {
      visibility: "direct",
      mention: [await gemeente.lookup(world.wijk.handle)],
    });
    await world.settle();
    expect(await world.board()).not.toMatch(/Voor volgers|Aan de wijk alleen/);
  });

  test("that a moderator hides is no longer shared, and is shared again when it is shown again", async () => {
    const title = `Te verbergen ${count}`;
    const note = await gemeente.publish(title);
    await world.settle();
    const path = await world.pathOf(title);
    await world.wijk.administrator.post(`${path}/verbergen`, { rule: "friendly", reason: "Klopt niet." });
    await world.settle();
    expect((await world.anneke.get(path)).status).toBe(404);
    expect(world.shares(note.uri).undone).toHaveLength(1);
    await world.wijk.administrator.post(`${path}/tonen`);
    await world.settle();
    expect((await world.anneke.get(path)).status).toBe(200);
    expect(world.shares(note.uri).announces).toHaveLength(2);
  });

  test("cannot be corrected, withdrawn or pinned by our own moderators: it is not the wijk that says it", async () => {
    const title = `Niet van ons ${count}`;
    await gemeente.publish(title);
    await world.settle();
    const path = await world.pathOf(title);
    const page = (await world.wijk.administrator.get(path)).html;
    expect(page).not.toContain(`${path}/veranderen`);
    for (const act of ["intrekken", "vastmaken", "veranderen"]) {
      const fields = { farewell: "Weg", title: "Anders", text: "Anders", lastDay: "", correction: "" };
      expect((await world.wijk.administrator.post(`${path}/${act}`, fields)).status).toBe(404);
    }
    expect((await world.anneke.get(path)).html).toContain(title);
  });
});

describe("the rule of a source", () => {
  test("with a hashtag only posts with it come on the board, however it is written; other choices count from then on", async () => {
    const account = await world.named({ only: "hashtag", hashtag: "Holtveen" });
    await account.publish(`Zonder woord ${count}`);
    await account.publish(`Met woord ${count} #HOLTVEEN`);
    await world.settle();
    expect(await world.board()).not.toContain(`Zonder woord ${count}`);
    expect(await world.board()).toContain(`Met woord ${count}`);
    const list = (await world.wijk.administrator.get("/beheer/officiele-bronnen")).html;
    const href = new RegExp(
      `href="(/beheer/officiele-bronnen/[0-9a-f-]{36})" aria-label="Keuzes veranderen: ${account.local.name}"`,
    );
    const path = href.exec(list)?.[1] ?? "";
    expect((await world.wijk.administrator.get(path)).html).toContain('value="holtveen"');
    const bad = await world.wijk.administrator.post(path, { kind: "gemeente", only: "hashtag", hashtag: "" });
    expect([bad.status, bad.html.includes("Vul het woord in")]).toEqual([422, true]);
    await world.wijk.administrator.post(path, { kind: "gemeente", only: "all", hashtag: "" });
    await account.publish(`Nu alles ${count}`);
    await world.settle();
    expect(await world.board()).toContain(`Nu alles ${count}`);
    expect(await world.board()).not.toContain(`Zonder woord ${count}`);
  });

  test("with a mention only posts that name the wijk come on the board, as announcements and not as questions", async () => {
    const account = await world.named({ only: "mention" });
    await account.publish(`Voor een andere wijk ${count}`);
    await account.publish(`Voor deze wijk ${count}`, { mention: [await account.lookup(world.wijk.handle)] });
    await world.settle();
    expect(await world.board()).not.toContain(`andere wijk ${count}`);
    expect(await world.board()).toContain(`Voor deze wijk ${count}`);
    expect((await world.wijk.administrator.get("/moderatie")).html).not.toContain(`Voor deze wijk ${count}`);
  });

  test("a moderator looks first: until the yes nobody reads it and nothing is shared; an edit is what the moderator reads", async () => {
    const account = await world.named({ moderatorFirst: "ja" });
    const title = `Eerst kijken ${count}`;
    const note = await account.publish(title);
    await world.settle();
    expect(await world.board()).not.toContain(title);
    expect(world.shares(note.uri).announces).toEqual([]);
    world.clock.move(60_000);
    await account.edit(note.uri, `${title} en dan`);
    await world.settle();
    const waiting = (await world.wijk.administrator.get("/moderatie")).html;
    expect(waiting).toContain(`${title} en dan`);
    const [, id, version] =
      /action="\/moderatie\/([0-9a-f-]{36})\/doorlaten"[^>]*>\s*<input type="hidden" name="version" value="([^"]*)"/.exec(
        waiting,
      ) ?? [];
    await world.wijk.administrator.post(`/moderatie/${id}/doorlaten`, { version: version ?? "" });
    await world.settle();
    expect(await world.board()).toContain(`${title} en dan`);
    expect(world.shares(note.uri).announces).toHaveLength(1);
  });

  test("what it wrote before it was named is left alone, also when it is edited afterwards", async () => {
    const account = await world.town.account(`oud${count}`);
    const old = await account.publish(`Van vroeger ${count}`);
    world.clock.move(3_600_000);
    await nameSource(world.wijk.administrator, account.handle);
    await world.settle();
    await account.edit(old.uri, `Van vroeger ${count}, veranderd`);
    await world.settle();
    expect(await world.board()).not.toContain(`Van vroeger ${count}`);
  });
});
