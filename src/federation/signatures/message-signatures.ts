import { contentDigestFits, contentDigestOf } from "./digest.ts";
import { type Signer, signText } from "./keys.ts";
import {
  fromBase64,
  headerOf,
  isHostOf,
  isOver,
  isRecent,
  problem,
  type ReadSignature,
  type SignatureReading,
  type SignedRequest,
} from "./signed-request.ts";
import { type InnerListMember, parseByteSequences, parseInnerLists } from "./structured-fields.ts";

/** HTTP message signatures: RFC 9421, with `Content-Digest` of RFC 9530. */

const algorithms: Readonly<Record<string, ReadSignature["algorithm"]>> = {
  "rsa-v1_5-sha256": "rsa-sha256",
  ed25519: "ed25519",
};

/**
 * Reads the first signature that covers what it must: `@method`, the whole address (`@target-uri`, or `@authority` with
 * `@path` and, when there is a query, `@query`), `created`, and with a body `content-digest`, which must fit.
 * `now` is the middle of the time window. Never throws.
 */
export const readMessageSignature = (request: SignedRequest, now: Date): SignatureReading => {
  const inputs = parseInnerLists(headerOf(request.headers, "signature-input") ?? "");
  const signatures = parseByteSequences(headerOf(request.headers, "signature") ?? "");
  if (inputs === null || signatures === null) return problem("signature malformed");
  let firstProblem: SignatureReading | null = null;
  for (const [label, input] of inputs) {
    const reading = readOne(request, input, signatures.get(label), now);
    if (reading.ok) return reading;
    firstProblem ??= reading;
  }
  return firstProblem ?? problem("signature missing");
};

const readOne = (
  request: SignedRequest,
  { components, parameters, text }: InnerListMember,
  signed: string | undefined,
  now: Date,
): SignatureReading => {
  const keyId = parameters.get("keyid");
  const created = parameters.get("created");
  const expires = parameters.get("expires");
  const named = parameters.get("alg");
  const signature = fromBase64(signed ?? "");
  if (typeof keyId !== "string" || keyId === "" || signature === null) return problem("signature malformed");
  if (named !== undefined && !(typeof named === "string" && Object.hasOwn(algorithms, named))) {
    return problem("signature algorithm not supported");
  }

  const names = components.map(({ name }) => name);
  if (new Set(names).size !== names.length) return problem("signature malformed");
  const covers = (name: string) => names.includes(name);
  const coversQuery = covers("@query") || !request.target.includes("?");
  const coversAddress = covers("@target-uri") || (covers("@authority") && covers("@path") && coversQuery);
  if (!covers("@method") || !coversAddress || created === undefined) return problem("signature covers too little");
  if (components.some(({ plain }) => !plain)) return problem("signature covers too little");

  if (typeof created !== "number" || (expires !== undefined && typeof expires !== "number")) {
    return problem("signature date malformed");
  }
  if (!isRecent(created * 1000, now) || (expires !== undefined && isOver(expires * 1000, now))) {
    return problem("signature outside its time");
  }
  if (!isHostOf(request.origin, headerOf(request.headers, "host") ?? "")) return problem("signed for another host");
  if (request.body !== undefined) {
    const digest = headerOf(request.headers, "content-digest");
    if (digest === undefined || !covers("content-digest")) return problem("digest missing");
    if (!contentDigestFits(digest, request.body)) return problem("digest of another body");
  }

  const lines: string[] = [];
  for (const name of names) {
    const value = componentOf(name, request);
    if (value === undefined) return problem("signature covers too little");
    lines.push(`"${name}": ${value}`);
  }
  const base = [...lines, `"@signature-params": ${text}`].join("\n");
  const algorithm = typeof named === "string" ? (algorithms[named] ?? null) : null;
  return { ok: true, signature: { scheme: "rfc9421", keyId, algorithm, base, signature } };
};

const componentOf = (name: string, request: SignedRequest): string | undefined => {
  const queryAt = request.target.indexOf("?");
  switch (name) {
    case "@method":
      return request.method;
    case "@target-uri":
      return `${request.origin}${request.target}`;
    case "@authority":
      return URL.parse(request.origin)?.host;
    case "@scheme":
      return request.origin.slice(0, request.origin.indexOf(":"));
    case "@request-target":
      return request.target;
    case "@path":
      return queryAt === -1 ? request.target : request.target.slice(0, queryAt);
    case "@query":
      return queryAt === -1 ? "?" : request.target.slice(queryAt);
    default:
      return name.startsWith("@") ? undefined : headerOf(request.headers, name)?.trim();
  }
};

/**
 * The headers that sign a request of ours by RFC 9421: `host`, `signature-input`, `signature`, and with a body
 * `content-digest`. RSA keys sign with `rsa-v1_5-sha256`.
 */
export const signMessage = async (
  { method, url, body }: { readonly method: "GET" | "POST"; readonly url: URL; readonly body?: Uint8Array | string },
  signer: Signer,
  now: Date,
): Promise<Record<string, string>> => {
  const contentDigest = body === undefined ? undefined : contentDigestOf(body);
  const lines = [
    ["@method", method],
    ["@target-uri", `${url.origin}${url.pathname}${url.search}`],
    ...(contentDigest === undefined ? [] : [["content-digest", contentDigest]]),
  ] as const;
  const algorithm = signer.privateKey.asymmetricKeyType === "ed25519" ? "ed25519" : "rsa-v1_5-sha256";
  const covered = lines.map(([name]) => `"${name}"`).join(" ");
  const created = Math.floor(now.getTime() / 1000);
  const parameters = `(${covered});created=${created};keyid="${signer.keyId}";alg="${algorithm}"`;
  const base = [...lines.map(([name, value]) => `"${name}": ${value}`), `"@signature-params": ${parameters}`].join(
    "\n",
  );
  return {
    host: url.host,
    ...(contentDigest === undefined ? {} : { "content-digest": contentDigest }),
    "signature-input": `sig1=${parameters}`,
    signature: `sig1=:${await signText(base, signer.privateKey)}:`,
  };
};
