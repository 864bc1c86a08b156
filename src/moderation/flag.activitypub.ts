import type { RingRecipients } from "../federation/delivery/outgoing.ts";
import { type Document, plainContext } from "../federation/kit/addressing.ts";
import { plainText } from "../federation/kit/html.ts";
import { hostOf, idOf, isObject, textOf } from "../federation/kit/reading.ts";
import { newId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";
import type { Post } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { SendFlag } from "./decide-post-reports.ts";
import type { ReadFlag } from "./file-flag.ts";

const longestWords = 5_000;

/** What a Flag says in the shape that Mastodon sends (federation.md, 2.6): its words are cut at 5,000 characters. */
export const readFlag: ReadFlag = (body) => {
  const json: unknown = body === "" ? null : JSON.parse(body);
  const actor = isObject(json) ? idOf(json.actor) : null;
  const host = actor === null ? null : hostOf(actor);
  if (!isObject(json) || host === null) return null;
  return { host, words: plainText(textOf(json.content) ?? "").slice(0, longestWords) };
};

/**
 * A Flag by our server's own actor, as Mastodon sends it: the account and the post, the moderator's words, addressed to
 * nobody. Nothing in it tells who reported, or who moderates.
 */
export const sendFlag =
  (origin: string): SendFlag =>
  async (transaction, { post, author, words, at }) => {
    const instance = await transaction.actors.instance();
    if (instance === null || post.uri === null) throw new Error(`post ${post.id} cannot be told of elsewhere`);
    const id = newId();
    const uri = `${origin}/ap/v/${id}`;
    const flag: Document = {
      "@context": plainContext,
      id: uri,
      type: "Flag",
      actor: instance.uri,
      object: [author.uri, post.uri],
      content: words,
    };
    // What is for the ring is spoken of with the wijk that owns the thread, or in ours with the wijk from which it came.
    const ring = post.audience === "kring" ? await ringFor(transaction, post, author) : null;
    await transaction.outgoing.add({
      id,
      uri,
      type: "Flag",
      signerId: instance.id,
      // Not the post's own order: what goes to whoever got the post does not go to whoever was told of it.
      objectUri: `${instance.uri} ${author.uri}`,
      // What a gemeente said to the wijk alone is spoken of with that gemeente alone.
      ...(post.audience === "wijk" ? { postId: null, onlyTo: author.id } : { postId: post.id }),
      body: JSON.stringify(flag),
      madeAt: at,
      recipients: { actors: [author.id] },
      ...(ring === null ? {} : { ring }),
    });
  };

const ringFor = async (
  { memberships }: SquareTransaction,
  { homeWijkId }: Post,
  { host }: Actor,
): Promise<RingRecipients> => {
  const actorId = homeWijkId ?? (await memberships.membersAt(host))[0]?.actor.id;
  return actorId === undefined ? { told: "nobody" } : { told: "one", actorId };
};
