/** The public collection (ActivityPub, section 5.6), always spelled out: several peers know no short form. */
export const everyone = "https://www.w3.org/ns/activitystreams#Public";

/** Media type of everything that we send (ActivityPub, section 7). */
export const activityJson = "application/activity+json";

/** Namespace of our own terms; they are hints, everything that matters also stands in the text. */
export const ownNamespace = "https://w3id.org/wijksgewijs/ns#";

/** Context of collections. */
export const plainContext = "https://www.w3.org/ns/activitystreams";

const security = "https://w3id.org/security#";

/** The terms of a proof (FEP-8b32), as the context of data integrity has them. */
const proofTerms = {
  proof: { "@id": `${security}proof`, "@type": "@id", "@container": "@graph" },
  DataIntegrityProof: `${security}DataIntegrityProof`,
  cryptosuite: `${security}cryptosuite`,
  verificationMethod: { "@id": `${security}verificationMethod`, "@type": "@id" },
  proofPurpose: { "@id": `${security}proofPurpose`, "@type": "@vocab" },
  assertionMethod: { "@id": `${security}assertionMethod`, "@type": "@id" },
  proofValue: { "@id": `${security}proofValue`, "@type": `${security}multibase` },
} as const;

/** Context of activities: with the terms of the signature and the proof that they carry. */
export const activityContext = [
  "https://www.w3.org/ns/activitystreams",
  "https://w3id.org/security/v1",
  proofTerms,
] as const;

/** The context of an activity around an object with one of its own: the object says its own terms, the activity those of its proof. */
export const contextAround = (context: unknown): readonly unknown[] => [...(context as readonly unknown[]), proofTerms];

/** Context of notes: our terms inline, so that no peer has to fetch anything. */
export const noteContext = [
  "https://www.w3.org/ns/activitystreams",
  "https://w3id.org/security/v1",
  {
    Hashtag: "as:Hashtag",
    sensitive: "as:sensitive",
    gts: "https://gotosocial.org/ns#",
    interactionPolicy: { "@id": "gts:interactionPolicy", "@type": "@id" },
    canQuote: { "@id": "gts:canQuote", "@type": "@id" },
    automaticApproval: { "@id": "gts:automaticApproval", "@type": "@id" },
    fedibird: "http://fedibird.com/ns#",
    searchableBy: { "@id": "fedibird:searchableBy", "@type": "@id" },
    ww: ownNamespace,
    kind: "ww:kind",
    status: "ww:status",
    theme: "ww:theme",
    acceptedAnswer: { "@id": "ww:acceptedAnswer", "@type": "@id" },
    answer: "ww:answer",
  },
] as const;

/** Context of a question that the gemeente was asked too. */
export const handedOnContext = [
  ...noteContext,
  { escalatedTo: { "@id": `${ownNamespace}escalatedTo`, "@type": "@id" } },
] as const;

/** Context of a question as one gemeente gets it. */
export const handOverContext = [...noteContext, { wijk: { "@id": `${ownNamespace}wijk`, "@type": "@id" } }] as const;

/** Context of what a gemeente promises about such a question. */
export const promiseContext = [
  "https://www.w3.org/ns/activitystreams",
  { ww: ownNamespace, reference: "ww:reference", answerBefore: "ww:answerBefore" },
] as const;

/** Context of an appeal that one wijk of the ring is asked to look at, and of what it found. */
export const opinionContext = [
  "https://www.w3.org/ns/activitystreams",
  {
    ww: ownNamespace,
    kind: "ww:kind",
    decided: "ww:decided",
    houseRule: "ww:houseRule",
    reason: "ww:reason",
    objection: "ww:objection",
    answerBefore: "ww:answerBefore",
    outcome: "ww:outcome",
  },
] as const;

/** Context of an offer: the terms of ValueFlows that a proposal has (FEP-0837), and how it goes from one to the other. */
export const offerContext = [
  ...noteContext,
  {
    vf: "https://w3id.org/valueflows/ont/vf#",
    om2: "http://www.ontology-of-units-of-measure.org/resource/om-2/",
    Intent: "vf:Intent",
    purpose: "vf:purpose",
    unitBased: "vf:unitBased",
    publishes: { "@id": "vf:publishes", "@type": "@id" },
    action: "vf:action",
    resourceQuantity: "vf:resourceQuantity",
    hasUnit: "om2:hasUnit",
    hasNumericalValue: "om2:hasNumericalValue",
    manner: `${ownNamespace}manner`,
  },
] as const;

/**
 * Context of an Event (FEP-8a8e): the terms of schema.org, iCalendar and Mobilizon that those who read events know. None of our own:
 * `status` is another word there.
 */
export const eventContext = [
  "https://www.w3.org/ns/activitystreams",
  "https://w3id.org/security/v1",
  {
    Hashtag: "as:Hashtag",
    schema: "http://schema.org/",
    inLanguage: "schema:inLanguage",
    maximumAttendeeCapacity: "schema:maximumAttendeeCapacity",
    ical: "http://www.w3.org/2002/12/cal/ical#",
    status: "ical:status",
    mz: "https://joinmobilizon.org/ns#",
    timezone: "mz:timezone",
    joinMode: "mz:joinMode",
    externalParticipationUrl: "mz:externalParticipationUrl",
    repliesModerationOption: "mz:repliesModerationOption",
    isOnline: "mz:isOnline",
  },
] as const;

/** Context of the activities about which answer helped, as PieFed names them. */
export const choiceContext = [...activityContext, { ChooseAnswer: `${ownNamespace}ChooseAnswer` }] as const;

/** Context of actors. */
export const actorContext = [
  "https://www.w3.org/ns/activitystreams",
  "https://w3id.org/security/v1",
  {
    manuallyApprovesFollowers: "as:manuallyApprovesFollowers",
    toot: "http://joinmastodon.org/ns#",
    discoverable: "toot:discoverable",
    indexable: "toot:indexable",
    featured: { "@id": "toot:featured", "@type": "@id" },
    lemmy: "https://join-lemmy.org/ns#",
    postingRestrictedToMods: "lemmy:postingRestrictedToMods",
    moderators: { "@id": "lemmy:moderators", "@type": "@id" },
    schema: "http://schema.org/",
    language: "schema:inLanguage",
    identifier: "schema:identifier",
    webfinger: "https://purl.archive.org/socialweb/webfinger#webfinger",
    Multikey: `${security}Multikey`,
    assertionMethod: { "@id": `${security}assertionMethod`, "@type": "@id" },
    controller: { "@id": `${security}controller`, "@type": "@id" },
    publicKeyMultibase: { "@id": `${security}publicKeyMultibase`, "@type": `${security}multibase` },
    ww: ownNamespace,
    questionAnswer: "ww:questionAnswer",
  },
] as const;

/** Context of what is said about a request to quote (FEP-044f). */
export const quoteContext = [
  "https://www.w3.org/ns/activitystreams",
  { QuoteRequest: "https://w3id.org/fep/044f#QuoteRequest" },
] as const;

/** Context of what wijken say to each other about the ring: what they are in it, by a name of our own. */
export const ringContext = [
  "https://www.w3.org/ns/activitystreams",
  { inRingWith: { "@id": `${ownNamespace}inRingWith`, "@type": "@id" } },
] as const;

/** A JSON document that other servers may read. */
export type Document = { readonly [key: string]: unknown };

/**
 * The id of an activity, derived from the event that caused it and from what it is for: a repeat of the same work
 * makes the same activity. SHA-256 in the shape of a UUID version 8 (RFC 9562, section 5.8).
 */
export const activityIdFor = async (eventId: string, purpose: string): Promise<string> => {
  const bytes = new Uint8Array(
    await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${eventId} ${purpose}`)),
  );
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

/** Wraps an object in an activity, with the object's own addressing (ActivityPub, section 6.2.1). */
export const activityAbout = (
  type: "Create" | "Update",
  given: { readonly uri: string; readonly actorUri: string; readonly at: Date; readonly object: Document },
): Document => {
  const { "@context": context, ...object } = given.object;
  return {
    "@context": contextAround(context),
    id: given.uri,
    type,
    actor: given.actorUri,
    published: given.at.toISOString(),
    to: object.to,
    cc: object.cc,
    ...(object.audience === undefined ? {} : { audience: object.audience }),
    object,
  };
};
