import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { createMastodonPeer, type MastodonPeer, type PeerAccount } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
/** Knows the handle; knows only a stand-in; follows the wijk since the handle wrote last. */
let peer: MastodonPeer;
let other: MastodonPeer;
let late: MastodonPeer;
let sql: postgres.Sql;
let marja: Person;
let anneke: Person;
let sanne: PeerAccount;
let joost: PeerAccount;
let own: string;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  [peer, other, late] = await Promise.all([
    createMastodonPeer({ clock, host: "localhost" }),
    createMastodonPeer({ clock, host: "localhost" }),
    createMastodonPeer({ clock, host: "localhost" }),
  ]);
  marja = await wijk.neighbour("Marja");
  anneke = await wijk.neighbour("Anneke");
  sanne = await peer.account("sanne");
  joost = await other.account("joost");
});
afterAll(async () => {
  await sql.end();
  await Promise.all([peer.close(), other.close(), late.close()]);
  await wijk.close();
});

const allSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await wijk.settle();
    await Promise.all([peer.settled(), other.settled(), late.settled()]);
    clock.move(5_000);
  }
};

const follow = async (account: PeerAccount): Promise<void> => {
  await account.follow((await account.lookup(wijk.handle)).id);
  await allSettle();
};

let count = 0;
const ask = async (person: Person, fields: Readonly<Record<string, string>>) => {
  count += 1;
  const question = { title: `Wie heeft een ladder, vraag ${count}?`, text: "", theme: "lenen", audience: "everyone" };
  const page = await person.post("/vragen", { ...question, newHandle: "", ...fields });
  await allSettle();
  return { page, path: new URL(page.url).pathname, title: question.title };
};

const document = async (uri: string): Promise<Record<string, unknown>> =>
  (await (await fetch(uri, { headers: { accept: "application/activity+json" } })).json()) as Record<string, unknown>;

const movesAt = (one: MastodonPeer) => one.received.filter(({ activity }) => activity.type === "Move");

const standingMoves = async () => (await sql`select id from actor_move where ended_at is null`).length;

test("Someone without an own address has nothing to move, and can take along what they follow", async () => {
  const page = await anneke.get("/ik/verhuizen");
  expect(page.html).toContain("niets om te verhuizen");
  expect(page.html).toContain("/ik/volgt.csv");
  expect((await anneke.post("/ik/verhuizen", { address: sanne.handle })).status).toBe(422);
});

test("A new address that does not name the old one is refused with what to do there first, and nothing is kept", async () => {
  await marja.post("/ik/buiten", { handle: "marja" });
  [own = ""] = (await sql`select uri from actor where kind = 'resident'`).map(({ uri }) => uri);
  await follow(sanne);
  await ask(marja, { outside: "handle" });
  // Joost's server knows Marja only as someone from the wijk.
  await follow(joost);
  await ask(marja, { outside: "standin" });

  const refused = await marja.post("/ik/verhuizen", { address: sanne.handle });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain("noemt je adres hier nog niet");
  expect(refused.html).toContain(`value="${sanne.handle}"`);
  const forced = await marja.post("/ik/verhuizen/ja", { address: sanne.id });
  expect(forced.status).toBe(422);
  await allSettle();
  expect(await standingMoves()).toBe(0);
  expect((await document(own)).movedTo).toBeUndefined();
  expect(movesAt(peer)).toEqual([]);
});

test.each([
  ["", "Vul een adres in"],
  ["geen adres", "vonden we niets"],
  ["@niemand@localhost:1", "vonden we niets"],
])("An address that leads nowhere (%j) is told beside the field", async (address, words) => {
  const page = await marja.post("/ik/verhuizen", { address });
  expect(page.status).toBe(422);
  expect(page.html).toContain(words);
});

test("An address of this wijk is no place to move to", async () => {
  for (const address of [wijk.handle, `@marja@${wijk.host}`, own]) {
    const page = await marja.post("/ik/verhuizen", { address });
    expect([address, page.status]).toEqual([address, 422]);
    expect(page.html).toContain("van deze wijk");
  }
});

test("A new address that itself moved on is refused", async () => {
  const [older, newer] = [await peer.account("ouder"), await peer.account("nieuwer")];
  older.nameAsOwn(own);
  newer.nameAsOwn(older.id);
  await older.moveTo(newer.id);
  expect((await marja.post("/ik/verhuizen", { address: older.handle })).html).toContain("zelf ook verhuisd");
});

describe("once the new address names the old one", () => {
  test("the resident sees who it is, and nothing happens before they say yes", async () => {
    sanne.nameAsOwn(own);
    const page = await marja.post("/ik/verhuizen", { address: sanne.handle });
    expect(page.status).toBe(200);
    expect(page.html).toContain("Is dit je nieuwe adres?");
    expect(page.html).toContain(sanne.handle);
    await allSettle();
    expect(await standingMoves()).toBe(0);
    expect(movesAt(peer)).toEqual([]);
  });

  test("the yes is told once, to those alone who have something of the handle", async () => {
    // Follows the wijk, and came after the last thing that the handle wrote.
    await follow(await late.account("laat"));
    const before = { other: other.received.length, late: late.received.length };
    expect((await marja.post("/ik/verhuizen/ja", { address: sanne.id })).status).toBe(200);
    await allSettle();
    expect((await document(own)).movedTo).toBe(sanne.id);
    expect(peer.movedTo(own)).toBe(sanne.id);
    const [told, ...more] = movesAt(peer);
    expect(more).toEqual([]);
    expect(told?.activity).toMatchObject({ type: "Move", actor: own, object: own, target: sanne.id });
    expect(told?.sender).toBe(own);
    // The stand-in of the same person says nothing, at the same moment or ever, and neither does the wijk.
    expect(other.received.length).toBe(before.other);
    expect(late.received.length).toBe(before.late);
    const rows =
      await sql`select distinct host from delivery join outgoing_activity on outgoing_activity.id = activity_id
      where outgoing_activity.type = 'Move'`;
    expect(rows.map(({ host }) => host)).toEqual([peer.host]);
  });

  test("a second yes is refused, and nothing is told again", async () => {
    expect((await marja.post("/ik/verhuizen/ja", { address: sanne.id })).status).toBe(422);
    await allSettle();
    expect(movesAt(peer)).toHaveLength(1);
  });

  test("its page says where it went and keeps what it asked; neighbours still see the name alone", async () => {
    const page = await wijk.visitor().get(new URL(own).pathname);
    expect(new URL(page.url).pathname).toBe("/buiten/marja");
    expect(page.html).toContain("is verhuisd naar");
    expect(page.html).toContain(sanne.handle);
    expect(page.html).toContain("Wie heeft een ladder");
    expect(page.html.match(/href="\/vragen\/[0-9a-f-]{36}"/g)).toHaveLength(1);
    const [asked = ""] = /\/vragen\/[0-9a-f-]{36}/.exec(page.html) ?? [];
    const inside = await anneke.get(asked);
    expect(inside.html).toContain("Marja");
    expect(inside.html).not.toContain(sanne.handle);
  });

  test("the handle writes nothing for everyone any more, and a stand-in does", async () => {
    expect((await marja.get("/vragen/nieuw")).html).not.toContain('name="outside" value="handle"');
    expect((await marja.get("/ik")).html).toContain(`is verhuisd naar ${sanne.handle}`);
    const refused = await ask(marja, { outside: "handle" });
    expect(refused.page.status).toBe(422);
    expect(refused.page.html).toContain("Je eigen adres is verhuisd");
    expect((await wijk.visitor().get("/vragen")).html).not.toContain(refused.title);
    expect((await ask(marja, { outside: "standin" })).page.status).toBe(200);
    const { path } = await ask(anneke, { outside: "standin" });
    const answer = await marja.post(`${path}/antwoorden`, { text: "Ik heb er een.", outside: "handle" });
    expect(answer.status).toBe(422);
    expect((await marja.post(`${path}/antwoorden`, { text: "Ik.", outside: "standin" })).status).toBe(200);
  });

  test("nobody else gets the handle, and its owner chooses no other", async () => {
    expect((await anneke.post("/ik/buiten", { handle: "marja" })).status).toBe(422);
    expect((await marja.post("/ik/buiten", { handle: "marja2" })).status).toBe(422);
  });

  test("who answers an old question of theirs addresses the new address too", async () => {
    const [asked = ""] = /\/vragen\/[0-9a-f-]{36}/.exec((await wijk.visitor().get("/buiten/marja")).html) ?? [];
    const answered = await anneke.post(`${asked}/antwoorden`, { text: "Ik heb een ladder.", outside: "standin" });
    expect(answered.status).toBe(200);
    await allSettle();
    const [row] = await sql`select body from outgoing_activity
      where type = 'Create' and body like '%Ik heb een ladder.%'`;
    expect(JSON.parse(row?.body).object.cc).toEqual(expect.arrayContaining([own, sanne.id]));
  });

  test("coming back takes the mark away, here and there, and moving again waits until seven days after", async () => {
    await marja.post("/ik/verhuizen/terug");
    await allSettle();
    expect((await document(own)).movedTo).toBeUndefined();
    expect(peer.movedTo(own)).toBeUndefined();
    expect(other.received.filter(({ sender }) => sender === own)).toEqual([]);
    expect((await ask(marja, { outside: "handle" })).page.status).toBe(200);
    expect((await marja.post("/ik/verhuizen/terug")).status).toBe(409);

    expect((await marja.get("/ik/verhuizen")).html).toContain("kort geleden");
    expect((await marja.post("/ik/verhuizen/ja", { address: sanne.id })).html).toContain("7 dagen");
    clock.move(7 * day);
    expect((await marja.post("/ik/verhuizen/ja", { address: sanne.id })).status).toBe(200);
    await allSettle();
    expect(peer.movedTo(own)).toBe(sanne.id);
    expect(peer.refusals.map(({ refused }) => refused)).not.toContain("move too soon");
  });
});

describe("earlier accounts", () => {
  test("are found first, stand in the document, and let the old account move here", async () => {
    const daan = await wijk.neighbour("Daan");
    await daan.post("/ik/buiten", { handle: "daan" });
    const [row] = await sql`select uri from actor where kind = 'resident' and handle = 'daan'`;
    const earlier = await peer.account("vroeger");
    await expect(earlier.moveTo(row?.uri)).rejects.toThrow("move not agreed");
    expect((await daan.post("/ik/verhuizen/eerder", { earlier: "@niemand@localhost:1" })).status).toBe(422);
    expect((await document(row?.uri)).alsoKnownAs).toBeUndefined();
    expect((await daan.post("/ik/verhuizen/eerder", { earlier: earlier.handle })).status).toBe(200);
    expect((await document(row?.uri)).alsoKnownAs).toEqual([earlier.id]);
    expect((await daan.post("/ik/verhuizen/eerder", { earlier: earlier.handle })).status).toBe(422);

    // An answer of the old account then says where its author is now: here.
    const { path } = await ask(anneke, { outside: "standin" });
    await earlier.reply(`${wijk.origin}/ap/o/${path.split("/").at(-1)}`, "Ik heb er twee.");
    await allSettle();
    await earlier.moveTo(row?.uri, [`${wijk.origin}/ap/inbox`]);
    await allSettle();
    const { html } = await wijk.visitor().get(path);
    expect(html).toContain(`@daan@${wijk.host}`);

    const id = /name="account" value="([0-9a-f-]{36})"/.exec((await daan.get("/ik/verhuizen")).html)?.[1] ?? "";
    expect((await marja.post("/ik/verhuizen/eerder/weg", { account: id })).status).toBe(404);
    expect((await daan.post("/ik/verhuizen/eerder/weg", { account: id })).status).toBe(200);
    expect((await document(row?.uri)).alsoKnownAs).toBeUndefined();
  });

  test("are at most ten", async () => {
    const wim = await wijk.neighbour("Wim");
    await wim.post("/ik/buiten", { handle: "wim" });
    for (let number = 1; number <= 10; number++) {
      const account = await peer.account(`wim${number}`);
      expect((await wim.post("/ik/verhuizen/eerder", { earlier: account.handle })).status).toBe(200);
    }
    const eleventh = await wim.post("/ik/verhuizen/eerder", { earlier: (await peer.account("wim11")).handle });
    expect(eleventh.status).toBe(422);
    expect(eleventh.html).toContain("al 10 adressen");
  });
});

test("Looking up is counted: whoever keeps trying has to wait", async () => {
  const kees = await wijk.neighbour("Kees");
  await kees.post("/ik/buiten", { handle: "kees" });
  const tries = [];
  for (let number = 0; number < 31; number++) {
    tries.push((await kees.post("/ik/verhuizen", { address: `@x${number}@localhost:1` })).status);
  }
  expect(tries).toEqual([...Array(30).fill(422), 429]);
});

test("The database refuses that a stand-in, the wijk or the server moves, and that a stand-in was anybody before", async () => {
  const [remote] = await sql`select id from actor where kind = 'remote' limit 1`;
  for (const kind of ["stand_in", "wijk", "instance"]) {
    const [row] = await sql`select id from actor where kind = ${kind} limit 1`;
    const move = sql`insert into actor_move (id, actor_id, target_id, moved_at)
      values (${crypto.randomUUID()}, ${row?.id}, ${remote?.id}, ${clock().toISOString()})`;
    await expect(move, kind).rejects.toThrow("does not move");
    if (kind === "wijk") continue;
    const alias = sql`insert into actor_alias (actor_id, alias_id, since)
      values (${row?.id}, ${remote?.id}, ${clock().toISOString()})`;
    await expect(alias, kind).rejects.toThrow("is nobody else");
  }
});

test("The lists are what other software imports", async () => {
  const list = await marja.get("/ik/volgt.csv");
  expect(list.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(list.headers.get("content-disposition")).toContain("following_accounts.csv");
  expect(list.html).toBe(
    `Account address,Show boosts,Notify on new posts,Languages\r\n${wijk.handle.slice(1)},true,false,\r\n`,
  );
  await wijk.administrator.post("/beheer/servers", { host: "spam.example", reason: "=HYPERLINK()" });
  const blocked = await wijk.administrator.get("/beheer/servers/geweerd.csv");
  expect(blocked.html.split("\r\n")[1]).toBe("spam.example,suspend,true,true,'=HYPERLINK(),false");
  const followed = await wijk.administrator.get("/beheer/buurwijken/volgt.csv");
  expect(followed.html).toBe("Account address,Show boosts,Notify on new posts,Languages\r\n");
});
