import type { Document } from "../federation/kit/addressing.ts";
import { plainText } from "../federation/kit/html.ts";
import { isOfType, type JsonObject, objectsOf, textOf } from "../federation/kit/reading.ts";
import { isActivityJson } from "../federation/media-types.ts";
import { escapeHtml } from "../kernel/text.ts";
import { wordsInPosts } from "../kernel/words-in-posts.ts";
import { type LinkSources, type ObjectLink, pageHere, publicPostAt } from "./object-links.ts";

/**
 * A link to another object as it stands in `tag` (FEP-e232). Without `rel`, by which some software would take it for a quote:
 * nothing of ours is one.
 */
export const linkTag = ({ address, uri }: ObjectLink): Document => ({
  type: "Link",
  mediaType: 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"',
  href: uri,
  name: address,
});

/** So many links of one note are looked up. */
const mostLinks = 10;
const longestAddress = 2_048;

type LinkOfNote = { readonly href: string; readonly name: string | null };

const linksOf = (note: JsonObject): readonly LinkOfNote[] =>
  objectsOf(note.tag)
    .flatMap((tag): readonly LinkOfNote[] => {
      const href = textOf(tag.href);
      if (!isOfType(tag, "Link") || !isActivityJson(textOf(tag.mediaType) ?? "") || href === null) return [];
      return href.length <= longestAddress && /^https?:\/\//.test(href) ? [{ href, name: textOf(tag.name) }] : [];
    })
    .slice(0, mostLinks);

const anchor = /<a\b([^>]*)>(.*?)<\/a>/gs;

const addressIn = (attributes: string): string | null =>
  /\bhref="([^"]*)"/
    .exec(attributes)?.[1]
    ?.replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&") ?? null;

/** Makes the links to one object lead to `page`; a text without such a link gets one below it. */
const leading = (
  html: string,
  page: string,
  link: { readonly addresses: readonly (string | null)[]; readonly name: string | null },
): string => {
  let isThere = false;
  const opening = `<a href="${escapeHtml(page)}">`;
  const led = html.replace(anchor, (whole: string, attributes: string, words: string) => {
    const address = addressIn(attributes);
    const isMeant = address !== null && link.addresses.includes(address);
    if (!isMeant && (link.name === null || plainText(words) !== link.name)) return whole;
    isThere = true;
    return `${opening}${words}</a>`;
  });
  return isThere ? led : `${led}<p>${opening}${wordsInPosts.link}</a></p>`;
};

/**
 * Safe HTML of a note from elsewhere in which the links that it names in `tag` (FEP-e232) lead to our own page of what they are
 * about, as far as we hold that and everyone may read it. Other links stay as they are. Nothing is fetched.
 */
export const ledHere = async (html: string, note: JsonObject, sources: LinkSources): Promise<string> => {
  let led = html;
  for (const { href, name } of linksOf(note)) {
    const post = await publicPostAt(href, sources);
    if (post === null) continue;
    led = leading(led, pageHere(post, sources.origin), { addresses: [href, post.uri, post.url], name });
  }
  return led;
};
