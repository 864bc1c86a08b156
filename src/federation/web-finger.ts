import type { HttpClient } from "./http-client.ts";
import { OutboundFailed, OutboundRefused } from "./http-client-errors.ts";
import { isObject, type JsonObject } from "./kit/reading.ts";
import { schemeFor } from "./outbound-addresses.ts";

/** What a host says about a resource (RFC 7033); `null` when it says nothing that can be read. */
export type WebFinger = (resource: string, host: string) => Promise<JsonObject | null>;

/** `name@host` of what a person typed, or `null`. Host in lower case, with its port if it has one. */
export const readAddress = (address: string): { readonly name: string; readonly host: string } | null => {
  const match = /^(?:acct:)?[@!]?([a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)@([a-z0-9.-]+(?::\d{1,5})?)$/i.exec(
    address.trim(),
  );
  return match === null ? null : { name: match[1] as string, host: (match[2] as string).toLowerCase() };
};

/** Asks over https; see `schemeFor`. */
export const createWebFinger =
  (parts: { readonly http: HttpClient; readonly allowPrivatePeers: boolean }): WebFinger =>
  async (resource, host) => {
    const url = `${schemeFor(host, parts)}://${host}/.well-known/webfinger?resource=${encodeURIComponent(resource)}`;
    try {
      const response = await parts.http.get(url, { headers: { accept: "application/jrd+json, application/json" } });
      const parsed: unknown = response.status === 200 ? JSON.parse(new TextDecoder().decode(response.body)) : null;
      return isObject(parsed) ? parsed : null;
    } catch (error) {
      if (error instanceof OutboundFailed || error instanceof OutboundRefused || error instanceof SyntaxError)
        return null;
      throw error;
    }
  };
