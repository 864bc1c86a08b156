import type { Json, LocalAccount, Records } from "./records.ts";

const date = (moment: Date): string => moment.toISOString().replace(/T.*/, "T00:00:00Z");

const actorTerms = {
  manuallyApprovesFollowers: "as:manuallyApprovesFollowers",
  toot: "http://joinmastodon.org/ns#",
  featured: { "@id": "toot:featured", "@type": "@id" },
  featuredTags: { "@id": "toot:featuredTags", "@type": "@id" },
  alsoKnownAs: { "@id": "as:alsoKnownAs", "@type": "@id" },
  movedTo: { "@id": "as:movedTo", "@type": "@id" },
  schema: "http://schema.org#",
  PropertyValue: "schema:PropertyValue",
  value: "schema:value",
  discoverable: "toot:discoverable",
  suspended: "toot:suspended",
  memorial: "toot:memorial",
  indexable: "toot:indexable",
  attributionDomains: { "@id": "toot:attributionDomains", "@type": "@id" },
};

const publicKeyOf = (account: LocalAccount): Json => ({
  id: account.keyId,
  owner: account.id,
  publicKeyPem: account.publicKeyPem,
});

/** The actor document of a person, in the shape of Mastodon 4.5. */
export const personDocument = (account: LocalAccount, origin: string): Json => ({
  "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1", actorTerms],
  id: account.id,
  type: "Person",
  following: `${account.id}/following`,
  followers: account.followers,
  inbox: account.inbox,
  outbox: `${account.id}/outbox`,
  featured: account.featured,
  featuredTags: `${account.id}/collections/tags`,
  preferredUsername: account.username,
  name: account.name,
  summary: account.summary,
  url: account.url,
  manuallyApprovesFollowers: account.locked,
  discoverable: account.discoverable,
  indexable: account.indexable,
  published: date(account.createdAt),
  memorial: false,
  publicKey: publicKeyOf(account),
  ...(account.alsoKnownAs.length === 0 ? {} : { alsoKnownAs: account.alsoKnownAs }),
  ...(account.movedTo === null ? {} : { movedTo: account.movedTo }),
  tag: [],
  attachment: [],
  endpoints: { sharedInbox: `${origin}/inbox` },
});

/** The instance actor, which signs fetches and is served without a signature. */
export const instanceDocument = (account: LocalAccount, origin: string): Json => ({
  "@context": [
    "https://www.w3.org/ns/activitystreams",
    "https://w3id.org/security/v1",
    { manuallyApprovesFollowers: "as:manuallyApprovesFollowers" },
  ],
  id: account.id,
  type: "Application",
  inbox: account.inbox,
  outbox: `${account.id}/outbox`,
  preferredUsername: account.username,
  url: account.url,
  manuallyApprovesFollowers: true,
  publicKey: publicKeyOf(account),
  endpoints: { sharedInbox: `${origin}/inbox` },
});

export const webFingerDocument = (account: LocalAccount, origin: string): Json => ({
  subject: `acct:${account.username}@${account.host}`,
  aliases: [account.url, account.id],
  links: [
    { rel: "http://webfinger.net/rel/profile-page", type: "text/html", href: account.url },
    { rel: "self", type: "application/activity+json", href: account.id },
    { rel: "http://ostatus.org/schema/1.0/subscribe", template: `${origin}/authorize_interaction?uri={uri}` },
  ],
});

export const hostMeta = (origin: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
  <Link rel="lrdd" template="${origin}/.well-known/webfinger?resource={uri}"/>
</XRD>
`;

export const nodeInfoLinks = (origin: string): Json => ({
  links: [{ rel: "http://nodeinfo.diaspora.software/ns/schema/2.0", href: `${origin}/nodeinfo/2.0` }],
});

export const nodeInfo = (records: Records, software: string): Json => ({
  version: "2.0",
  software: { name: software, version: "4.5.3" },
  protocols: ["activitypub"],
  services: { outbound: [], inbound: [] },
  usage: {
    users: { total: records.accounts.size, activeMonth: records.accounts.size, activeHalfyear: records.accounts.size },
    localPosts: [...records.statuses.values()].filter((status) => status.document.atomUri === status.uri).length,
  },
  openRegistrations: false,
  metadata: { nodeName: "Mastodon", nodeDescription: "" },
});

/** A list that Mastodon keeps hidden: only how many. */
export const countedCollection = (id: string, totalItems: number): Json => ({
  "@context": "https://www.w3.org/ns/activitystreams",
  id,
  type: "OrderedCollection",
  totalItems,
});

/** A list of bare ids. */
export const itemsCollection = (id: string, items: readonly string[]): Json => ({
  ...countedCollection(id, items.length),
  orderedItems: items,
});
