import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Fitting, Wanted } from "./words.ts";

/** What begins a thread, and so is something to be found. */
export type ThreadKind = "question" | "announcement" | "offer" | "activity" | "poll";

/**
 * How a thread stands, whatever its kind. `open`: it waits for answers, or still holds. `answered`: a question that was helped. `over`:
 * it was rounded off, or its time is over.
 */
export type Standing = "open" | "answered" | "over";

/** Among what is looked. It narrows down, so that what a reader may not read takes no place; `mayRead` decides. */
export type Narrowing = {
  readonly reader: Reader;
  readonly kind: ThreadKind | null;
  readonly theme: string | null;
  readonly standing: Standing | null;
  /** Themes of which this reader finds no question. */
  readonly withoutThemes: readonly string[];
  readonly at: Date;
};

/** A post that may fit, and the thread in which it stands. What fits is told of the two together: an answer belongs to its question. */
export type FoundPost = Fitting & { readonly id: PostId; readonly threadId: PostId };

/** Finds posts by their words. `null` when PostgreSQL took too long over it. */
export type SearchIndex = {
  /** By Dutch stems and how words begin, in titles and texts; the newest of very many. */
  byWords(wanted: Wanted, among: Narrowing): Promise<readonly FoundPost[] | null>;
  /** By words in titles that have most of their letters in common: typing mistakes, parts of compounds. It costs more. */
  byLetters(wanted: Wanted, among: Narrowing): Promise<readonly FoundPost[] | null>;
  /** Those of `words` that have the stem of something wanted, or begin like it. */
  alike(words: readonly string[], wanted: Wanted): Promise<ReadonlySet<string>>;
};
