import type { BallotView, PollView } from "../../web/pages/poll.ts";
import type { PollResultsView } from "../../web/parts/poll-results.ts";
import type { PollRowView } from "../../web/parts/poll-rows.ts";
import { minuteInWords, momentInWords } from "../../web/texts/moments.ts";
import type { ProblemView } from "../../web/views.ts";
import type { PostId } from "../kernel/ids.ts";
import { heldInRow, makerInRow, mayAbout, type PostViewing, writtenView } from "../posts/made-by.http.ts";
import { stands } from "../posts/post.ts";
import { writtenIn } from "../posts/written-in.ts";
import { fewestVoters, isOver, type Poll } from "./poll.ts";
import type { PollRead, PollReads } from "./poll-reads.ts";

/** A poll in a list. */
export const pollRow = (read: PollRead, { lang, reader, now }: PostViewing): PollRowView => {
  const { poll } = read;
  return {
    href: `/peilingen/${poll.post.id}`,
    title: poll.post.title ?? "",
    ...writtenIn(poll.post, lang),
    by: makerInRow(read, reader),
    ends: minuteInWords(lang, poll.endsAt),
    over: isOver(poll, now),
    voters: poll.tally.voters,
    ...heldInRow(poll.post),
  };
};

/** Polls that are open now as a few rows for a front page. */
export const openPolls =
  (reads: Pick<PollReads, "list">) =>
  async (viewing: PostViewing, limit: number): Promise<readonly PollRowView[]> => {
    const found = await reads.list(viewing.reader, { at: viewing.now, open: true, limit });
    return found.map((read) => pollRow(read, viewing));
  };

const resultsView = (
  { poll, home }: PollRead,
  chosen: readonly number[] | null,
  { lang, now }: PostViewing,
): PollResultsView => {
  const { voters, votes, at } = poll.tally;
  const isOurs = home === null;
  const all = Math.max(voters, ...votes);
  return {
    options: poll.options.map((name, option) => ({
      name,
      votes: votes[option] ?? 0,
      percent: all === 0 ? 0 : Math.round((100 * (votes[option] ?? 0)) / all),
      mine: chosen?.includes(option) === true,
    })),
    voters,
    tooFew: isOurs && voters > 0 && voters < fewestVoters,
    counted: at === null ? null : momentInWords(lang, at, now),
    final: isOurs ? poll.closedAt !== null : isOver(poll, now),
    countedBy: home?.name ?? null,
  };
};

const ballotView = (poll: Poll, chosen: readonly number[] | null, again: Again | null): BallotView => ({
  options: poll.options.map((name, option) => ({
    value: String(option),
    name,
    chosen: again === null ? chosen?.includes(option) === true : again.choices.includes(String(option)),
  })),
  several: poll.several,
  again: chosen !== null,
  problems: again?.problems ?? [],
});

/** A vote that came back with a problem. */
export type Again = { readonly choices: readonly string[]; readonly problems: readonly ProblemView[] };

/**
 * One poll for one reader. How it stands is shown to residents who voted, to visitors who ask for it, and to everybody once
 * it was counted for the last time (docs/decisions, 20).
 */
export const pollView = async (
  read: PollRead,
  viewing: PostViewing,
  given: {
    readonly ballotOf: (id: PostId) => Promise<readonly number[] | null>;
    readonly peeks: boolean;
    readonly again: Again | null;
  },
): Promise<Omit<PollView, "shell">> => {
  const { lang, reader, now } = viewing;
  const { poll, home } = read;
  const { post } = poll;
  const over = isOver(poll, now);
  const isResident = reader.kind === "resident";
  const isThere = stands(post);
  const chosen = isResident && isThere ? await given.ballotOf(post.id) : null;
  const isOurs = home === null;
  const isCounted = over && (!isOurs || poll.closedAt !== null);
  const shown = isThere && (isCounted || chosen !== null || (!isResident && given.peeks));
  const mayVote = isResident && isThere && !over && (isOurs || chosen === null);
  const written = writtenView(post, read, viewing);
  const { mine } = written;
  return {
    ...written,
    home,
    state: !over ? "open" : isCounted ? "closed" : "counting",
    ends: minuteInWords(lang, poll.endsAt),
    options: poll.options,
    ballot: mayVote ? ballotView(poll, chosen, given.again) : null,
    votedThere: !isOurs && chosen !== null && !over,
    results: shown ? resultsView(read, chosen, viewing) : null,
    peekHref: !isResident && !over && !given.peeks ? `/peilingen/${post.id}?stand=ja` : null,
    may: {
      ...mayAbout(post, reader),
      change: mine && !over && (post.held?.refused ?? null) === null,
      close: mine && !over && post.held === null,
    },
  };
};
