import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";
import { signRequest, verifyRequest as verifyWithFedify } from "@fedify/fedify/sig";
import { describe, expect, test } from "vitest";
import { contextLoader } from "../../src/federation/fedify-loaders.ts";
import { signCavage } from "../../src/federation/signatures/cavage.ts";
import { contentDigestFits, contentDigestOf, digestFits, digestOf } from "../../src/federation/signatures/digest.ts";
import { publicKeyFromMultibase, publicKeyFromPem } from "../../src/federation/signatures/keys.ts";
import { signMessage } from "../../src/federation/signatures/message-signatures.ts";
import type { SignedRequest } from "../../src/federation/signatures/signed-request.ts";
import { verifyRequest } from "../../src/federation/signatures/verify-request.ts";

const origin = "https://holtveen.example";
const url = new URL(`${origin}/ap/inbox`);
const body = '{"type":"Create","naam":"Zoë"}';
const keyId = "https://elders.example/users/sanne#main-key";
const owner = "https://elders.example/users/sanne";
const now = new Date("2026-11-23T12:00:00Z");
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ed25519 = generateKeyPairSync("ed25519");
const signer = { keyId, privateKey: rsa.privateKey };
const contentType = "application/activity+json";

const webKey = (key: KeyObject, usage: "sign" | "verify") =>
  crypto.subtle.importKey("jwk", key.export({ format: "jwk" }), { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }, true, [
    usage,
  ]);

const asRequest = (headers: Record<string, string>, method = "POST", target = url, text: string | undefined = body) =>
  new Request(target, { method, headers, ...(method === "GET" || text === undefined ? {} : { body: text }) });

const fedifyAccepts = async (request: Request): Promise<string | null> => {
  const publicKeyPem = rsa.publicKey.export({ type: "spki", format: "pem" });
  const document = {
    "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
    id: owner,
    type: "Person",
    publicKey: { id: keyId, type: "CryptographicKey", owner, publicKeyPem },
  };
  const key = await verifyWithFedify(request, {
    timeWindow: false,
    contextLoader,
    documentLoader: async (documentUrl) => ({ contextUrl: null, document, documentUrl }),
  });
  return key?.id?.href ?? null;
};

const received = (headers: Record<string, string>, changes: Partial<SignedRequest> = {}): SignedRequest => ({
  method: "POST",
  origin,
  target: url.pathname,
  headers,
  body: new TextEncoder().encode(body),
  ...changes,
});

const verify = (request: SignedRequest, key: KeyObject | null = rsa.publicKey, at = now) =>
  verifyRequest(request, async () => key, at);
const accepted = { ok: true, keyId };
const problem = (text: string) => ({ ok: false, problem: text });

const cavage = () => signCavage({ method: "POST", url, digest: digestOf(body), contentType }, signer, now);
const message = () => signMessage({ method: "POST", url, body }, signer, now);

describe("between us and Fedify", () => {
  test("our draft-cavage signature of a POST is accepted by Fedify, and not for another body", async () => {
    expect(await fedifyAccepts(asRequest(await cavage()))).toBe(keyId);
    expect(await fedifyAccepts(asRequest(await cavage(), "POST", url, "{}"))).toBeNull();
  });

  test("our draft-cavage signature of a GET is accepted by Fedify", async () => {
    const target = new URL("https://elders.example/users/sanne");
    const headers = await signCavage({ method: "GET", url: target }, signer, now);
    expect(await fedifyAccepts(asRequest(headers, "GET", target))).toBe(keyId);
  });

  test("our RFC 9421 signature of a POST is accepted by Fedify, and not for another body", async () => {
    expect(await fedifyAccepts(asRequest(await message()))).toBe(keyId);
    expect(await fedifyAccepts(asRequest(await message(), "POST", url, "{}"))).toBeNull();
  });

  test.each(["draft-cavage-http-signatures-12", "rfc9421"] as const)(
    "what Fedify signs by %s is accepted by us",
    async (spec) => {
      const request = new Request(url, { method: "POST", headers: { "content-type": contentType }, body });
      const key = await webKey(rsa.privateKey, "sign");
      const signed = await signRequest(request, key, new URL(keyId), { spec });
      const headers = { host: url.host, ...Object.fromEntries(signed.headers) };
      const at = new Date();
      expect(await verify(received(headers), rsa.publicKey, at)).toEqual(accepted);
      const other = { body: new TextEncoder().encode("{}") };
      expect(await verify(received(headers, other), rsa.publicKey, at)).toEqual(problem("digest of another body"));
      const elsewhere = { target: "/ap/elders" };
      expect(await verify(received(headers, elsewhere), rsa.publicKey, at)).toEqual(
        problem("signature of another key"),
      );
    },
  );
});

describe.each([
  ["draft-cavage", cavage],
  ["RFC 9421", message],
])("a %s signature", (_, sign) => {
  test("is accepted for what it signs", async () => expect(await verify(received(await sign()))).toEqual(accepted));

  test("is accepted up to an hour early or late, and no longer", async () => {
    const headers = await sign();
    const at = (milliseconds: number) =>
      verify(received(headers), rsa.publicKey, new Date(now.getTime() + milliseconds));
    expect(await at(3_600_000)).toEqual(accepted);
    expect(await at(-3_600_000)).toEqual(accepted);
    expect(await at(3_600_001)).toEqual(problem("signature outside its time"));
    expect(await at(-3_600_001)).toEqual(problem("signature outside its time"));
  });

  test("is refused for another method, target, host or key", async () => {
    const headers = await sign();
    const wrong = problem("signature of another key");
    expect(await verify(received(headers, { method: "PUT" }))).toEqual(wrong);
    expect(await verify(received(headers, { target: "/ap/inbox?x" }))).not.toEqual(accepted);
    expect(await verify(received(headers, { target: "/AP/inbox" }))).toEqual(wrong);
    expect(await verify(received(headers, { origin: "https://elders.example" }))).toEqual(
      problem("signed for another host"),
    );
    expect(await verify(received({ ...headers, host: "elders.example" }))).toEqual(problem("signed for another host"));
    expect(await verify(received(headers), generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey)).toEqual(
      wrong,
    );
    expect(await verify(received(headers), ed25519.publicKey)).toEqual(wrong);
    expect(await verify(received(headers), null)).toEqual(problem("key unknown"));
  });

  test("is refused when anything in it is cut off or doubled, without an exception", async () => {
    const headers = await sign();
    for (const name of ["signature", "signature-input", "digest", "content-digest", "date", "host"]) {
      const value = headers[name];
      if (value === undefined) continue;
      for (let length = 0; length < value.length; length++) {
        const outcome = await verify(received({ ...headers, [name]: value.slice(0, length) }));
        expect([name, length, outcome.ok]).toEqual([name, length, false]);
      }
      if (name === "host") continue;
      expect((await verify(received({ ...headers, [name]: `${value}, ${value}` }))).ok).toBe(false);
    }
  });
});

describe("a draft-cavage signature", () => {
  const changed = async (change: (header: string) => string, key: KeyObject | null = rsa.publicKey) => {
    const headers = await cavage();
    return verify(received({ ...headers, signature: change(headers.signature as string) }), key);
  };

  test("may call its algorithm hs2019 or nothing, but nothing weaker or unknown", async () => {
    const named = (name: string) => changed((header) => header.replace("rsa-sha256", name));
    expect(await named("hs2019")).toEqual(accepted);
    expect(await named("")).toEqual(accepted);
    for (const name of ["rsa-sha1", "hmac-sha256", "none", "constructor", "RSA-SHA256"]) {
      expect(await named(name)).toEqual(problem("signature algorithm not supported"));
    }
    expect(await named("ed25519")).toEqual(problem("signature of another key"));
  });

  test("that is over by its own account is refused", async () => {
    const until = (seconds: number) => changed((header) => `${header},expires=${seconds}`);
    expect(await until(now.getTime() / 1000)).toEqual(accepted);
    expect(await until(now.getTime() / 1000 - 3601)).toEqual(problem("signature outside its time"));
  });

  test("with a header that was not sent, or the same twice, is refused", async () => {
    expect(await changed((header) => header.replace("host", "host x-absent"))).toEqual(
      problem("signature covers too little"),
    );
    expect(await changed((header) => header.replace("host", "host __proto__"))).toEqual(
      problem("signature covers too little"),
    );
    expect(await changed((header) => header.replace("host", "host host"))).toEqual(problem("signature malformed"));
  });

  test("that reads like nothing is refused", async () => {
    const texts = [
      "",
      "x",
      "=",
      '"',
      'keyId="a',
      "a=b,c",
      ",,,",
      "keyId=1,keyId=2",
      "a".repeat(9000),
      '"'.repeat(8000),
    ];
    for (const text of texts) expect(await changed(() => text)).toEqual(problem("signature malformed"));
  });

  test("cannot be made by Ed25519 keys under the name of RSA", async () => {
    const own = { keyId, privateKey: ed25519.privateKey };
    const headers = await signCavage({ method: "POST", url, digest: digestOf(body), contentType }, own, now);
    expect(await verify(received(headers), ed25519.publicKey)).toEqual(accepted);
    const signature = (headers.signature as string).replace("hs2019", "rsa-sha256");
    expect(await verify(received({ ...headers, signature }), ed25519.publicKey)).toEqual(
      problem("signature of another key"),
    );
  });

  test.each(["2026-11-23T12:00:00Z", "Mon, 23 Nov 2026", "Mon, 99 Nov 2026 12:00:00 GMT", "0", "1e3"])(
    "with the date %j is refused",
    async (date) => {
      expect(await verify(received({ ...(await cavage()), date }))).toEqual(problem("signature date malformed"));
    },
  );

  test("with a digest by another algorithm only is refused", async () => {
    const digest = "SHA-512=AAAA";
    expect(await verify(received({ ...(await cavage()), digest }))).toEqual(problem("digest of another body"));
  });
});

describe("an RFC 9421 signature", () => {
  const changed = async (change: (header: string) => string) => {
    const headers = await message();
    return verify(received({ ...headers, "signature-input": change(headers["signature-input"] as string) }));
  };
  const tooLittle = problem("signature covers too little");

  test("must cover method, address, time and digest", async () => {
    expect(await changed((header) => header.replace('"@method" ', ""))).toEqual(tooLittle);
    expect(await changed((header) => header.replace('"@target-uri" ', ""))).toEqual(tooLittle);
    expect(await changed((header) => header.replace('"@target-uri"', '"@authority"'))).toEqual(tooLittle);
    expect(await changed((header) => header.replace(/;created=\d+/, ""))).toEqual(tooLittle);
    expect(await changed((header) => header.replace(' "content-digest"', ""))).toEqual(problem("digest missing"));
  });

  test("whose components have parameters, come twice or are unknown is refused", async () => {
    expect(await changed((header) => header.replace('"@method"', '"@method";req'))).toEqual(tooLittle);
    expect(await changed((header) => header.replace('"@method"', '"@method" "@status"'))).toEqual(tooLittle);
    expect(await changed((header) => header.replace('"@method"', '"@method" "__proto__"'))).toEqual(tooLittle);
    expect(await changed((header) => header.replace('"@method"', '"@method" "@method"'))).toEqual(
      problem("signature malformed"),
    );
  });

  test("of an algorithm that we do not use is refused", async () => {
    const other = await changed((header) => header.replace("rsa-v1_5-sha256", "hmac-sha256"));
    expect(other).toEqual(problem("signature algorithm not supported"));
    expect(await changed((header) => header.replace("rsa-v1_5-sha256", "ed25519"))).toEqual(
      problem("signature of another key"),
    );
  });

  test("may stand behind one that covers too little", async () => {
    const headers = await message();
    const both = {
      ...headers,
      "signature-input": `proxy=("@method");created=1;keyid="p", ${headers["signature-input"]}`,
      signature: `proxy=:AAAA:, ${headers.signature}`,
    };
    expect(await verify(received(both))).toEqual(accepted);
  });

  test("by authority and path is accepted, and needs the query when there is one", async () => {
    const key = await webKey(rsa.privateKey, "sign");
    const signed = async (target: string, ...names: string[]) => {
      const request = new Request(`${origin}${target}`, {
        method: "POST",
        body,
        headers: { "content-type": contentType },
      });
      const components = ["@method", ...names].map((value) => ({ value, params: {} }));
      const result = await signRequest(request, key, new URL(keyId), { spec: "rfc9421", rfc9421: { components } });
      const headers = { host: url.host, ...Object.fromEntries(result.headers) };
      return verify(received(headers, { target }), rsa.publicKey, new Date());
    };
    expect(await signed("/ap/inbox", "@authority", "@path")).toEqual(accepted);
    expect(await signed("/ap/inbox?a=b", "@authority", "@path")).toEqual(tooLittle);
    expect(await signed("/ap/inbox", "@authority")).toEqual(tooLittle);
  });
});

describe("a digest", () => {
  const bytes = new TextEncoder().encode(body);
  const sha512 = createHash("sha512").update(body).digest("base64");

  test("fits its body only, in either form", () => {
    expect(digestFits(digestOf(body), bytes)).toBe(true);
    expect(digestFits(digestOf(body).replace("SHA-256", "sha-256"), bytes)).toBe(true);
    expect(digestFits(digestOf("{}"), bytes)).toBe(false);
    expect(contentDigestFits(contentDigestOf(body), bytes)).toBe(true);
    expect(contentDigestFits(`sha-512=:${sha512}:`, bytes)).toBe(true);
    expect(contentDigestFits(contentDigestOf("{}"), bytes)).toBe(false);
  });

  test("beside another that does not fit, or given twice, is refused", () => {
    expect(contentDigestFits(`sha-512=:${sha512}:, ${contentDigestOf("{}")}`, bytes)).toBe(false);
    expect(contentDigestFits(`${contentDigestOf(body)}, sha-512=:${sha512.slice(4)}AAAA:`, bytes)).toBe(false);
    expect(contentDigestFits(`${contentDigestOf(body)}, ${contentDigestOf(body)}`, bytes)).toBe(false);
    expect(digestFits(`${digestOf(body)},${digestOf(body)}`, bytes)).toBe(false);
    for (const text of ["", "=", "sha-256", "SHA-256=", "sha-256=::", "SHA-256=AAAA", "md5=AAAA"]) {
      expect([text, digestFits(text, bytes), contentDigestFits(text, bytes)]).toEqual([text, false, false]);
    }
  });
});

describe("keys", () => {
  test("are read as SPKI and as PKCS #1", () => {
    for (const type of ["spki", "pkcs1"] as const) {
      const text = rsa.publicKey.export({ type, format: "pem" }).toString();
      expect(publicKeyFromPem(`\n${text}  `)?.equals(rsa.publicKey)).toBe(true);
    }
  });

  test("that are private, too small, too large or of another kind are not read", () => {
    const pem = (key: KeyObject) => key.export({ type: "spki", format: "pem" }).toString();
    expect(publicKeyFromPem(rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString())).toBeNull();
    expect(publicKeyFromPem(pem(generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey))).toBeNull();
    expect(publicKeyFromPem(pem(generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey))).toBeNull();
    expect(publicKeyFromPem(pem(rsa.publicKey).padEnd(5000, "A"))).toBeNull();
    for (const text of ["", "z6Mk", `z6Mk${"1".repeat(44)}`, `z6Mk${"z".repeat(44)}`]) {
      expect(() => publicKeyFromMultibase(text)).not.toThrow();
    }
  });
});
