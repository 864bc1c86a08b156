import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, settle } from "./origins.ts";
import { createRingWorld, type RingWorld } from "./ring-world.ts";

let world: RingWorld;
let count = 0;

beforeAll(async () => {
  world = await createRingWorld();
}, 120_000);
afterAll(() => world.close());

const newWijk = (): Person => {
  count += 1;
  return world.asType(world.home, `wijk${count}`, "Group");
};

const undo = (wijk: Person, object: unknown) => world.activity(wijk, "Undo", object);

test("A wijk that we invited comes in by its own yes to that invitation, and by nothing else", async () => {
  const wijk = newWijk();
  const stranger = world.asType(world.third, "vreemd", "Group");
  const offer = await world.invite(wijk);
  expect(await world.stateOf(wijk)).toBe("invited");
  await world.tell(stranger, world.activity(stranger, "Accept", offer));
  await world.tell(wijk, world.activity(wijk, "Accept", `${offer}-of-another`));
  expect([await world.stateOf(wijk), await world.stateOf(stranger)]).toEqual(["invited", undefined]);
  await world.tell(wijk, world.activity(wijk, "Accept", offer));
  expect(await world.stateOf(wijk)).toBe("member");
});

test("A wijk that asks is in the ring once our administrator says yes; it is a wijk, and it asks for itself", async () => {
  const wijk = newWijk();
  const person = settle(world.home, "sanne");
  await world.tell(person, world.offer(person));
  await world.tell(wijk, world.activity(wijk, "Offer", world.relationship(person.id, world.wijkUri)));
  await world.tell(
    wijk,
    world.activity(wijk, "Offer", { ...world.relationship(wijk.id, world.wijkUri), relationship: "x" }),
  );
  expect([await world.stateOf(wijk), await world.stateOf(person)]).toEqual([undefined, undefined]);
  await world.tell(wijk, world.offer(wijk));
  expect(await world.stateOf(wijk)).toBe("asked");
  await world.choose(wijk, "accept");
  expect(await world.stateOf(wijk)).toBe("member");
});

test("Two that invite each other have both said yes", async () => {
  const wijk = newWijk();
  await world.invite(wijk);
  await world.tell(wijk, world.offer(wijk));
  expect(await world.stateOf(wijk)).toBe("member");
});

test("A yes to an invitation that was withdrawn changes nothing", async () => {
  const wijk = newWijk();
  const offer = await world.invite(wijk);
  await world.choose(wijk, "withdraw");
  await world.tell(wijk, world.activity(wijk, "Accept", offer));
  expect(await world.stateOf(wijk)).toBe("ended");
});

test("A yes that comes after it was taken back, or again after it, changes nothing", async () => {
  const [late, again] = [newWijk(), newWijk()];
  const accept = world.activity(late, "Accept", await world.invite(late));
  await world.tell(late, undo(late, { id: accept.id, type: "Accept", actor: late.id, object: accept.object }));
  await world.tell(late, accept);
  expect(await world.stateOf(late)).toBe("ended");

  const first = await world.join(again);
  await world.tell(again, undo(again, first.id));
  await world.tell(again, first);
  await world.tell(again, world.activity(again, "Accept", first.object));
  expect(await world.stateOf(again)).toBe("ended");
});

test("What is over comes back only by a new yes of both; what was taken back of an earlier time ends nothing", async () => {
  const wijk = newWijk();
  const first = await world.join(wijk);
  await world.choose(wijk, "end");
  await world.join(wijk);
  await world.tell(wijk, undo(wijk, { ...first, object: first.object }));
  expect(await world.stateOf(wijk)).toBe("member");
});

test("A member that asks anew has left: our administrator is asked again", async () => {
  const wijk = newWijk();
  await world.join(wijk);
  await world.tell(wijk, world.offer(wijk));
  expect(await world.stateOf(wijk)).toBe("asked");
});

test("Nobody ends what stands between others", async () => {
  const [wijk, other] = [newWijk(), newWijk()];
  const accept = await world.join(wijk);
  await world.tell(other, undo(other, accept.id));
  await world.tell(other, undo(other, { type: "Accept", actor: other.id, object: accept.object }));
  await world.tell(other, world.activity(other, "Reject", accept.object));
  expect(await world.stateOf(wijk)).toBe("member");
});

test("A no ends it, and so does a block of ours, of theirs, and of one of both servers", async () => {
  const refusing = newWijk();
  await world.tell(refusing, world.activity(refusing, "Reject", await world.invite(refusing)));
  expect(await world.stateOf(refusing)).toBe("refused");
  const blocking = newWijk();
  await world.join(blocking);
  await world.tell(blocking, world.activity(blocking, "Block", world.wijkUri));
  expect(await world.stateOf(blocking)).toBe("ended");
  const gone = newWijk();
  await world.join(gone);
  await world.tell(gone, world.activity(gone, "Delete", gone.id));
  expect(await world.stateOf(gone)).toBe("ended");
  const barred = world.asType(world.third, "geweerd", "Group");
  await world.join(barred);
  const host = new URL(barred.id).host;
  await world.wijk.administrator.post("/beheer/servers", { host, reason: "Onbetrouwbaar", policy: "block" });
  await world.wijk.settle();
  expect(await world.stateOf(barred)).toBe("ended");
  const refused = await world.wijk.administrator.post("/beheer/kring", { address: barred.id });
  expect(refused.status).toBe(422);
  await world.wijk.administrator.post("/beheer/servers/vrij", { host });
});

test("Each word that we say about it is said once, in order, and to that wijk alone", async () => {
  const wijk = newWijk();
  await world.join(wijk);
  await world.choose(wijk, "end");
  const said =
    await world.sql`select sent.type, sent.body::json ->> 'actor' as actor, delivery.inbox from outgoing_activity sent
    join delivery on delivery.activity_id = sent.id where sent.object_uri = ${`${world.wijkUri} ${wijk.id}`} order by sent.position`;
  expect(said.map(({ type }) => type)).toEqual(["Offer", "Undo"]);
  for (const { actor, inbox } of said) expect([actor, inbox]).toEqual([world.wijkUri, `${wijk.id}/inbox`]);
});

test("Trust does not move along: where a member went, nobody here said yes to", async () => {
  const wijk = newWijk();
  await world.join(wijk);
  const there = world.asType(world.third, "verhuisd", "Group");
  world.third.pages.set(new URL(there.id).pathname, { ...there.document, alsoKnownAs: [wijk.id] });
  await world.tell(wijk, { ...world.activity(wijk, "Move", wijk.id), target: there.id });
  expect([await world.stateOf(wijk), await world.stateOf(there)]).toEqual(["ended", undefined]);
});

test("When only listed servers count, the wijken of the ring do, until they leave it", async () => {
  const wijk = world.asType(world.third, "op-de-lijst", "Group");
  await world.join(wijk);
  await world.wijk.administrator.post("/beheer/servers/lijst/aan");
  const said = () => world.send(wijk, world.activity(wijk, "Like", world.wijkUri));
  expect((await said()).status).toBe(202);
  expect(await world.stateOf(wijk)).toBe("member");
  await world.choose(wijk, "end");
  expect((await said()).status).toBe(403);
  await world.wijk.administrator.post("/beheer/servers/lijst/uit");
});
