import type { Json } from "./records.ts";

export const publicAddress = "https://www.w3.org/ns/activitystreams#Public";
export const activityStreams = "https://www.w3.org/ns/activitystreams";

export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value as a list: nothing is empty, a single value is a list of one. */
export const list = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** The id of a link or of an embedded object. */
export const idOf = (value: unknown): string | null => {
  const first = list(value)[0];
  if (typeof first === "string") return first;
  return isJson(first) && typeof first.id === "string" ? first.id : null;
};

export const ids = (value: unknown): readonly string[] => list(value).flatMap((item) => idOf(item) ?? []);

export const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

export const hasType = (document: Json, types: readonly string[]): boolean =>
  list(document.type).some((type) => typeof type === "string" && types.includes(type));

export const isPublic = (address: string): boolean =>
  address === publicAddress || address === "as:Public" || address === "Public";

/** Host with port of an address; empty when it is none. */
export const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : "");

export const sameHost = (one: string, other: string): boolean => hostOf(one) !== "" && hostOf(one) === hostOf(other);

export const dateOf = (value: unknown): Date | null => {
  if (typeof value !== "string") return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
};

const loopback = /^(localhost|[a-z0-9-]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/** The origin of a host as in a handle: http on loopback, https elsewhere. */
export const originOf = (host: string): string => `${loopback.test(host) ? "http" : "https"}://${host}`;

/** Splits `@name@host` (the first @ may be missing). */
export const handleParts = (handle: string): { readonly name: string; readonly host: string } => {
  const bare = handle.replace(/^@/, "").replace(/^acct:/, "");
  const at = bare.lastIndexOf("@");
  return { name: bare.slice(0, at), host: bare.slice(at + 1) };
};
