import type { Poll } from "../../polls/poll.ts";
import { type PollFromNote, pollFromNote, voteFromNote } from "../../polls/polls.activitypub.ts";
import { receiveVote } from "../../polls/receive-vote.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import type { JsonObject } from "../kit/reading.ts";
import { type InboundServices, leaveAlone, type Outcome } from "./handler.ts";
import type { Spoken } from "./post-from-elsewhere.ts";
import { type Apply, type BeginningKind, beginningIn, newsIn } from "./take-in-beginning.ts";

/** Takes a note in as a vote in a poll of ours; `null` when it is none. A vote is for the poll's maker, and so not public. */
export const voteIn = async (note: JsonObject, services: InboundServices): Promise<Apply | null> => {
  const vote = voteFromNote(note);
  if (vote === null) return null;
  const post = await services.look(({ posts }) => posts.byUri(vote.pollUri));
  if (post?.kind !== "poll") return null;
  const voter = await services.findRemoteActor(vote.attributedTo);
  if (voter === null) return leaveAlone("voter cannot be read");
  return async (transaction) =>
    (await transaction.serverPolicies.standing(voter.uri)) === "barred"
      ? "shut out"
      : receiveVote(transaction, { pollUri: vote.pollUri, option: vote.option, voter, at: services.clock() });
};

/**
 * Takes a Question in as a poll of the neighbouring wijk `neighbourUri`, which must own it (`audience`). A poll that we
 * know already is brought up to date instead.
 */
export const pollIn = async (note: JsonObject, neighbourUri: string, services: InboundServices): Promise<Apply> => {
  const asSent = pollFromNote(note);
  if (asSent === null || asSent.audience !== neighbourUri) return leaveAlone("not a poll of this neighbour");
  return beginningIn(asSent, note, neighbourUri, services, polls);
};

/** Applies news of a poll, from its author's own server, to the one that we have; `null` when it is about something else. */
export const pollChangeIn = (note: JsonObject, services: InboundServices): Apply | null => {
  const asSent = pollFromNote(note);
  return asSent === null ? null : newsIn(asSent, note, services, polls);
};

const isNewer = (read: Date | null, known: Date | null): boolean => read !== null && (known === null || read > known);

/**
 * Numbers and the end always count: they come with every Update and with no newer `updated`. Other words count when
 * `updated` is newer, and only then is the poll one that was edited (FEP-9967).
 */
const refreshed = async (
  transaction: SquareTransaction,
  known: Poll,
  read: PollFromNote & Spoken,
  at: Date,
): Promise<Outcome> => {
  if (known.post.withdrawnAt !== null) return "deleted before";
  const isSame = known.several === read.several && known.options.join("\n") === read.options.join("\n");
  const counted = isSame ? { ...known, endsAt: read.endsAt, tally: { ...read.tally, at } } : known;
  if (!isNewer(read.updatedAt, known.changedAt)) {
    await transaction.polls.save(counted);
    return isSame ? "poll counted" : "nothing new";
  }
  const wordsChanged = known.post.html !== read.html || known.post.title !== read.title || !isSame;
  await transaction.polls.save({
    ...counted,
    post: {
      ...known.post,
      title: read.title,
      html: read.html,
      language: read.language,
      editedAt: wordsChanged ? read.updatedAt : known.post.editedAt,
    },
    options: read.options,
    several: read.several,
    endsAt: read.endsAt,
    tally: { ...read.tally, at },
    changedAt: read.updatedAt,
  });
  return "poll of a neighbour changed";
};

const polls: BeginningKind<PollFromNote, Poll> = {
  name: "poll",
  byUri: (transaction, uri) => transaction.polls.byUri(uri),
  add: (transaction, post, { options, several, endsAt, tally, updatedAt }, at) =>
    transaction.polls.add({
      post,
      options,
      several,
      endsAt,
      closedAt: null,
      tally: { ...tally, at },
      changedAt: updatedAt,
    }),
  refreshed,
};
