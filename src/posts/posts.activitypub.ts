import { type Document, everyone, noteContext } from "../federation/kit/addressing.ts";
import { plainText } from "../federation/kit/html.ts";
import { ringOf } from "../federation/kit/ring.ts";
import { contentIn } from "../federation/kit/words-of-note.ts";
import { leavesTheWijk } from "../kernel/audience.ts";
import { escapeHtml, oneLine } from "../kernel/text.ts";
import { type Actor, fullHandle, speaksItself } from "./actor.ts";
import { linkTag } from "./object-links.activitypub.ts";
import type { ObjectLink } from "./object-links.ts";
import { pathOfPhoto } from "./photo.ts";
import type { Post } from "./post.ts";
import { languageOfPost } from "./written-in.ts";

/** What a note needs to know beside the post: who is who around it. */
export type NoteSurroundings = {
  /** The actor that speaks for the author outside. */
  readonly author: Actor;
  /** The wijk that owns the thread: ours or a neighbouring one. */
  readonly wijk: Actor;
  /** Those to whom it is addressed beside the wijk: the asker, the author of what it replies to. */
  readonly addressed: readonly Actor[];
  readonly inReplyToUri: string | null;
  /** The collection of the whole thread (FEP-7888). */
  readonly contextUri: string;
  /** The links in its text to what everyone may read, here or elsewhere. */
  readonly objectLinks: readonly ObjectLink[];
};

/** A hashtag as it stands in `tag` and as it stands in the text. */
export const hashtag = (name: string, origin: string): Document => ({
  type: "Hashtag",
  name: `#${name}`,
  href: `${origin}/vragen`,
});

/** A mention as it stands in `tag`; Mastodon fills its answer box with these. */
export const mention = (actor: Actor): Document => ({ type: "Mention", href: actor.uri, name: fullHandle(actor) });

/** What stands in `tag`: what a kind of post puts there, and behind it the links in the text. */
export const tagsOf = (tags: readonly Document[], { objectLinks }: NoteSurroundings): readonly Document[] => [
  ...tags,
  ...objectLinks.map(linkTag),
];

/**
 * The Note of a post (federation wire format, 4.2 and 4.3), without what a kind adds: arrays where peers want arrays,
 * the public collection spelled out, `audience` one string. Only for posts that are for the ring or for
 * everyone, and wait for no moderator.
 */
export const noteFromPost = (post: Post, around: NoteSurroundings): Document => {
  if (!leavesTheWijk(post.audience) || post.uri === null || post.held !== null)
    throw new Error(`post ${post.id} has no form outside the wijk`);
  const cc = [around.wijk.uri, ...around.addressed.map((actor) => actor.uri)];
  return {
    "@context": noteContext,
    id: post.uri,
    type: "Note",
    attributedTo: around.author.uri,
    to: [post.audience === "kring" ? ringOf(around.wijk.uri) : everyone],
    cc: [...new Set(cc)].filter((uri) => uri !== around.author.uri),
    // A thread of a gemeente belongs to no group.
    ...(speaksItself(around.wijk) ? {} : { audience: around.wijk.uri }),
    ...(around.inReplyToUri === null ? {} : { inReplyTo: around.inReplyToUri }),
    ...contentIn(languageOfPost(post), post.html),
    mediaType: "text/html",
    // Of what was written elsewhere we have what is shown, and not what was typed.
    ...(post.author.kind === "elsewhere" ? {} : { source: { content: post.body, mediaType: "text/markdown" } }),
    attachment: photosOfNote(post),
    sensitive: false,
    context: around.contextUri,
    replies: `${post.uri}/replies`,
    url: post.url,
    published: post.publishedAt.toISOString(),
    interactionPolicy: { canQuote: { automaticApproval: [around.author.uri] } },
    // Who is named may find it by searching (FEP-268d): nobody but its author.
    searchableBy: [around.author.uri],
    tag: tagsOf([], around),
  };
};

/**
 * The photos of what everyone reads, as Mastodon and others show them: their description in `name`. What the ring reads goes without
 * them: who may fetch a photo is asked of a person, and no server of the ring signs in.
 */
export const photosOfNote = ({ audience, uri, photos }: Post): readonly Document[] =>
  audience !== "everyone" || uri === null
    ? []
    : photos.map(({ id, alt, width, height }) => ({
        type: "Document",
        mediaType: "image/webp",
        url: `${new URL(uri).origin}${pathOfPhoto(id, "large")}`,
        ...(alt === "" ? {} : { name: alt }),
        width,
        height,
      }));

/** The start of a reply for people who read it outside: to whom it is, as links. */
export const mentionsInText = (actors: readonly Actor[]): string =>
  actors
    .map(
      (actor) =>
        `<span class="h-card"><a href="${escapeHtml(actor.url ?? actor.uri)}" class="u-url mention">@<span>${escapeHtml(actor.handle)}</span></a></span> `,
    )
    .join("");

/** So much of a title is kept, in UTF-16 code units. */
const longestTitle = 160;

/**
 * The bold first paragraph of a note of a wijk and its line of hashtags, which pages show in their own way, and what is left
 * between them.
 */
export const titleAndBody = (content: string): { readonly title: string; readonly body: string } => {
  const end = content.startsWith("<p><strong>") ? content.indexOf("</strong></p>") : -1;
  const titleHtml = end > 0 ? content.slice(0, end) : "";
  const rest = end > 0 ? content.slice(end + "</strong></p>".length) : content;
  const last = rest.lastIndexOf("<p>");
  const isTags = last >= 0 && /^(?:\s*#[\p{L}\p{N}_]+)+\s*$/u.test(plainText(rest.slice(last)));
  const body = isTags ? rest.slice(0, last) : rest;
  const [firstLine = ""] = plainText(content).split("\n");
  return {
    title: oneLine(plainText(titleHtml) || firstLine).slice(0, longestTitle),
    body: titleHtml === "" ? content : body,
  };
};

/** What stands at an address where something was (ActivityStreams vocabulary, Tombstone). */
export const tombstone = (uri: string, at: Date | null): Document => ({
  "@context": "https://www.w3.org/ns/activitystreams",
  id: uri,
  type: "Tombstone",
  ...(at === null ? {} : { deleted: at.toISOString() }),
});
