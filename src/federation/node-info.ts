import { parseJsonObject } from "./bounded-json.ts";
import { createRequestBudget, type HttpClient, type RequestBudget } from "./http-client.ts";
import { OutboundFailed, OutboundRefused } from "./http-client-errors.ts";
import { isObject, type JsonObject, objectsOf, sameOrigin, textOf } from "./kit/reading.ts";
import { schemeFor } from "./outbound-addresses.ts";

/**
 * What a server runs, by its own word. The name is in lower case; both are at most 60 characters. `people`: how many it says to
 * have, where it says so.
 */
export type PeerSoftware = { readonly name: string; readonly version: string; readonly people: number | null };

/** What a host says that it runs (NodeInfo, FEP-f1d5); `null` when it says nothing that can be read. Never throws for what others do. */
export type AskSoftware = (host: string) => Promise<PeerSoftware | null>;

const requests = 4;
const askingTime = 8_000;
const longest = 60;
const schema = /^https?:\/\/nodeinfo\.diaspora\.software\/ns\/schema\/([12]\.[0-9])$/;

/** Asks over https; see `schemeFor`. */
export const createAskSoftware = (parts: {
  readonly http: Pick<HttpClient, "get">;
  readonly allowPrivatePeers: boolean;
}): AskSoftware => {
  const read = async (url: string, signal: AbortSignal, budget: RequestBudget): Promise<JsonObject | null> => {
    try {
      const response = await parts.http.get(url, { headers: { accept: "application/json" }, signal, budget });
      const parsed = response.status === 200 ? parseJsonObject(response.body) : null;
      return parsed?.ok ? parsed.value : null;
    } catch (error) {
      if (error instanceof OutboundFailed || error instanceof OutboundRefused) return null;
      throw error;
    }
  };

  return async (host) => {
    const discovery = `${schemeFor(host, parts)}://${host}/.well-known/nodeinfo`;
    const [signal, budget] = [AbortSignal.timeout(askingTime), createRequestBudget(requests)];
    const address = newestOf(await read(discovery, signal, budget), discovery);
    const info = address === null ? null : await read(address, signal, budget);
    const software = isObject(info?.software) ? info.software : null;
    const name = textOf(software?.name)?.trim().toLowerCase().slice(0, longest) ?? "";
    const version = textOf(software?.version)?.trim().slice(0, longest) ?? "";
    return name === "" ? null : { name, version, people: peopleIn(info?.usage) };
  };
};

/** `usage.users.total` (NodeInfo 2.1, section 5.8). */
const peopleIn = (usage: unknown): number | null => {
  const total = isObject(usage) && isObject(usage.users) ? usage.users.total : null;
  return typeof total === "number" && Number.isSafeInteger(total) && total >= 0 && total < 2 ** 31 ? total : null;
};

/** The newest NodeInfo document among the links, on the same server. */
const newestOf = (links: JsonObject | null, discovery: string): string | null => {
  const known = objectsOf(links?.links).flatMap(({ rel, href }) => {
    const version = schema.exec(textOf(rel) ?? "")?.[1];
    const address = textOf(href);
    return version === undefined || address === null || !sameOrigin(address, discovery) ? [] : [{ version, address }];
  });
  return known.sort((one, other) => other.version.localeCompare(one.version))[0]?.address ?? null;
};
