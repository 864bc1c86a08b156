import { expect, test } from "vitest";
import {
  createReadConnection,
  isLoopbackOrigin,
  networkOf,
  plainAddress,
} from "../../src/platform/http/client-address.ts";
import { comesFromOurPage } from "../../src/platform/http/csrf.ts";

const host = "holtveen.example";
const client = (trustedProxies: readonly string[], socket: string, forwarded?: string) =>
  createReadConnection({ trustedProxies, hosts: [host] })(
    socket,
    new Headers({ host, ...(forwarded === undefined ? {} : { "x-forwarded-for": forwarded }) }),
  ).clientAddress;

test("without a trusted proxy the socket is the client, whatever the headers say", () => {
  expect(client([], "203.0.113.7", "198.51.100.1")).toBe("203.0.113.7");
  expect(client(["10.0.0.0/8"], "203.0.113.7", "198.51.100.1")).toBe("203.0.113.7");
});

test("behind trusted proxies the client is the rightmost address that is not one of them", () => {
  const trusted = ["10.0.0.0/8", "2001:db8:ffff::/48", "192.0.2.1"];
  expect(client(trusted, "10.1.2.3", "198.51.100.1")).toBe("198.51.100.1");
  expect(client(trusted, "10.1.2.3", "1.2.3.4, 198.51.100.1, 192.0.2.1")).toBe("198.51.100.1");
  expect(client(trusted, "::ffff:10.1.2.3", "198.51.100.1:4711")).toBe("198.51.100.1");
  expect(client(trusted, "2001:db8:ffff::5", "[2001:DB8::0001]:443")).toBe("2001:db8::1");
  expect(client(trusted, "10.1.2.3", "10.9.9.9, 10.8.8.8")).toBe("10.9.9.9");
});

test("a header that makes no sense stops the walk at the last address that did", () => {
  expect(client(["10.0.0.0/8"], "10.1.2.3", "198.51.100.1, unknown")).toBe("10.1.2.3");
  expect(client(["10.0.0.0/8"], "10.1.2.3")).toBe("10.1.2.3");
  expect(client(["10.0.0.0/8"], "", "198.51.100.1")).toBe("unknown");
});

test("an address has one spelling, and one subscriber one network", () => {
  expect(plainAddress("::FFFF:192.0.2.1")).toBe("192.0.2.1");
  expect(plainAddress("0:0:0:0:0:ffff:c000:201")).toBe("192.0.2.1");
  expect(plainAddress("fe80::1%eth0")).toBe("fe80::1");
  expect(plainAddress("holtveen.example")).toBeNull();
  expect(networkOf("192.0.2.1")).toBe("192.0.2.1");
  expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
  expect(networkOf("2001:db8:0:0:5:6:7:8")).toBe("2001:db8:0:0::/64");
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
});

test("an origin is on this machine when its host is localhost or a loopback address", () => {
  expect(["http://localhost:8080", "http://127.0.0.1", "http://[::1]:1"].map(isLoopbackOrigin)).toEqual([
    true,
    true,
    true,
  ]);
  expect(
    ["https://holtveen.example", "http://localhost.evil.example", "http://10.0.0.1"].map(isLoopbackOrigin),
  ).toEqual([false, false, false]);
});

test("a form is ours when the browser says so by Origin or by Sec-Fetch-Site, and nothing speaks against it", () => {
  const origin = "https://holtveen.example";
  const ours = (headers: Record<string, string>) => comesFromOurPage(new Headers(headers), origin);
  expect(ours({ origin })).toBe(true);
  expect(ours({ origin, "sec-fetch-site": "same-origin" })).toBe(true);
  expect(ours({ "sec-fetch-site": "same-origin" })).toBe(true);
  expect(ours({})).toBe(false);
  expect(ours({ origin: "null" })).toBe(false);
  expect(ours({ "sec-fetch-site": "none" })).toBe(false);
  expect(ours({ "sec-fetch-site": "same-site" })).toBe(false);
  expect(ours({ origin: "https://evil.example", "sec-fetch-site": "same-origin" })).toBe(false);
  expect(ours({ origin: "http://holtveen.example" })).toBe(false);
});
