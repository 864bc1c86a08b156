import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createGate, type Gate } from "./gate.ts";
import {
  activityJson,
  createOrigin,
  newKeyPair,
  noteBy,
  type Origin,
  type Page,
  type Person,
  post,
  settle,
} from "./origins.ts";

let attackerHost: Origin;
let gate: Gate;
let attacker: Person;

beforeEach(async () => {
  [attackerHost, gate] = await Promise.all([createOrigin(), createGate({ limits: { getTime: 400 } })]);
  attacker = settle(attackerHost, "mallory");
});

afterEach(async () => {
  expect(attackerHost.requests.length).toBeLessThanOrEqual(5);
  expect(gate.errors).toEqual([]);
  await Promise.all([gate.close(), attackerHost.close()]);
});

const refused = async (sent: ReturnType<typeof post>, status: number, problem: string) => {
  const answer = await sent;
  expect({ status: answer.status, ...JSON.parse(answer.text) }).toEqual({ status, error: problem });
  expect(gate.stored).toEqual([]);
};

describe("a key document that is made to hurt", () => {
  const fetched = (answer: Page) => {
    attackerHost.pages.set("/users/mallory", answer);
    return refused(post(gate.inbox, noteBy(attacker.id), attacker, gate.now()), 401, "key cannot be fetched");
  };

  test("of 300 MB is left after 1 MiB", async () => {
    let sent = 0;
    await fetched((_, response) => {
      response.writeHead(200, { "content-type": activityJson });
      const piece = Buffer.alloc(65_536, " ");
      const more = () => {
        while (sent < 300_000_000 && !response.destroyed) {
          sent += piece.byteLength;
          if (!response.write(piece)) return void response.once("drain", more);
        }
      };
      more();
    });
    expect(sent).toBeLessThan(12_000_000);
  });

  test("that never comes is given up", () => fetched(() => {}));

  test("that drips is given up after the same time", async () => {
    await fetched((_, response) => {
      response.writeHead(200, { "content-type": activityJson });
      const drip = setInterval(() => response.write(" "), 50);
      response.on("close", () => clearInterval(drip));
    });
  });

  test("that links to alternates for ever costs one request", async () => {
    await fetched((request, response) => {
      const link = `<${attackerHost.url}/users/mallory?${Math.random()}>; rel="alternate"; type="application/activity+json"`;
      response.writeHead(200, { "content-type": "text/html", link }).end(`<link rel=alternate href="${request.url}">`);
    });
    expect(attackerHost.requests).toHaveLength(1);
  });

  test("that redirects for ever costs four requests", async () => {
    await fetched((_, response) => {
      response.writeHead(302, { location: `/users/mallory?${Math.random()}` }).end();
    });
    expect(attackerHost.requests).toHaveLength(4);
  });

  test("that sends us from document to document costs five requests", async () => {
    const hop =
      (to: string): Page =>
      (_, response) =>
        void response.writeHead(302, { location: to }).end();
    for (const name of ["a", "b", "c"]) attackerHost.pages.set(`/${name}`, hop(`/${name}2`));
    attackerHost.pages.set("/a2", hop("/a3"));
    attackerHost.pages.set("/a3", { id: `${attackerHost.url}/b`, type: "Key", owner: attacker.id });
    attackerHost.pages.set("/b2", hop("/b3"));
    attackerHost.pages.set("/b3", hop("/b4"));
    const keyId = `${attackerHost.url}/a`;
    await refused(
      post(gate.inbox, noteBy(attacker.id), { ...attacker, keyId }, gate.now()),
      401,
      "key cannot be fetched",
    );
    expect(attackerHost.requests).toHaveLength(5);
  });

  test.each(["text/html", "image/png", "application/json", "application/ld+json"])(
    "served as %s is refused",
    async (type) => {
      await fetched((_, response) => {
        response.writeHead(200, { "content-type": type }).end(JSON.stringify(attacker.document));
      });
    },
  );

  test("with a key of 512 bits, a private key or nonsense is refused", async () => {
    const small = generateKeyPairSync("rsa", { modulusLength: 512 }).publicKey.export({ type: "spki", format: "pem" });
    const own = newKeyPair().privateKey.export({ type: "pkcs8", format: "pem" });
    for (const publicKeyPem of [small, own, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"]) {
      attackerHost.pages.set("/users/mallory", {
        ...attacker.document,
        publicKey: { id: attacker.keyId, owner: attacker.id, publicKeyPem },
      });
      await refused(
        post(gate.inbox, noteBy(attacker.id), attacker, gate.now()),
        401,
        "key does not belong to its owner",
      );
      gate.pass(60_000);
    }
  });

  test("that could not be had is not asked for again within a minute", async () => {
    attackerHost.pages.delete("/users/mallory");
    await refused(post(gate.inbox, noteBy(attacker.id), attacker, gate.now()), 401, "key gone");
    await refused(post(gate.inbox, noteBy(attacker.id), attacker, gate.now()), 401, "key gone");
    expect(attackerHost.requests).toHaveLength(1);
    attackerHost.pages.set("/users/mallory", attacker.document);
    gate.pass(60_000);
    expect((await post(gate.inbox, noteBy(attacker.id), attacker, gate.now())).status).toBe(202);
  });
});
