import { readdirSync, readFileSync } from "node:fs";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createInboundWorld, everyone } from "../hostile/inbound-world.ts";
import { type Person, post, settle } from "../hostile/origins.ts";
import { typesWritten, writeOfEverything } from "./all-that-is-written.ts";

/**
 * FEP-8fcf keeps lists of followers alike on two servers, for posts that are for followers only. Nothing of ours is, so there is
 * nothing to keep alike: these tests hold what that rests on.
 */
let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;
let joost: Person;
/** The names of the headers of every delivery that Joost's server got. */
const headersHeard: string[][] = [];

beforeAll(async () => {
  world = await createInboundWorld();
  sql = postgres(world.wijk.databaseUrl, { max: 1 });
  joost = settle(world.third, "joost");
  world.third.pages.set("/users/joost/inbox", (request, response) => {
    headersHeard.push(Object.keys(request.headers));
    request.resume();
    response.writeHead(202).end();
  });
  await writeOfEverything(world, joost);
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

const addressed = ({ to, cc }: { readonly to?: unknown; readonly cc?: unknown }): readonly string[] =>
  [to ?? [], cc ?? []].flat().filter((each) => typeof each === "string");

/** Every part of a document that is addressed to anybody's followers and not to everyone. */
const forFollowersOnly = (document: unknown): readonly unknown[] => {
  if (typeof document !== "object" || document === null) return [];
  const inner = Object.values(document).flatMap(forFollowersOnly);
  const names = addressed(document);
  const isSo = names.some((name) => name.endsWith("/followers")) && !names.includes(everyone);
  return isSo ? [document, ...inner] : inner;
};

test("Nothing that we write is for followers alone, and no delivery says anything about followers", async () => {
  const written = (await sql`select body from outgoing_activity`).map(({ body }) => JSON.parse(body as string));
  expect(new Set(written.map(({ type }) => type))).toEqual(typesWritten);
  const folder = new URL("golden/", import.meta.url);
  const golden = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));
  expect([...written, ...golden].flatMap(forFollowersOnly)).toEqual([]);
  expect(headersHeard.length).toBeGreaterThan(5);
  expect(headersHeard.flat()).not.toContain("collection-synchronization");
});

test("A header about followers on what comes in changes nothing, and what it leads to is never asked for", async () => {
  const { uri, path } = await world.ask();
  const followers = () => sql`select actor_id, follower_id from follower`;
  const before = await followers();
  const partial = `${world.third.url}/users/joost/followers_synchronization`;
  const about = `collectionId="${joost.id}/followers", url="${partial}", digest="${"0".repeat(64)}"`;
  const covered = ["(request-target)", "host", "date", "digest", "content-type", "collection-synchronization"];
  const heard = headersHeard.length;
  for (const header of [about, 'collectionId="', "x".repeat(5_000)]) {
    const answer = await post(world.sharedInbox, world.answer(joost, uri, "Met een kop erbij."), joost, world.clock(), {
      headers: { "collection-synchronization": header },
      signedHeaders: covered,
    });
    expect(answer.status).toBe(202);
    await world.wijk.settle();
  }
  expect(await world.times(path, "Met een kop erbij.")).toBe(3);
  expect(await followers()).toEqual(before);
  expect(before).toHaveLength(1);
  expect(world.third.requests.filter((request) => request.includes("followers"))).toEqual([]);
  // Their answers are announced; nothing else goes back.
  expect(headersHeard.slice(heard).flat()).not.toContain("collection-synchronization");
});

test("What somebody sends to their followers alone is not shown here", async () => {
  const { uri, path } = await world.ask();
  const note = { ...world.answer(joost, uri, "Onder ons."), to: [`${joost.id}/followers`] };
  await world.tell(joost, { ...note, object: { ...note.object, to: [`${joost.id}/followers`] } });
  expect(await world.times(path, "Onder ons.")).toBe(0);
});
