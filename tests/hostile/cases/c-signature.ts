import { createHash, type KeyObject, sign } from "node:crypto";
import { activityJson, newKeyPair, send as sendRaw, type Tampering } from "../origins.ts";
import { type HostileCase, harmless, refused } from "./case.ts";
import type { Stage } from "./stage.ts";

const hour = 3_600_000;
const usual = ["(request-target)", "host", "date", "digest", "content-type"];
const without = (name: string) => usual.filter((each) => each !== name);
const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");

/** An honest answer of Sanne's, sent with something wrong about its signature. */
const tampered = (tampering: Tampering | ((s: Stage, body: string) => Tampering)) => async (s: Stage) => {
  const said = s.reply(s.sanne);
  const body = JSON.stringify(said);
  const given = typeof tampering === "function" ? tampering(s, body) : tampering;
  return { answer: await s.say(s.sanne, body, given), id: String(said.id) };
};
const dated = (difference: number) => (s: Stage) => ({
  headers: { date: new Date(s.now().getTime() + difference).toUTCString() },
});
const header = (change: (signature: string) => string | null) => tampered({ header: change });
const replaced = (from: string | RegExp, to: string) => header((signature) => signature.replace(from, () => to));
const unix = (s: Stage, difference = 0) => Math.floor((s.now().getTime() + difference) / 1_000);

type Message = {
  readonly components?: readonly string[];
  readonly parameters?: (s: Stage, usual: string) => string;
  readonly digest?: (body: string) => string;
  readonly target?: string;
  readonly first?: string;
  readonly label?: string;
};

/** The same by RFC 9421, made here from the standard. */
const message = (given: Message) => async (s: Stage) => {
  const said = s.reply(s.sanne);
  const body = JSON.stringify(said);
  const components = given.components ?? ["@method", "@target-uri", "content-digest"];
  const digest = (given.digest ?? ((text) => `sha-256=:${sha256(text)}:`))(body);
  const values: Readonly<Record<string, string>> = {
    "@method": "POST",
    "@target-uri": given.target ?? s.inbox,
    "@authority": new URL(s.inbox).host,
    "@path": "/ap/inbox",
    "@status": "202",
    "content-digest": digest,
    "@method;req": "POST",
  };
  const quoted = components.map((name) => (name.includes(";") ? `"${name.replace(";", '";')}` : `"${name}"`));
  const ordinary = `created=${unix(s)};keyid="${s.sanne.keyId}";alg="rsa-v1_5-sha256"`;
  const inputs = `(${quoted.join(" ")});${given.parameters?.(s, ordinary) ?? ordinary}`;
  const lines = [
    ...components.map((name, index) => `${quoted[index]}: ${values[name]}`),
    `"@signature-params": ${inputs}`,
  ];
  const signature = sign("sha256", Buffer.from(lines.join("\n")), s.sanne.privateKey as KeyObject).toString("base64");
  const headers = {
    "content-type": activityJson,
    "content-digest": digest,
    "signature-input": `${given.first ?? ""}sig1=${inputs}`,
    signature: `${given.first === undefined ? "" : "sig0=:AAAA:, "}${given.label ?? "sig1"}=:${signature}:`,
  };
  return { answer: await sendRaw(s.inbox, headers, body), id: String(said.id) };
};

const taken = "answer received";
const little = "signature covers too little";
const malformed = "signature malformed";
const unknown = "signature algorithm not supported";
const late = "signature outside its time";
const other = "signature of another key";

/** C: what is wrong with the signature. */
export const signature: readonly HostileCase[] = [
  refused(
    "no signature",
    401,
    "signature missing",
    header(() => null),
  ),
  refused(
    "an empty signature",
    401,
    malformed,
    header(() => ""),
  ),
  refused("a signature with a key that is not the sender's", 401, other, (s) =>
    s.say({ ...s.sanne, privateKey: newKeyPair().privateKey }, s.reply(s.sanne)),
  ),
  refused("a signature of a neighbour on the same server", 401, "key of another actor", (s) =>
    s.say(s.joost, s.reply(s.sanne)),
  ),
  refused("no digest", 401, "digest missing", tampered({ headers: { digest: null } })),
  refused("a digest that nobody signed", 401, "digest missing", tampered({ signedHeaders: without("digest") })),
  refused("the digest of another body", 401, "digest of another body", tampered({ digestOf: "{}" })),
  refused(
    "two digests by the same name",
    401,
    "digest of another body",
    tampered((_, body) => ({
      headers: { digest: `SHA-256=${sha256(body)},SHA-256=${sha256("{}")}` },
    })),
  ),
  refused(
    "a digest by SHA-512 alone",
    401,
    "digest of another body",
    tampered((_, body) => ({
      headers: { digest: `SHA-512=${createHash("sha512").update(body).digest("base64")}` },
    })),
  ),
  refused(
    "a digest by MD5",
    401,
    "digest of another body",
    tampered((_, body) => ({
      headers: { digest: `MD5=${createHash("md5").update(body).digest("base64")}` },
    })),
  ),
  refused(
    "a digest in hexadecimal",
    401,
    "digest of another body",
    tampered((_, body) => ({
      headers: { digest: `SHA-256=${createHash("sha256").update(body).digest("hex")}` },
    })),
  ),
  refused(
    "a digest of half the length",
    401,
    "digest of another body",
    tampered((_, body) => ({
      headers: { digest: `SHA-256=${sha256(body).slice(0, 20)}` },
    })),
  ),
  refused("a host that nobody signed", 401, little, tampered({ signedHeaders: without("host") })),
  refused("a date that nobody signed", 401, little, tampered({ signedHeaders: without("date") })),
  refused("a target that nobody signed", 401, little, tampered({ signedHeaders: without("(request-target)") })),
  refused("a signature over nothing but the date", 401, little, tampered({ signedHeaders: ["date"] })),
  refused("a signature made for a GET", 401, other, tampered({ signedTarget: "get /ap/inbox" })),
  refused("a signature for the same path in capitals", 401, other, tampered({ signedTarget: "post /AP/inbox" })),
  refused("a signature for another inbox of ours", 401, other, tampered({ signedTarget: "post /ap/a/1/inbox" })),
  refused(
    "a signature that names a query that is not there",
    401,
    other,
    tampered({ signedTarget: "post /ap/inbox?x=1" }),
  ),
  refused("a signature for another server", 401, other, tampered({ signedFor: "elders.example" })),
  refused("a signature of 61 minutes ago", 401, late, tampered(dated(-61 * 60_000))),
  refused("a signature of 61 minutes ahead", 401, late, tampered(dated(61 * 60_000))),
  harmless("a signature of 59 minutes ago", taken, tampered(dated(-59 * 60_000))),
  refused(
    "a date in the form of a database",
    401,
    "signature date malformed",
    tampered((s) => ({
      headers: { date: s.now().toISOString() },
    })),
  ),
  refused(
    "a date in another zone",
    401,
    "signature date malformed",
    tampered((s) => ({
      headers: { date: s.now().toUTCString().replace("GMT", "+0200") },
    })),
  ),
  refused(
    "a date that does not exist",
    401,
    "signature date malformed",
    tampered({
      headers: { date: "Mon, 99 Nov 2026 09:00:00 GMT" },
    }),
  ),
  refused("a moment of making that is a word", 401, malformed, replaced(/$/, ",created=now")),
  refused(
    "a moment of ending that has passed",
    401,
    late,
    tampered((s) => ({
      header: (found) => `${found},expires=${unix(s, -2 * hour)}`,
    })),
  ),
  refused("a moment of ending that is a word", 401, "signature date malformed", replaced(/$/, ',expires="nooit"')),
  refused(
    "a moment of making beside an algorithm that has none",
    401,
    unknown,
    tampered((s) => ({
      header: (found) => `${found.replace('headers="', 'headers="(created) ')},created=${unix(s)}`,
    })),
  ),
  refused("SHA-1", 401, unknown, replaced("rsa-sha256", "rsa-sha1")),
  refused("a secret that both would know", 401, unknown, replaced("rsa-sha256", "hmac-sha256")),
  refused("no algorithm, by that name", 401, unknown, replaced("rsa-sha256", "none")),
  refused("an algorithm that every object has by birth", 401, unknown, replaced("rsa-sha256", "constructor")),
  refused("an algorithm of another kind of key", 401, other, replaced("rsa-sha256", "ed25519")),
  refused("no key", 401, malformed, replaced(/keyId="[^"]*",/, "")),
  refused(
    "two keys",
    401,
    malformed,
    header((found) => `keyId="x",${found}`),
  ),
  refused("a key that is a word", 401, "key id is not an id", tampered({ keyId: "sleutel" })),
  refused("a header that is covered twice", 401, malformed, replaced('headers="', 'headers="host ')),
  refused(
    "forty headers that are covered",
    401,
    malformed,
    replaced('headers="', `headers="${"x".repeat(40).split("").join(" ")} `),
  ),
  refused("a header that is covered and was never sent", 401, little, replaced('headers="', 'headers="x-wijk ')),
  refused(
    "a signature header of nine thousand letters",
    401,
    malformed,
    header((found) => `${found},x="${"y".repeat(9_000)}"`),
  ),
  refused(
    "a signature in the letters of an address",
    401,
    malformed,
    replaced(/signature="[^"]*"/, 'signature="-_-_"'),
  ),
  refused(
    "a parameter that never closes",
    401,
    malformed,
    header((found) => found.slice(0, -1)),
  ),
  harmless("a message signature as the standard has it", taken, message({})),
  refused(
    "a message signature without the method",
    401,
    little,
    message({ components: ["@target-uri", "content-digest"] }),
  ),
  refused(
    "a message signature without the address",
    401,
    little,
    message({ components: ["@method", "content-digest"] }),
  ),
  refused(
    "a message signature over the host without the path",
    401,
    little,
    message({
      components: ["@method", "@authority", "content-digest"],
    }),
  ),
  refused(
    "a message signature without the digest",
    401,
    "digest missing",
    message({ components: ["@method", "@target-uri"] }),
  ),
  refused(
    "a message signature over the digest of another body",
    401,
    "digest of another body",
    message({
      digest: () => `sha-256=:${sha256("{}")}:`,
    }),
  ),
  refused(
    "a message signature over a right digest and a wrong one",
    401,
    "digest of another body",
    message({
      digest: (body) => `sha-256=:${sha256(body)}:, sha-512=:${sha256(body)}:`,
    }),
  ),
  refused(
    "a message signature without a moment",
    401,
    little,
    message({ parameters: (_, found) => found.replace(/created=\d+;/, "") }),
  ),
  refused(
    "a message signature whose moment is a text",
    401,
    "signature date malformed",
    message({
      parameters: (_, found) => found.replace(/created=(\d+)/, 'created="$1"'),
    }),
  ),
  refused(
    "a message signature of two hours ago",
    401,
    late,
    message({
      parameters: (s, found) => found.replace(/created=\d+/, `created=${unix(s, -2 * hour)}`),
    }),
  ),
  refused(
    "a message signature that is over",
    401,
    late,
    message({ parameters: (s, found) => `${found};expires=${unix(s, -2 * hour)}` }),
  ),
  refused(
    "a message signature by an algorithm that nobody knows",
    401,
    unknown,
    message({
      parameters: (_, found) => found.replace("rsa-v1_5-sha256", "rsa-pss-sha512"),
    }),
  ),
  refused(
    "a message signature over the same thing twice",
    401,
    malformed,
    message({
      components: ["@method", "@method", "@target-uri", "content-digest"],
    }),
  ),
  refused(
    "a message signature over the method of another request",
    401,
    little,
    message({
      components: ["@method;req", "@target-uri", "content-digest"],
    }),
  ),
  refused(
    "a message signature over an answer's status",
    401,
    little,
    message({
      components: ["@method", "@target-uri", "@status", "content-digest"],
    }),
  ),
  refused(
    "a message signature for the same path elsewhere",
    401,
    other,
    message({ target: "https://elders.example/ap/inbox" }),
  ),
  refused("a message signature under another label than its input", 401, malformed, message({ label: "sig2" })),
  harmless("a message signature behind one that covers nothing", taken, message({ first: 'sig0=();keyid="x", ' })),
  refused("the same request two hours later", 401, late, async (s) => {
    const made = new Date(s.now().getTime() - 2 * hour).toUTCString();
    return s.say(s.sanne, s.reply(s.sanne), { headers: { date: made } });
  }),
  harmless(
    "the same request three times",
    taken,
    async (s) => {
      const said = s.reply(s.sanne, { content: "<p>Driemaal gezegd.</p>" });
      const sent = [await s.say(s.sanne, said), await s.say(s.sanne, said), await s.say(s.sanne, said)];
      const answer = sent.find(({ status }) => status !== 202) ?? sent[0];
      return { answer: answer as NonNullable<typeof answer>, id: String(said.id) };
    },
    {
      after: async (s) => {
        if ((await s.page()).split("Driemaal gezegd.").length !== 2)
          throw new Error("it stands there more than once, or not");
      },
    },
  ),
];
