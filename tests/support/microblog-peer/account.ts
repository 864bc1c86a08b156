import { publicAddress } from "../mastodon-peer/reading.ts";
import type { Account, Json, Status, Written } from "./family.ts";
import { takeAway } from "./processing.ts";
import { finger, type RemoteActor, type Sent, type World } from "./world.ts";

/** What a person with an account on the peer can do. */
export type PeerAccount = {
  readonly id: string;
  readonly handle: string;
  lookup(handle: string): Promise<RemoteActor>;
  follow(id: string): Promise<Sent>;
  unfollow(id: string): Promise<Sent>;
  isFollowing(id: string): boolean;
  /** Answers something that it sees; everybody who is named there is addressed and mentioned. */
  reply(uri: string, text: string, more?: Json): Promise<{ readonly uri: string; readonly sent: readonly Sent[] }>;
  edit(uri: string, text: string): Promise<readonly Sent[]>;
  remove(uri: string): Promise<readonly Sent[]>;
  like(uri: string): Promise<Sent>;
  undoLike(uri: string): Promise<Sent>;
  boost(uri: string): Promise<readonly Sent[]>;
  undoBoost(uri: string): Promise<readonly Sent[]>;
  /** Sends anything to somebody. */
  send(to: string, activity: Json): Promise<Sent>;
};

const context = "https://www.w3.org/ns/activitystreams";

export const createPeerAccount = (world: World, account: Account): PeerAccount => {
  const written = new Map<string, { readonly parts: Written; readonly to: readonly RemoteActor[] }>();
  const boosted = new Map<string, Json>();
  const { family } = world;

  const seen = (uri: string): Status => {
    const status = world.statuses.get(uri);
    if (status === undefined) throw new Error(`${account.name} does not see ${uri}`);
    return status;
  };

  /** Each server once, or each of them, as the software does it. */
  const inboxesOf = (actors: readonly RemoteActor[]): readonly string[] => [
    ...new Set(actors.map((actor) => (family.usesSharedInboxes ? (actor.sharedInbox ?? actor.inbox) : actor.inbox))),
  ];
  const deliver = (actors: readonly RemoteActor[], activity: Json): Promise<readonly Sent[]> =>
    Promise.all(inboxesOf(actors).map((inbox) => world.post(account, inbox, activity)));

  const activityAbout = (type: string, note: Json, id: string): Json => ({
    "@context": note["@context"],
    id,
    type,
    actor: account.id,
    published: note.updated ?? note.published,
    to: note.to,
    cc: note.cc,
    object: Object.fromEntries(Object.entries(note).filter(([name]) => name !== "@context")),
  });

  const own = (uri: string) => {
    const found = written.get(uri);
    if (found === undefined) throw new Error(`${account.name} did not write ${uri}`);
    return found;
  };

  return {
    id: account.id,
    handle: `@${account.name}@${world.host}`,
    lookup: async (handle) => world.actor(await finger(handle)),
    isFollowing: (id) =>
      world.follows.some((one) => one.by === account.id && one.of === id && one.state === "accepted"),
    async follow(id) {
      const actor = await world.actor(id);
      const followId = `${account.id}/follow/${world.nextNumber()}`;
      world.follows.push({ id: followId, by: account.id, of: id, state: "requested" });
      const follow = { "@context": context, id: followId, type: "Follow", actor: account.id, object: id, to: id };
      return world.post(account, actor.inbox, follow);
    },
    async unfollow(id) {
      const follow = world.follows.find((one) => one.by === account.id && one.of === id);
      takeAway(world.follows, (one) => one === follow);
      return world.post(account, (await world.actor(id)).inbox, {
        "@context": context,
        id: `${account.id}/undo/${world.nextNumber()}`,
        type: "Undo",
        actor: account.id,
        to: id,
        object: { id: follow?.id, type: "Follow", actor: account.id, object: id, to: id },
      });
    },
    async reply(uri, text, more = {}) {
      const parent = seen(uri);
      const named = [...new Set([parent.author, ...parent.mentions])].filter((id) => id !== account.id);
      const mentioned = await Promise.all(named.map((id) => world.actor(id)));
      const parts: Written = {
        uri: family.noteUri(account, world.origin, world.nextNumber()),
        author: account,
        text,
        parent,
        mentioned,
        published: world.clock(),
        updated: null,
        more,
      };
      const note = family.noteDocument(parts);
      written.set(parts.uri, { parts, to: mentioned });
      world.statuses.set(parts.uri, await family.readNote(note, note, world));
      return { uri: parts.uri, sent: await deliver(mentioned, activityAbout("Create", note, `${parts.uri}/activity`)) };
    },
    async edit(uri, text) {
      const { parts, to } = own(uri);
      const changed = { ...parts, text, updated: world.clock() };
      written.set(uri, { parts: changed, to });
      const note = family.noteDocument(changed);
      world.statuses.set(uri, await family.readNote(note, note, world));
      return deliver(to, activityAbout("Update", note, `${uri}/activity#updates/${world.nextNumber()}`));
    },
    async remove(uri) {
      world.statuses.delete(uri);
      world.deleted.add(uri);
      return deliver(own(uri).to, {
        "@context": context,
        id: `${uri}#delete`,
        type: "Delete",
        actor: account.id,
        to: [publicAddress],
        cc: [],
        object: family.usesSharedInboxes ? { id: uri, type: "Tombstone" } : uri,
      });
    },
    async like(uri) {
      const like = family.likeDocument(account, uri, world.nextNumber(), world.origin);
      world.likes.push({ id: String(like.id), by: account.id, status: uri });
      return world.post(account, (await world.actor(seen(uri).author)).inbox, like);
    },
    async undoLike(uri) {
      const like = world.likes.find((one) => one.by === account.id && one.status === uri);
      takeAway(world.likes, (one) => one === like);
      return world.post(account, (await world.actor(seen(uri).author)).inbox, {
        "@context": context,
        id: `${like?.id}/undo`,
        type: "Undo",
        actor: account.id,
        object: { id: like?.id, type: "Like", actor: account.id, object: uri },
      });
    },
    async boost(uri) {
      const announce = {
        "@context": context,
        id: `${account.id}/boosts/${world.nextNumber()}`,
        type: "Announce",
        actor: account.id,
        published: world.clock().toISOString(),
        to: [publicAddress],
        cc: [`${account.id}/followers`, seen(uri).author],
        object: uri,
      };
      boosted.set(uri, announce);
      return deliver([await world.actor(seen(uri).author)], announce);
    },
    async undoBoost(uri) {
      const announce = boosted.get(uri);
      return deliver([await world.actor(seen(uri).author)], {
        "@context": context,
        id: `${String(announce?.id)}/undo`,
        type: "Undo",
        actor: account.id,
        to: [publicAddress],
        cc: [],
        object: announce,
      });
    },
    send: async (to, activity) => world.post(account, (await world.actor(to)).inbox, activity),
  };
};
