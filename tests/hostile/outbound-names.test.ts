import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createHttpClient } from "../../src/federation/http-client.ts";

let connections = 0;
const server = createServer((socket) => {
  connections += 1;
  socket.on("error", () => {}).destroy();
});

beforeAll(() => once(server.listen(0, "127.0.0.1"), "listening"));
beforeEach(() => {
  connections = 0;
});
afterAll(() => {
  server.close();
});

test.each([
  ["itself", ["127.0.0.1"]],
  ["itself, spelled as IPv6", ["::ffff:127.0.0.1"]],
  ["itself between others", ["10.0.0.1", "127.0.0.1", "169.254.169.254"]],
])("a name that leads this server to %s is refused before any connection", async (_, addresses) => {
  const resolve = (_name: string, _options: unknown, callback: (...args: unknown[]) => void) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  const client = createHttpClient({ allowPrivatePeers: false, userAgent: "test", resolve: resolve as never });
  const address = `https://elders.example:${(server.address() as AddressInfo).port}/`;
  const refused = { name: "OutboundRefused", reason: "private-address" };
  await expect(client.get(address)).rejects.toMatchObject(refused);
  await expect(client.post(address, { headers: {}, body: "{}" })).rejects.toMatchObject(refused);
  await client.close();
  expect(connections).toBe(0);
});
