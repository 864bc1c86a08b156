import type { Audience } from "../kernel/audience.ts";
import { day, later } from "../kernel/clock.ts";
import type { ActorId, PostId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { htmlFromText, oneLine, tidy } from "../kernel/text.ts";
import { beginning } from "../posts/beginning.ts";
import { type Author, type Held, longestText, type Post, withdrawn } from "../posts/post.ts";

/** What was counted, and when. `votes` has one number for each option; `voters` are people, each counted once. */
export type Tally = { readonly voters: number; readonly votes: readonly number[]; readonly at: Date | null };

/** A post to which people choose one or several of two to four options. */
export type Poll = {
  readonly post: Post;
  /** In their order. They stay as they were made: others voted on exactly these. */
  readonly options: readonly string[];
  /** More than one may be chosen. */
  readonly several: boolean;
  /** Votes count until then. Whoever closes it early brings it forward. */
  readonly endsAt: Date;
  /** When it ended; `null` until what came in was counted for the last time. */
  readonly closedAt: Date | null;
  /** The last count; of a neighbour's poll, what the other server says. */
  readonly tally: Tally;
  /** When its words last changed; `null` when never. */
  readonly changedAt: Date | null;
};

export type PollStore = {
  /** Reading one locks it, so that two decisions about it follow each other. */
  byId(id: PostId): Promise<Poll | null>;
  byUri(uri: string): Promise<Poll | null>;
  add(poll: Poll): Promise<void>;
  save(poll: Poll): Promise<void>;
  /** Saves what was counted just now; what comes in from here on is for the next count. */
  saveCount(poll: Poll): Promise<void>;
  /** From now on it lasts as long as its maker chose; for a poll that waited for a moderator. */
  begin(id: PostId, at: Date): Promise<void>;
  /** Votes came, went or changed since the last count. */
  stir(id: PostId): Promise<void>;
  /** Open polls of ours with something to count, last counted at `before` or earlier. */
  toCount(before: Date, at: Date, limit: number): Promise<readonly PostId[]>;
  /** Polls that ended by `at` and were not closed yet. */
  toClose(at: Date, limit: number): Promise<readonly PostId[]>;
  /**
   * Keeps a choice of an actor of another server. Not when it is kept already, nor when another one is and only one may be
   * chosen: then `false`. Holds for votes that are taken in side by side, too.
   */
  chooseElsewhere(vote: { readonly poll: PostId; readonly actor: ActorId; readonly option: number }): Promise<boolean>;
  /** What was chosen on other servers, without those that are shut out by now. */
  countElsewhere(id: PostId, options: number): Promise<Omit<Tally, "at">>;
  /** Who voted from other servers: they are told of the outcome. */
  votersElsewhere(id: PostId): Promise<readonly ActorId[]>;
  /** Forgets what an actor chose in polls that are still open. */
  forgetVoter(actor: ActorId): Promise<void>;
  /** Forgets who of other servers chose what. */
  forgetVotes(id: PostId): Promise<void>;
};

/** The longest that Mastodon shows of one option, in characters. */
export const longestOption = 50;
const longestTitle = 160;
const [fewestOptions, mostOptions] = [2, 4];

/** How long a poll can last, in days. */
export const lengths = [1, 3, 7, 14, 30] as const;

/** Fewer voters than this, and how they voted is not told: it could be worked out who chose what. */
export const fewestVoters = 3;

export type PollText = { readonly title: string; readonly text: string };

const problemsOfText = ({ title, text }: PollText): readonly Problem[] => [
  ...(title.length < 3 ? [{ field: "title", reason: "poll-empty" }] : []),
  ...(title.length > longestTitle ? [{ field: "title", reason: "title-too-long" }] : []),
  ...(text.length > longestText ? [{ field: "text", reason: "text-too-long" }] : []),
];

const readText = (given: PollText): PollText => ({ title: oneLine(given.title), text: tidy(given.text) });

/** Looks at the options, in the fields `option1` and on; those left empty do not count. */
const readOptions = (
  given: readonly string[],
): { readonly options: readonly string[]; readonly problems: readonly Problem[] } => {
  const typed = given.slice(0, mostOptions).map(oneLine);
  const options = typed.filter((option) => option !== "");
  const problems = typed.flatMap((option, index): readonly Problem[] => {
    const field = `option${index + 1}`;
    const same = typed.findIndex((other) => other.toLowerCase() === option.toLowerCase());
    if (option === "") return [];
    if ([...option].length > longestOption) return [{ field, reason: "option-too-long" }];
    return same < index ? [{ field, reason: "option-twice" }] : [];
  });
  const tooFew = options.length < fewestOptions ? [{ field: "option1", reason: "options-too-few" }] : [];
  return { options, problems: [...tooFew, ...problems] };
};

/** A new poll. Gives every problem at once, by field. `uri` is the address it gets if it is for everyone. */
export const make = (
  id: PostId,
  given: PollText & {
    readonly options: readonly string[];
    readonly several: boolean;
    readonly days: number;
    readonly audience: Audience;
    readonly author: Author;
    readonly uri: string;
    readonly url: string;
    /** Set when a moderator has to see it first. */
    readonly held: Held | null;
  },
  at: Date,
): Result<Poll> => {
  const { title, text } = readText(given);
  const { options, problems: problemsOfOptions } = readOptions(given.options);
  const problems = [...problemsOfText({ title, text }), ...problemsOfOptions];
  if (!(lengths as readonly number[]).includes(given.days)) problems.push({ field: "days", reason: "length-missing" });
  if (problems.length > 0) return refuse({ kind: "invalid", problems });
  return ok({
    post: beginning("poll", id, { ...given, title, text }, at),
    options,
    several: given.several,
    endsAt: later(at, given.days * day),
    closedAt: null,
    tally: { voters: 0, votes: options.map(() => 0), at: null },
    changedAt: null,
  });
};

/** Whether votes count no more: its time is over, or its maker closed it. */
export const isOver = ({ endsAt, closedAt }: Pick<Poll, "endsAt" | "closedAt">, at: Date): boolean =>
  closedAt !== null || at >= endsAt;

/** Other words around the same options, by its maker, while it is open. */
export const change = (poll: Poll, given: PollText, at: Date): Result<Poll> => {
  if (isOver(poll, at)) return refuse({ kind: "conflict", reason: "poll-over" });
  const { title, text } = readText(given);
  const problems = problemsOfText({ title, text });
  if (problems.length > 0) return refuse({ kind: "invalid", problems });
  const post = { ...poll.post, title, body: text, html: htmlFromText(text), editedAt: at };
  return ok({ ...poll, post, changedAt: at });
};

/** Its maker has heard enough. The last count follows. */
export const endNow = (poll: Poll, at: Date): Result<Poll> =>
  isOver(poll, at) ? refuse({ kind: "conflict", reason: "poll-over" }) : ok({ ...poll, endsAt: at });

/** Taken back: the question, the options and what was counted are gone. */
export const withdraw = (poll: Poll, at: Date): Poll => ({
  ...poll,
  post: withdrawn(poll.post, at),
  options: [],
  tally: { voters: 0, votes: [], at: null },
});

/** Adds counts up. With fewer than three voters only their number is told, and not what they chose. */
export const tallyOf = (counts: readonly Omit<Tally, "at">[], options: number, at: Date): Tally => {
  const voters = counts.reduce((sum, count) => sum + count.voters, 0);
  const votes = Array.from({ length: options }, (_, option) =>
    counts.reduce((sum, count) => sum + (count.votes[option] ?? 0), 0),
  );
  return { voters, votes: voters < fewestVoters ? votes.map(() => 0) : votes, at };
};

/** Whether two counts say the same. */
export const isSameTally = (one: Tally, other: Tally): boolean =>
  one.voters === other.voters && one.votes.every((votes, option) => votes === other.votes[option]);

/** Reads which options were chosen, as places in the list: each once, one of them unless several may be. */
export const readChoices = (poll: Poll, given: readonly string[]): Result<readonly number[]> => {
  const chosen = [...new Set(given)].map((text) => (/^\d{1,2}$/.test(text) ? Number(text) : -1));
  const known = chosen.every((option) => option >= 0 && option < poll.options.length);
  const problem = (reason: string): Result<never> =>
    refuse({ kind: "invalid", problems: [{ field: "choice", reason }] });
  if (!known) return problem("poll-choice-unknown");
  if (chosen.length === 0) return problem("poll-choice-missing");
  return chosen.length > 1 && !poll.several
    ? problem("poll-choice-one")
    : ok(chosen.toSorted((one, other) => one - other));
};
