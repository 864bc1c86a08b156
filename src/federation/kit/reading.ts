/**
 * Reads JSON that other servers send. ActivityStreams lets almost every property be one thing, a list of things, an
 * address or an embedded object (AS2 Core, section 4); these readers make that one shape and never throw.
 */
export type JsonObject = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listed = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** A string, or `null`. */
export const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** The id of an address or of an embedded object; of a list, the first one. */
export const idOf = (value: unknown): string | null => {
  const [first] = listed(value);
  return isObject(first) ? textOf(first.id) : textOf(first);
};

/** All ids in a property. */
export const idsOf = (value: unknown): readonly string[] =>
  listed(value).flatMap((each) => {
    const id = idOf(each);
    return id === null ? [] : [id];
  });

/** All embedded objects in a property. */
export const objectsOf = (value: unknown): readonly JsonObject[] => listed(value).filter(isObject);

/** Whether an object is of an AS2 type; a list of types counts too. */
export const isOfType = (object: JsonObject, ...types: readonly string[]): boolean =>
  listed(object.type).some((type) => typeof type === "string" && types.includes(type));

/** The names of the public collection that are seen (ActivityPub, section 5.6). */
export const publicNames: ReadonlySet<string> = new Set([
  "https://www.w3.org/ns/activitystreams#Public",
  "as:Public",
  "Public",
]);

/** A moment, or `null` when there is none, or it cannot be read or lies outside the years 1 to 9999, which have one way of writing. */
export const momentOf = (value: unknown): Date | null => {
  const text = textOf(value);
  if (text === null) return null;
  const moment = new Date(text);
  const year = moment.getUTCFullYear();
  return year >= 1 && year <= 9999 ? moment : null;
};

/** The page for people: `url` may be an address, a Link, or a list of these; HTML is preferred. */
export const pageOf = (value: unknown): string | null => {
  const links = listed(value);
  const page = links.find((link) => isObject(link) && link.mediaType === "text/html") ?? links[0];
  const address = isObject(page) ? textOf(page.href) : textOf(page);
  return address !== null && /^https?:\/\//.test(address) ? address : null;
};

/** Whether two addresses have the same origin; unreadable addresses never do. */
export const sameOrigin = (one: string, other: string): boolean =>
  URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;

/** The host of an address, with its port if it has one. */
export const hostOf = (uri: string): string | null => (URL.canParse(uri) ? new URL(uri).host : null);
