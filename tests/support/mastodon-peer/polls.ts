import { hasType, isJson, textOf } from "./reading.ts";
import type { Json, LocalAccount, Poll, Status } from "./records.ts";
import { Refused } from "./refusals.ts";
import type { World } from "./world.ts";

const mostOptions = 500;

const tallyOf = (item: Json): number => {
  const replies = item.replies;
  return isJson(replies) && typeof replies.totalItems === "number" ? replies.totalItems : 0;
};

/** `closed` as a moment, or `endTime`; `closed: true` means now. */
const expiryOf = (object: Json, now: Date): Date | null => {
  if (object.closed === true) return now;
  const text = textOf(object.closed) ?? textOf(object.endTime);
  const moment = text === null ? null : new Date(text);
  return moment === null || Number.isNaN(moment.getTime()) ? null : moment;
};

/**
 * The poll in a Question with `oneOf` or `anyOf`, which must be an array; without one it is a plain post (federation.md
 * 2.1). An option's name is its `name`, else its `content`.
 */
export const readPoll = (object: Json, now: Date): Poll | null => {
  const items = Array.isArray(object.anyOf) ? object.anyOf : object.oneOf;
  if (!hasType(object, ["Question"]) || !Array.isArray(items)) return null;
  const read = items.filter(isJson).slice(0, mostOptions);
  const options = read.map((item) => textOf(item.name) ?? textOf(item.content) ?? "");
  if (new Set(options).size !== options.length) throw new Refused("poll options", options.join(", "));
  return {
    options,
    multiple: Array.isArray(object.anyOf),
    expiresAt: expiryOf(object, now),
    tallies: read.map(tallyOf),
    votersCount: typeof object.votersCount === "number" ? object.votersCount : null,
    ownVotes: new Map(),
  };
};

/** New numbers and a new end, with no edit: of a poll with the same options only (federation.md 2.6). */
export const refreshPoll = (poll: Poll, read: Poll): void => {
  if (poll.options.join("\n") !== read.options.join("\n") || poll.multiple !== read.multiple) return;
  poll.tallies = read.tallies;
  poll.votersCount = read.votersCount;
  poll.expiresAt = read.expiresAt;
};

/**
 * The votes of an account as Mastodon sends them: one Create for each option, to the author alone, with ids that lead
 * nowhere and no `content` (federation.md 4.5). Its own rules come first: not twice, not after the end.
 */
export const voteActivities = (
  world: World,
  account: LocalAccount,
  status: Status,
  names: readonly string[],
): readonly Json[] => {
  const { poll } = status;
  if (poll === null) throw new Error(`${status.uri} is no poll`);
  if (poll.expiresAt !== null && poll.expiresAt <= world.clock()) throw new Error(`${status.uri} is over`);
  if (poll.ownVotes.has(account.id)) throw new Error(`${account.username} voted on ${status.uri} before`);
  if (!poll.multiple && names.length !== 1) throw new Error(`${status.uri} takes one choice`);
  poll.ownVotes.set(account.id, names);
  return names.map((name) => voteActivity(account, { number: world.nextNumber(), name, status }));
};

/** One vote. */
export const voteActivity = (
  account: LocalAccount,
  vote: { readonly number: string; readonly name: string; readonly status: Pick<Status, "uri" | "author"> },
): Json => {
  const id = `${account.id}#votes/${vote.number}`;
  return {
    "@context": "https://www.w3.org/ns/activitystreams",
    id: `${id}/activity`,
    type: "Create",
    actor: account.id,
    to: vote.status.author,
    object: {
      id,
      type: "Note",
      name: vote.name,
      attributedTo: account.id,
      to: vote.status.author,
      inReplyTo: vote.status.uri,
    },
  };
};
