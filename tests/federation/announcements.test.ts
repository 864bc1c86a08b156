import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announce, announcementForm } from "../support/announcement-form.ts";
import { createMastodonPeer, type MastodonPeer, type PeerAccount } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { createStory, type Story } from "./threadiverse/story.ts";

type Json = Readonly<Record<string, unknown>>;

const read = async (url: string): Promise<{ readonly status: number; readonly json: Json }> => {
  const response = await fetch(url, { headers: { accept: "application/activity+json" } });
  const text = await response.text();
  return { status: response.status, json: text.startsWith("{") ? (JSON.parse(text) as Json) : {} };
};

describe("Someone on Mastodon who follows the wijk", () => {
  const clock = createMovedClock();
  let wijk: RunningWijk;
  let peer: MastodonPeer;
  let sanne: PeerAccount;
  let wijkUri: string;

  beforeAll(async () => {
    wijk = await startWijk({ clock });
    peer = await createMastodonPeer({ clock, host: "localhost" });
    sanne = await peer.account("sanne");
    wijkUri = (await sanne.lookup(wijk.handle)).id;
    await sanne.follow(wijkUri);
    await wijk.settle();
  });
  afterAll(async () => {
    await peer.close();
    await wijk.close();
  });

  const bothSettle = async (): Promise<void> => {
    for (let round = 0; round < 2; round++) {
      await wijk.settle();
      await peer.settled();
      clock.move(60_000);
    }
  };
  const said = async (fields: Readonly<Record<string, string>> = {}) => {
    const made = await announce(wijk.administrator, fields);
    await bothSettle();
    return { ...made, uri: `${wijk.origin}/ap/o/${made.id}` };
  };
  const inTimeline = (uri: string) => peer.timeline("sanne").filter((status) => status.uri === uri);

  test("sees an announcement once, with its title once and until when it holds, said by the wijk and by no resident", async () => {
    const { uri } = await said({ lastDay: "2026-12-03" });
    const [seen, ...more] = inTimeline(uri);
    expect(more).toEqual([]);
    expect(seen?.text.split(announcementForm.title)).toHaveLength(2);
    expect(seen?.text).toContain("Dit geldt tot en met 3 december 2026.");
    const { json: note } = await read(uri);
    expect(note).toMatchObject({ type: "Note", kind: "mededeling", endTime: "2026-12-03T23:00:00.000Z" });
    const { json: author } = await read(String(note.attributedTo));
    expect(author).toMatchObject({ type: "Service", preferredUsername: "mededelingen" });
    expect(JSON.stringify([peer.received, author])).not.toMatch(/Beheer\b/);
  });

  test("sees what was wrong once it is corrected, and nothing once it is withdrawn", async () => {
    const { uri, path } = await said({ title: "De bus stopt op het plein", text: "Deze week." });
    clock.move(60_000);
    await wijk.administrator.post(`${path}/veranderen`, {
      title: "De bus stopt bij de kerk",
      text: "Deze week.",
      lastDay: "",
      correction: "Niet op het plein.",
    });
    await bothSettle();
    expect(inTimeline(uri)[0]?.text).toContain("De bus stopt bij de kerk");
    expect(inTimeline(uri)[0]?.text).toContain("Verbeterd: Niet op het plein.");
    await wijk.administrator.post(`${path}/intrekken`, { farewell: "De bus stopt weer gewoon." });
    await bothSettle();
    expect(inTimeline(uri)).toEqual([]);
    expect(await read(uri)).toMatchObject({ status: 410, json: { type: "Tombstone" } });
  });

  test("hears nothing of what is for the wijk alone: it has no address, and stands in no collection", async () => {
    const before = peer.received.length;
    const { id, uri, path } = await said({ title: "Soep in het buurthuis", audience: "wijk" });
    await wijk.administrator.post(`${path}/vastmaken`);
    await bothSettle();
    await wijk.administrator.post(`${path}/intrekken`, { farewell: "Geen soep." });
    await bothSettle();
    expect(peer.received).toHaveLength(before);
    for (const part of ["", "/replies", "/context"]) expect((await read(`${uri}${part}`)).status).toBe(404);
    expect((await read(`${wijk.origin}/ap/o/00000000-0000-4000-8000-000000000000`)).status).toBe(404);
    expect(JSON.stringify(await read(`${wijkUri}/featured`))).not.toContain(id);
  });

  test("finds what is pinned in the collections of the wijk and of its voice, until its last day has gone by", async () => {
    const { uri, path } = await said({ title: "Kom naar het feest", lastDay: "2026-11-24" });
    const voice = String((await read(uri)).json.attributedTo);
    const pinned = async () => [
      (await read(`${wijkUri}/featured`)).json.orderedItems,
      (await read(`${voice}/featured`)).json.orderedItems,
    ];
    expect(await pinned()).toEqual([[], []]);
    await wijk.administrator.post(`${path}/vastmaken`);
    await bothSettle();
    expect(await pinned()).toEqual([[uri], [uri]]);
    expect((await read(`${wijkUri}/featured`)).json.totalItems).toBe(1);
    expect((await read(`${uri}/context`)).json).toMatchObject({ totalItems: 1, attributedTo: wijkUri });
    clock.move(2 * 24 * 3_600_000);
    await bothSettle();
    expect(await pinned()).toEqual([[], []]);
    expect(inTimeline(uri)).toHaveLength(1);
  });
});

describe("Lemmy 1.0, that follows the wijk", () => {
  let story: Story;
  beforeAll(async () => {
    story = await createStory("lemmy 1.0");
  });
  afterAll(() => story.close());

  test("shows an announcement as a Page with its title, and hears in the voice of the moderators that it is pinned, hidden, and neither any more", async () => {
    const { wijk, peer, group, bothSettle } = story;
    const { path, id } = await announce(wijk.administrator);
    await bothSettle();
    const uri = `${wijk.origin}/ap/o/${id}`;
    expect(peer.post(uri)).toMatchObject({ type: "Page", title: announcementForm.title });
    await wijk.administrator.post(`${path}/vastmaken`);
    await bothSettle();
    expect(peer.post(uri)?.pinned).toBe(true);
    await wijk.administrator.post(`${path}/losmaken`);
    await bothSettle();
    expect(peer.post(uri)?.pinned).toBe(false);
    const inner = peer.received.map(({ activity }) => activity.object as Json);
    const pinning = inner.filter((each) => each?.type === "Add" || each?.type === "Remove");
    expect(pinning.map(({ type, object, target }) => ({ type, object, target }))).toEqual([
      { type: "Add", object: uri, target: `${group.id}/featured` },
      { type: "Remove", object: uri, target: `${group.id}/featured` },
    ]);
    await wijk.administrator.post(`${path}/verbergen`, { rule: "friendly", reason: "Hoort hier niet." });
    await bothSettle();
    expect(peer.post(uri)?.removed).toBe("Verborgen door de moderatie van Holtveen");
    await wijk.administrator.post(`${path}/tonen`);
    await bothSettle();
    expect(peer.post(uri)?.removed).toBeNull();
    expect(group.moderators).toEqual([...new Set(pinning.map(({ actor }) => actor))]);
    expect(peer.refusals).toEqual([]);
  });
});

describe("A neighbouring wijk that follows us", () => {
  const clock = createMovedClock();
  let holtveen: RunningWijk;
  let lindehout: RunningWijk;
  let there: postgres.Sql;

  beforeAll(async () => {
    holtveen = await startWijk({ clock, name: "Holtveen" });
    lindehout = await startWijk({ clock, name: "Lindehout" });
    there = postgres(lindehout.databaseUrl, { max: 1 });
    await lindehout.administrator.post("/beheer/buurwijken", { address: holtveen.handle });
    await settle();
  });
  afterAll(async () => {
    await there.end();
    await lindehout.close();
    await holtveen.close();
  });
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      await holtveen.settle();
      await lindehout.settle();
      clock.move(60_000);
    }
  };
  const board = async () => (await lindehout.administrator.get("/mededelingen")).html;

  test("hangs what we say to our residents apart, until it holds no more: no question, on no front page, in no feed", async () => {
    await announce(holtveen.administrator, { lastDay: "2026-11-24" });
    await settle();
    const stored = await there`select id, kind, title, audience from post`;
    expect(stored).toMatchObject([{ kind: "announcement", title: announcementForm.title, audience: "everyone" }]);
    const html = await board();
    expect(html).toContain("Er komt nieuw asfalt.");
    expect(html.indexOf(announcementForm.title)).toBeGreaterThan(html.indexOf("Uit buurwijken"));
    const page = (await lindehout.administrator.get(`/mededelingen/${stored[0]?.id}`)).html;
    expect(page).toContain("Van buurwijk Holtveen");
    expect(page).toContain("Er komt nieuw asfalt.");
    expect(page).not.toMatch(/Intrekken|Bovenaan vastmaken|#wijkmededeling/);
    for (const path of ["/", "/plein.json", "/insluiten", "/vragen"])
      expect((await lindehout.administrator.get(path)).html).not.toContain(announcementForm.title);
    for (const act of ["vastmaken", "intrekken"])
      expect(
        (await lindehout.administrator.post(`/mededelingen/${stored[0]?.id}/${act}`, { farewell: "x" })).status,
      ).toBe(404);
    expect(await there`select 1 from outgoing_activity where type = 'Announce'`).toHaveLength(0);
    clock.move(2 * 24 * 3_600_000);
    expect(await board()).not.toContain(announcementForm.title);
  });

  test("follows what is corrected and withdrawn, and keeps nothing of its words", async () => {
    const { path } = await announce(holtveen.administrator, { title: "De bus stopt op het plein" });
    await settle();
    await holtveen.administrator.post(`${path}/veranderen`, {
      ...announcementForm,
      title: "De bus stopt bij de kerk",
      correction: "Niet op het plein.",
    });
    await settle();
    expect(await board()).toContain("De bus stopt bij de kerk");
    expect(await board()).not.toContain("De bus stopt op het plein");
    await holtveen.administrator.post(`${path}/intrekken`, { farewell: "De bus stopt weer gewoon." });
    await settle();
    expect(await board()).not.toContain("De bus stopt");
    expect(await there`select 1 from post where title like '%bus%' or html like '%bus%'`).toHaveLength(0);
  });

  test("shows nothing of us any more once it shuts us out", async () => {
    await announce(holtveen.administrator, { title: "Kom naar het feest" });
    await settle();
    expect(await board()).toContain("Kom naar het feest");
    await there`insert into blocked_server values (${holtveen.host}, 'Spam', gen_random_uuid(), now())`;
    expect(await board()).not.toContain("Kom naar het feest");
  });
});
