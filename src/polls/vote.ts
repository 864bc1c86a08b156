import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Actor } from "../posts/actor.ts";
import { mayRead } from "../posts/may-read.ts";
import { drawPseudonym } from "../posts/pseudonym.ts";
import { namelessStandIn } from "../posts/stand-in.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import type { BallotTransaction } from "./ballot.ts";
import { isOver, type Poll, readChoices } from "./poll.ts";

/** Something that has to leave. */
type Outgoing = Parameters<SquareTransaction["outgoing"]["add"]>[0];

/** Votes as they go to the server of a neighbour's poll, one activity for each option. */
export type VotesFor = (given: {
  readonly poll: Poll;
  readonly author: Actor;
  readonly voter: Actor;
  readonly choices: readonly number[];
  readonly at: Date;
}) => readonly Outgoing[];

export type Vote = (command: {
  readonly reader: Reader & { kind: "resident" };
  readonly pollId: PostId;
  /** Places in the list of options, as a form sends them. */
  readonly choices: readonly string[];
}) => Promise<Result<null>>;

/**
 * A resident votes, or puts another choice in the place of the one before. In a neighbour's poll a vote is given once: it
 * leaves in the voice of a stand-in that leads to nobody, not even here.
 */
export const vote =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<BallotTransaction>;
    readonly clock: Clock;
    readonly origin: string;
    readonly votesFor: VotesFor;
  }): Vote =>
  ({ reader, pollId, choices }) =>
    dependencies.unitOfWork(async (transaction): Promise<Result<null>> => {
      const { clock, origin } = dependencies;
      const at = clock();
      const poll = await transaction.polls.byId(pollId);
      if (poll === null || !mayRead(poll.post, reader)) return refuse({ kind: "absent" });
      if (poll.post.held !== null || poll.post.hidden !== null) return refuse({ kind: "absent" });
      if (isOver(poll, at)) return refuse({ kind: "conflict", reason: "poll-over" });
      const chosen = readChoices(poll, choices);
      if (!chosen.ok) return chosen;
      if (poll.post.homeWijkId === null) {
        await transaction.ballots.cast(pollId, reader.id, chosen.value);
        await transaction.polls.stir(pollId);
        return ok(null);
      }
      if ((await transaction.ballots.of(pollId, reader.id)) !== null)
        return refuse({ kind: "conflict", reason: "voted-before" });
      const author = poll.post.author.actorId === null ? null : await transaction.actors.byId(poll.post.author.actorId);
      const wijk = await transaction.actors.wijk();
      if (author === null || wijk === null || (await transaction.serverPolicies.standing(author.uri)) === "barred")
        return refuse({ kind: "absent" });
      const voter = await namelessStandIn(transaction.actors, {
        origin,
        wijkName: wijk.name,
        pseudonym: drawPseudonym(),
        at,
      });
      await transaction.ballots.cast(pollId, reader.id, chosen.value);
      for (const activity of dependencies.votesFor({ poll, author, voter, choices: chosen.value, at }))
        await transaction.outgoing.add(activity);
      return ok(null);
    });
