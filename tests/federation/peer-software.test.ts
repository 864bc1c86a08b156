import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { day, hour } from "../../src/kernel/clock.ts";
import { createInboundWorld } from "../hostile/inbound-world.ts";
import { createOrigin, type Origin, type Page, settle } from "../hostile/origins.ts";
import { listenAt } from "./cases/listening.ts";

/** What the wijk learns of its followers' servers, whatever these say. */
let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;
let server: Origin;
const opened: Origin[] = [];

beforeAll(async () => {
  world = await createInboundWorld();
  sql = postgres(world.wijk.databaseUrl, { max: 2 });
});
beforeEach(async () => {
  server = await createOrigin();
  opened.push(server);
});
afterAll(async () => {
  await sql.end();
  await world.close();
  await Promise.all(opened.map((each) => each.close()));
});

const rel = "http://nodeinfo.diaspora.software/ns/schema/2.1";

const says = (info: Page, href = `${server.url}/nodeinfo`): void => {
  server.pages.set("/.well-known/nodeinfo", { links: [{ rel, href }] });
  server.pages.set("/nodeinfo", info);
};

const software = (name: unknown, version: unknown = "1.2.3") => ({ version: "2.1", software: { name, version } });

const follow = async (name = "iemand") => {
  const person = settle(server, name);
  const heard = listenAt(server, person);
  await world.tell(person, world.activity(person, "Follow", world.wijkUri));
  return { person, heard };
};

const asked = () => server.requests.filter((request) => request.includes("nodeinfo")).length;

const known = async () =>
  (await sql`select software, software_version from peer where host = ${new URL(server.url).host}`)[0];

test("A server is asked when its first person follows, and not again for the second", async () => {
  says(software("Lemmy", "0.19.20"));
  await follow("een");
  expect(await known()).toEqual({ software: "lemmy", software_version: "0.19.20" });
  expect(asked()).toBe(2);
  await follow("twee");
  expect(asked()).toBe(2);
});

test("It is asked again after a week, and a server that is away by then stays what it was", async () => {
  says(software("mbin"));
  await follow();
  const onceMore = async (wait: number) => {
    world.clock.move(wait);
    await world.wijk.settle();
    return known();
  };
  says(software("piefed"));
  expect(await onceMore(6 * day)).toMatchObject({ software: "mbin" });
  expect(await onceMore(day + hour)).toMatchObject({ software: "piefed" });
  says((_request, response) => void response.writeHead(503).end());
  expect(await onceMore(7 * day + hour)).toMatchObject({ software: "piefed" });
});

test("A server that is shut out is not asked", async () => {
  says(software("lemmy"));
  const person = settle(server, "geweerd");
  await world.send(person, world.activity(person, "Follow", world.wijkUri));
  await world.wijk.administrator.post("/beheer/servers", { host: new URL(server.url).host, reason: "Spam" });
  await world.wijk.settle();
  expect(asked()).toBe(0);
});

const nonsense: Readonly<Record<string, () => void>> = {
  nothing: () => {},
  "no JSON": () => says((_request, response) => void response.end("<html>")),
  "a list": () => says([1, 2] as never),
  "a name that is none": () => says(software({ toString: "lemmy" })),
  "an empty name": () => says(software("  ")),
  "links without end": () => {
    const links = Array.from({ length: 10_000 }, () => ({ rel: "x", href: `${server.url}/nodeinfo` }));
    server.pages.set("/.well-known/nodeinfo", { links });
  },
  "a circle of redirects": () =>
    says((_request, response) => void response.writeHead(302, { location: `${server.url}/nodeinfo` }).end()),
  "another server's word": () => says(software("lemmy"), `${world.home.url}/nodeinfo`),
};

test.each(Object.entries(nonsense))(
  "A server that says %s is unknown, and gets the form for all",
  async (_name, say) => {
    world.home.pages.set("/nodeinfo", software("lemmy"));
    say();
    const { heard } = await follow();
    expect(await known()).toEqual({ software: null, software_version: null });
    await world.ask();
    world.clock.move(5_000);
    await world.wijk.settle();
    expect(heard.map(({ type, object }) => [type, typeof object])).toEqual([
      ["Accept", "object"],
      ["Announce", "object"],
      ["Announce", "string"],
    ]);
  },
);

test.each([
  ["lemmy", "0.19.20", ["Note"]],
  ["lemmy", "1.0.0-alpha.5", ["Page"]],
  ["lemmy", "nightly", ["Note"]],
  ["lemmy", "99999999999999999999", ["Page"]],
  ["mbin", "1.9.0", ["Page", "address"]],
  ["mastodon", "4.7.0", ["Note", "address"]],
])("A question goes to %s %s as %s", async (name, version, forms) => {
  says(software(name, version));
  const { heard } = await follow();
  heard.splice(0);
  await world.ask();
  world.clock.move(5_000);
  await world.wijk.settle();
  const form = (object: unknown) =>
    typeof object === "string" ? "address" : (object as { object: { type: string } }).object.type;
  expect(heard.map(({ object }) => form(object))).toEqual(forms);
});
