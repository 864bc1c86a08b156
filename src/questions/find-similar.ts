import { type Clock, minute, second } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { QuestionRead, QuestionReads } from "./question-reads.ts";
import { bestOf, isEnough, type SimilarIndex, wantedIn } from "./similar-questions.ts";

/**
 * Questions like what a resident is typing, at most five, of those that the resident may see. What was typed is kept
 * nowhere. Refused with `too-many-attempts` to who asks more often than anybody types.
 */
export type FindSimilar = (
  reader: Reader & { kind: "resident" },
  typed: string,
) => Promise<Result<readonly QuestionRead[]>>;

export const findSimilar = (dependencies: {
  readonly index: SimilarIndex;
  readonly reads: Pick<QuestionReads, "those">;
  readonly clock: Clock;
  readonly perMinute: number;
}): FindSimilar => {
  const waitFor = countPerMinute(dependencies);
  return async (reader, typed) => {
    const wanted = wantedIn(typed);
    const { words } = wanted;
    if (words.length === 0) return ok([]);
    const retryAfterSeconds = waitFor(reader.id);
    if (retryAfterSeconds > 0) return refuse({ kind: "too-many-attempts", retryAfterSeconds });
    const { index, reads } = dependencies;
    const byWords = await index.byWords(wanted);
    const byLetters = isEnough(words, byWords) ? [] : await index.byLetters(wanted);
    const known = new Map([...byLetters, ...byWords].map((candidate) => [candidate.id, candidate]));
    const seen = await reads.those(reader, [...known.keys()]);
    const questions = seen.flatMap((read) => {
      const candidate = known.get(read.post.id);
      if (candidate === undefined) return [];
      const { state, home, helpfulId, post } = read;
      return [
        { read, candidate, state, hasHelped: helpfulId !== null, ours: home === null, publishedAt: post.publishedAt },
      ];
    });
    return ok(bestOf(words, questions).map(({ read }) => read));
  };
};

/**
 * Counts in memory, since a row for each letter would tell who was typing when. Each process counts for itself. Gives the
 * seconds to wait, 0 for who may go on.
 */
const countPerMinute = ({ clock, perMinute }: { readonly clock: Clock; readonly perMinute: number }) => {
  let window = 0;
  let counts = new Map<ResidentId, number>();
  return (resident: ResidentId): number => {
    const now = clock().getTime();
    if (Math.floor(now / minute) !== window) {
      window = Math.floor(now / minute);
      counts = new Map();
    }
    const count = (counts.get(resident) ?? 0) + 1;
    counts.set(resident, count);
    return count <= perMinute ? 0 : Math.ceil(((window + 1) * minute - now) / second);
  };
};
