import type { Clock } from "../kernel/clock.ts";
import type { Reader } from "../kernel/reader.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { countPerMinute } from "../search/count-per-minute.ts";
import { wantedIn } from "../search/words.ts";
import type { QuestionRead, QuestionReads } from "./question-reads.ts";
import { bestOf, isEnough, type SimilarIndex } from "./similar-questions.ts";

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
