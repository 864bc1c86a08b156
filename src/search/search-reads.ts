import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { ThreadKind } from "./search-index.ts";

/** A post that a reader may find: of which thread, and since when it stands there. */
export type ReadablePost = {
  readonly threadId: PostId;
  readonly kind: ThreadKind | "answer";
  readonly publishedAt: Date;
};

export type SearchReads = {
  /** Those of `ids` that `reader` may find now: what `mayRead` allows, of whom nobody is shut out. */
  readable(reader: Reader, ids: readonly PostId[]): Promise<ReadonlyMap<PostId, ReadablePost>>;
  /** The words of those of `ids` that are answers and that `reader` may find, with their language where it is known. */
  answers(
    reader: Reader,
    ids: readonly PostId[],
  ): Promise<ReadonlyMap<PostId, { body: string; html: string; language: string | null }>>;
};

/** Somebody who chose to be found: a neighbour, a wijkwijzer, or both. */
export type FoundPerson = {
  readonly residentId: ResidentId;
  readonly name: string;
  readonly about: string;
  /** By their slugs. */
  readonly themes: readonly string[];
  /** Stands in the list of wijkwijzers, for this reader too. */
  readonly isWijkwijzer: boolean;
  /** Has a page of their own, for this reader. */
  readonly hasPage: boolean;
};

/** Everybody whom this reader may find, by name. */
export type PeopleToFind = (reader: Reader) => Promise<readonly FoundPerson[]>;
