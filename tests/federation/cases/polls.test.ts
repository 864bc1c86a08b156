import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createMastodonPeer,
  type Json,
  type MastodonPeer,
  type PeerAccount,
} from "../../support/mastodon-peer/index.ts";
import { voteActivity } from "../../support/mastodon-peer/polls.ts";
import { createMovedClock } from "../../support/moved-clock.ts";
import type { Person } from "../../support/person.ts";
import { makePoll } from "../../support/poll-form.ts";
import { type RunningWijk, startWijk } from "../../support/running-wijk.ts";

const clock = createMovedClock();
const minute = 60_000;
const day = 24 * 60 * minute;
let wijk: RunningWijk;
let peer: MastodonPeer;
let sql: postgres.Sql;
let anneke: Person;
let sanne: PeerAccount;
let bram: PeerAccount;
let wijkUri: string;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  anneke = await wijk.neighbour("Anneke");
  peer = await createMastodonPeer({ clock, host: "localhost" });
  [sanne, bram] = [await peer.account("sanne"), await peer.account("bram")];
  wijkUri = (await sanne.lookup(wijk.handle)).id;
  await sanne.follow(wijkUri);
  await wijk.settle();
});
afterAll(async () => {
  await sql.end();
  await peer.close();
  await wijk.close();
});

/** Everything that goes back and forth, until both sides are quiet, with time for another count. */
const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) {
    await wijk.settle();
    await peer.settled();
    clock.move(6 * minute);
  }
};

const poll = async (fields: Readonly<Record<string, string>> = {}) => {
  const made = await makePoll(anneke, fields);
  await bothSettle();
  return { ...made, uri: `${wijk.origin}/ap/o/${made.id}` };
};

const outcomeOf = async (activityId: string): Promise<string> =>
  (await sql`select outcome from inbox_activity where activity_id = ${activityId}`)[0]?.outcome ?? "not there";
const votesFor = (uri: string) => peer.status(uri)?.poll?.options.map(({ votes }) => votes);
const storedVotes = async (id: string): Promise<number> =>
  (await sql`select count(*)::int as count from poll_vote where poll_id = ${id}`)[0]?.count;

/** Sends something by hand, as an account that is free to send what Mastodon would not. */
const sendVote = async (
  account: PeerAccount,
  uri: string,
  name: string,
  change: (vote: Json) => Json = (vote) => vote,
) => {
  const { author } = peer.status(uri) ?? { author: "" };
  const vote = change(voteActivity(account.local, { number: crypto.randomUUID(), name, status: { uri, author } }));
  await account.post(`${wijk.origin}/ap/inbox`, vote);
  await wijk.settle();
  return outcomeOf(String(vote.id));
};

describe("Case 6: a Create of a Note with the name of an option and no content is a vote, and no answer", () => {
  test("Mastodon shows the poll, votes, and sees how it stands without taking it for an edit", async () => {
    const { uri, id, path } = await poll();
    const seen = peer.timeline("sanne").filter((status) => status.uri === uri);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.text).toContain("Op welke dag houden we het straatfeest?");
    expect(seen[0]?.tags).toContain("wijkpeiling");
    expect(seen[0]?.poll).toMatchObject({
      options: [
        { name: "Zaterdag", votes: 0 },
        { name: "Zondag", votes: 0 },
      ],
      multiple: false,
      votersCount: 0,
    });
    for (const [name, choice] of [
      ["sanne", "Zaterdag"],
      ["bram", "Zaterdag"],
      ["noor", "Zondag"],
    ] as const) {
      const sent = await (await peer.account(name)).vote(uri, [choice]);
      expect(sent.map(({ status }) => status)).toEqual([202]);
    }
    await bothSettle();
    expect(await storedVotes(id)).toBe(3);
    expect(peer.status(uri)?.poll).toMatchObject({ options: [{ votes: 2 }, { votes: 1 }], votersCount: 3 });
    expect(peer.status(uri)?.edited).toBe(false);
    expect(await sql`select 1 from post where in_reply_to = ${id}`).toHaveLength(0);
    expect((await anneke.get(path)).status).toBe(200);
    expect(peer.refusals.filter(({ refused }) => !["second announce", "announced activity"].includes(refused))).toEqual(
      [],
    );
  });

  test("A second vote of the same actor is ignored where one may be chosen, and so is a repeat of the first", async () => {
    const { uri, id } = await poll();
    expect(await sendVote(bram, uri, "Zaterdag")).toBe("vote counted");
    expect(await sendVote(bram, uri, "Zondag")).toBe("voted before");
    expect(await sendVote(bram, uri, "Zaterdag")).toBe("voted before");
    expect(await storedVotes(id)).toBe(1);
  });

  test("Of two votes of one actor that come at the same moment only one counts", async () => {
    const { uri, id } = await poll();
    const { author } = peer.status(uri) ?? { author: "" };
    const votes = ["Zaterdag", "Zondag", "Zaterdag"].map((name, number) =>
      voteActivity(bram.local, { number: `together${number}`, name, status: { uri, author } }),
    );
    for (const vote of votes) await bram.post(`${wijk.origin}/ap/inbox`, vote);
    await wijk.settle();
    expect(await Promise.all(votes.map((vote) => outcomeOf(String(vote.id))))).toEqual([
      "vote counted",
      "voted before",
      "voted before",
    ]);
    expect(await storedVotes(id)).toBe(1);
  });

  test("Where several may be chosen, each comes in a Create of its own, and they are one voter", async () => {
    const { uri, id } = await poll({ several: "ja", option3: "Maandag" });
    await sanne.vote(uri, ["Zaterdag", "Maandag"]);
    for (const name of ["bram", "noor"]) await (await peer.account(name)).vote(uri, ["Zaterdag"]);
    await bothSettle();
    expect(await storedVotes(id)).toBe(4);
    expect(await sendVote(sanne, uri, "Maandag")).toBe("voted before");
    expect(peer.status(uri)?.poll).toMatchObject({
      multiple: true,
      votersCount: 3,
      options: [{ votes: 3 }, { votes: 0 }, { votes: 1 }],
    });
  });

  test("After its end a vote is ignored, also when nothing was counted yet", async () => {
    const { uri, id } = await poll({ days: "1" });
    expect(await sendVote(sanne, uri, "Zaterdag")).toBe("vote counted");
    clock.move(day);
    const vote = voteActivity(bram.local, { number: "9", name: "Zondag", status: { uri, author: "x" } });
    await bram.post(`${wijk.origin}/ap/inbox`, vote);
    await wijk.settle();
    expect(await outcomeOf(String(vote.id))).toBe("poll is over");
    await bothSettle();
    const [row] = await sql`select voters from poll where post_id = ${id}`;
    expect(row?.voters).toBe(1);
  });

  test("What names no option, and a reply in words, is no vote and no answer", async () => {
    const { uri, id, path } = await poll();
    expect(await sendVote(bram, uri, "Maandag")).toBe("no such option");
    const withWords = (vote: Json): Json => ({
      ...vote,
      to: ["https://www.w3.org/ns/activitystreams#Public"],
      object: {
        ...(vote.object as Json),
        to: ["https://www.w3.org/ns/activitystreams#Public"],
        content: "<p>Zaterdag kan ik niet.</p>",
      },
    });
    expect(await sendVote(bram, uri, "Zaterdag", withWords)).toBe("a poll takes no answers");
    const reply = await sanne.reply(uri, "Zondag is ook goed.");
    await bothSettle();
    expect(await outcomeOf(`${reply.uri}/activity`)).toBe("a poll takes no answers");
    expect(await storedVotes(id)).toBe(0);
    expect((await anneke.get(path)).html).not.toContain("Zondag is ook goed.");
  });

  test("Votes of an account that is gone are taken out, and those of a server that was shut out count no more", async () => {
    const { uri, id } = await poll();
    const leaving = await peer.account("leaving");
    await leaving.vote(uri, ["Zondag"]);
    for (const name of ["sanne", "bram", "noor"]) await (await peer.account(name)).vote(uri, ["Zaterdag"]);
    await bothSettle();
    expect(votesFor(uri)).toEqual([3, 1]);
    await leaving.post(`${wijk.origin}/ap/inbox`, {
      "@context": "https://www.w3.org/ns/activitystreams",
      id: `${leaving.id}#delete`,
      type: "Delete",
      actor: leaving.id,
      to: ["https://www.w3.org/ns/activitystreams#Public"],
      object: leaving.id,
    });
    await bothSettle();
    expect(await storedVotes(id)).toBe(3);
    expect(votesFor(uri)).toEqual([3, 0]);
    await wijk.administrator.post("/beheer/servers", { host: peer.host, reason: "Spam" });
    const vote = voteActivity(bram.local, { number: "10", name: "Zondag", status: { uri, author: "x" } });
    expect((await bram.post(`${wijk.origin}/ap/inbox`, vote)).status).toBe(403);
    await anneke.post(`/peilingen/${id}/sluiten`);
    await wijk.settle();
    expect((await sql`select voters from poll where post_id = ${id}`)[0]?.voters).toBe(0);
    await wijk.administrator.post("/beheer/servers/vrij", { host: peer.host });
  });
});

describe("Results go out gathered, and honestly", () => {
  test("Ten votes make one Update without a newer updated; nothing is sent while nothing changes", async () => {
    const { uri } = await poll();
    const voters = await Promise.all(Array.from({ length: 10 }, (_, index) => peer.account(`voter${index}`)));
    await Promise.all(voters.map((voter) => voter.vote(uri, ["Zaterdag"])));
    const updatesOf = async () =>
      (await sql`select body from outgoing_activity where type = 'Update' and object_uri = ${uri}`).map(
        ({ body }) => JSON.parse(String(body)) as { object: Json },
      );
    await bothSettle();
    const updates = await updatesOf();
    expect(updates).toHaveLength(1);
    expect(updates[0]?.object).not.toHaveProperty("updated");
    expect(updates[0]?.object).toMatchObject({ votersCount: 10 });
    await bothSettle();
    expect(await updatesOf()).toHaveLength(1);
  });

  test("Who voted from a server that follows nobody is told the outcome, with closed, and then it is forgotten who voted", async () => {
    const { uri, id } = await poll({ days: "1" });
    const elsewhere = await createMastodonPeer({ clock });
    const kim = await elsewhere.account("kim");
    await kim.find(uri);
    await kim.vote(uri, ["Zondag"]);
    for (const name of ["sanne", "bram"]) await (await peer.account(name)).vote(uri, ["Zaterdag"]);
    await wijk.settle();
    clock.move(day);
    await bothSettle();
    await elsewhere.settled();
    const question = (await (await fetch(uri, { headers: { accept: "application/activity+json" } })).json()) as Json;
    expect(question.closed).toBe(question.endTime);
    expect(elsewhere.status(uri)?.poll).toMatchObject({
      votersCount: 3,
      options: [{ votes: 2 }, { votes: 1 }],
      expiresAt: new Date(String(question.closed)),
    });
    expect(elsewhere.status(uri)?.edited).toBe(false);
    expect(await storedVotes(id)).toBe(0);
    await elsewhere.close();
  });

  test("Other words are an edit; a poll that was taken back is gone there too", async () => {
    const { uri, path } = await poll();
    await anneke.post(`${path}/veranderen`, { title: "Welke dag wordt het?", text: "" });
    await bothSettle();
    expect(peer.status(uri)?.text).toContain("Welke dag wordt het?");
    expect(peer.status(uri)?.edited).toBe(true);
    await anneke.post(`${path}/intrekken`);
    await bothSettle();
    expect(peer.status(uri)).toBeUndefined();
    expect((await fetch(uri, { headers: { accept: "application/activity+json" } })).status).toBe(410);
  });
});

describe("Case 22: an Update of a Question with new numbers and no newer updated changes the numbers, without a mark", () => {
  const published = "2026-11-20T09:00:00Z";
  /** A poll in the shape of Mastodon, of a wijk that is one account there. */
  const question = (over: Json = {}): Json => ({
    id: `${sanne.id}/statuses/7001`,
    type: "Question",
    summary: null,
    inReplyTo: null,
    published,
    url: `${peer.origin}/@sanne/7001`,
    attributedTo: sanne.id,
    to: ["https://www.w3.org/ns/activitystreams#Public"],
    cc: [`${sanne.id}/followers`],
    audience: sanne.id,
    sensitive: false,
    content: "<p>Komt er een speeltuin bij?</p>",
    contentMap: { nl: "<p>Komt er een speeltuin bij?</p>" },
    attachment: [],
    tag: [],
    endTime: new Date(clock().getTime() + 30 * day).toISOString(),
    votersCount: 3,
    oneOf: [
      { type: "Note", name: "Ja", replies: { type: "Collection", totalItems: 2 } },
      { type: "Note", name: "Nee", replies: { type: "Collection", totalItems: 1 } },
    ],
    ...over,
  });
  const activity = (type: string, object: Json): Json => ({
    "@context": "https://www.w3.org/ns/activitystreams",
    id: `${sanne.id}/activities/${crypto.randomUUID()}`,
    type,
    actor: sanne.id,
    to: ["https://www.w3.org/ns/activitystreams#Public"],
    cc: [],
    object,
  });
  const more = {
    votersCount: 9,
    oneOf: [
      { type: "Note", name: "Ja", replies: { type: "Collection", totalItems: 4 } },
      { type: "Note", name: "Nee", replies: { type: "Collection", totalItems: 5 } },
    ],
  };
  const visitor = async (): Promise<string> => {
    const [row] = await sql`select id from post where uri = ${String(question().id)}`;
    const { html } = await wijk.visitor().get(`/peilingen/${row?.id}?stand=ja`);
    return html.replace(/<!--.*?-->/gs, "");
  };
  const send = async (sent: Json): Promise<string> => {
    await sanne.post(`${wijk.origin}/ap/inbox`, sent);
    await wijk.settle();
    return outcomeOf(String(sent.id));
  };

  test("The numbers change and the words stay", async () => {
    // A wijk on other software is followed as a neighbour: here its one account is the wijk and the author at once.
    await sql`insert into neighbour (actor_id, follow_uri, state, since)
      select id, 'https://holtveen.example/follow', 'accepted', ${clock().toISOString()} from actor where uri = ${sanne.id}`;
    expect(await send(activity("Announce", activity("Create", question())))).toBe("poll of a neighbour stored");
    expect(await visitor()).toContain("2 van de 3 kozen dit (67%)");
    expect(await send(activity("Update", question(more)))).toBe("poll counted");
    const html = await visitor();
    expect(html).toContain("4 van de 9 kozen dit (44%)");
    expect(html).not.toContain("bewerkt");
  });

  test("The same updated as before is no newer one; a newer one brings other words and the mark", async () => {
    const changed = { content: "<p>Komt er een speeltuin of een veld bij?</p>", updated: "2026-11-21T09:00:00Z" };
    expect(await send(activity("Update", question({ ...more, ...changed })))).toBe("poll of a neighbour changed");
    expect(await visitor()).toContain("bewerkt");
    expect(await send(activity("Update", question({ ...changed, content: "<p>Oude woorden</p>" })))).toBe(
      "poll counted",
    );
    const html = await visitor();
    expect(html).toContain("speeltuin of een veld");
    expect(html).toContain("2 van de 3 kozen dit (67%)");
    expect(html).not.toContain("Oude woorden");
  });

  test("Only its author changes it", async () => {
    const forged = { ...activity("Update", question(more)), id: `${bram.id}/activities/1`, actor: bram.id };
    const sent = await bram.post(`${wijk.origin}/ap/inbox`, forged);
    await wijk.settle();
    expect(sent.status).toBe(403);
    expect(await visitor()).toContain("2 van de 3 kozen dit (67%)");
  });
});
