import type { Poll } from "../../polls/poll.ts";
import { type PollFromNote, pollFromNote, voteFromNote } from "../../polls/polls.activitypub.ts";
import { receiveVote } from "../../polls/receive-vote.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import type { JsonObject } from "../kit/reading.ts";
import { type InboundServices, leaveAlone, type Outcome } from "./handler.ts";
import {
  beginningFromElsewhere,
  isByAnother,
  letOtherWordsThrough,
  refusalOfNews,
  strictestStanding,
  withLinksHere,
} from "./post-from-elsewhere.ts";
import { isPublic } from "./take-in.ts";

type Apply = (transaction: SquareTransaction) => Promise<Outcome>;

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
  if (!isPublic(note)) return leaveAlone("not public");
  const author = await services.findRemoteActor(asSent.attributedTo);
  if (author === null) return leaveAlone("author cannot be read");
  return async (transaction) => {
    const read = await withLinksHere(asSent, note, transaction, services);
    const home = await transaction.actors.byUri(neighbourUri);
    if (home === null || (await transaction.posts.isBuried(read.uri))) return "deleted before";
    const standing = await strictestStanding(transaction, author.uri, neighbourUri, services.broughtBy);
    if (standing === "barred") return "shut out";
    const at = services.clock();
    const held = standing === "limited" ? { since: at, refused: null } : null;
    const known = await transaction.polls.byUri(read.uri);
    if (known !== null && (await isByAnother(transaction, known.post, author.uri))) return "not its author";
    if (known !== null && held !== null && known.post.held === null) return letOtherWordsThrough;
    if (known !== null) return refreshed(transaction, known, read, at);
    const stored = await transaction.actors.saveRemote(author);
    const post = beginningFromElsewhere("poll", read, { authorId: stored.id, homeWijkId: home.id, held, at });
    const { id } = post;
    await transaction.polls.add({
      post,
      options: read.options,
      several: read.several,
      endsAt: read.endsAt,
      closedAt: null,
      tally: { ...read.tally, at },
      changedAt: read.updatedAt,
    });
    if (held === null) return "poll of a neighbour stored";
    await transaction.happened({ kind: "PostHeld", threadId: id, postId: id });
    return "poll of a neighbour waits for a moderator";
  };
};

/** Applies news of a poll, from its author's own server, to the one that we have; `null` when it is about something else. */
export const pollChangeIn = (note: JsonObject, services: InboundServices): Apply | null => {
  const asSent = pollFromNote(note);
  if (asSent === null) return null;
  if (!isPublic(note)) return leaveAlone("not public");
  return async (transaction) => {
    const read = await withLinksHere(asSent, note, transaction, services);
    const poll = await transaction.polls.byUri(read.uri);
    const refusal = await refusalOfNews(transaction, poll?.post ?? null, read.attributedTo, services);
    if (poll === null || refusal !== null) return refusal ?? "unknown here";
    return refreshed(transaction, poll, read, services.clock());
  };
};

const isNewer = (read: Date | null, known: Date | null): boolean => read !== null && (known === null || read > known);

/**
 * Numbers and the end always count: they come with every Update and with no newer `updated`. Other words count when
 * `updated` is newer, and only then is the poll one that was edited (FEP-9967).
 */
const refreshed = async (
  transaction: SquareTransaction,
  known: Poll,
  read: PollFromNote,
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
