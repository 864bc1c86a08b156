import { createMastodonPeer, type Json, type MastodonPeer, type PeerAccount, type RefusalRecord } from "./index.ts";

const publicAddress = "https://www.w3.org/ns/activitystreams#Public";

/** Two peers with an account each, on one clock that the test moves. */
export type TwoPeers = {
  readonly here: MastodonPeer;
  readonly there: MastodonPeer;
  readonly sanne: PeerAccount;
  readonly bram: PeerAccount;
  now(): Date;
  /** Moves the clock by a number of milliseconds. */
  pass(milliseconds: number): void;
  bothSettled(): Promise<void>;
  /** Follows and waits until that is accepted. */
  follow(follower: PeerAccount, followed: PeerAccount): Promise<void>;
  close(): Promise<void>;
};

export const minute = 60_000;

export const createTwoPeers = async (): Promise<TwoPeers> => {
  let now = new Date("2026-11-23T09:00:00Z");
  const clock = () => now;
  const [here, there] = await Promise.all([
    createMastodonPeer({ clock }),
    createMastodonPeer({ clock, host: "localhost" }),
  ]);
  const [sanne, bram] = await Promise.all([here.account("sanne"), there.account("bram")]);
  return {
    here,
    there,
    sanne,
    bram,
    now: clock,
    pass: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds);
    },
    async bothSettled() {
      await here.settled();
      await there.settled();
    },
    async follow(follower, followed) {
      await follower.follow(await follower.lookup(followed.handle));
      await follower.accepted(followed.id);
    },
    async close() {
      await Promise.all([here.close(), there.close()]);
    },
  };
};

export const lastRefusal = (peer: MastodonPeer): RefusalRecord | undefined => peer.refusals.at(-1);

/** A public activity, written by hand. */
export const activity = (type: string, actor: PeerAccount, object: unknown): Json => ({
  "@context": "https://www.w3.org/ns/activitystreams",
  id: `${actor.id}/activities/${type.toLowerCase()}-${crypto.randomUUID()}`,
  type,
  actor: actor.id,
  to: [publicAddress],
  cc: [],
  object,
});

/** An Announce whose id is made of `number`. */
export const announce = (by: PeerAccount, number: number, object: unknown): Json => ({
  ...activity("Announce", by, object),
  id: `${by.id}/announces/${number}`,
});

/** A public note, written by hand, whose text is its name. */
export const noteBy = (author: PeerAccount, name: string, published: Date, more: Json = {}): Json => ({
  id: `${author.id}/statuses/${name}`,
  type: "Note",
  attributedTo: author.id,
  to: [publicAddress],
  cc: [],
  published: published.toISOString(),
  content: `<p>${name}</p>`,
  ...more,
});
