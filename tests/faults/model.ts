import { setTimeout as pause } from "node:timers/promises";

/**
 * What must exist, by what the wijk has answered. Something that got no answer may be there or not: then all that it may
 * be is kept. Words are unique, so that each is found again.
 */
export type ModelPost = {
  readonly kind: "question" | "answer";
  /** The page where it stands. */
  readonly path: string;
  /** The resident's number of the post; `null` for what came from elsewhere. */
  readonly id: string | null;
  readonly uri: string;
  /** The words that it may have now: one, or more after a change without an answer. */
  words: readonly string[];
  /** All words that it had before and no longer may have. */
  readonly oldWords: string[];
  /** Whether it is withdrawn; `null` after a withdrawal without an answer. */
  withdrawn: boolean | null;
  readonly byPeer: boolean;
  /** Whether its author may withdraw it. Questions that stay get the answers. */
  readonly mayGo: boolean;
};

/** What everyone at work writes down. */
export type Model = {
  readonly posts: ModelPost[];
  /** Words that were sent and not answered: they stand nowhere or once. */
  readonly unanswered: { readonly words: string; readonly path: string | null }[];
  /** Activities that were answered 202. */
  readonly acknowledged: string[];
  /** What nobody should get: a 500, a 503 that does not say when to come back, or no word at all for half a minute. */
  readonly oddities: string[];
  /** How many requests got which answer; 0 is none. */
  readonly answers: Map<number, number>;
  /** Requests that wait for an answer at this moment. */
  underWay: number;
  newWords(): string;
};

/** Nothing exists yet. */
export const createModel = (): Model => {
  let count = 0;
  return {
    posts: [],
    unanswered: [],
    acknowledged: [],
    oddities: [],
    answers: new Map(),
    underWay: 0,
    newWords: () => {
      count += 1;
      return `woord${String(count).padStart(5, "0")}z`;
    },
  };
};

/** An answer to a request, as far as it counts here. */
export type Answer = { readonly status: number; readonly retryAfter: string | undefined };

const longestWait = 30_000;

/** Makes a request and counts it; `null` when it got no answer. */
export const counted = async <Given extends Answer>(
  model: Model,
  request: () => Promise<Given>,
): Promise<Given | null> => {
  model.underWay += 1;
  const count = (status: number) => model.answers.set(status, (model.answers.get(status) ?? 0) + 1);
  const hung = new AbortController();
  try {
    const waited = pause(longestWait, "hung" as const, { signal: hung.signal });
    const answer = await Promise.race([request(), waited]);
    if (answer === "hung") {
      model.oddities.push("no answer within 30 seconds");
      throw new Error("No answer.");
    }
    count(answer.status);
    if (answer.status === 500) model.oddities.push("500");
    if (answer.status === 503 && !/^\d+$/.test(answer.retryAfter ?? "")) model.oddities.push("503 without Retry-After");
    return answer;
  } catch {
    count(0);
    return null;
  } finally {
    hung.abort();
    model.underWay -= 1;
  }
};
