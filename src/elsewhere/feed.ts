import { escapeHtml } from "../kernel/text.ts";
import type { PublicItem } from "./public-item.ts";

/** A list of public things for software that looks in every now and then. */
export type Feed = {
  readonly title: string;
  readonly about: string;
  /** Its own addresses, one for each form. */
  readonly atom: string;
  readonly json: string;
  /** The page that it follows. */
  readonly page: string;
  readonly wijk: { readonly name: string; readonly address: string; readonly picture: string | null };
  readonly language: string;
  /** Where the themes stand. */
  readonly themes: string;
  /** Newest first. */
  readonly items: readonly PublicItem[];
  /** From when it is as long as nothing stands in it. */
  readonly since: string;
};

/** When something in it changed last. */
export const updatedAt = ({ items, since }: Feed): string =>
  [since, ...items.map(({ updated }) => updated)].toSorted().at(-1) ?? since;

/** What XML 1.0 has no place for (section 2.2, Char): controls, halves of characters, and two that are none. */
const outsideXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const text = (words: string): string => escapeHtml(words.toWellFormed().replace(outsideXml, ""));

const person = (name: string, url: string | null): string =>
  `<author><name>${text(name)}</name>${url === null ? "" : `<uri>${text(url)}</uri>`}</author>`;

const entry = (feed: Feed, item: PublicItem): string =>
  [
    "<entry>",
    `<id>${text(item.uri)}</id>`,
    `<title>${text(item.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${text(item.page)}"/>`,
    `<published>${item.published}</published>`,
    `<updated>${item.updated}</updated>`,
    person(item.author.name, item.author.url),
    item.theme === null
      ? ""
      : `<category term="${text(item.theme.slug)}" scheme="${text(feed.themes)}" label="${text(item.theme.name)}"/>`,
    `<content type="html">${text(item.html)}</content>`,
    "</entry>",
  ].join("");

/** The feed as Atom (RFC 4287). */
export const atomFrom = (feed: Feed): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${text(feed.language)}">`,
    `<id>${text(feed.atom)}</id>`,
    `<title>${text(feed.title)}</title>`,
    `<subtitle>${text(feed.about)}</subtitle>`,
    `<updated>${updatedAt(feed)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${text(feed.atom)}"/>`,
    `<link rel="alternate" type="text/html" href="${text(feed.page)}"/>`,
    feed.wijk.picture === null ? "" : `<icon>${text(feed.wijk.picture)}</icon>`,
    person(feed.wijk.name, feed.wijk.address),
    ...feed.items.map((item) => entry(feed, item)),
    "</feed>\n",
  ].join("");

/** The feed as JSON Feed 1.1. */
export const jsonFeedFrom = (feed: Feed): Readonly<Record<string, unknown>> => ({
  version: "https://jsonfeed.org/version/1.1",
  title: feed.title,
  description: feed.about,
  home_page_url: feed.page,
  feed_url: feed.json,
  language: feed.language,
  ...(feed.wijk.picture === null ? {} : { icon: feed.wijk.picture }),
  authors: [{ name: feed.wijk.name, url: feed.wijk.address }],
  items: feed.items.map((item) => ({
    id: item.uri,
    url: item.page,
    title: item.title,
    content_html: item.html,
    date_published: item.published,
    date_modified: item.updated,
    authors: [{ name: item.author.name, ...(item.author.url === null ? {} : { url: item.author.url }) }],
    ...(item.theme === null ? {} : { tags: [item.theme.slug] }),
  })),
});
