import type { LookupAddress } from "node:dns";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createHttpClient, createRequestBudget, type HttpClient } from "../../src/federation/http-client.ts";
import { listen, stop } from "../hostile/origins.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let answer: Answer;
let requests: string[];
let sockets: Set<unknown>;
let server: ReturnType<typeof createServer>;
let origin: string;
let client: HttpClient;

beforeEach(async () => {
  requests = [];
  sockets = new Set();
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    sockets.add(request.socket);
    answer(request, response);
  });
  origin = await listen(server);
  client = createHttpClient({ allowPrivatePeers: true, userAgent: "Wijk/1", limits: { getTime: 400, postTime: 400 } });
});

afterEach(async () => {
  await client.close();
  await stop(server);
});

const reasonOf = (request: Promise<unknown>) =>
  request.then(
    () => "answered",
    (error) => `${error.name} ${error.reason}`,
  );
const textOf = async (path: string) => Buffer.from((await client.get(`${origin}${path}`)).body).toString();

test("an answer comes with its status, its headers in lower case and the address that it came from", async () => {
  answer = (request, response) => {
    response.writeHead(203, { "X-Two": ["a", "b"] }).end(`${request.headers["user-agent"]} ${request.headers.cookie}`);
  };
  const got = await client.get(`${origin}/pad?vraag#deel`);
  expect(got).toMatchObject({ status: 203, url: `${origin}/pad?vraag#deel` });
  expect(got.headers["x-two"]).toBe("a, b");
  expect(Buffer.from(got.body).toString()).toBe("Wijk/1 undefined");
});

test("cookies are not kept", async () => {
  answer = (request, response) => {
    response.writeHead(200, { "set-cookie": "a=b" }).end(String(request.headers.cookie));
  };
  expect([await textOf("/"), await textOf("/")]).toEqual(["undefined", "undefined"]);
});

test("connections are kept alive, and there are at most two to a host", async () => {
  answer = (_, response) => response.end("ja");
  await Promise.all(Array.from({ length: 40 }, (_, index) => textOf(`/${index}`)));
  expect(requests).toHaveLength(40);
  expect(sockets.size).toBeLessThanOrEqual(2);
});

describe("redirects", () => {
  const hops =
    (count: number): Answer =>
    (request, response) => {
      const at = Number(request.url?.slice(1));
      if (at >= count) response.end(String(request.headers["x-signed-for"]));
      else response.writeHead(302, { location: `/${at + 1}` }).end();
    };

  test("are followed three times, and signed anew each time", async () => {
    answer = hops(3);
    const sign = async (url: URL) => ({ "x-signed-for": url.pathname });
    const got = await client.get(`${origin}/0`, { sign });
    expect([got.url, Buffer.from(got.body).toString()]).toEqual([`${origin}/3`, "/3"]);
  });

  test("are not followed a fourth time", async () => {
    answer = hops(4);
    expect(await reasonOf(client.get(`${origin}/0`))).toBe("OutboundFailed redirects");
    expect(requests).toHaveLength(4);
  });

  test.each([
    ["https://10.0.0.1/", "private-address"],
    ["ftp://elders.example/", "scheme"],
    ["https://a:b@elders.example/", "userinfo"],
    ["https://[", "url"],
  ])("to %s are refused", async (location, reason) => {
    answer = (_, response) => response.writeHead(301, { location }).end();
    expect(await reasonOf(client.get(origin))).toBe(`OutboundRefused ${reason}`);
  });

  test("are given back as they are after a POST", async () => {
    answer = (_, response) => response.writeHead(307, { location: "/elders" }).end();
    expect((await client.post(origin, { headers: {}, body: "{}" })).status).toBe(307);
    expect(requests).toEqual(["POST /"]);
  });

  test("use up the budget of requests", async () => {
    answer = hops(3);
    const budget = createRequestBudget(2);
    expect(await reasonOf(client.get(`${origin}/0`, { budget }))).toBe("OutboundRefused budget");
    expect(requests).toHaveLength(2);
  });
});

describe("size", () => {
  const encodings = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync };

  test.each(Object.entries(encodings))("what is packed with %s is unpacked", async (encoding, pack) => {
    const long = "wijk ".repeat(100_000);
    answer = (_, response) => response.writeHead(200, { "content-encoding": encoding }).end(pack(long));
    expect(await textOf("/")).toBe(long);
  });

  test.each(Object.entries(encodings))("200 MB packed with %s are left at 1 MiB", async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(200_000_000));
    const before = process.memoryUsage().arrayBuffers;
    answer = (_, response) => response.writeHead(200, { "content-encoding": encoding }).end(bomb);
    expect(await reasonOf(client.get(origin))).toBe("OutboundFailed too-large");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  test("1 MiB is read, one byte more is not", async () => {
    answer = (request, response) => response.end(Buffer.alloc(Number(request.url?.slice(1))));
    expect((await client.get(`${origin}/1048576`)).body.byteLength).toBe(1_048_576);
    expect(await reasonOf(client.get(`${origin}/1048577`))).toBe("OutboundFailed too-large");
  });

  test.each(["zstd", "gzip, gzip", "constructor"])(
    "an encoding that we did not ask for (%s) is refused",
    async (encoding) => {
      answer = (_, response) => response.writeHead(200, { "content-encoding": encoding }).end("x");
      expect(await reasonOf(client.get(origin))).toBe("OutboundFailed encoding");
    },
  );

  test.each(["gzip", "br", "deflate"])("a body that is not the %s it says is refused", async (encoding) => {
    answer = (_, response) => response.writeHead(200, { "content-encoding": encoding }).end("geen van drie");
    expect(await reasonOf(client.get(origin))).toBe("OutboundFailed encoding");
  });
});

describe("time", () => {
  test("a server that never answers is left, by GET and by POST", async () => {
    answer = () => {};
    expect(await reasonOf(client.get(origin))).toBe("OutboundFailed timeout");
    expect(await reasonOf(client.post(origin, { headers: {}, body: "{}" }))).toBe("OutboundFailed timeout");
  });

  test("a server that drips is left after the same time", async () => {
    answer = (_, response) => {
      const drip = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(drip));
    };
    expect(await reasonOf(client.get(origin))).toBe("OutboundFailed timeout");
  });

  test("the whole chain of redirects has one time limit", async () => {
    answer = (request, response) => {
      setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 150);
    };
    expect(await reasonOf(client.get(origin))).toBe("OutboundFailed timeout");
    expect(requests.length).toBeLessThanOrEqual(3);
  });

  test("whoever asked can stop it", async () => {
    const controller = new AbortController();
    answer = () => controller.abort();
    expect(await reasonOf(client.get(origin, { signal: controller.signal }))).toBe("OutboundFailed aborted");
    expect(await reasonOf(client.get(origin, { signal: AbortSignal.abort() }))).toBe("OutboundFailed aborted");
  });
});

describe("a POST", () => {
  test("arrives once with its headers and body, whatever the status", async () => {
    let body = "";
    answer = (request, response) => {
      request.on("data", (piece) => {
        body += piece;
      });
      request.on("end", () => response.writeHead(500).end("kapot"));
    };
    const got = await client.post(`${origin}/inbox`, { headers: { "content-type": "text/x" }, body: "inhoud" });
    expect([got.status, body, requests]).toEqual([500, "inhoud", ["POST /inbox"]]);
  });

  test("has its status also when the rest of the answer is endless or never ends", async () => {
    answer = (_, response) => response.writeHead(202).end(Buffer.alloc(2_000_000));
    expect((await client.post(origin, { headers: {}, body: "{}" })).status).toBe(202);
    answer = (_, response) => void response.writeHead(202).write("x");
    expect((await client.post(origin, { headers: {}, body: "{}" })).status).toBe(202);
  });
});

test("a name is not asked again between the check and the connection", async () => {
  answer = (_, response) => response.end("ja");
  const answers: LookupAddress[][] = [[{ address: "127.0.0.1", family: 4 }], [{ address: "10.0.0.1", family: 4 }]];
  let asked = 0;
  const resolve = (_name: string, _options: unknown, callback: (...args: unknown[]) => void) =>
    callback(null, answers[asked++]);
  const pinned = createHttpClient({ allowPrivatePeers: true, userAgent: "test", resolve: resolve as never });
  const got = await pinned.get(`http://elders.example:${new URL(origin).port}/`);
  expect([got.status, asked]).toEqual([200, 1]);
  await pinned.close();
});

test("of a name's addresses only the admitted ones are tried", async () => {
  answer = (_, response) => response.end("ja");
  const addresses = ["10.0.0.1", "169.254.169.254", "127.0.0.1"].map((address) => ({ address, family: 4 }));
  const resolve = (_name: string, _options: unknown, callback: (...args: unknown[]) => void) =>
    callback(null, addresses);
  const picky = createHttpClient({ allowPrivatePeers: true, userAgent: "test", resolve: resolve as never });
  expect((await picky.get(`http://elders.example:${new URL(origin).port}/`)).status).toBe(200);
  await picky.close();
});

test("a server that does not speak TLS is not spoken to in plain text", async () => {
  answer = (_, response) => response.end("ja");
  expect(await reasonOf(client.get(origin.replace("http:", "https:")))).toBe("OutboundFailed tls");
  expect(requests).toEqual([]);
});

test("a closed port and an unknown name are told apart", async () => {
  await stop(server);
  expect(await reasonOf(client.get(origin))).toBe("OutboundFailed connection");
  const resolve = (_name: string, _options: unknown, callback: (...args: unknown[]) => void) =>
    callback(Object.assign(new Error("unknown"), { code: "ENOTFOUND" }), []);
  const lost = createHttpClient({ allowPrivatePeers: true, userAgent: "test", resolve: resolve as never });
  expect(await reasonOf(lost.get("https://elders.example/"))).toBe("OutboundFailed name-not-found");
  await lost.close();
});
