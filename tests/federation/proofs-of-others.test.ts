import { createHash, verify } from "node:crypto";
import { expect, test } from "vitest";
import { hasRepeatedNames } from "../../src/federation/bounded-json.ts";
import { canonicalJson } from "../../src/federation/integrity-proof.ts";
import { readProof } from "../../src/federation/read-proof.ts";
import { publicKeyFromMultibase } from "../../src/federation/signatures/keys.ts";
import { bytesOf } from "../../src/federation/signatures/multibase.ts";

/** The published examples of `eddsa-jcs-2022`, as their standards print them, and what they do not cover. */
const publicKey = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

/** FEP-8b32, fep-8b32.feature: "Verifying a signature". */
const ofFep = {
  "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v2"],
  id: "https://server.example/activities/1",
  type: "Create",
  actor: "https://server.example/users/alice",
  object: {
    id: "https://server.example/objects/1",
    type: "Note",
    attributedTo: "https://server.example/users/alice",
    content: "Hello world",
    location: { type: "Place", longitude: -71.184902, latitude: 25.273962 },
  },
  proof: {
    "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v2"],
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-jcs-2022",
    verificationMethod: "https://server.example/users/alice#ed25519-key",
    proofPurpose: "assertionMethod",
    proofValue: "z42ffGu6AUKPCFcFPiabmUvnGLPJzC7e4DGWC52NUasSSH37UMa9c58tdgVszUcZfytxa4fQ5TYHaJENCxUDe9SdL",
    created: "2023-02-24T23:36:38Z",
  },
};

/** Data Integrity EdDSA Cryptosuites 1.0, appendix B.2, "Representation: eddsa-jcs-2022". */
const ofW3c = {
  "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
  id: "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
  type: ["VerifiableCredential", "AlumniCredential"],
  name: "Alumni Credential",
  description: "A minimum viable example of an Alumni Credential.",
  issuer: "https://vc.example/issuers/5678",
  validFrom: "2023-01-01T00:00:00Z",
  credentialSubject: { id: "did:example:abcdefgh", alumniOf: "The School of Examples" },
};
const optionsOfW3c = {
  type: "DataIntegrityProof",
  cryptosuite: "eddsa-jcs-2022",
  created: "2023-02-24T23:36:38Z",
  verificationMethod:
    "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
  proofPurpose: "assertionMethod",
  "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
};
const hashesOfW3c =
  "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db" +
  "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19";
const valueOfW3c = "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX";

const now = new Date("2023-02-24T23:40:00Z");
const key = publicKeyFromMultibase(publicKey);
if (key === null) throw new Error("The published key cannot be read.");

const holds = (document: Record<string, unknown>): boolean => {
  const proof = readProof(document, now);
  return proof !== null && verify(null, proof.signed(), key, proof.signature);
};

test("The example of FEP-8b32 holds, with a linked-data signature beside it too, and nothing in it can be changed", () => {
  expect(readProof(ofFep, now)?.keyId).toBe("https://server.example/users/alice#ed25519-key");
  expect(holds(ofFep)).toBe(true);
  expect(holds({ ...ofFep, signature: { type: "RsaSignature2017" } })).toBe(true);
  expect(holds({ ...ofFep, id: "https://server.example/activities/2" })).toBe(false);
  const moved = { ...ofFep.object.location, longitude: -71.184903 };
  expect(holds({ ...ofFep, object: { ...ofFep.object, location: moved } })).toBe(false);
  expect(holds({ ...ofFep, proof: { ...ofFep.proof, created: "2023-02-24T23:36:39Z" } })).toBe(false);
  expect(holds({ ...ofFep, proof: { ...ofFep.proof, "@context": undefined } })).toBe(true);
});

test("The example of the W3C gives the hashes that it prints, and its signature fits; it is no activity, and not trusted as one", () => {
  for (const [value, hash] of [
    [optionsOfW3c, hashesOfW3c.slice(0, 64)],
    [ofW3c, hashesOfW3c.slice(64)],
  ] as const) {
    expect(createHash("sha256").update(canonicalJson(value)).digest("hex")).toBe(hash);
  }
  const signature = bytesOf(valueOfW3c.slice(1), 64);
  expect(verify(null, Buffer.from(hashesOfW3c, "hex"), key, signature)).toBe(true);
  expect(readProof({ ...ofW3c, proof: { ...optionsOfW3c, proofValue: valueOfW3c } }, now)).toBeNull();
});

test("One form of JSON orders names by their code units, writes numbers in one way and leaves letters as they are (RFC 8785)", () => {
  const names = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\u{1f600}": 5, "\u0080": 6, "\u00f6": 7 };
  expect(canonicalJson(names)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  expect(canonicalJson(JSON.parse("[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001, -0]"))).toBe(
    "[333333333.3333333,1e+30,4.5,0.002,1e-27,0]",
  );
  expect(canonicalJson("é")).not.toBe(canonicalJson("é".normalize("NFD")));
});

test("A name that stands twice in one object is seen, however it is written and however far away", () => {
  for (const text of [
    '{"a":1,"a":1}',
    '{"a":1,"b":{"c":[{"d":1,"d":2}]}}',
    '{"a":1,"\\u0061":2}',
    `{"a":1,"b":2,"a"${" \n\t\r".repeat(5_000)}:3}`,
    '{"":1,"":2}',
    '{"a\\"":1,"a\\"":2}',
    '{"__proto__":1,"__proto__":2}',
  ])
    expect(hasRepeatedNames(text), text).toBe(true);
  for (const text of [
    '{"a":"a","b":["a","a"],"c":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '{"a":"b\\":1,\\"a\\":2"}',
    '{"a\\\\":1,"a":2}',
    "{}",
    '{"a":"}","b":"{","c":":"}',
    JSON.stringify(ofFep),
  ])
    expect(hasRepeatedNames(text), text).toBe(false);
});
