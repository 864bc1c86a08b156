import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { day } from "../../src/kernel/clock.ts";
import { createInboundWorld } from "./inbound-world.ts";
import { type Origin, type Person, settle } from "./origins.ts";

let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;
/** Answered a question here, and lives on the first server; `fresh` is an account on the other one. */
let old: Person;
let fresh: Person;
let path: string;
let count = 0;

beforeAll(async () => {
  world = await createInboundWorld();
  sql = postgres(world.wijk.databaseUrl, { max: 2 });
});
afterAll(async () => {
  await sql.end();
  await world.close();
});
beforeEach(async () => {
  count += 1;
  old = settle(world.home, `oud${count}`);
  fresh = settle(world.third, `nieuw${count}`);
  const asked = await world.ask();
  path = asked.path;
  await world.tell(old, world.answer(old, asked.uri, "Dit zei ik ooit."));
});

const originOf = (person: Person): Origin => (person.id.startsWith(world.home.url) ? world.home : world.third);

/** Changes what somebody's own server says of them. */
const says = (person: Person, more: Readonly<Record<string, unknown>>): void => {
  originOf(person).pages.set(new URL(person.id).pathname, { ...person.document, ...more });
};

const move = (person: Person, target: unknown, more: object = {}) => ({
  ...world.activity(person, "Move", person.id),
  target,
  ...more,
});

const outcomeOf = async (activity: { readonly id: string }): Promise<string> => {
  const [row] = await sql`select outcome from inbox_activity where activity_id = ${activity.id}`;
  return row?.outcome;
};

const handleOf = (person: Person): string => `@${person.document.preferredUsername}@${new URL(person.id).host}`;

const tellsOfNothing = async (signer: Person, activity: { readonly id: string }, outcome: string): Promise<void> => {
  await world.tell(signer, activity);
  expect(await outcomeOf(activity)).toBe(outcome);
  expect(await world.times(path, "Nu te vinden op")).toBe(0);
};

test("Who answered and moved is shown with both addresses, and only a copy of the move is the same move", async () => {
  says(fresh, { alsoKnownAs: [old.id], name: "Ik, nieuw" });
  const told = move(old, fresh.id);
  await world.tell(old, told);
  expect(await outcomeOf(told)).toBe("new address remembered");
  expect(await world.times(path, "Nu te vinden op")).toBe(1);
  expect(await world.times(path, handleOf(fresh))).toBe(1);
  expect(await world.times(path, handleOf(old))).toBe(1);
  await world.tell(old, told);
  expect(
    await sql`select target_id from actor_move join actor on actor.id = actor_id where uri = ${old.id}`,
  ).toHaveLength(1);
});

test("A target may be embedded, and `alsoKnownAs` one address; what stands in the embedded target counts for nothing", async () => {
  const claimed = { ...fresh.document, alsoKnownAs: [old.id] };
  await tellsOfNothing(old, move(old, claimed), "new address does not name the old one");
  says(fresh, { alsoKnownAs: old.id });
  await world.tell(old, move(old, { id: fresh.id, type: "Person" }));
  expect(await world.times(path, handleOf(fresh))).toBe(1);
});

describe("nothing comes of a move", () => {
  test("to somebody who does not name the old address", async () => {
    await tellsOfNothing(old, move(old, fresh.id), "new address does not name the old one");
    says(fresh, { alsoKnownAs: [`${old.id}x`, "https://elders.example/users/oud"] });
    await tellsOfNothing(old, move(old, fresh.id), "new address does not name the old one");
  });

  test("to somebody who named the old address when we last looked, and no longer does", async () => {
    says(fresh, { alsoKnownAs: [old.id] });
    // Known here, and fetched a moment ago.
    await world.tell(fresh, world.answer(fresh, (await world.ask()).uri, "Ook ik."));
    says(fresh, {});
    await tellsOfNothing(old, move(old, fresh.id), "new address does not name the old one");
  });

  test("of another, on the same server or elsewhere", async () => {
    const neighbour = settle(world.home, `buur${count}`);
    says(fresh, { alsoKnownAs: [old.id] });
    const stolen = { ...move(neighbour, fresh.id), object: old.id };
    await tellsOfNothing(neighbour, stolen, "not its own move");
    // Under the old one's name, signed by somebody else: the gate does not let it in.
    expect((await world.send(neighbour, move(old, fresh.id))).status).toBe(401);
  });

  test("on the new one's word alone", async () => {
    says(fresh, { alsoKnownAs: [old.id] });
    const taken = { ...move(fresh, fresh.id), object: old.id };
    await tellsOfNothing(fresh, taken, "not its own move");
  });

  test("to nowhere, to itself, and to what cannot be read", async () => {
    await tellsOfNothing(old, move(old, undefined), "no new address");
    await tellsOfNothing(old, move(old, old.id), "no new address");
    await tellsOfNothing(old, move(old, `${world.third.url}/users/niemand${count}`), "new address cannot be read");
  });

  test("to a document of the old one's own server that gives itself out for the new one", async () => {
    const disguised = `${world.home.url}/users/vermomd${count}`;
    world.home.pages.set(new URL(disguised).pathname, { ...fresh.document, alsoKnownAs: [old.id] });
    await tellsOfNothing(old, move(old, disguised), "new address cannot be read");
    // Nor to an address of the new one's own server that leads to somebody else there, whoever that names.
    const detour = `${world.third.url}/users/omweg${count}`;
    says(fresh, { alsoKnownAs: [old.id] });
    world.third.pages.set(new URL(detour).pathname, { ...fresh.document, alsoKnownAs: [old.id] });
    await tellsOfNothing(old, move(old, detour), "new address cannot be read");
  });

  test("to somebody who moved on", async () => {
    says(fresh, { alsoKnownAs: [old.id], movedTo: "https://elders.example/users/weer" });
    await tellsOfNothing(old, move(old, fresh.id), "new address moved on");
  });

  test("of somebody whom we do not know, and their new address is not even asked", async () => {
    const stranger = settle(world.home, `vreemd${count}`);
    says(fresh, { alsoKnownAs: [stranger.id] });
    const asked = () => world.third.requests.filter((line) => line.includes(new URL(fresh.id).pathname)).length;
    const before = asked();
    await tellsOfNothing(stranger, move(stranger, fresh.id), "actor unknown here");
    expect(asked()).toBe(before);
  });

  test("to a server that is shut out", async () => {
    says(fresh, { alsoKnownAs: [old.id] });
    const { host } = new URL(world.third.url);
    await world.wijk.administrator.post("/beheer/servers", { host, reason: "Spam" });
    await tellsOfNothing(old, move(old, fresh.id), "server is blocked");
    await world.wijk.administrator.post("/beheer/servers/vrij", { host });
  });
});

test("What was shown stays out of sight once the new server is shut out", async () => {
  says(fresh, { alsoKnownAs: [old.id] });
  await world.tell(old, move(old, fresh.id));
  const { host } = new URL(world.third.url);
  await world.wijk.administrator.post("/beheer/servers", { host, reason: "Spam" });
  expect(await world.times(path, "Nu te vinden op")).toBe(0);
  await world.wijk.administrator.post("/beheer/servers/vrij", { host });
  expect(await world.times(path, "Nu te vinden op")).toBe(1);
});

test("A second move within seven days is ignored, and one after that counts", async () => {
  const later = settle(world.third, `later${count}`);
  says(fresh, { alsoKnownAs: [old.id] });
  says(later, { alsoKnownAs: [old.id] });
  await world.tell(old, move(old, fresh.id));
  world.clock.move(7 * day - 1_000);
  const early = move(old, later.id);
  await world.tell(old, early);
  expect(await outcomeOf(early)).toBe("moved less than seven days ago");
  expect(await world.times(path, handleOf(fresh))).toBe(1);
  world.clock.move(1_000);
  await world.tell(old, move(old, later.id));
  expect(await world.times(path, handleOf(fresh))).toBe(0);
  expect(await world.times(path, handleOf(later))).toBe(1);
});

test("Two that name each other do not chase us, and who really comes back is found at the old address", async () => {
  says(old, { alsoKnownAs: [fresh.id] });
  says(fresh, { alsoKnownAs: [old.id] });
  await world.tell(old, move(old, fresh.id));
  await world.tell(fresh, world.answer(fresh, (await world.ask()).uri, "Nu van hier."));
  const back = move(fresh, old.id);
  await world.tell(fresh, back);
  expect(await outcomeOf(back)).toBe("new address moved on");
  world.clock.move(7 * day);
  await world.tell(fresh, move(fresh, old.id));
  expect(await world.times(path, "Nu te vinden op")).toBe(0);
});

test("A move whose new server is away is tried again, and then counts", async () => {
  says(fresh, { alsoKnownAs: [old.id] });
  const { pathname } = new URL(fresh.id);
  const page = world.third.pages.get(pathname);
  world.third.pages.set(pathname, (_request, response) => void response.writeHead(503).end());
  await world.tell(old, move(old, fresh.id));
  expect(await world.times(path, "Nu te vinden op")).toBe(0);
  if (page !== undefined) world.third.pages.set(pathname, page);
  world.clock.move(60_000);
  await world.wijk.settle();
  expect(await world.times(path, handleOf(fresh))).toBe(1);
});

test("A follower who moved stays a follower until it says otherwise", async () => {
  const followers = async () => (await world.read(`${world.wijkUri}/followers`)).json.totalItems;
  await world.tell(old, world.activity(old, "Follow", world.wijkUri));
  const before = Number(await followers());
  says(fresh, { alsoKnownAs: [old.id] });
  await world.tell(old, move(old, fresh.id));
  expect(await followers()).toBe(before);
  await world.tell(fresh, world.activity(fresh, "Follow", world.wijkUri));
  expect(await followers()).toBe(before + 1);
  await world.tell(old, world.activity(old, "Undo", { type: "Follow", actor: old.id, object: world.wijkUri }));
  expect(await followers()).toBe(before);
});

describe("a neighbouring wijk", () => {
  const asWijk = (person: Person): Person => {
    const document = { ...person.document, type: "Group", name: String(person.document.preferredUsername) };
    originOf(person).pages.set(new URL(person.id).pathname, document);
    return { ...person, document };
  };
  const followed = async () => {
    const wijk = asWijk(settle(world.home, `wijk${count}`));
    await world.wijk.administrator.post("/beheer/buurwijken", { address: wijk.id });
    await world.wijk.settle();
    const [row] = await sql`select follow_uri from neighbour join actor on actor.id = actor_id where uri = ${wijk.id}`;
    await world.tell(wijk, world.activity(wijk, "Accept", row?.follow_uri));
    return wijk;
  };
  const neighbourAt = (person: Person) =>
    sql`select state from neighbour join actor on actor.id = actor_id where uri = ${person.id}`;
  const sentTo = (person: Person, type: string) =>
    sql`select body from outgoing_activity where type = ${type} and object_uri = ${`${world.wijkUri} ${person.id}`}`;

  test("that moved is followed to its new address and left at the old one, and the administrator reads so", async () => {
    const wijk = await followed();
    const next = asWijk(settle(world.third, `wijknieuw${count}`));
    says(next, { alsoKnownAs: [wijk.id] });
    const told = move(wijk, next.id);
    await world.tell(wijk, told);
    expect(await outcomeOf(told)).toBe("neighbour followed to its new address");
    expect(await neighbourAt(wijk)).toEqual([]);
    expect(await neighbourAt(next)).toMatchObject([{ state: "requested" }]);
    expect(await sentTo(wijk, "Undo")).toHaveLength(1);
    expect(await sentTo(next, "Follow")).toHaveLength(1);
    const page = (await world.wijk.administrator.get("/beheer/buurwijken")).html;
    expect(page).toContain(`eerst was dit ${handleOf(wijk)}`);
  });

  test("that moved to what is no wijk is told of, and not followed", async () => {
    const wijk = await followed();
    says(fresh, { alsoKnownAs: [wijk.id] });
    await world.tell(wijk, move(wijk, fresh.id));
    expect(await neighbourAt(wijk)).toMatchObject([{ state: "accepted" }]);
    expect(await neighbourAt(fresh)).toEqual([]);
    const page = (await world.wijk.administrator.get("/beheer/buurwijken")).html;
    expect(page).toContain(`verhuisd naar ${handleOf(fresh)}`);
  });

  test("that is sent away by its new address alone stays where it is", async () => {
    const wijk = await followed();
    const next = asWijk(settle(world.third, `wijkkaper${count}`));
    await world.tell(wijk, move(wijk, next.id));
    says(next, { alsoKnownAs: [wijk.id] });
    await world.tell(next, { ...move(next, next.id), object: wijk.id });
    expect(await neighbourAt(wijk)).toMatchObject([{ state: "accepted" }]);
    expect(await neighbourAt(next)).toEqual([]);
  });
});
