import { hasType, idOf, isJson, list, sameHost, textOf } from "../mastodon-peer/reading.ts";
import type { Json } from "../mastodon-peer/records.ts";
import { fetchActor } from "./fetching.ts";
import type { PeerPost, World } from "./records.ts";
import { demand } from "./refusals.ts";
import type { Way } from "./rules.ts";

const plain = (html: string): string =>
  html
    .replaceAll(/<\/p>|<br ?\/?>/g, "\n")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .trim();

/** The body that all of them show: the markdown of `source`, else the HTML (federation.md 3.1, Body). */
const bodyOf = ({ source, content }: Json): string =>
  isJson(source) && source.mediaType === "text/markdown" && typeof source.content === "string"
    ? source.content
    : plain(textOf(content) ?? "");

const tagged = (object: Json, type: string, property: string): readonly string[] =>
  list(object.tag).flatMap((tag) => (isJson(tag) && hasType(tag, [type]) ? [String(tag[property])] : []));

/** Checks an object as the family does, and keeps it or brings it up to date. */
export const keepPost = async (world: World, object: Json, way: Way, group: string): Promise<void> => {
  const { rules } = world;
  await rules.object(world, object, way, group);
  const author = idOf(object.attributedTo) ?? "";
  if (!sameHost(author, world.origin)) rules.author(world, await fetchActor(world, author));
  const uri = idOf(object) ?? "";
  const inReplyTo = idOf(object.inReplyTo);
  demand(inReplyTo === null || world.posts.has(inReplyTo), "not fetched", `${inReplyTo}, which ${uri} answers`);
  const known = world.posts.get(uri);
  // What came as a thread stays one, whatever type a later word about it has.
  const asItCame = known === undefined ? object : { ...object, type: known.type };
  const words = {
    title: rules.showsTitle(asItCame) ? (textOf(object.name) ?? bodyOf(object).split("\n")[0] ?? "") : null,
    text: bodyOf(object),
    hashtags: tagged(object, "Hashtag", "name"),
    mentions: tagged(object, "Mention", "href"),
  };
  if (known !== undefined) {
    demand(known.author === author, "foreign object", uri);
    if (known.text === words.text && known.title === words.title) return;
    Object.assign(known, words, { edited: true });
    return;
  }
  const post: PeerPost = {
    uri,
    author,
    inReplyTo,
    type: String(object.type),
    ...words,
    edited: false,
    deleted: false,
    removed: null,
    pinned: false,
    chosen: false,
    votes: new Map(),
  };
  world.posts.set(uri, post);
};

/** Changes a post that is known here; news of others is left alone. */
export const changePost = (world: World, uri: string | null, change: (post: PeerPost) => unknown): void => {
  const post = uri === null ? undefined : world.posts.get(uri);
  if (post !== undefined) change(post);
};
