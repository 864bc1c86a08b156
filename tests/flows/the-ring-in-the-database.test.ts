import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import { askRing, type RingOfWijken, startRing } from "../support/ring-of-wijken.ts";

const clock = createMovedClock();
let ring: RingOfWijken;
let sql: postgres.Sql;
let forRing: string;
let forWijk: string;
let forEveryone: string;
let member: string;
let gone: string;

beforeAll(async () => {
  ring = await startRing(clock, ["Holtveen", "Lindehout", "Zandkamp"]);
  const [holtveen, lindehout, zandkamp] = ring.wijken;
  if (holtveen === undefined || lindehout === undefined || zandkamp === undefined) throw new Error("No wijken.");
  sql = postgres(holtveen.databaseUrl, { max: 1 });
  const anneke = await holtveen.neighbour("Anneke");
  await ring.join(holtveen, lindehout);
  await ring.join(holtveen, zandkamp);
  const idOf = (path: string) => path.split("/").at(-1) ?? "";
  const asked = async (audience: string) =>
    idOf(
      new URL((await anneke.post("/vragen", { title: `Voor ${audience}`, text: "", theme: "lenen", audience })).url)
        .pathname,
    );
  forWijk = await asked("wijk");
  forEveryone = await asked("everyone");
  forRing = idOf(await askRing(anneke, "Voor de kring"));
  await ring.settle();
  const inboxAt = async (host: string) =>
    (await sql`select inbox from actor where host = ${host} and type = 'Group'`)[0]?.inbox as string;
  [member, gone] = [await inboxAt(lindehout.host), await inboxAt(zandkamp.host)];
  await ring.choose(holtveen, zandkamp, "end");
  await holtveen.settle();
}, 120_000);
afterAll(async () => {
  await sql.end();
  await ring.close();
});

const add = async (given: { ring: boolean; type?: string; post?: string; body?: string; objectUri?: string }) => {
  const id = crypto.randomUUID();
  await sql`insert into outgoing_activity (id, uri, type, signer_id, object_uri, post_id, body, ring, made_at)
    select ${id}, ${`https://holtveen.example/ap/v/${id}`}, ${given.type ?? "Update"}, actor.id,
      ${given.objectUri ?? "https://holtveen.example/x"}, ${given.post ?? null}, ${given.body ?? "{}"}, ${given.ring}, ${clock()}
    from actor where kind = 'wijk'`;
  return id;
};

const deliver = (activity: string, inbox: string) => sql`
  insert into delivery (activity_id, inbox, host, object_uri, due_at, give_up_at)
  values (${activity}, ${inbox}, 'elders.example', 'x', ${clock()}, ${clock()})`;

test("Nothing that is not for the ring alone speaks of what is for the ring, whatever its type", async () => {
  for (const type of ["Create", "Update", "Delete", "Like", "Announce", "Undo", "Flag"]) {
    await expect(add({ ring: false, type, post: forRing }), type).rejects.toThrow(/may not leave/);
    await expect(add({ ring: false, type, body: `{"object":"/ap/o/${forRing}"}` }), type).rejects.toThrow(
      /may not leave/,
    );
  }
});

test("What is for the wijk is not for the ring either, and nothing is without the yes to just that", async () => {
  await expect(add({ ring: true, post: forWijk })).rejects.toThrow(/may not leave/);
  await expect(add({ ring: true, post: forEveryone })).rejects.toThrow(/did not say yes/);
  await add({ ring: true, post: forRing });
});

test("What is for the ring goes to the inbox of a member, to no other, and nowhere else afterwards", async () => {
  const activity = await add({ ring: true, post: forRing });
  for (const inbox of [gone, member.replace(/\/ap\/a\/.*$/, "/ap/inbox"), "https://mastodon.example/inbox"])
    await expect(deliver(activity, inbox), inbox).rejects.toThrow(/somebody else/);
  await deliver(activity, member);
  await expect(sql`update delivery set inbox = ${gone} where activity_id = ${activity}`).rejects.toThrow(
    /nowhere else/,
  );
  await expect(sql`update outgoing_activity set ring = false where id = ${activity}`).rejects.toThrow(/may not leave/);
});

test("Who left gets what takes back what it got, and no other deletion", async () => {
  const [told] = await sql`select object_uri from outgoing_activity where post_id = ${forRing} and type = 'Announce'`;
  const wrong = await add({ ring: true, type: "Delete", post: forRing, objectUri: "https://holtveen.example/another" });
  await expect(deliver(wrong, gone)).rejects.toThrow(/somebody else/);
  const update = await add({ ring: true, type: "Update", post: forRing, objectUri: told?.object_uri });
  await expect(deliver(update, gone)).rejects.toThrow(/somebody else/);
  await deliver(await add({ ring: true, type: "Delete", post: forRing, objectUri: told?.object_uri }), gone);
});

test("What is open to more people is never closed again, and only questions and answers are for the ring", async () => {
  await expect(sql`update post set audience = 'wijk' where id = ${forRing}`).rejects.toThrow();
  await expect(sql`update post set audience = 'kring' where id = ${forEveryone}`).rejects.toThrow(/called back/);
  await expect(
    sql`insert into post (id, kind, thread_id, audience, actor_id, uri, title, body, html, published_at)
      select id, 'poll', id, 'kring', (select id from actor where kind = 'wijk'), 'https://holtveen.example/p', 'x', '', '', ${clock()}
      from (select gen_random_uuid() as id) as made`,
  ).rejects.toThrow(/post_ring_asks/);
});
