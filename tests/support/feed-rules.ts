/** One element of an XML document that a real parser has read. */
export type XmlElement = {
  readonly name: string;
  readonly namespace: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text in it and in all its children. */
  readonly text: string;
  readonly children: readonly XmlElement[];
};

const atom = "http://www.w3.org/2005/Atom";
/** RFC 3339, with the capital T and Z that RFC 4287, section 3.3, asks for. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const isMoment = (text: string): boolean => moment.test(text) && !Number.isNaN(Date.parse(text));
const isAddress = (text: unknown): boolean =>
  typeof text === "string" && URL.canParse(text) && /^(https?|tag|urn):/.test(text);

type Count = "one" | "at most one" | "any";
/** What stands directly in a feed and in an entry, and how often (RFC 4287, sections 4.1.1 and 4.1.2). */
const parts: Readonly<Record<"feed" | "entry", Readonly<Record<string, Count>>>> = {
  feed: {
    id: "one",
    title: "one",
    updated: "one",
    subtitle: "at most one",
    generator: "at most one",
    icon: "at most one",
    logo: "at most one",
    rights: "at most one",
    author: "any",
    contributor: "any",
    category: "any",
    link: "any",
    entry: "any",
  },
  entry: {
    id: "one",
    title: "one",
    updated: "one",
    content: "at most one",
    published: "at most one",
    rights: "at most one",
    source: "at most one",
    summary: "at most one",
    author: "any",
    contributor: "any",
    category: "any",
    link: "any",
  },
};

const named = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name && child.namespace === atom);

const elementProblems = (element: XmlElement, where: string): readonly string[] => {
  const { name, text, attributes, children } = element;
  switch (name) {
    case "id":
      return isAddress(text) ? [] : [`${where}: id is no absolute address (4.2.6): ${text}`];
    case "icon":
      return isAddress(text) ? [] : [`${where}: icon is no address (4.2.5)`];
    case "updated":
    case "published":
      return isMoment(text) ? [] : [`${where}: ${name} is no moment (3.3): ${text}`];
    case "link": {
      const known = ["href", "rel", "type", "hreflang", "title", "length"];
      const odd = Object.keys(attributes).filter((each) => !known.includes(each));
      return [
        ...(isAddress(attributes.href) ? [] : [`${where}: link without href (4.2.7.1)`]),
        ...odd.map((each) => `${where}: link with ${each}`),
      ];
    }
    case "category":
      return attributes.term ? [] : [`${where}: category without term (4.2.2.1)`];
    case "author":
    case "contributor":
      return [
        ...(named(element, "name").length === 1 && named(element, "name")[0]?.text !== ""
          ? []
          : [`${where}: ${name} without one name (3.2.1)`]),
        ...(named(element, "uri").length > 1 ? [`${where}: ${name} with two addresses (3.2.2)`] : []),
        ...named(element, "uri").flatMap((uri) => (isAddress(uri.text) ? [] : [`${where}: uri is none (3.2.2)`])),
      ];
    case "title":
    case "subtitle":
    case "summary":
    case "rights":
    case "content": {
      const type = attributes.type ?? "text";
      const isKnown = ["text", "html", "xhtml"].includes(type);
      return [
        ...(isKnown ? [] : [`${where}: ${name} of type ${type} (3.1.1, 4.1.3.1)`]),
        ...(type !== "xhtml" && children.length > 0 ? [`${where}: ${name} with elements in it (3.1.1.1)`] : []),
        ...(name === "title" && text.trim() === "" ? [`${where}: an empty title`] : []),
      ];
    }
    default:
      return [];
  }
};

const containerProblems = (element: XmlElement, kind: "feed" | "entry", where: string): readonly string[] => {
  const rules = parts[kind];
  const counted = Object.entries(rules).flatMap(([name, count]) => {
    const found = named(element, name).length;
    if (count === "one" && found !== 1) return [`${where}: ${found} of ${name}, not one`];
    return count === "at most one" && found > 1 ? [`${where}: ${found} of ${name}`] : [];
  });
  const strange = element.children.filter((child) => child.namespace === atom && !Object.hasOwn(rules, child.name));
  const alternates = named(element, "link")
    .filter(({ attributes }) => (attributes.rel ?? "alternate") === "alternate")
    .map(({ attributes }) => `${attributes.type} ${attributes.hreflang}`);
  return [
    ...counted,
    ...strange.map(({ name }) => `${where}: ${name} does not belong there`),
    ...(new Set(alternates).size === alternates.length ? [] : [`${where}: two alternates of one type`]),
    ...element.children.flatMap((child) => (child.namespace === atom ? elementProblems(child, where) : [])),
  ];
};

/** Browsers put what they could not read into the document itself. */
const isBroken = ({ name, children }: XmlElement): boolean => name === "parsererror" || children.some(isBroken);

/** What is wrong with an Atom document by RFC 4287; `root` as a parser read it. */
export const atomProblems = (root: XmlElement): readonly string[] => {
  if (isBroken(root)) return ["it is not well-formed"];
  if (root.name !== "feed" || root.namespace !== atom) return [`the root is ${root.name} of ${root.namespace}`];
  const entries = named(root, "entry");
  const ids = entries.map((entry) => named(entry, "id")[0]?.text);
  const selfs = named(root, "link").filter(({ attributes }) => attributes.rel === "self");
  return [
    ...containerProblems(root, "feed", "feed"),
    ...(selfs.length === 1 ? [] : ["feed: no link to itself (4.1.1)"]),
    ...(new Set(ids).size === ids.length ? [] : ["two entries with one id (4.1.1)"]),
    ...entries.flatMap((entry, nth) => {
      const where = `entry ${nth}`;
      const hasAuthor = named(entry, "author").length > 0 || named(root, "author").length > 0;
      const hasAlternate = named(entry, "link").some(
        ({ attributes }) => (attributes.rel ?? "alternate") === "alternate",
      );
      return [
        ...containerProblems(entry, "entry", where),
        ...(hasAuthor ? [] : [`${where}: no author (4.1.2)`]),
        ...(hasAlternate || named(entry, "content").length > 0 ? [] : [`${where}: neither content nor link (4.1.2)`]),
      ];
    }),
  ];
};

type Json = Readonly<Record<string, unknown>>;
type Kind = "text" | "address" | "moment" | "texts" | "authors" | "items";

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const isAuthor = (value: unknown): boolean => {
  const author = value as Json;
  const keys = Object.keys(author);
  return (
    keys.length > 0 &&
    keys.every((key) => ["name", "url", "avatar"].includes(key)) &&
    (author.name === undefined || isText(author.name)) &&
    (author.url === undefined || isAddress(author.url))
  );
};
const fits: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: isText,
  address: isAddress,
  moment: (value) => typeof value === "string" && isMoment(value),
  texts: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
  authors: (value) => Array.isArray(value) && value.length > 0 && value.every(isAuthor),
  items: Array.isArray,
};

const feedFields: Readonly<Record<string, Kind>> = {
  version: "address",
  title: "text",
  description: "text",
  home_page_url: "address",
  feed_url: "address",
  icon: "address",
  language: "text",
  authors: "authors",
  items: "items",
};
const itemFields: Readonly<Record<string, Kind>> = {
  id: "text",
  url: "address",
  title: "text",
  content_html: "text",
  date_published: "moment",
  date_modified: "moment",
  authors: "authors",
  tags: "texts",
};

const fieldProblems = (given: Json, fields: Readonly<Record<string, Kind>>, where: string): readonly string[] =>
  Object.entries(given).flatMap(([name, value]) => {
    if (name.startsWith("_")) return [];
    const kind = fields[name];
    if (kind === undefined) return [`${where}: ${name} is no field`];
    return fits[kind](value) ? [] : [`${where}: ${name} is not right: ${JSON.stringify(value)}`];
  });

/** What is wrong with a document by JSON Feed 1.1 (top-level, items and authors). */
export const jsonFeedProblems = (feed: Json): readonly string[] => {
  const items = (Array.isArray(feed.items) ? feed.items : []) as readonly Json[];
  const ids = items.map(({ id }) => id);
  return [
    ...(feed.version === "https://jsonfeed.org/version/1.1" ? [] : ["version is not 1.1"]),
    ...["title", "items"].flatMap((name) => (name in feed ? [] : [`no ${name}`])),
    ...fieldProblems(feed, feedFields, "feed"),
    ...(new Set(ids).size === ids.length ? [] : ["two items with one id"]),
    ...items.flatMap((item, nth) => [
      ...(isText(item.id) ? [] : [`item ${nth}: no id`]),
      ...("content_html" in item || "content_text" in item ? [] : [`item ${nth}: no content`]),
      ...fieldProblems(item, itemFields, `item ${nth}`),
    ]),
  ];
};
