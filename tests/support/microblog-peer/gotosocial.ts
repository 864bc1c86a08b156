import { hasType, hostOf, idOf, ids, isJson, isPublic, publicAddress, textOf } from "../mastodon-peer/reading.ts";
import type { Account, Family, Json, Surroundings } from "./family.ts";
import { Refused, Skipped } from "./family.ts";
import { escaped, statusOf } from "./reading-notes.ts";

const statusable = ["Note", "Question", "Article", "Audio", "Document", "Image", "Page", "Place", "Profile", "Video"];

const context = ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"];
const noteContext = [
  "https://gotosocial.org/ns",
  "https://www.w3.org/ns/activitystreams",
  { sensitive: "as:sensitive" },
];

const publicKeyOf = (account: Account): Json => ({
  id: account.keyId,
  owner: account.id,
  publicKeyPem: account.publicKeyPem,
});

/** Whether the author of a note lets `actor` share it: obeyed by every server that checks. */
const mayAnnounce = (note: Json, actor: string): boolean => {
  const policy = isJson(note.interactionPolicy) ? note.interactionPolicy.canAnnounce : undefined;
  if (!isJson(policy)) return true;
  const allowed = [...ids(policy.automaticApproval), ...ids(policy.always)];
  return actor === idOf(note.attributedTo) || allowed.some((one) => one === actor || isPublic(one));
};

const requireAddressing = (document: Json): void => {
  if (document.to === undefined && document.cc === undefined) {
    throw new Refused("addressing", `${String(document.type)} ${idOf(document)}`);
  }
};

const moment = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, "Z");

/** GoToSocial 0.19 (federation.md 3.4). */
export const goToSocial: Family = {
  software: { name: "gotosocial", version: "0.19.1" },
  rules: {
    unsigned: "federation.md 3.4: requires signed GET and POST",
    "signature form": "federation.md 3.1 and 2.7: draft-cavage; host signed on GET, digest on POST",
    "content type": "federation.md 3.4: inbox accepts only the three content types",
    addressing: "federation.md 3.4: a missing to and cc is malformed",
    "not a status": "federation.md 3.4: statusable types",
    "announce forbidden": "federation.md 3.4: obeys interactionPolicy (canAnnounce)",
    "announced activity":
      "federation.md 3.4: Announce uses the id of the embedded object; a Create document is dropped",
    "document id": "federation.md 2.7: id must equal the fetched URL",
    "not fetched": "federation.md 2.7: a fetched document is answered 200",
    "foreign object": "federation.md 2.2: object id host must equal actor host",
    "unknown follow": "federation.md 2.6: Accept and Reject are matched by the Follow",
  },
  signedGets: true,
  usesSharedInboxes: false,
  idOf: (origin, name) => `${origin}/users/${name}`,
  keyIdOf: (id) => `${id}/main-key`,
  actorDocument: (account, origin) => ({
    "@context": [...context, { discoverable: "toot:discoverable", toot: "http://joinmastodon.org/ns#" }],
    discoverable: true,
    featured: `${account.id}/collections/featured`,
    followers: `${account.id}/followers`,
    following: `${account.id}/following`,
    id: account.id,
    inbox: account.inbox,
    manuallyApprovesFollowers: false,
    name: account.name,
    outbox: `${account.id}/outbox`,
    preferredUsername: account.name,
    publicKey: publicKeyOf(account),
    published: "2024-03-01T00:00:00Z",
    summary: "",
    tag: [],
    type: "Person",
    url: `${origin}/@${account.name}`,
  }),
  // Without an inbox: it is there to read the key, and to learn whose it is.
  keyDocument: (account) => ({
    "@context": context,
    id: account.id,
    preferredUsername: account.name,
    publicKey: publicKeyOf(account),
    type: "Person",
  }),
  noteUri: (account, _origin, number) => `${account.id}/statuses/01KAVC0000000000000000${1000 + number}`,
  noteDocument: ({ uri, author, text, parent, mentioned, published, updated, more }) => ({
    "@context": noteContext,
    attachment: [],
    attributedTo: author.id,
    // One recipient is written as text, several as a list.
    cc:
      mentioned.length === 0 ? `${author.id}/followers` : [`${author.id}/followers`, ...mentioned.map(({ id }) => id)],
    content: `<p>${mentioned
      .map(
        ({ url, handle }) =>
          `<span class="h-card"><a href="${url}" class="u-url mention" rel="nofollow noreferrer noopener" target="_blank">@<span>${handle.split("@")[1]}</span></a></span> `,
      )
      .join("")}${escaped(text)}</p>`,
    contentMap: { nl: `<p>${escaped(text)}</p>` },
    id: uri,
    ...(parent === null ? {} : { inReplyTo: parent.uri }),
    interactionPolicy: {
      canAnnounce: { automaticApproval: [publicAddress], manualApproval: [] },
      canLike: { automaticApproval: [publicAddress], manualApproval: [] },
      canReply: { automaticApproval: [publicAddress], manualApproval: [] },
    },
    published: moment(published),
    replies: {
      first: { id: `${uri}/replies?limit=20&only_other_accounts=false`, type: "CollectionPage" },
      id: `${uri}/replies`,
      type: "Collection",
    },
    sensitive: false,
    summary: "",
    tag:
      mentioned.length === 1
        ? { href: mentioned[0]?.id, name: mentioned[0]?.handle, type: "Mention" }
        : mentioned.map(({ id, handle }) => ({ href: id, name: handle, type: "Mention" })),
    to: publicAddress,
    type: "Note",
    ...(updated === null ? {} : { updated: moment(updated) }),
    url: uri.replace("/users/", "/@"),
    ...more,
  }),
  likeDocument: (account, object, number) => ({
    "@context": "https://www.w3.org/ns/activitystreams",
    actor: account.id,
    id: `${account.id}/liked/01KAVC000000000000000L${1000 + number}`,
    object,
    to: object,
    type: "Like",
  }),
  readNote: async (note, _carrier, _around) => {
    if (!hasType(note, statusable)) throw new Refused("not a status", `${String(note.type)} ${idOf(note)}`);
    requireAddressing(note);
    if (hostOf(idOf(note) ?? "") !== hostOf(idOf(note.attributedTo) ?? ""))
      throw new Refused("foreign object", String(note.id));
    const summary = textOf(note.summary) ?? "";
    const warning = summary === "" ? textOf(note.name) : summary;
    return statusOf(note, warning);
  },
  announcedNote: async (announce: Json, { fetchDocument, origin, statuses }: Surroundings) => {
    requireAddressing(announce);
    const uri = idOf(announce.object) ?? "";
    const known = statuses.get(uri)?.document;
    // It asks nothing of itself over the network: what is not among its own statuses is none.
    if (known === undefined && hostOf(uri) === hostOf(origin)) throw new Skipped("announced activity", uri);
    const document =
      known ??
      (await fetchDocument(uri).catch((error: unknown) => {
        // What it is told of an activity that cannot be fetched is nothing: it drops that as well.
        if (isJson(announce.object) && !hasType(announce.object, statusable))
          throw new Skipped("announced activity", uri);
        throw error;
      }));
    if (!hasType(document, statusable)) throw new Skipped("announced activity", `${String(document.type)} ${uri}`);
    if (!mayAnnounce(document, idOf(announce.actor) ?? "")) throw new Refused("announce forbidden", uri);
    return document;
  },
};
