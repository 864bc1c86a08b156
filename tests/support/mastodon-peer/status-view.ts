import { type Boost, knownActor, type Mention, type Records, type Visibility } from "./records.ts";

/** A status as a reader of the peer sees it. */
export type StatusView = {
  readonly uri: string;
  readonly url: string;
  readonly author: string;
  /** `@name@host`. */
  readonly authorHandle: string;
  /** The HTML that was left after the allow-list. */
  readonly text: string;
  readonly title: string | null;
  readonly contentWarning: string | null;
  readonly language: string | null;
  readonly inReplyTo: string | null;
  readonly visibility: Visibility;
  readonly tags: readonly string[];
  readonly mentions: readonly Mention[];
  /** Of a poll: each option with the votes that its own server told of, how many voted, and when it ends. */
  readonly poll: {
    readonly options: readonly { readonly name: string; readonly votes: number }[];
    readonly multiple: boolean;
    readonly votersCount: number | null;
    readonly expiresAt: Date | null;
  } | null;
  readonly edited: boolean;
  readonly history: readonly string[];
  /** Id of the account whose boost put it here, in a timeline. */
  readonly boostedBy: string | null;
  /** Id of the Announce that was kept. */
  readonly announceId: string | null;
  /** Ids of all accounts that boost it. */
  readonly boosts: readonly string[];
};

export const viewOf = (records: Records, uri: string, boost: Boost | null): StatusView | undefined => {
  const status = records.statuses.get(uri);
  if (status === undefined) return undefined;
  const author = knownActor(records, status.author);
  return {
    uri,
    url: status.url,
    author: status.author,
    authorHandle: author === undefined ? "" : `@${author.username}@${author.host}`,
    text: status.text,
    title: status.title,
    contentWarning: status.contentWarning,
    language: status.language,
    inReplyTo: status.inReplyTo,
    visibility: status.visibility,
    tags: [...status.tags],
    mentions: [...status.mentions],
    poll:
      status.poll === null
        ? null
        : {
            options: status.poll.options.map((name, index) => ({ name, votes: status.poll?.tallies[index] ?? 0 })),
            multiple: status.poll.multiple,
            votersCount: status.poll.votersCount,
            expiresAt: status.poll.expiresAt,
          },
    edited: status.edited,
    history: [...status.history],
    boostedBy: boost?.by ?? null,
    announceId: boost?.id ?? null,
    boosts: records.boosts.filter((one) => one.status === uri).map((one) => one.by),
  };
};

/** The home timeline of a local account, newest first. */
export const viewTimeline = (records: Records, name: string): readonly StatusView[] => {
  const feed = records.feeds.get(records.accounts.get(name)?.id ?? "") ?? [];
  return feed.flatMap((entry) => viewOf(records, entry.status, entry.boost) ?? []);
};
