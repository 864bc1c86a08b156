import {
  type Boost,
  type FeedEntry,
  type LocalAccount,
  localFollowersOf,
  type Records,
  removeFrom,
  type Status,
} from "./records.ts";

/** Within this many entries a post that is already there is not inserted again by a boost (federation.md 2.3). */
const recentEntries = 80;

const feedOf = (records: Records, account: LocalAccount): FeedEntry[] => {
  const feed = records.feeds.get(account.id) ?? [];
  records.feeds.set(account.id, feed);
  return feed;
};

const follows = (records: Records, account: LocalAccount, actor: string): boolean =>
  localFollowersOf(records, actor).some((follower) => follower.id === account.id);

/** A reply is shown only when the reader also follows (or is) the one replied to; federation.md 2.3. */
const isReplyToStranger = (records: Records, account: LocalAccount, status: Status): boolean => {
  if (status.inReplyTo === null) return false;
  const parent = records.statuses.get(status.inReplyTo)?.author;
  if (parent === undefined) return true;
  return parent !== account.id && parent !== status.author && !follows(records, account, parent);
};

/** Puts a status in the home timelines of its author and of those who follow the author. */
export const showStatus = (records: Records, status: Status): void => {
  const author = [...records.accounts.values()].filter((account) => account.id === status.author);
  for (const account of [...author, ...localFollowersOf(records, status.author)]) {
    const isAddressed = status.visibility !== "direct" || status.mentions.some((mention) => mention.id === account.id);
    const isOwn = account.id === status.author;
    if (isOwn || (isAddressed && !isReplyToStranger(records, account, status))) {
      feedOf(records, account).unshift({ status: status.uri, boost: null });
    }
  }
};

/** Puts a boost in the home timelines of those who follow the booster; boosted replies are not filtered (federation.md 2.3). */
export const showBoost = (records: Records, boost: Boost): void => {
  if (boost.visibility === "direct") return;
  for (const account of localFollowersOf(records, boost.by)) {
    const feed = feedOf(records, account);
    if (!feed.slice(0, recentEntries).some((entry) => entry.status === boost.status)) {
      feed.unshift({ status: boost.status, boost });
    }
  }
};

export const hideBoost = (records: Records, boost: Boost): void => {
  for (const feed of records.feeds.values()) removeFrom(feed, (entry) => entry.boost?.id === boost.id);
};

/** Takes a status and every boost of it away. */
export const removeStatus = (records: Records, uri: string): void => {
  records.statuses.delete(uri);
  removeFrom(records.boosts, (boost) => boost.status === uri);
  for (const feed of records.feeds.values()) removeFrom(feed, (entry) => entry.status === uri);
};

/** After an unfollow: what came from that account leaves the timeline. */
export const hideAccount = (records: Records, account: LocalAccount, actor: string): void => {
  removeFrom(feedOf(records, account), (entry) =>
    entry.boost === null ? records.statuses.get(entry.status)?.author === actor : entry.boost.by === actor,
  );
};
