import { publicAddress } from "../mastodon-peer/reading.ts";
import type { Json, LocalAccount } from "../mastodon-peer/records.ts";
import type { World } from "./records.ts";

/** What a person here writes or says, in the shape of their software. */
export type OwnActivities = {
  reply(given: Reply): Json;
  edit(given: Reply): Json;
  remove(object: Json): Json;
  vote(type: "Like" | "Dislike", objectUri: string): Json;
  undo(vote: Json): Json;
};

export type Reply = {
  readonly uri: string;
  readonly inReplyTo: string;
  readonly parentAuthor: string;
  readonly text: string;
  readonly title: string;
};

/** The activities of a person who writes to a Group. `group` is its id. */
export const ownActivities = (world: World, person: LocalAccount, group: string): OwnActivities => {
  const family = world.rules.software.name.toLowerCase();
  const context =
    family === "lemmy"
      ? ["https://join-lemmy.org/context.json", "https://www.w3.org/ns/activitystreams"]
      : "https://www.w3.org/ns/activitystreams";
  const now = () => world.clock().toISOString();
  const newActivity = (type: string): string =>
    family === "nodebb"
      ? `${world.origin}/post/${world.nextId()}#activity/${type.toLowerCase()}/${world.clock().getTime()}`
      : `${world.origin}/activities/${type.toLowerCase()}/${world.nextId()}`;

  const own: Readonly<Record<string, (reply: Reply) => Json>> = {
    lemmy: () => ({ distinguished: false, language: { identifier: "nl", name: "Nederlands" }, attachment: [] }),
    piefed: () => ({ flair: "", answer: false, language: { identifier: "nl", name: "Nederlands" } }),
    // NodeBB gives replies the title of their topic (federation.md 6, case 7).
    nodebb: ({ title, inReplyTo }) => ({ name: `Re: ${title}`, context: `${inReplyTo}/context`, url: null }),
    mbin: () => ({ sensitive: false, commentsEnabled: true }),
  };

  const addressed = (parentAuthor: string) => ({ to: [publicAddress], cc: [group, parentAuthor], audience: group });

  const note = (reply: Reply): Json => ({
    type: "Note",
    id: reply.uri,
    attributedTo: person.id,
    ...addressed(reply.parentAuthor),
    inReplyTo: reply.inReplyTo,
    content: `<p>${reply.text}</p>`,
    mediaType: "text/html",
    source: { content: reply.text, mediaType: "text/markdown" },
    published: now(),
    tag: [{ type: "Mention", href: reply.parentAuthor, name: `@${reply.parentAuthor.split("/").at(-1)}` }],
    ...own[family]?.(reply),
  });

  const around = (type: string, object: Json, parentAuthor: string): Json => ({
    "@context": context,
    id: newActivity(type),
    type,
    actor: person.id,
    ...addressed(parentAuthor),
    object,
  });

  const vote = (type: "Like" | "Dislike", objectUri: string): Json => ({
    "@context": context,
    id: newActivity(type),
    type,
    actor: person.id,
    object: objectUri,
    audience: group,
    ...(family === "mbin" ? { to: [publicAddress], cc: [group] } : {}),
  });

  return {
    reply: (reply) => around("Create", note(reply), reply.parentAuthor),
    edit: (reply) => around("Update", { ...note(reply), updated: now() }, reply.parentAuthor),
    remove: (object) => ({
      "@context": context,
      id: newActivity("Delete"),
      type: "Delete",
      actor: person.id,
      to: [publicAddress],
      cc: [group],
      audience: group,
      object: family === "nodebb" || family === "mbin" ? { id: object.id, type: "Tombstone" } : object.id,
    }),
    vote,
    undo: (given) => {
      const { "@context": _context, ...undone } = given;
      return {
        "@context": context,
        id: newActivity("Undo"),
        type: "Undo",
        actor: person.id,
        audience: group,
        // Lemmy makes the vote anew, under another id.
        object: family === "lemmy" ? { ...undone, id: newActivity(String(given.type)) } : undone,
        ...(family === "mbin" ? { to: [publicAddress], cc: [group] } : {}),
      };
    },
  };
};
