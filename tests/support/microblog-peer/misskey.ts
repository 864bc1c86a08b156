import { hasType, hostOf, idOf, isJson, publicAddress, textOf } from "../mastodon-peer/reading.ts";
import { type Account, type Family, type Json, Refused, Skipped } from "./family.ts";
import { escaped, statusOf } from "./reading-notes.ts";

const postTypes = ["Note", "Question", "Article", "Audio", "Document", "Image", "Page", "Video", "Event"];

const context = [
  "https://www.w3.org/ns/activitystreams",
  "https://w3id.org/security/v1",
  {
    Key: "sec:Key",
    manuallyApprovesFollowers: "as:manuallyApprovesFollowers",
    sensitive: "as:sensitive",
    Hashtag: "as:Hashtag",
    quoteUrl: "as:quoteUrl",
    toot: "http://joinmastodon.org/ns#",
    Emoji: "toot:Emoji",
    misskey: "https://misskey-hub.net/ns#",
    _misskey_content: "misskey:_misskey_content",
    _misskey_quote: "misskey:_misskey_quote",
    _misskey_reaction: "misskey:_misskey_reaction",
    _misskey_votes: "misskey:_misskey_votes",
    _misskey_summary: "misskey:_misskey_summary",
    isCat: "misskey:isCat",
  },
];

const publicKeyOf = (account: Account): Json => ({
  id: account.keyId,
  type: "Key",
  owner: account.id,
  publicKeyPem: account.publicKeyPem,
});

/** Two hosts that belong together: the same, or one below the other. */
const related = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);

const requireRelatedHosts = (note: Json): void => {
  const id = hostOf(idOf(note) ?? "");
  const author = hostOf(idOf(note.attributedTo) ?? "");
  const url = textOf(note.url);
  if (!related(id, author) || (url !== null && !related(hostOf(url), id))) {
    throw new Refused("hosts", `${idOf(note)} by ${idOf(note.attributedTo)} at ${url}`);
  }
};

/** Misskey 2025.4, with the edits of Sharkey (federation.md 3.4). */
export const misskey: Family = {
  software: { name: "misskey", version: "2025.4.1" },
  rules: {
    unsigned: "federation.md 2.7: a POST must be signed",
    "signature form": "federation.md 5: cavage is still the only one for Misskey",
    "content type": "federation.md 2.7: application/activity+json or application/ld+json with the profile",
    "not a post": "federation.md 3.4: types Note Question Article Audio Document Image Page Video Event",
    "reply unresolved": "federation.md 3.4: rejects a reply whose inReplyTo cannot be resolved",
    hosts: "federation.md 3.4: author host, id host and url host must be related",
    vote: "federation.md 3.4: name with inReplyTo is a vote",
    "announced activity": "federation.md 3.4: non-post Announce objects skipped, so Announce{Create} is skipped",
    "document id": "federation.md 2.7: id must equal the fetched URL",
    "not fetched": "federation.md 2.7: a fetched document is answered 200",
    "foreign object": "federation.md 2.2: object id host must equal actor host",
    "unknown follow": "federation.md 2.6: Accept and Reject are matched by the Follow",
  },
  signedGets: false,
  usesSharedInboxes: true,
  idOf: (origin, name) => `${origin}/users/${Buffer.from(name).toString("hex").slice(0, 16)}`,
  keyIdOf: (id) => `${id}#main-key`,
  actorDocument: (account, origin) => ({
    "@context": context,
    type: "Person",
    id: account.id,
    inbox: account.inbox,
    outbox: `${account.id}/outbox`,
    followers: `${account.id}/followers`,
    following: `${account.id}/following`,
    featured: `${account.id}/collections/featured`,
    sharedInbox: `${origin}/inbox`,
    endpoints: { sharedInbox: `${origin}/inbox` },
    url: `${origin}/@${account.name}`,
    preferredUsername: account.name,
    name: account.name,
    summary: null,
    _misskey_summary: null,
    icon: null,
    image: null,
    tag: [],
    manuallyApprovesFollowers: false,
    discoverable: true,
    publicKey: publicKeyOf(account),
    isCat: false,
    attachment: [],
  }),
  noteUri: (_account, origin, number) => `${origin}/notes/9z${(1000 + number).toString(36)}`,
  noteDocument: ({ uri, author, text, parent, mentioned, published, updated, more }) => {
    const typed = `${mentioned.map(({ handle }) => `${handle} `).join("")}${text}`;
    const content = `<p>${mentioned
      .map(({ url, handle }) => `<a href="${url}" class="u-url mention">${handle}</a> `)
      .join("")}<span>${escaped(text).replaceAll("\n", "<br>")}</span></p>`;
    return {
      "@context": context,
      id: uri,
      type: "Note",
      attributedTo: author.id,
      summary: null,
      content,
      _misskey_content: typed,
      source: { content: typed, mediaType: "text/x.misskeymarkdown" },
      published: published.toISOString(),
      ...(updated === null ? {} : { updated: updated.toISOString() }),
      to: [publicAddress],
      cc: [`${author.id}/followers`, ...mentioned.map(({ id }) => id)],
      inReplyTo: parent?.uri ?? null,
      attachment: [],
      sensitive: false,
      tag: mentioned.map(({ id, handle }) => ({ type: "Mention", href: id, name: handle })),
      ...more,
    };
  },
  likeDocument: (account, object, number, origin) => ({
    "@context": context,
    type: "Like",
    id: `${origin}/likes/9z${(1000 + number).toString(36)}`,
    actor: account.id,
    object,
    content: "👍",
    _misskey_reaction: "👍",
  }),
  readNote: async (note, _carrier, { statuses, fetchDocument }) => {
    if (!hasType(note, postTypes)) throw new Refused("not a post", `${String(note.type)} ${idOf(note)}`);
    requireRelatedHosts(note);
    const parent = idOf(note.inReplyTo);
    if (parent !== null && textOf(note.name) !== null) throw new Refused("vote", String(idOf(note)));
    if (parent !== null && !statuses.has(parent)) {
      const found = await fetchDocument(parent).catch(() => null);
      if (found === null || !hasType(found, postTypes)) throw new Refused("reply unresolved", parent);
    }
    return statusOf(note, textOf(note.summary));
  },
  announcedNote: async (announce, { statuses, fetchDocument }) => {
    const { object } = announce;
    const uri = idOf(object) ?? "";
    if (isJson(object) && !hasType(object, postTypes))
      throw new Skipped("announced activity", `${String(object.type)} ${uri}`);
    const document = statuses.get(uri)?.document ?? (await fetchDocument(uri));
    if (!hasType(document, postTypes)) throw new Skipped("announced activity", `${String(document.type)} ${uri}`);
    return document;
  },
};
