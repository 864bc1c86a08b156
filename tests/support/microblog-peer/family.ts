import type { KeyObject } from "node:crypto";

/** A parsed JSON object of unknown shape. */
export type Json = Record<string, unknown>;

/** A person on the peer, or the peer's own actor, with its key. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly inbox: string;
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKeyPem: string;
};

/** Something that is kept: written on the peer, or taken in from elsewhere. */
export type Status = {
  readonly uri: string;
  readonly author: string;
  readonly inReplyTo: string | null;
  /** What a reader sees as text. */
  text: string;
  /** What a reader sees first and has to open. */
  contentWarning: string | null;
  tags: readonly string[];
  mentions: readonly string[];
  edited: boolean;
  document: Json;
};

/** What the peer said no to, or passed over by design, with the section of federation.md that it was read from. */
export type Refusal = { readonly rule: string; readonly because: string; readonly about: string };

export class Refused extends Error {
  override readonly name = "Refused";
  readonly rule: string;
  readonly about: string;

  constructor(rule: string, about: string) {
    super(`${rule}: ${about}`);
    this.rule = rule;
    this.about = about;
  }
}

/** Thrown for what this software passes over without a word: it is no fault of the sender. */
export class Skipped extends Refused {}

/** What one piece of writing on the peer is made of. */
export type Written = {
  readonly uri: string;
  readonly author: Account;
  readonly text: string;
  readonly parent: Status | null;
  readonly mentioned: readonly { readonly id: string; readonly handle: string; readonly url: string }[];
  readonly published: Date;
  readonly updated: Date | null;
  /** Properties that this one has beside the usual. */
  readonly more: Json;
};

/** What the rules of a family may look at and fetch. */
export type Surroundings = {
  readonly origin: string;
  readonly statuses: ReadonlyMap<string, Status>;
  /** A document from elsewhere, by a GET that the peer signs; refused when its id is another. */
  readonly fetchDocument: (address: string) => Promise<Json>;
};

/** How one kind of software differs from the others, as far as federation.md 3.4 tells. */
export type Family = {
  readonly software: { readonly name: string; readonly version: string };
  /** Every rule that it enforces, with the section that it was read from. */
  readonly rules: Readonly<Record<string, string>>;
  /** Whether GETs of its documents must be signed. */
  readonly signedGets: boolean;
  /** Where another server delivers to someone else than the followers: to a shared inbox, or to each by itself. */
  readonly usesSharedInboxes: boolean;
  readonly idOf: (origin: string, name: string) => string;
  readonly keyIdOf: (id: string) => string;
  readonly actorDocument: (account: Account, origin: string) => Json;
  /** What stands at the address of a key, when that is another than the actor's. */
  readonly keyDocument?: (account: Account) => Json;
  readonly noteUri: (account: Account, origin: string, number: number) => string;
  readonly noteDocument: (written: Written) => Json;
  readonly likeDocument: (account: Account, object: string, number: number, origin: string) => Json;
  /** Refuses a note that this software would not take; gives what its reader sees otherwise. */
  readonly readNote: (note: Json, carrier: Json, around: Surroundings) => Promise<Status>;
  /** The note behind an Announce, or a {@link Skipped}. */
  readonly announcedNote: (announce: Json, around: Surroundings) => Promise<Json>;
};
