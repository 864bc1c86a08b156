import { createBoundedMap } from "../kernel/bounded-map.ts";
import { type Clock, minute } from "../kernel/clock.ts";
import { parseJsonObject } from "./bounded-json.ts";
import type { HttpClient, OutboundResponse, RequestBudget } from "./http-client.ts";
import { OutboundFailed, type OutboundFailure, OutboundRefused } from "./http-client-errors.ts";
import type { JsonObject } from "./kit/reading.ts";
import { acceptActivityJson, isActivityJson } from "./media-types.ts";
import { readRemoteId, withoutFragment } from "./remote-ids.ts";

/** Why a document could not be had. `gone` is 410, `absent` 404, `status` any other answer that is not 200. */
export type DocumentProblem =
  | "refused"
  | "gone"
  | "absent"
  | "status"
  | "content-type"
  | "not-json"
  | "other-id"
  | OutboundFailure;

/** A document whose `id` is `url`: it was fetched from there. */
export type LoadedDocument =
  | { readonly ok: true; readonly document: JsonObject; readonly url: string }
  | { readonly ok: false; readonly reason: DocumentProblem; readonly status?: number };

const passing: readonly DocumentProblem[] = ["timeout", "connection", "name-not-found", "tls", "aborted"];

/** Whether it may well be had a little later: no answer, or one that says that the server itself is in trouble or busy. */
export const maySucceedLater = (loaded: Extract<LoadedDocument, { ok: false }>): boolean =>
  passing.includes(loaded.reason) ||
  (loaded.reason === "status" && (loaded.status === 429 || (loaded.status ?? 0) >= 500));

export type LoadOptions = { readonly signal?: AbortSignal; readonly budget?: RequestBudget };

export type DocumentLoader = {
  /**
   * The document at a URL (its fragment aside), from memory when it was fetched in the last five minutes. Never throws
   * for what others do.
   */
  load(url: string, options?: LoadOptions): Promise<LoadedDocument>;
  /** The same, always fetched. */
  loadFresh(url: string, options?: LoadOptions): Promise<LoadedDocument>;
};

const freshness = 5 * minute;
const memory = 16 * 1024 * 1024;

/**
 * Loads ActivityStreams documents of other servers with the guarded client. Only AS2 content types; no `alternate`
 * links; a document counts only when its `id` is the URL that it came from, and is fetched once more from its own `id`
 * when that lies on the same origin. GETs are signed with `sign`, hop by hop.
 */
export const createDocumentLoader = (parts: {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly sign: (url: URL) => Promise<Readonly<Record<string, string>>>;
  readonly allowPrivatePeers: boolean;
}): DocumentLoader => {
  const remembered = createBoundedMap<{ readonly body: Uint8Array; readonly url: string; readonly until: number }>(
    memory,
  );

  const fetchOnce = async (url: string, options: LoadOptions): Promise<OutboundResponse | DocumentProblem> => {
    try {
      return await parts.http.get(url, { ...options, headers: { accept: acceptActivityJson }, sign: parts.sign });
    } catch (error) {
      if (error instanceof OutboundRefused) return "refused";
      if (error instanceof OutboundFailed) return error.reason;
      throw error;
    }
  };

  const fetchDocument = async (asked: string, options: LoadOptions, mayMove: boolean): Promise<LoadedDocument> => {
    const response = await fetchOnce(asked, options);
    if (typeof response === "string") return { ok: false, reason: response };
    const { status, body, url } = response;
    if (status !== 200) {
      return { ok: false, reason: status === 410 ? "gone" : status === 404 ? "absent" : "status", status };
    }
    if (!isActivityJson(response.headers["content-type"] ?? "")) return { ok: false, reason: "content-type" };
    const parsed = parseJsonObject(body);
    if (!parsed.ok) return { ok: false, reason: "not-json" };
    const id = readRemoteId(parsed.value.id, parts);
    if (id === null) return { ok: false, reason: "other-id" };
    const own = withoutFragment(id);
    if (own === withoutFragment(url)) {
      const until = parts.clock().getTime() + freshness;
      for (const key of new Set([asked, own])) remembered.set(key, { body, url: own, until }, body.byteLength + 512);
      return { ok: true, document: parsed.value, url: own };
    }
    if (!mayMove || id.origin !== new URL(url).origin) return { ok: false, reason: "other-id" };
    return fetchDocument(own, options, false);
  };

  const loadFresh = async (url: string, options: LoadOptions = {}): Promise<LoadedDocument> => {
    const id = URL.parse(url);
    return id === null ? { ok: false, reason: "refused" } : fetchDocument(withoutFragment(id), options, true);
  };

  const load = async (url: string, options: LoadOptions = {}): Promise<LoadedDocument> => {
    const key = URL.canParse(url) ? withoutFragment(url) : url;
    const found = remembered.get(key);
    if (found === undefined || found.until <= parts.clock().getTime()) return loadFresh(url, options);
    const parsed = parseJsonObject(found.body);
    return parsed.ok ? { ok: true, document: parsed.value, url: found.url } : { ok: false, reason: "not-json" };
  };

  return { load, loadFresh };
};
