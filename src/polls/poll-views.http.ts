import type { BallotView, PollView } from "../../web/pages/poll.ts";
import type { PollResultsView } from "../../web/parts/poll-results.ts";
import type { PollRowView } from "../../web/parts/poll-rows.ts";
import { minuteInWords, momentInWords } from "../../web/texts/moments.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { AuthorView, ProblemView } from "../../web/views.ts";
import type { PostId } from "../kernel/ids.ts";
import { isModerator, type Reader } from "../kernel/reader.ts";
import { standingAmong } from "../posts/official-voice.ts";
import { type Post, wroteIt } from "../posts/post.ts";
import { fewestVoters, isOver, type Poll } from "./poll.ts";
import type { PollRead, PollReads } from "./poll-reads.ts";

/** For whom and when a view is made. */
export type PollViewing = { readonly lang: Language; readonly reader: Reader; readonly now: Date };

/** How an actor of ours is called outside: a stand-in by its name, a resident by the chosen handle. */
const outsideName = (actor: NonNullable<PollRead["actor"]>): string =>
  actor.kind === "resident" ? `@${actor.handle}` : actor.name;

/** Who made it, as this reader may know them: neighbours see names, everyone else the actor that speaks outside. */
const authorView = ({ residentName, actor, home }: PollRead, reader: Reader): AuthorView => {
  if (residentName !== null) {
    const isKnown = reader.kind === "resident" || actor === null;
    return { kind: "near", name: isKnown ? residentName : outsideName(actor) };
  }
  const handle = actor === null ? undefined : `@${actor.handle}@${actor.host}`;
  const standing = actor === null ? {} : standingAmong({ id: "", name: actor.name }, []);
  return { kind: "ring", name: actor?.name ?? "", wijk: home?.name, handle, url: actor?.url ?? undefined, ...standing };
};

/** A poll in a list. */
export const pollRow = (read: PollRead, { lang, reader, now }: PollViewing): PollRowView => {
  const { poll } = read;
  const { name, handle, likeness } = authorView(read, reader);
  return {
    href: `/peilingen/${poll.post.id}`,
    title: poll.post.title ?? "",
    by: likeness === undefined ? name : (handle ?? ""),
    ends: minuteInWords(lang, poll.endsAt),
    over: isOver(poll, now),
    voters: poll.tally.voters,
    ...(poll.post.held === null ? {} : { held: poll.post.held.refused === null ? "waits" : "refused" }),
  };
};

/** Polls that are open now as a few rows for a front page. */
export const openPolls =
  (reads: Pick<PollReads, "list">) =>
  async (viewing: PollViewing, limit: number): Promise<readonly PollRowView[]> => {
    const found = await reads.list(viewing.reader, { at: viewing.now, open: true, limit });
    return found.map((read) => pollRow(read, viewing));
  };

const resultsView = (
  { poll, home }: PollRead,
  chosen: readonly number[] | null,
  { lang, now }: PollViewing,
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

const heldView = ({ held }: Post): PollView["held"] => {
  if (held === null) return null;
  return held.refused === null ? { state: "waits" } : { state: "refused", reason: held.refused.reason };
};

/** A vote that came back with a problem. */
export type Again = { readonly choices: readonly string[]; readonly problems: readonly ProblemView[] };

/**
 * One poll for one reader. How it stands is shown to residents who voted, to visitors who ask for it, and to everybody once
 * it was counted for the last time (docs/decisions, 20).
 */
export const pollView = async (
  read: PollRead,
  viewing: PollViewing,
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
  const stands = post.held === null && post.hidden === null;
  const chosen = isResident && stands ? await given.ballotOf(post.id) : null;
  const isOurs = home === null;
  const isCounted = over && (!isOurs || poll.closedAt !== null);
  const shown = stands && (isCounted || chosen !== null || (!isResident && given.peeks));
  const mayVote = isResident && stands && !over && (isOurs || chosen === null);
  const mine = isResident && wroteIt(post, reader.id);
  return {
    id: post.id,
    title: post.title ?? "",
    bodyHtml: post.html,
    author: authorView(read, reader),
    mine,
    when: momentInWords(lang, post.publishedAt, now),
    edited: post.editedAt !== null,
    audience: post.audience,
    outsideName: mine && read.actor !== null ? outsideName(read.actor) : null,
    home,
    ...(post.uri === null ? {} : { objectUri: post.uri }),
    state: !over ? "open" : isCounted ? "closed" : "counting",
    ends: minuteInWords(lang, poll.endsAt),
    options: poll.options,
    ballot: mayVote ? ballotView(poll, chosen, given.again) : null,
    votedThere: !isOurs && chosen !== null && !over,
    results: shown ? resultsView(read, chosen, viewing) : null,
    peekHref: !isResident && !over && !given.peeks ? `/peilingen/${post.id}?stand=ja` : null,
    held: heldView(post),
    may: {
      change: mine && !over && (post.held?.refused ?? null) === null,
      close: mine && !over && post.held === null,
      withdraw: mine,
      report: isResident && stands && !mine,
      hide: isModerator(reader) && !mine && stands,
      show: isModerator(reader) && post.hidden !== null,
      bar: isModerator(reader) && post.author.kind === "elsewhere",
    },
    hidden: post.hidden === null ? null : { reason: post.hidden.reason },
  };
};
