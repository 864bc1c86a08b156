import { type Answer, exchange, megabyte } from "./http-exchange.ts";
import { signatureHeader } from "./http-signature.ts";
import { idOf, isJson } from "./reading.ts";
import type { Json, LocalAccount, PeerClock } from "./records.ts";
import { Refused } from "./refusals.ts";

/** A GET as Mastodon sends it: signed over (request-target), host, date. */
export const signedGet = async (
  address: string,
  accept: string,
  signer: LocalAccount | null,
  clock: PeerClock,
): Promise<Answer> => {
  const url = new URL(address);
  const path = `${url.pathname}${url.search}`;
  const headers: Record<string, string> = { host: url.host, date: clock().toUTCString(), accept };
  if (signer !== null) {
    const parts = { method: "GET", path, headers };
    const signed = ["(request-target)", "host", "date", "accept"];
    headers.signature = signatureHeader(parts, signer.keyId, signer.privateKey, signed);
  }
  try {
    return await exchange("GET", address, { "user-agent": "Mastodon/4.5.3 (http.rb/5.3.1)", ...headers });
  } catch (error) {
    throw new Refused("not fetched", `${address}: ${String(error)}`);
  }
};

const isActivityStreams = (contentType: string): boolean => {
  const [type, ...parameters] = contentType.split(";").map((part) => part.trim());
  if (type === "application/activity+json") return true;
  const profile = parameters.find((parameter) => parameter.startsWith("profile="));
  return type === "application/ld+json" && (profile ?? "").includes("https://www.w3.org/ns/activitystreams");
};

export const parsedJson = (text: string): Json | null => {
  try {
    const parsed: unknown = JSON.parse(text);
    return isJson(parsed) ? parsed : null;
  } catch {
    return null;
  }
};

export type DocumentFetcher = {
  /** The ActivityStreams document at `address`; its id must be that address (federation.md 2.7). */
  fetchDocument(address: string, signer: LocalAccount): Promise<Json>;
  /** The same, for an address that a person pasted: one more hop to the real id, or from a page to its document. */
  searchDocument(address: string, signer: LocalAccount): Promise<Json>;
};

/** The ActivityPub address that an HTML page names in a `Link` header or a `<link>` (federation.md 2.7). */
const alternateOf = (answer: Answer, address: string): string | null => {
  const links = [
    ...(answer.headers.link ?? "").split(/,(?=\s*<)/),
    ...[...answer.body.matchAll(/<link\b[^>]*>/gi)].map((found) => found[0]),
  ];
  const alternate = links.find((one) => /\balternate\b/.test(one) && one.includes("application/activity+json"));
  const href = alternate?.match(/href="([^"]*)"/)?.[1] ?? alternate?.match(/^\s*<([^>]*)>/)?.[1];
  return href !== undefined && URL.canParse(href, address) ? new URL(href, address).href : null;
};

const documentIn = (answer: Answer, address: string): Json => {
  if (!isActivityStreams(answer.headers["content-type"] ?? "")) {
    throw new Refused("content type", `${answer.headers["content-type"]} ${address}`);
  }
  const document = parsedJson(answer.body);
  if (document === null) throw new Refused("not JSON", address);
  return document;
};

const requireId = (document: Json, address: string): Json => {
  if (idOf(document) !== address) throw new Refused("document id", `${idOf(document)} at ${address}`);
  return document;
};

export const createDocumentFetcher = (clock: PeerClock): DocumentFetcher => {
  const get = async (address: string, signer: LocalAccount): Promise<Answer> => {
    if (!URL.canParse(address)) throw new Refused("not fetched", address);
    const answer = await signedGet(address, "application/activity+json, application/ld+json", signer, clock);
    if (answer.status !== 200) throw new Refused("not fetched", `${answer.status} ${address}`);
    if (answer.tooLarge) throw new Refused("document size", `over ${megabyte} bytes: ${address}`);
    return answer;
  };
  const fetchDocument = async (address: string, signer: LocalAccount): Promise<Json> =>
    requireId(documentIn(await get(address, signer), address), address);

  return {
    fetchDocument,
    async searchDocument(address, signer) {
      const answer = await get(address, signer);
      const isPage = (answer.headers["content-type"] ?? "").startsWith("text/html");
      const alternate = isPage ? alternateOf(answer, address) : null;
      if (alternate !== null) return fetchDocument(alternate, signer);
      const document = documentIn(answer, address);
      const id = idOf(document);
      if (id === address) return document;
      if (id === null) throw new Refused("document id", address);
      return fetchDocument(id, signer);
    },
  };
};
