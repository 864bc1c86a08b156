/** Why Mastodon says no, each with the section of the federation facts (federation.md) that the rule was read from. */
const reasons = {
  unsigned: "federation.md 2.7: a POST must be signed; secure mode: every GET must be signed",
  "signature form": "federation.md 2.7: draft-cavage, (request-target) or digest, and date or (created), signed",
  "message signature": "federation.md 2.7: RFC 9421 is read from 4.5; 4.4 knows cavage only",
  "signature algorithm": "federation.md 2.7: rsa-sha256 or hs2019",
  "host not signed": "federation.md 2.7: host signed on GET",
  "digest not signed": "federation.md 2.7: digest signed on POST",
  "wrong digest": "federation.md 2.7: digest on POST",
  "time window": "federation.md 2.7: 1 h clock skew, at most 12 h validity",
  "key not found": "federation.md 2.7: the key of the signature is dereferenced by a signed GET",
  "wrong signature": "federation.md 2.7: a POST must be signed",
  "too large": "federation.md 2.7: body over 1 MB is answered 413",
  "not JSON": "federation.md 2.7: processing errors are silent",
  "sender is not the actor": "federation.md 2.7: forwarded activities need a signature of their actor",
  "content type":
    "federation.md 2.7: application/activity+json or application/ld+json with the ActivityStreams profile",
  "document size": "federation.md 2.7: 1 MB",
  "document id": "federation.md 2.7: id must equal the fetched URL",
  "not fetched": "federation.md 2.7: a fetched document is answered 200",
  "actor type": "federation.md 2.5: Application Group Organization Person Service",
  "actor context": "federation.md 2.5: @context must contain the ActivityStreams URL",
  "actor inbox": "federation.md 2.5: inbox required",
  "actor name": "federation.md 2.5: preferredUsername of letters, digits, underscore with inner . or -",
  "actor key": "federation.md 2.5: publicKey single or array",
  "actor limits": "federation.md 2.5: name at most 2048, summary at most 20 kB, at most 50 fields",
  "WebFinger loop": "federation.md 2.5: WebFinger must loop back: self link href equals the actor id",
  "object type": "federation.md 2.1: unknown types are rejected silently",
  "poll vote": "federation.md 1.3 and 2.1: name with inReplyTo is read as a poll vote",
  "poll options": "federation.md 4.5: option names unique",
  "foreign object": "federation.md 2.2: object id host must equal actor host",
  "thread not crawled":
    "federation.md 2.1: replies are crawled when the post is over 5 minutes old and was not crawled for 15 minutes",
  deleted: "federation.md 2.2: a Tombstone for the id blocks re-creation",
  "deleted first": "federation.md 2.2: a Delete that arrives first is remembered for 6 hours",
  unrelated: "federation.md 2.2: kept only if related to a local activity",
  "announcer not followed":
    "federation.md 2.3: kept only if the announcing actor is followed locally or the post is local",
  "announced activity":
    "federation.md 2.3: of fetched activities only Create and Announce, with actor on the same host",
  "second announce": "federation.md 2.3: one reblog per announcer and post",
  "not announceable": "federation.md 2.3: non-public originals cannot be boosted",
  "undo unknown": "federation.md 2.3: Undo of an Announce must name the first id; unknown ids are remembered",
  "undo like": "federation.md 2.6: Undo by bare id for Announce, Follow, Block, not Like",
  "old update": "federation.md 2.6: an edit needs updated newer than the stored one",
  "unknown update": "federation.md 2.6: Update of an unknown object older than 1 day is ignored",
  "foreign delete": "federation.md 2.6: Delete of own-host objects of the actor only",
  "move of another": "federation.md 2.6: Move; actor and object are one account",
  "move not agreed": "federation.md 2.6: Move; target.alsoKnownAs must contain the old id",
  "move too soon": "federation.md 2.6: Move; 7-day cool-down",
  "unknown follow": "federation.md 2.6: Accept and Reject matched by Follow id, else by the embedded Follow",
  "like elsewhere": "federation.md 2.6: Like kept only if the post is local",
  "unknown block": "federation.md 2.6: Block is sent person to person: of a local account",
  "flag of nobody": "federation.md 2.6: Flag: one report per known target account",
  "flag too long": "federation.md 2.6: Flag: content is text of at most 5000",
  "activity type": "federation.md 2.6: activity type that is not handled",
} as const;

export type RefusalName = keyof typeof reasons;

export type RefusalRecord = {
  readonly refused: RefusalName;
  readonly because: string;
  /** What it was about: an address, an id, or a detail. */
  readonly about: string;
};

/** A refusal with the rule it follows. */
export const refusal = (refused: RefusalName, about: string): RefusalRecord => ({
  refused,
  because: reasons[refused],
  about,
});

/** Thrown inside the peer to end the work on one document or activity; always caught and recorded. */
export class Refused extends Error {
  readonly record: RefusalRecord;
  constructor(refused: RefusalName, about: string) {
    super(`${refused}: ${about}`);
    this.record = refusal(refused, about);
  }
}
