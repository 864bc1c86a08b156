/** Why the threadiverse says no, each with the section of the federation facts (federation.md) that the rule was read from. */
const reasons = {
  signature: "federation.md 3.1, Signature: cavage (Lemmy, PieFed, Mbin); an RFC 9421 POST ends in 403 at NodeBB",
  "sender is not the actor": "federation.md 3.1: the activity is of the actor whose key signed it",
  "not fetched": "federation.md 3.3.4: posts, actors and collections are fetchable",
  "actor type": "federation.md 3.2.7 and 3.2.9: Person or Service as author; PieFed knows no Organization",
  "actor form": "federation.md 3.1: preferredUsername, inbox, one publicKey object",
  "actor id": "federation.md 3.2.7: PieFed lower-cases actor ids for lookup",
  "activity id": "federation.md 3.2.7: PieFed cuts activity ids at 100 characters",
  "group form": "federation.md 3.1, Group required",
  "group is private":
    "federation.md 3.1: manuallyApprovesFollowers true on a Group makes a Private community (Lemmy main)",
  "group is unlisted": "federation.md 3.1: discoverable false on a Group makes it Unlisted (Lemmy main)",
  moderators: "federation.md 3.1, Moderators: attributedTo is the URL of an OrderedCollection of Person ids",
  outbox: "federation.md 3.3.3: outbox of Announce{Create} items; featured, moderators, followers",
  WebFinger: "federation.md 3.1: WebFinger on the actor's own host must return the same id (NodeBB)",
  accept: "federation.md 3.3.2: Accept with the full Follow embedded, signed by the Group",
  addressing:
    "federation.md 3.1, Announce of activity: to and cc, as arrays, on Announce and Create (3.2.6: always send cc)",
  public: "federation.md 3.1, Public check: full Public URI in to or cc of Announce, Create and object",
  "bare object": "federation.md 3.1, Announce of bare object: refused by Lemmy (CannotReceivePage)",
  "activity type": "federation.md 3.3.4: Announce of Create, Update, Delete, Undo, Like, Lock",
  "activity form": "federation.md 6, case 11: what is announced has id and actor",
  "group as author": "federation.md 3.2.9: objects and activities of a Group are refused but for those of a Group",
  "object type": "federation.md 3.1, Post types accepted",
  "object form": "federation.md 3.1: id, attributedTo, content or source",
  "foreign object": "federation.md 3.2.11: object and actor on one host",
  "title too long": "federation.md 3.1, Title: name of at most 200 characters",
  "announced note":
    "federation.md 3.2.1: Lemmy main reads an announced Create{Note} without inReplyTo only as a comment, and fails",
  attachment: "federation.md 3.2.2: attachment is an array of Link{href}, Image{url} or Document{url}",
  "attachment without media type": "federation.md 3.2.3: NodeBB needs mediaType on every attachment",
  tag: "federation.md 3.2.2: tag is an array",
  image: "federation.md 3.2.2: image and icon are of type Image",
  language: "federation.md 3.2.2: language is {identifier, name}",
  "attributedTo is a list": "federation.md 3.2.4: NodeBB refuses an array as attributedTo on Create and Update",
  community: "federation.md 3.1, Group found from audience, to, cc",
  question: "federation.md 3.2.8 and 3.1: Question without options is lost (PieFed), refused (Lemmy)",
  "vote of a bot": "federation.md 3.1, Votes: bot accounts (type Service) may not vote",
  "deletion by a stranger":
    "federation.md 3.2.11: by its author, or by a moderator of the Group, with a reason in summary",
  context: "federation.md 3.1, context: a resolvable collection with the whole topic (NodeBB)",
  "pinning by a stranger":
    "Lemmy, pull request 2716: Add to and Remove from the featured of a community, by a moderator of it, announced",
  "choice by a stranger": "federation.md 3.2.12: ChooseAnswer is accepted if its actor moderates the Group",
} as const;

export type RefusalName = keyof typeof reasons;

export type RefusalRecord = {
  readonly refused: RefusalName;
  readonly because: string;
  /** What it was about: an address, an id, or a detail. */
  readonly about: string;
};

/** Thrown inside the peer to end the work on one document or activity; always caught and recorded. */
export class Refused extends Error {
  readonly record: RefusalRecord;
  constructor(refused: RefusalName, about: string) {
    super(`${refused}: ${about}`);
    this.record = { refused, because: reasons[refused], about };
  }
}

/** Refuses unless `holds`. */
export const demand = (holds: boolean, refused: RefusalName, about: unknown): void => {
  if (!holds) throw new Refused(refused, typeof about === "string" ? about : (JSON.stringify(about) ?? "nothing"));
};
