import { digestFits } from "./digest.ts";
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

/** HTTP signatures as the fediverse has used them since 2017: draft-cavage-http-signatures-12. */

type Parameters = ReadonlyMap<string, string>;

const parameter = /^\s*([A-Za-z]{1,32})=(?:"([^"]*)"|(\d{1,20}))\s*$/;

/** `name="value"` pairs, separated by commas outside quotes; `null` when malformed or when a name comes twice. */
const parseParameters = (header: string): Parameters | null => {
  if (header.length > 8192) return null;
  const found = new Map<string, string>();
  let start = 0;
  let quoted = false;
  for (let index = 0; index <= header.length; index++) {
    if (header[index] === '"') quoted = !quoted;
    if (index < header.length && (header[index] !== "," || quoted)) continue;
    const match = parameter.exec(header.slice(start, index));
    if (match === null || found.has(match[1] as string)) return null;
    found.set(match[1] as string, match[2] ?? match[3] ?? "");
    start = index + 1;
  }
  return found;
};

const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

const algorithms: Readonly<Record<string, ReadSignature["algorithm"]>> = {
  "": null,
  hs2019: null,
  "rsa-sha256": "rsa-sha256",
  ed25519: "ed25519",
};

/**
 * Reads the `Signature` header of a request. It must cover `(request-target)`, `host` (ours), `date` or `(created)`,
 * and with a body also `digest`, which must fit. `now` is the middle of the time window. Never throws.
 */
export const readCavage = (request: SignedRequest, now: Date): SignatureReading => {
  const header = headerOf(request.headers, "signature");
  if (header === undefined) return problem("signature missing");
  const parameters = parseParameters(header);
  const keyId = parameters?.get("keyId");
  const signature = fromBase64(parameters?.get("signature") ?? "");
  if (!parameters || !keyId || signature === null) return problem("signature malformed");

  const named = parameters.get("algorithm") ?? "";
  if (!Object.hasOwn(algorithms, named)) return problem("signature algorithm not supported");
  const covered = (parameters.get("headers") ?? "date").toLowerCase().split(" ");
  if (covered.length > 32 || new Set(covered).size !== covered.length) return problem("signature malformed");
  const covers = (name: string) => covered.includes(name);
  if (!covers("(request-target)") || !covers("host") || !(covers("date") || covers("(created)"))) {
    return problem("signature covers too little");
  }
  if ((covers("(created)") || covers("(expires)")) && named !== "hs2019" && named !== "") {
    return problem("signature algorithm not supported");
  }

  const wrongTime = timeProblem(parameters, covers, headerOf(request.headers, "date"), now);
  if (wrongTime) return problem(wrongTime);
  if (!isHostOf(request.origin, headerOf(request.headers, "host") ?? "")) return problem("signed for another host");
  if (request.body !== undefined) {
    const digest = headerOf(request.headers, "digest");
    if (digest === undefined || !covers("digest")) return problem("digest missing");
    if (!digestFits(digest, request.body)) return problem("digest of another body");
  }

  const lines: string[] = [];
  for (const name of covered) {
    const value = lineValue(name, request, parameters);
    if (value === undefined) return problem("signature covers too little");
    lines.push(`${name}: ${value}`);
  }
  return {
    ok: true,
    signature: { scheme: "cavage", keyId, algorithm: algorithms[named] ?? null, base: lines.join("\n"), signature },
  };
};

const timeProblem = (
  parameters: Parameters,
  covers: (name: string) => boolean,
  date: string | undefined,
  now: Date,
): "signature date malformed" | "signature outside its time" | null => {
  if (covers("date")) {
    if (date === undefined || !httpDate.test(date) || Number.isNaN(Date.parse(date))) return "signature date malformed";
    if (!isRecent(Date.parse(date), now)) return "signature outside its time";
  }
  const created = parameters.get("created");
  if (covers("(created)")) {
    if (created === undefined || !/^\d{1,12}$/.test(created)) return "signature date malformed";
    if (!isRecent(Number(created) * 1000, now)) return "signature outside its time";
  }
  const expires = parameters.get("expires");
  if (expires !== undefined) {
    if (!/^\d{1,12}$/.test(expires)) return "signature date malformed";
    if (isOver(Number(expires) * 1000, now)) return "signature outside its time";
  }
  return null;
};

const lineValue = (name: string, request: SignedRequest, parameters: Parameters): string | undefined => {
  if (name === "(request-target)") return `${request.method.toLowerCase()} ${request.target}`;
  if (name === "(created)") return parameters.get("created");
  if (name === "(expires)") return parameters.get("expires");
  return headerOf(request.headers, name);
};

/** A request of ours to sign. With a body, `digest` is the value of its `Digest` header (see `digestOf`). */
export type RequestToSign = {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly digest?: string;
  readonly contentType?: string;
};

/**
 * The headers that sign a request: `host`, `date`, `signature`, and `digest` and `content-type` when they were given.
 * RSA-SHA256 (or Ed25519) over `(request-target) host date` and those two. Send exactly these values.
 */
export const signCavage = async (
  { method, url, digest, contentType }: RequestToSign,
  signer: Signer,
  now: Date,
): Promise<Record<string, string>> => {
  const headers: Record<string, string> = {
    host: url.host,
    date: now.toUTCString(),
    ...(digest === undefined ? {} : { digest }),
    ...(contentType === undefined ? {} : { "content-type": contentType }),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const target = `(request-target): ${method.toLowerCase()} ${url.pathname}${url.search}`;
  const signature = await signText([target, ...lines].join("\n"), signer.privateKey);
  const covered = ["(request-target)", ...Object.keys(headers)].join(" ");
  const algorithm = signer.privateKey.asymmetricKeyType === "ed25519" ? "hs2019" : "rsa-sha256";
  return {
    ...headers,
    signature: `keyId="${signer.keyId}",algorithm="${algorithm}",headers="${covered}",signature="${signature}"`,
  };
};
