import type { Json, LocalAccount } from "../mastodon-peer/records.ts";
import { deliver } from "./fetching.ts";
import { lookUpGroup, readOutbox } from "./groups.ts";
import { ownActivities, type Reply } from "./own-activities.ts";
import { type KnownGroup, recording, type World } from "./records.ts";

/** Somebody with an account on the peer. What they send is answered with a status. */
export type PeerPerson = {
  readonly id: string;
  /** Finds a Group and reads it and its collections; throws when the family cannot use it. */
  lookup(handle: string): Promise<KnownGroup>;
  outbox(group: string): Promise<readonly Json[]>;
  follow(group: KnownGroup): Promise<void>;
  isFollowing(group: string): boolean;
  /** Answers a post that the peer knows. */
  reply(group: KnownGroup, to: string, text: string): Promise<Answered>;
  edit(group: KnownGroup, answer: Answered, text: string): Promise<Json>;
  remove(group: KnownGroup, answer: Answered): Promise<Json>;
  vote(group: KnownGroup, type: "Like" | "Dislike", objectUri: string): Promise<Json>;
  undo(group: KnownGroup, vote: Json): Promise<Json>;
};

export type Answered = { readonly uri: string; readonly activity: Json; readonly reply: Reply };

export const createPerson = (world: World, account: LocalAccount): PeerPerson => {
  const send = async (group: KnownGroup, activity: Json): Promise<Json> => {
    const status = await deliver(world, activity, group.inbox, account);
    if (status < 200 || status >= 300) throw new Error(`${String(activity.type)} was answered ${status}`);
    return activity;
  };

  return {
    id: account.id,
    lookup: async (handle) => {
      const group = await recording(world, () => lookUpGroup(world, handle));
      if (group === null) throw new Error(`${handle} cannot be used: ${JSON.stringify(world.refusals.at(-1))}`);
      return group;
    },
    outbox: async (group) => (await recording(world, () => readOutbox(world, group))) ?? [],
    follow: async (group) => {
      const id = `${world.origin}/activities/follow/${world.nextId()}`;
      world.follows.set(id, { group: group.id, accepted: false });
      const context = "https://www.w3.org/ns/activitystreams";
      await send(group, {
        "@context": context,
        id,
        type: "Follow",
        actor: account.id,
        to: [group.id],
        object: group.id,
      });
    },
    isFollowing: (group) => [...world.follows.values()].some((follow) => follow.group === group && follow.accepted),
    reply: async (group, to, text) => {
      const parent = world.posts.get(to);
      if (parent === undefined) throw new Error(`${to} is not known here`);
      const uri = `${world.origin}/comment/${world.nextId()}`;
      const reply = { uri, inReplyTo: to, parentAuthor: parent.author, text, title: parent.title ?? "" };
      const activity = ownActivities(world, account, group.id).reply(reply);
      world.served.set(uri, activity.object as Json);
      await send(group, activity);
      return { uri, activity, reply };
    },
    edit: async (group, { uri, reply }, text) => {
      const activity = ownActivities(world, account, group.id).edit({ ...reply, text });
      world.served.set(uri, activity.object as Json);
      return send(group, activity);
    },
    remove: async (group, { uri, activity }) => {
      world.served.delete(uri);
      return send(group, ownActivities(world, account, group.id).remove(activity.object as Json));
    },
    vote: (group, type, objectUri) => send(group, ownActivities(world, account, group.id).vote(type, objectUri)),
    undo: (group, vote) => send(group, ownActivities(world, account, group.id).undo(vote)),
  };
};
