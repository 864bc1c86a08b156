import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import { isNeighbour, type Reader } from "../kernel/reader.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type CountPerMinute, countPerMinute } from "./count-per-minute.ts";
import { bestPeople } from "./people-to-find.ts";
import type { FoundPost, SearchIndex, Standing, ThreadKind } from "./search-index.ts";
import type { FoundPerson, PeopleToFind, ReadablePost, SearchReads } from "./search-reads.ts";
import { clearFit, fitOf, leastFit, soughtIn, stepsOfFit, type Wanted } from "./words.ts";

/** What somebody looks for, and among what. `null`: among everything. */
export type Asked = {
  readonly typed: string;
  readonly kind: ThreadKind | "person" | null;
  readonly theme: string | null;
  readonly standing: Standing | null;
  /** So many of the best are passed over: those of earlier pages. */
  readonly from: number;
};

/** A thread that fits, by what it says itself or by one of its answers. */
export type Hit = { readonly threadId: PostId; readonly kind: ThreadKind; readonly answerId: PostId | null };

export type SearchFound = {
  /** What was looked for; no words when nothing was typed that can be looked for. */
  readonly wanted: Wanted;
  readonly hits: readonly Hit[];
  readonly people: readonly FoundPerson[];
  /** There is a page after this one. */
  readonly more: boolean;
  /** More fits than anybody looks through: the rest is not shown. */
  readonly cut: boolean;
};

/**
 * Looks for what `reader` may read: posts, best first and then the newest, and people who chose to be found. What was typed is kept
 * nowhere. Refused with `too-many-attempts` to whoever looks more often than anybody types, by resident, or for visitors by the network
 * (`from`) they come from; and with `conflict` when PostgreSQL takes too long.
 */
export type Search = (reader: Reader, network: string, asked: Asked) => Promise<Result<SearchFound>>;

/** So many stand on one page. */
export const perPage = 10;
/** So many people stand above the posts, of whom fits so much: all that is looked for stands in what they say of themselves. */
const mostPeopleAbove = 3;
const fitAbove = 0.4;
/** The index gives no more than so many at once. */
const mostCandidates = 200;

type Ranked = Hit & { readonly fit: number; readonly at: Date };

/** The threads that fit, best first; of one thread the words that fit best, its own before those of an answer. */
const ranked = (
  words: readonly string[],
  candidates: readonly FoundPost[],
  readable: ReadonlyMap<PostId, ReadablePost>,
): readonly Hit[] => {
  const best = new Map<PostId, Ranked>();
  for (const candidate of candidates) {
    const [post, thread] = [readable.get(candidate.id), readable.get(candidate.threadId)];
    if (post === undefined || thread === undefined || thread.kind === "answer") continue;
    const fit = fitOf(words, candidate);
    const known = best.get(candidate.threadId);
    const isAnswer = candidate.id !== candidate.threadId;
    const isBetter = known === undefined || fit > known.fit || (fit === known.fit && !isAnswer);
    if (fit < leastFit || !isBetter) continue;
    const { threadId } = candidate;
    best.set(threadId, {
      threadId,
      kind: thread.kind,
      answerId: isAnswer ? candidate.id : null,
      fit,
      at: post.publishedAt,
    });
  }
  return [...best.values()]
    .toSorted(
      (one, other) =>
        Math.round(other.fit * stepsOfFit) - Math.round(one.fit * stepsOfFit) ||
        other.at.getTime() - one.at.getTime() ||
        (one.threadId < other.threadId ? -1 : 1),
    )
    .map(({ fit: _fit, at: _at, ...hit }) => hit);
};

export const search = (dependencies: {
  readonly index: SearchIndex;
  readonly reads: SearchReads;
  readonly people: PeopleToFind;
  /** The themes of the wijk by slug: their names, and whether what is asked about them is kept closer. */
  readonly themes: () => Promise<readonly { slug: string; name: string; sensitive: boolean }[]>;
  readonly clock: Clock;
  readonly perResident: number;
  readonly perNetwork: number;
}): Search => {
  const { index, reads, clock } = dependencies;
  const ofResident: CountPerMinute = countPerMinute({ clock, perMinute: dependencies.perResident });
  const ofNetwork: CountPerMinute = countPerMinute({ clock, perMinute: dependencies.perNetwork });

  const posts = async (reader: Reader, wanted: Wanted, asked: Asked & { readonly kind: ThreadKind | null }) => {
    const { kind, theme, standing } = asked;
    // What concerns somebody's health or money is read by whoever comes by, and dug up by members alone.
    const withoutThemes = isNeighbour(reader)
      ? []
      : (await dependencies.themes()).filter(({ sensitive }) => sensitive).map(({ slug }) => slug);
    const among = { reader, kind, theme, standing, withoutThemes, at: clock() };
    const byWords = await index.byWords(wanted, among);
    if (byWords === null) return null;
    const clear = byWords.filter((candidate) => fitOf(wanted.words, candidate) >= clearFit);
    const byLetters = clear.length >= perPage ? [] : await index.byLetters(wanted, among);
    if (byLetters === null) return null;
    const candidates = [...new Map([...byLetters, ...byWords].map((each) => [each.id, each])).values()];
    const ids = [...new Set(candidates.flatMap(({ id, threadId }) => [id, threadId]))];
    return {
      hits: ranked(wanted.words, candidates, await reads.readable(reader, ids)),
      cut: byWords.length >= mostCandidates,
    };
  };

  const people = async (reader: Reader, wanted: Wanted, theme: string | null) =>
    bestPeople(wanted.words, await dependencies.people(reader), await dependencies.themes(), theme);

  return async (reader, network, asked) => {
    const wanted = soughtIn(asked.typed);
    const { kind, theme, standing, from } = asked;
    if (wanted.words.length === 0) return ok({ wanted, hits: [], people: [], more: false, cut: false });
    const retryAfterSeconds = reader.kind === "resident" ? ofResident(reader.id) : ofNetwork(network);
    if (retryAfterSeconds > 0) return refuse({ kind: "too-many-attempts", retryAfterSeconds });
    if (kind === "person") {
      const fitting = (await people(reader, wanted, theme)).map(({ person }) => person);
      const more = fitting.length > from + perPage;
      return ok({ wanted, hits: [], people: fitting.slice(from, from + perPage), more, cut: false });
    }
    const found = await posts(reader, wanted, { ...asked, kind });
    if (found === null) return refuse({ kind: "conflict", reason: "search-took-too-long" });
    const isFirstOfAll = kind === null && standing === null && from === 0;
    const clear = isFirstOfAll ? (await people(reader, wanted, theme)).filter(({ fit }) => fit >= fitAbove) : [];
    return ok({
      wanted,
      hits: found.hits.slice(from, from + perPage),
      people: clear.slice(0, mostPeopleAbove).map(({ person }) => person),
      more: found.hits.length > from + perPage,
      cut: found.cut,
    });
  };
};
