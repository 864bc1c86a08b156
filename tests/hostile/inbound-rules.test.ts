import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hour } from "../../src/kernel/clock.ts";
import { createInboundWorld } from "./inbound-world.ts";
import { type Person, post, settle } from "./origins.ts";

let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;
/** Two people on one server, so that the origin of what they send tells nothing about who may. */
let sanne: Person;
let joost: Person;

beforeAll(async () => {
  world = await createInboundWorld();
  sql = postgres(world.wijk.databaseUrl, { max: 2 });
  sanne = settle(world.home, "sanne");
  joost = settle(world.home, "joost");
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

const followers = async () => (await world.read(`${world.wijkUri}/followers`)).json.totalItems;

describe("someone on the same server", () => {
  test("neither changes nor deletes another's answer", async () => {
    const { path, uri } = await world.ask();
    const create = world.answer(sanne, uri, "Dit zei Sanne.");
    await world.tell(sanne, create);
    world.clock.move(60_000);
    const forged = {
      ...create.object,
      attributedTo: joost.id,
      content: "<p>Dit maakte Joost ervan.</p>",
      updated: world.clock().toISOString(),
    };
    await world.tell(joost, world.activity(joost, "Update", forged));
    await world.tell(joost, world.activity(joost, "Delete", create.object.id));
    await world.tell(joost, world.activity(joost, "Delete", { id: create.object.id, type: "Tombstone" }));
    await world.tell(joost, world.activity(joost, "Undo", create.id));
    expect(await world.times(path, "Dit zei Sanne.")).toBe(1);
    expect(await world.times(path, "Dit maakte Joost ervan.")).toBe(0);
  });

  test("does not take another's follow back", async () => {
    const before = await followers();
    const follow = world.activity(sanne, "Follow", world.wijkUri);
    await world.tell(sanne, follow);
    await world.tell(joost, world.answer(joost, (await world.ask()).uri, "Zo is Joost bekend."));
    await world.tell(joost, world.activity(joost, "Undo", follow.id));
    await world.tell(joost, world.activity(joost, "Undo", { id: follow.id, type: "Follow", object: world.wijkUri }));
    expect(await followers()).toBe(Number(before) + 1);
    await world.tell(sanne, world.activity(sanne, "Undo", follow.id));
    expect(await followers()).toBe(before);
  });
});

test("One answer, ten times at once through both inboxes and again a day later, stands in the thread once", async () => {
  const { path, uri } = await world.ask();
  const create = world.answer(sanne, uri, "Tien keer gezegd.");
  const inboxes = [world.sharedInbox, `${world.wijkUri}/inbox`];
  const replay = async () => {
    const sent = Array.from({ length: 10 }, (_, index) => world.send(sanne, create, inboxes[index % 2]));
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(Array(10).fill(202));
    await world.wijk.settle();
  };
  await replay();
  await world.tell(sanne, { ...create, id: `${create.id}/in-another-activity` });
  world.clock.move(25 * hour);
  await replay();
  expect(await world.times(path, "Tien keer gezegd.")).toBe(1);
  const events =
    await sql`select 1 from event where kind = 'AnswerReceived' and payload ->> 'threadId' = ${path.split("/").at(-1) ?? ""}`;
  expect(events).toHaveLength(1);
});

test("What is not public, answers nothing here or comes after the question was rounded off is not shown", async () => {
  const { path, uri } = await world.ask();
  const show = async (create: object) => {
    await world.tell(sanne, create);
    return world.times(path, "Niet voor hier.");
  };
  expect(await show(world.answer(sanne, uri, "Niet voor hier.", { to: [`${sanne.id}/followers`] }))).toBe(0);
  expect(await show(world.answer(sanne, uri, "Niet voor hier.", { to: [], cc: [world.wijkUri] }))).toBe(0);
  expect(await show(world.answer(sanne, `${uri}0`, "Niet voor hier."))).toBe(0);
  expect(await show(world.answer(sanne, `${sanne.id}/statuses/absent`, "Niet voor hier."))).toBe(0);
  await world.anneke.post(`${path}/afronden`);
  expect(await show(world.answer(sanne, uri, "Niet voor hier."))).toBe(0);
  await world.anneke.post(`${path}/heropenen`);
  expect(await show(world.answer(sanne, uri, "Niet voor hier."))).toBe(1);
});

test("The effect of an activity and the mark that it is done come together, or neither does", async () => {
  const { path, uri } = await world.ask();
  await sql.unsafe(`
    create function refuse_mark() returns trigger language plpgsql as $$ begin raise exception 'no mark today'; end $$;
    create trigger refuse_mark before update on inbox_activity for each row
      when (new.outcome is not null and new.done_at is not null) execute function refuse_mark()`);
  await world.tell(sanne, world.answer(sanne, uri, "Helemaal of niet."));
  expect(await world.times(path, "Helemaal of niet.")).toBe(0);
  await sql.unsafe("drop trigger refuse_mark on inbox_activity");
  world.clock.move(15_000);
  await world.wijk.settle();
  expect(await world.times(path, "Helemaal of niet.")).toBe(1);
});

test("The running wijk refuses what is too large, unsigned, signed by another or for another, and keeps nothing of it", async () => {
  const { uri } = await world.ask();
  const kept = async () => (await sql`select count(*)::int as kept from inbox_activity`)[0]?.kept;
  const before = await kept();
  const create = world.answer(sanne, uri, "Geweigerd.");
  const now = world.clock();
  const large = JSON.stringify({ ...create, padding: "x".repeat(1_048_576) });
  expect((await world.send(sanne, large)).status).toBe(413);
  expect(
    (await post(world.sharedInbox, create, sanne, now, { headers: { signature: "" }, signature: "" })).status,
  ).toBe(401);
  expect((await world.send({ ...sanne, privateKey: joost.privateKey }, create)).status).toBe(401);
  expect((await world.send(joost, create)).status).toBe(401);
  expect((await post(world.sharedInbox, create, sanne, now, { signedFor: "elders.example" })).status).toBe(401);
  expect((await post(world.sharedInbox, create, sanne, now, { digestOf: "{}" })).status).toBe(401);
  expect(await kept()).toBe(before);
});

test("An actor with an inbox on another server is not taken in, and that server gets nothing", async () => {
  const before = await followers();
  const mallory = settle(world.third, "mallory");
  world.third.pages.set("/users/mallory", { ...mallory.document, inbox: `${world.home.url}/victim` });
  await world.tell(mallory, world.activity(mallory, "Follow", world.wijkUri));
  expect(await followers()).toBe(before);
  expect(world.home.requests).not.toContain("POST /victim");
});

test("What a moderator hid has no document outside any more", async () => {
  const { path } = await world.ask();
  const answered = await world.anneke.post(`${path}/antwoorden`, { text: "Straks verborgen." });
  const id = /id="antwoord-([0-9a-f-]{36})"/.exec(answered.html)?.[1] ?? "";
  expect((await world.read(`${world.wijk.origin}/ap/o/${id}`)).status).toBe(200);
  await world.wijk.administrator.post(`/antwoorden/${id}/verbergen`, { rule: "friendly", reason: "Hoort hier niet." });
  expect((await world.read(`${world.wijk.origin}/ap/o/${id}`)).status).toBe(404);
});

test("Each thread has a stand-in of its own for the same resident; all sign with one key, which is not the wijk's", async () => {
  const standIns = await Promise.all(
    [await world.ask(), await world.ask()].map(async ({ uri }) => {
      const { json: note } = await world.read(uri);
      return (await world.read(String(note.attributedTo))).json;
    }),
  );
  const keyOf = (actor: Record<string, unknown> | undefined) =>
    (actor?.publicKey as { readonly publicKeyPem: string } | undefined)?.publicKeyPem;
  expect(new Set(standIns.map(({ id }) => id)).size).toBe(2);
  expect(new Set(standIns.map(({ preferredUsername }) => preferredUsername)).size).toBe(2);
  expect(keyOf(standIns[0])).toBe(keyOf(standIns[1]));
  expect(keyOf(standIns[0])).not.toBe(keyOf((await world.read(world.wijkUri)).json));
});

test("The database itself keeps an audience from narrowing and an answer in the audience of its thread", async () => {
  const id = (await world.ask()).path.split("/").at(-1) ?? "";
  await expect(sql`update post set audience = 'wijk', uri = null, actor_id = null where id = ${id}`).rejects.toThrow(
    "cannot be called back",
  );
  await expect(
    sql`insert into post (id, kind, thread_id, audience, resident_id, body, html, published_at)
      values (${crypto.randomUUID()}, 'answer', ${id}, 'wijk', ${crypto.randomUUID()}, 'x', 'x', ${world.clock()})`,
  ).rejects.toThrow("another audience than its thread");
});
