import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttpClient, type HttpClient } from "../../src/federation/http-client.ts";
import { isPublicAddress } from "../../src/federation/outbound-addresses.ts";

let trap: Server;
let connections = 0;
let port = 0;
let asked: string[] = [];
let client: HttpClient;

/** What the name server of this test says; every name of an attacker leads home. */
const names: Record<string, string[]> = {
  "loopback.example": ["127.0.0.1"],
  "loopback6.example": ["::1"],
  "mapped.example": ["::ffff:127.0.0.1"],
  "private.example": ["10.0.0.1", "192.168.1.1"],
  "metadata.example": ["169.254.169.254"],
  "nat64.example": ["64:ff9b::7f00:1"],
  "zone.example": ["fe80::1%lo"],
  localhost: ["127.0.0.1", "::1"],
  "app.localhost": ["127.0.0.1"],
  intranet: ["10.1.2.3"],
};

beforeAll(async () => {
  trap = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => trap.listen(0, resolve));
  port = (trap.address() as AddressInfo).port;
  const resolve = (name: string, _: unknown, callback: (...answer: unknown[]) => void) => {
    asked.push(name);
    callback(
      null,
      (names[name] ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  client = createHttpClient({ allowPrivatePeers: false, userAgent: "test", resolve: resolve as never });
});

afterAll(async () => {
  await client.close();
  trap.close();
});

const privateHosts = [
  "127.0.0.1",
  "127.1",
  "127.255.255.254",
  "2130706433",
  "0x7f000001",
  "0x7f.1",
  "0177.0.0.1",
  "017700000001",
  "127.0.0.1.",
  "１２７.０.０.１",
  "0",
  "0.0.0.0",
  "10.0.0.1",
  "100.64.0.1",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.1",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "[::]",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[::ffff:10.0.0.1]",
  "[::127.0.0.1]",
  "[64:ff9b::127.0.0.1]",
  "[64:ff9b:1::1]",
  "[100::1]",
  "[2001::1]",
  "[2001:0:7f00:1::]",
  "[2001:db8::1]",
  "[2002:7f00:1::]",
  "[3fff::1]",
  "[5f00::1]",
  "[fc00::1]",
  "[fd12:3456::1]",
  "[fe80::1]",
  "[fec0::1]",
  "[ff02::1]",
];

const refusedReason = async (url: string): Promise<unknown[]> => {
  const sent = [client.get(url), client.post(url, { headers: {}, body: "{}" })];
  return Promise.all(
    sent.map((request) =>
      request.then(
        () => "answered",
        (error) => `${error.name} ${error.reason}`,
      ),
    ),
  );
};

test.each(privateHosts)("no connection to https://%s", async (host) => {
  connections = 0;
  asked = [];
  for (const url of [`https://${host}:${port}/`, `https://${host}/`]) {
    expect(new Set(await refusedReason(url))).toEqual(new Set(["OutboundRefused private-address"]));
  }
  expect([connections, asked]).toEqual([0, []]);
});

test.each(Object.keys(names))("no connection to https://%s, whose name leads inside", async (name) => {
  connections = 0;
  expect(new Set(await refusedReason(`https://${name}:${port}/`))).toEqual(
    new Set(["OutboundRefused private-address"]),
  );
  expect(connections).toBe(0);
  expect(asked).toContain(name);
});

test.each([
  ["http://elders.example/", "scheme"],
  ["ftp://elders.example/", "scheme"],
  ["file:///etc/passwd", "scheme"],
  ["data:application/activity+json,{}", "scheme"],
  ["gopher://elders.example/", "scheme"],
  ["https://sanne@elders.example/", "userinfo"],
  ["https://sanne:geheim@elders.example/", "userinfo"],
  ["https://elders.example:22/", "port"],
  ["https://elders.example:25/", "port"],
  ["https://elders.example:80/", "port"],
  ["https://elders.example./", "host"],
  ["https://-elders.example/", "host"],
  ["https://[fe80::1%25lo]/", "url"],
  ["https://[::1%lo]/", "url"],
  ["https://", "url"],
  ["//elders.example/", "url"],
  [`https://elders.example/${"x".repeat(2048)}`, "url"],
])("%s is refused for its %s", async (url, reason) => {
  expect(new Set(await refusedReason(url))).toEqual(new Set([`OutboundRefused ${reason}`]));
});

test.each(["1.1.1.1", "9.9.9.9", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1", "2001:200::1"])(
  "%s is a public address",
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each(["", "x", "1.2.3", "1.2.3.4.5", "01.2.3.4", "fe80::1%lo", "2606:4700::1%eth0", "[2606:4700::1]", ":::"])(
  "%j is no public address",
  (text) => expect(isPublicAddress(text)).toBe(false),
);
