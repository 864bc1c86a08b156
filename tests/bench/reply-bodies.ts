/** How a reply is written down: as Mastodon sends it, or with the signatures in the body that Fedify adds. */
export type ReplyShape = "plain" | "proof";

const everyone = "https://www.w3.org/ns/activitystreams#Public";

const mastodonContext = [
  "https://www.w3.org/ns/activitystreams",
  {
    ostatus: "http://ostatus.org#",
    atomUri: "ostatus:atomUri",
    inReplyToAtomUri: "ostatus:inReplyToAtomUri",
    conversation: "ostatus:conversation",
    sensitive: "as:sensitive",
    toot: "http://joinmastodon.org/ns#",
    votersCount: "toot:votersCount",
  },
];

/** What Fedify puts in front of a Create, so that its reader knows every name that may stand in it. */
const fedifyContext = [
  "https://www.w3.org/ns/activitystreams",
  "https://w3id.org/security/v1",
  "https://w3id.org/security/data-integrity/v1",
  {
    toot: "http://joinmastodon.org/ns#",
    misskey: "https://misskey-hub.net/ns#",
    fedibird: "http://fedibird.com/ns#",
    ostatus: "http://ostatus.org#",
    sensitive: "as:sensitive",
    Emoji: "toot:Emoji",
    Hashtag: "as:Hashtag",
    votersCount: "toot:votersCount",
    conversation: "ostatus:conversation",
    quoteUri: "fedibird:quoteUri",
    quoteUrl: "as:quoteUrl",
    _misskey_quote: "misskey:_misskey_quote",
    _misskey_content: "misskey:_misskey_content",
    emojiReactions: { "@id": "fedibird:emojiReactions", "@type": "@id" },
    discoverable: "toot:discoverable",
    suspended: "toot:suspended",
    memorial: "toot:memorial",
    indexable: "toot:indexable",
    interactionPolicy: { "@id": "https://gotosocial.org/ns#interactionPolicy", "@type": "@id" },
    canQuote: { "@id": "https://gotosocial.org/ns#canQuote", "@type": "@id" },
    automaticApproval: { "@id": "https://gotosocial.org/ns#automaticApproval", "@type": "@id" },
  },
];

const words =
  "Bij de ingang van het park staat er een, en die is ook in het weekend open. Je moet wel even aanbellen. " +
  "Neem een tas mee, want ze hebben er zelf geen. Op donderdag is het er het rustigst.";

/** A public reply to a question of the wijk, as JSON. `number` makes its ids different from all others. */
export const replyBody = (given: {
  readonly shape: ReplyShape;
  readonly actor: string;
  readonly number: string;
  readonly question: string;
  readonly asker: string;
  readonly at: Date;
}): string => {
  const { shape, actor, number, question, asker } = given;
  const id = `${actor}/statuses/${number}`;
  const published = given.at.toISOString();
  const addressed = { to: [everyone], cc: [`${actor}/followers`, asker] };
  const content = `<p><span class="h-card"><a href="${asker}" class="u-url mention">@<span>wijk</span></a></span> ${words} (${number})</p>`;
  const activity = {
    "@context": shape === "plain" ? mastodonContext : fedifyContext,
    id: `${id}/activity`,
    type: "Create",
    actor,
    published,
    ...addressed,
    object: {
      id,
      type: "Note",
      summary: null,
      inReplyTo: question,
      published,
      url: id,
      attributedTo: actor,
      ...addressed,
      sensitive: false,
      content,
      contentMap: { nl: content },
      attachment: [],
      tag: [{ type: "Mention", href: asker, name: "@wijk" }],
      replies: {
        id: `${id}/replies`,
        type: "Collection",
        first: { type: "CollectionPage", next: `${id}/replies?page=true`, partOf: `${id}/replies`, items: [] },
      },
    },
    ...(shape === "plain" ? {} : signaturesInBody(actor, published)),
  };
  return JSON.stringify(activity);
};

/** As long as real ones. Nobody looks at what they say: the wijk trusts the signature of the request alone. */
const signaturesInBody = (actor: string, created: string) => ({
  signature: {
    type: "RsaSignature2017",
    creator: `${actor}#main-key`,
    created,
    signatureValue: `${"Zx7".repeat(114)}==`,
  },
  proof: {
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-jcs-2022",
    verificationMethod: `${actor}#multikey-2`,
    proofPurpose: "assertionMethod",
    created,
    proofValue: `z${"3uQ".repeat(29)}`,
  },
});
