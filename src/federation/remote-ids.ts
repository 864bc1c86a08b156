import { Buffer } from "node:buffer";
import type { AddressRules } from "./outbound-addresses.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those must not stand in an id
const forbidden = /[\u0000-\u0020\u007f"<>\\^`{|}]/;

/**
 * Reads the id of an activity, object, actor or key of another server: an https URL (http with `allowPrivatePeers`) of
 * at most 2048 bytes that is written with its canonical origin, so that two spellings of one server cannot pass
 * for two. `null` for everything else.
 */
export const readRemoteId = (value: unknown, rules: AddressRules): URL | null => {
  if (typeof value !== "string" || value.length > 2048 || !value.isWellFormed()) return null;
  if (Buffer.byteLength(value) > 2048 || forbidden.test(value)) return null;
  const url = URL.parse(value);
  if (url === null || (url.protocol !== "https:" && !(rules.allowPrivatePeers && url.protocol === "http:")))
    return null;
  if (url.username !== "" || url.password !== "" || url.hostname.endsWith(".")) return null;
  const rest = value.slice(url.origin.length);
  return value.startsWith(url.origin) && (rest === "" || /^[/?#]/.test(rest)) ? url : null;
};

/** The address that an id is fetched from: without its fragment. */
export const withoutFragment = (id: string | URL): string => {
  const url = new URL(id);
  url.hash = "";
  return url.href;
};
