import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import { announceTo, type RunningGemeente, startGemeente } from "../support/running-gemeente.ts";

const everyone = "https://www.w3.org/ns/activitystreams#Public";
const clock = createMovedClock();
let gemeente: RunningGemeente;
let sql: postgres.Sql;

/** Wijken elsewhere that follow; nothing is at their addresses. */
const follow = async (count: number): Promise<void> => {
  for (let number = 1; number <= count; number++) {
    const uri = `http://localhost:1/wijk${number}`;
    await sql`insert into actor (id, kind, uri, type, handle, host, name, inbox, shared_inbox, made_at)
      values (${crypto.randomUUID()}, 'remote', ${uri}, 'Group', ${`wijk${number}`}, ${`wijk${number}.example`},
        ${`Wijk ${String(number).padStart(2, "0")}`}, ${`${uri}/inbox`}, ${`${uri}/shared`}, ${clock().toISOString()})`;
    await sql`insert into follower (actor_id, follower_id, follow_uri, since)
      select own.id, wijk.id, ${`${uri}/follow`}, ${clock().toISOString()} from actor own, actor wijk
      where own.kind = 'wijk' and wijk.uri = ${uri}`;
  }
};

beforeAll(async () => {
  gemeente = await startGemeente({ clock });
  sql = postgres(gemeente.databaseUrl, { max: 1 });
  await follow(45);
});
afterAll(async () => {
  await sql.end();
  await gemeente.close();
});

type Json = Readonly<Record<string, unknown>>;

const sent = async (uri: string): Promise<readonly { readonly body: Json; readonly inboxes: readonly string[] }[]> => {
  const rows =
    await sql`select activity.body, array(select inbox from delivery where activity_id = activity.id) as inboxes
    from outgoing_activity activity where object_uri = ${uri} order by position`;
  return rows.map(({ body, inboxes }) => ({ body: JSON.parse(body as string) as Json, inboxes: inboxes as string[] }));
};

const read = async (address: string): Promise<Json> =>
  (await (await fetch(address, { headers: { accept: "application/activity+json" } })).json()) as Json;

const chosen = async (count: number): Promise<readonly string[]> =>
  Object.values(await gemeente.wijken()).slice(0, count);

describe("an announcement to more than twenty wijken", () => {
  test("is one object in several activities, which name twenty at most and go to those alone, each wijk once", async () => {
    const made = await announceTo(gemeente, gemeente.administrator, { wijken: await chosen(45) });
    await gemeente.settle();
    const activities = await sent(made.uri);
    expect(activities.map(({ body }) => [body.type, (body.cc as string[]).length])).toEqual([
      ["Create", 20],
      ["Create", 20],
      ["Create", 5],
    ]);
    const objects = activities.map(({ body }) => JSON.stringify(body.object));
    expect(new Set(objects).size).toBe(1);
    const object = activities[0]?.body.object as Json;
    expect(object.to).toEqual([everyone]);
    expect((object.cc as string[]).length).toBe(45);
    expect((object.tag as Json[]).map(({ type }) => type)).toEqual(["Hashtag"]);
    for (const { body, inboxes } of activities)
      expect(inboxes.toSorted()).toEqual((body.cc as string[]).map((uri) => `${uri}/shared`).toSorted());
    expect(new Set(activities.flatMap(({ inboxes }) => inboxes)).size).toBe(45);
  });

  test("stands in the outbox once, and its address says what was sent", async () => {
    const made = await announceTo(gemeente, gemeente.administrator, { title: "Nog een", wijken: await chosen(21) });
    await gemeente.settle();
    const [first] = await sent(made.uri);
    const { "@context": _context, ...object } = await read(made.uri);
    expect(object).toEqual(first?.body.object);
    const page = await read(`${first?.body.actor}/outbox?page=first`);
    const listed = (page.orderedItems as Json[]).filter((each) => (each.object as Json).id === made.uri);
    expect(listed).toHaveLength(1);
  });

  test("is corrected and taken back with one activity to all who got it", async () => {
    const made = await announceTo(gemeente, gemeente.administrator, { title: "Drie", wijken: await chosen(30) });
    await gemeente.settle();
    await gemeente.administrator.post(`${made.path}/veranderen`, { title: "Vier", text: "Toch.", lastDay: "" });
    await gemeente.settle();
    await gemeente.administrator.post(`${made.path}/intrekken`, { farewell: "Het gaat niet door" });
    await gemeente.settle();
    const news = (await sent(made.uri)).filter(({ body }) => body.type !== "Create");
    expect(news.map(({ body, inboxes }) => [body.type, inboxes.length])).toEqual([
      ["Update", 30],
      ["Delete", 30],
    ]);
    for (const { body } of news) {
      expect(body).toMatchObject({ to: [everyone], cc: [] });
      expect(body).not.toHaveProperty("audience");
    }
  });

  test("mentions them as long as they are twenty", async () => {
    const made = await announceTo(gemeente, gemeente.administrator, { title: "Twintig", wijken: await chosen(20) });
    await gemeente.settle();
    const activities = await sent(made.uri);
    expect(activities).toHaveLength(1);
    const { object } = activities[0]?.body ?? {};
    const { tag } = object as Json;
    const tags = tag as readonly Json[];
    expect(tags.filter(({ type }) => type === "Mention")).toHaveLength(20);
  });
});

test("to everybody it is one activity to the followers, and every inbox gets it once", async () => {
  const made = await announceTo(gemeente, gemeente.administrator, { title: "Allemaal", everyone: "ja" });
  await gemeente.settle();
  const activities = await sent(made.uri);
  expect(activities).toHaveLength(1);
  expect(activities[0]?.body.cc).toEqual([`${activities[0]?.body.actor}/followers`]);
  expect(activities[0]?.inboxes).toHaveLength(45);
});

test("a group whose server says that it runs something else is a follower, and no wijk", async () => {
  await sql`insert into peer (host, failures, software) values ('wijk45.example', 0, 'nodebb')
    on conflict (host) do update set software = 'nodebb'`;
  expect(Object.keys(await gemeente.wijken())).toHaveLength(44);
  expect((await gemeente.administrator.get("/mededelingen/nieuw")).html).toContain("en de ene volger van elders");
});
