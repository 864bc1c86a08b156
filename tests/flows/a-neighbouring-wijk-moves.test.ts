import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ActorId } from "../../src/kernel/ids.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
/** Holtveen follows Lindehout, which goes to live at the address of Beukhout. */
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let beukhout: RunningWijk;
let anneke: Person;
let marja: Person;
let old: string;
let fresh: string;

const allSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    for (const wijk of [holtveen, lindehout, beukhout]) await wijk.settle();
    clock.move(5_000);
  }
};

const actorOf = async (wijk: RunningWijk): Promise<string> => {
  const found = await fetch(`${wijk.origin}/.well-known/webfinger?resource=acct:${wijk.handle.slice(1)}`);
  const { links } = (await found.json()) as { links: readonly { readonly rel: string; readonly href: string }[] };
  return links.find(({ rel }) => rel === "self")?.href ?? "";
};

/** The question with this title as Anneke finds it among those of neighbouring wijken. */
const pathOf = async (title: string): Promise<string> => {
  const { html } = await anneke.get("/buurwijken");
  const link = new RegExp(`href="(/vragen/[0-9a-f-]{36})"[^>]*>(?:<!--[^>]*-->)*${title.replaceAll("?", "\\?")}`);
  return link.exec(html)?.[1] ?? "/not-there";
};

const question = { text: "", theme: "lenen", audience: "everyone", outside: "standin" };

beforeAll(async () => {
  holtveen = await startWijk({ clock, name: "Holtveen" });
  lindehout = await startWijk({ clock, name: "Lindehout" });
  beukhout = await startWijk({ clock, name: "Beukhout" });
  anneke = await holtveen.neighbour("Anneke");
  marja = await lindehout.neighbour("Marja");
  [old, fresh] = [await actorOf(lindehout), await actorOf(beukhout)];
  await holtveen.administrator.post("/beheer/buurwijken", { address: lindehout.handle });
  await allSettle();
  await marja.post("/vragen", { ...question, title: "Wie heeft een tent?" });
  await allSettle();
});
afterAll(async () => {
  await Promise.all([holtveen.close(), lindehout.close(), beukhout.close()]);
});

/** Lindehout says so, signed with its own key and delivered as everything is; no page offers this to a wijk. */
const sayMoved = async (): Promise<void> => {
  await lindehout.wijk.doorUnitOfWork(async ({ actors, outgoing }) => {
    const wijk = await actors.wijk();
    const id = crypto.randomUUID();
    const uri = `${lindehout.origin}/ap/v/${id}`;
    const move = {
      "@context": "https://www.w3.org/ns/activitystreams",
      id: uri,
      type: "Move",
      actor: old,
      object: old,
    };
    await outgoing.add({
      id,
      uri,
      type: "Move",
      signerId: wijk?.id ?? "",
      objectUri: old,
      postId: null,
      body: JSON.stringify({ ...move, target: fresh }),
      madeAt: clock(),
      recipients: { followersOf: wijk?.id ?? "" },
    });
  });
  await allSettle();
};

test("Nothing changes as long as the new wijk does not name the old one", async () => {
  await sayMoved();
  expect((await holtveen.administrator.get("/beheer/buurwijken")).html).not.toContain("Beukhout");
});

test("Once it does, Holtveen follows the new one and leaves the old one by itself, and tells its administrator", async () => {
  const sql = postgres(beukhout.databaseUrl, { max: 1 });
  await sql`insert into actor (id, kind, uri, type, handle, host, name, inbox, made_at)
    values (${crypto.randomUUID()}, 'remote', ${old}, 'Group', 'lindehout', ${lindehout.host}, 'Lindehout',
      ${`${old}/inbox`}, ${clock().toISOString()})`;
  await sql.end();
  await beukhout.wijk.doorUnitOfWork(async ({ actors, moves }) => {
    const [wijk, earlier] = [await actors.wijk(), await actors.byUri(old)];
    await moves.addAlias(wijk?.id as ActorId, earlier?.id as ActorId, clock());
  });
  await sayMoved();
  const { html } = await holtveen.administrator.get("/beheer/buurwijken");
  expect(html).toContain("Beukhout");
  expect(html).toContain("We volgen deze wijk.");
  expect(html).toContain(`eerst was dit ${lindehout.handle}`);
  expect(html.match(/\/stoppen/g)).toHaveLength(1);
  const list = (await anneke.get("/ik/volgt.csv")).html;
  expect(list).toContain(`beukhout@${beukhout.host},true`);
  expect(list).not.toContain("lindehout@");
});

test("Its questions stay, under the new name, and an answer to an old one goes to the new address too", async () => {
  expect((await anneke.get("/buurwijken")).html).toContain("Beukhout");
  const path = await pathOf("Wie heeft een tent?");
  expect((await anneke.post(`${path}/antwoorden`, { text: "Ik heb er een." })).status).toBe(200);
  await allSettle();
  const sql = postgres(holtveen.databaseUrl, { max: 1 });
  const rows = await sql`select distinct host from delivery join outgoing_activity on outgoing_activity.id = activity_id
    where outgoing_activity.type = 'Create' order by host`;
  await sql.end();
  expect(rows.map(({ host }) => host).sort()).toEqual([beukhout.host, lindehout.host].sort());
});

test("The new one is heard and the old one no longer", async () => {
  const wil = await beukhout.neighbour("Wil");
  await wil.post("/vragen", { ...question, title: "Wie heeft een kano?" });
  await marja.post("/vragen", { ...question, title: "Wie heeft een vlot?" });
  await allSettle();
  expect(await pathOf("Wie heeft een kano?")).not.toBe("/not-there");
  expect(await pathOf("Wie heeft een vlot?")).toBe("/not-there");
});
