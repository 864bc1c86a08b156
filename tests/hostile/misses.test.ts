import { afterAll, beforeAll, expect, test } from "vitest";
import { minute } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { createPerson, type Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
const most = 20;
const proxy = { TRUSTED_PROXIES: "127.0.0.1", RATE_LIMIT_MISSES_PER_ADDRESS: String(most) };
let wijk: RunningWijk;
let sanne: Person;

beforeAll(async () => {
  wijk = await startWijk({ clock, environment: proxy });
  sanne = await wijk.neighbour("Sanne");
});
afterAll(() => wijk.close());

const from = (address: string) => ({ "x-forwarded-for": address });
const visit = async (path: string, address: string) => (await wijk.visitor().get(path, from(address))).status;
const miss = async (address: string, times: number): Promise<readonly number[]> => {
  const statuses: number[] = [];
  for (let index = 0; index < times; index++) statuses.push(await visit(`/.env.${index}`, address));
  return statuses;
};

test("a network whose requests lead to nothing is heard no more until the next minute, whatever it asks for", async () => {
  clock.move(minute);
  expect(await miss("198.51.100.1", most)).toEqual(Array(most).fill(404));
  const refused = await createPerson(wijk.origin).get("/", from("198.51.100.1"));
  expect([refused.status, Number(refused.headers.get("retry-after"))]).toEqual([429, expect.any(Number)]);
  expect(refused.html.length).toBeLessThan(300);
  expect(await visit("/ap/actor", "198.51.100.1")).toBe(429);
  clock.move(minute);
  expect(await visit("/", "198.51.100.1")).toBe(200);
});

test("nobody on another network notices, and nobody on the same one who is signed in", async () => {
  clock.move(minute);
  await miss("198.51.100.2", most + 1);
  expect(await visit("/", "198.51.100.3")).toBe(200);
  expect((await sanne.get("/ik", from("198.51.100.2"))).status).toBe(200);
  const invented = { ...from("198.51.100.2"), cookie: `wijk_sessie=${"a".repeat(43)}` };
  expect((await fetch(`${wijk.origin}/`, { headers: invented })).status).toBe(429);
});

test("the addresses of one subscriber are one network, and an inbox goes by its own limit", async () => {
  clock.move(minute);
  for (let index = 0; index < most; index++) await visit(`/${index}.php`, `2001:db8:1:2::${index + 1}`);
  expect(await visit("/", "2001:db8:1:2:ffff::1")).toBe(429);
  expect(await visit("/", "2001:db8:1:3::1")).toBe(200);
  const post = { method: "POST", headers: from("2001:db8:1:2::1"), body: "{}" };
  expect((await fetch(`${wijk.origin}/ap/inbox`, post)).status).toBe(415);
});

test("what is filled in wrong, found or led on from is no miss", async () => {
  clock.move(minute);
  for (let index = 0; index < most + 1; index++) {
    expect(await visit("/", "198.51.100.4")).toBe(200);
    expect(await visit("/ik", "198.51.100.4")).toBe(200);
  }
  expect(await visit("/", "198.51.100.4")).toBe(200);
});
