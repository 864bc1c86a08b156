import type { Json, LocalAccount, PeerClock, Records, SentRecord } from "./records.ts";
import { type RefusalName, Refused, refusal } from "./refusals.ts";
import type { RemoteActors } from "./remote-actors.ts";
import type { DocumentFetcher } from "./remote-documents.ts";

/** 4.7 reads proofs of whoever made a forwarded activity, and falls back on RFC 9421 (federation.md 2.7). */
export type MastodonVersion = "4.5" | "4.7";

/** What the parts of the peer share. */
export type World = {
  readonly origin: string;
  readonly host: string;
  readonly clock: PeerClock;
  readonly version: MastodonVersion;
  readonly software: string;
  readonly records: Records;
  readonly documents: DocumentFetcher;
  readonly actors: RemoteActors;
  readonly instance: () => LocalAccount;
  /** A new number, larger than every earlier one. */
  readonly nextNumber: () => string;
  readonly deliver: (activity: Json, inbox: string, signAs: LocalAccount) => Promise<SentRecord>;
};

/** Records a refusal that does not end the work. */
export const note = (world: World, refused: RefusalName, about: string): void => {
  world.records.refusals.push(refusal(refused, about));
};

/** Runs `work`; a refusal inside it is recorded and gives `null`. Other errors are bugs and pass through. */
export const recordingRefusals = async <T>(world: World, work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    world.records.refusals.push(error.record);
    return null;
  }
};
