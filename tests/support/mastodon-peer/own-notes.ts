import { isPublic, publicAddress } from "./reading.ts";
import type { Actor, Json, LocalAccount, Status, Visibility } from "./records.ts";

const noteTerms = {
  ostatus: "http://ostatus.org#",
  atomUri: "ostatus:atomUri",
  inReplyToAtomUri: "ostatus:inReplyToAtomUri",
  conversation: "ostatus:conversation",
  sensitive: "as:sensitive",
  toot: "http://joinmastodon.org/ns#",
  votersCount: "toot:votersCount",
  gts: "https://gotosocial.org/ns#",
  interactionPolicy: { "@id": "gts:interactionPolicy", "@type": "@id" },
  canQuote: { "@id": "gts:canQuote", "@type": "@id" },
  automaticApproval: { "@id": "gts:automaticApproval", "@type": "@id" },
  manualApproval: { "@id": "gts:manualApproval", "@type": "@id" },
};

/** The context of a Note and of the activities about one, before Mastodon adds the one of its signature. */
export const noteContext = ["https://www.w3.org/ns/activitystreams", noteTerms] as const;

/** Moments are written to the second. */
export const second = (moment: Date): string => moment.toISOString().replace(/\.\d+Z$/, "Z");

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const mentionHtml = (actor: Actor): string =>
  `<span class="h-card" translate="no"><a href="${escaped(actor.url)}" class="u-url mention">@<span>${actor.username}</span></a></span>`;

const hashtags = /(?<![\w&/])#([\p{L}\p{N}_]+)/gu;

const hashtagHtml = (html: string, origin: string): string =>
  html.replace(
    hashtags,
    (_, name: string) =>
      `<a href="${origin}/tags/${name.toLowerCase()}" class="mention hashtag" rel="tag">#<span>${name}</span></a>`,
  );

const hashtagsOf = (text: string, origin: string): Json[] =>
  [...new Set([...text.matchAll(hashtags)].map(([, name = ""]) => name.toLowerCase()))].map((name) => ({
    type: "Hashtag",
    href: `${origin}/tags/${name}`,
    name: `#${name}`,
  }));

/** Plain text as Mastodon renders it: paragraphs, line breaks, mentions in front. */
export const noteHtml = (text: string, mentioned: readonly Actor[]): string => {
  const front = mentioned.map((actor) => `${mentionHtml(actor)} `).join("");
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => escaped(paragraph).replaceAll("\n", "<br />"));
  return paragraphs.map((paragraph, index) => `<p>${index === 0 ? front : ""}${paragraph}</p>`).join("");
};

export type NoteParts = {
  readonly number: string;
  readonly author: LocalAccount;
  readonly origin: string;
  readonly text: string;
  readonly visibility: Visibility;
  readonly mentioned: readonly Actor[];
  readonly parent: Status | null;
  readonly publishedAt: Date;
  readonly updatedAt: Date | null;
  readonly language: string;
};

/** Who is addressed: `tag_manager.rb#to` and `#cc`; of a mentioned Group its followers too (federation.md 2.4). */
const addressing = (parts: NoteParts): { readonly to: string[]; readonly cc: string[] } => {
  const followers = parts.author.followers ?? "";
  const named = parts.mentioned.flatMap((actor) =>
    actor.type === "Group" && actor.followers !== null ? [actor.id, actor.followers] : [actor.id],
  );
  if (parts.visibility === "public") return { to: [publicAddress], cc: [followers, ...named] };
  if (parts.visibility === "unlisted") return { to: [followers], cc: [publicAddress, ...named] };
  return parts.visibility === "private" ? { to: [followers], cc: named } : { to: named, cc: [] };
};

/** A Note in the shape of Mastodon 4.5, without `@context`. */
export const noteDocument = (parts: NoteParts): Json => {
  const id = `${parts.author.id}/statuses/${parts.number}`;
  const content = hashtagHtml(noteHtml(parts.text, parts.mentioned), parts.origin);
  const conversation =
    parts.parent?.conversation ??
    `tag:${parts.author.host},${parts.publishedAt.toISOString().slice(0, 10)}:objectId=${parts.number}:objectType=Conversation`;
  const approval = parts.visibility === "public" || parts.visibility === "unlisted" ? publicAddress : parts.author.id;
  return {
    id,
    type: "Note",
    summary: null,
    inReplyTo: parts.parent?.uri ?? null,
    published: second(parts.publishedAt),
    ...(parts.updatedAt === null ? {} : { updated: second(parts.updatedAt) }),
    url: `${parts.author.url}/${parts.number}`,
    attributedTo: parts.author.id,
    ...addressing(parts),
    sensitive: false,
    atomUri: id,
    inReplyToAtomUri: parts.parent?.uri ?? null,
    conversation,
    context: `${parts.origin}/contexts/${parts.number}`,
    content,
    contentMap: { [parts.language]: content },
    interactionPolicy: { canQuote: { automaticApproval: [approval] } },
    attachment: [],
    tag: [
      ...hashtagsOf(parts.text, parts.origin),
      ...parts.mentioned.map((actor) => ({
        type: "Mention",
        href: actor.id,
        name: actor.host === parts.author.host ? `@${actor.username}` : `@${actor.username}@${actor.host}`,
      })),
    ],
    replies: {
      id: `${id}/replies`,
      type: "Collection",
      first: {
        type: "CollectionPage",
        next: `${id}/replies?only_other_accounts=true&page=true`,
        partOf: `${id}/replies`,
        items: [],
      },
    },
    likes: { id: `${id}/likes`, type: "Collection", totalItems: 0 },
    shares: { id: `${id}/shares`, type: "Collection", totalItems: 0 },
  };
};

export const createActivity = (note: Json): Json => ({
  "@context": noteContext,
  id: `${String(note.id)}/activity`,
  type: "Create",
  actor: note.attributedTo,
  published: note.published,
  to: note.to,
  cc: note.cc,
  object: note,
});

export const updateActivity = (note: Json, now: Date): Json => ({
  "@context": noteContext,
  id: `${String(note.id)}#updates/${Math.floor(now.getTime() / 1000)}`,
  type: "Update",
  actor: note.attributedTo,
  published: second(now),
  to: note.to,
  cc: note.cc,
  object: note,
});

export const deleteActivity = (note: Json): Json => ({
  "@context": ["https://www.w3.org/ns/activitystreams", { ostatus: "http://ostatus.org#", atomUri: "ostatus:atomUri" }],
  id: `${String(note.id)}#delete`,
  type: "Delete",
  actor: note.attributedTo,
  to: [publicAddress],
  object: { id: note.id, type: "Tombstone", atomUri: note.id },
});

/** Whether a note of its own may be fetched by another server. */
export const isForEveryone = (note: Json): boolean =>
  [note.to, note.cc].flat().some((address) => typeof address === "string" && isPublic(address));
