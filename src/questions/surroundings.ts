import { leavesTheWijk } from "../kernel/audience.ts";
import type { ActorId, PostId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";
import { type ObjectLink, objectLinksIn } from "../posts/object-links.ts";
import type { Post } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { Question } from "./question.ts";
import { isSensitive } from "./themes.ts";
import { beginningOf } from "./thread-beginning.ts";

/** Everyone who matters for telling the outside about a post of a thread. */
export type Surroundings = {
  /** What begins the thread. */
  readonly beginning: Post;
  /** The same, when it is a question. */
  readonly question: Question | null;
  /** The wijk that owns the thread, or ours where somebody else does. */
  readonly wijk: Actor;
  readonly ownThread: boolean;
  readonly author: Actor;
  readonly asker: Actor;
  readonly repliedTo: Actor | null;
  /** Where the asker and whoever is replied to live now, when they moved since. */
  readonly nowAt: readonly Actor[];
  readonly inReplyToUri: string | null;
  /** The collection of the whole thread, at the wijk that owns it. */
  readonly contextUri: string;
  /** The answer that helped; without an address when it stays in the wijk. */
  readonly helpful: Post | null;
  /** The question is about something that is kept closer. */
  readonly isSensitive: boolean;
  /** The gemeente whom the asker asked too, in front of everybody. */
  readonly gemeente: Actor | null;
  /** Whether the post is the answer that helped. */
  readonly isHelpful: boolean;
  /** The links in its text to what everyone may read; of what was written elsewhere its own server says them. */
  readonly objectLinks: readonly ObjectLink[];
};

/**
 * Where the whole thread stands: beside its first post, but here when somebody from elsewhere asked our wijk. Of what an official
 * source said its own server alone knows.
 */
const contextOf = ({ id, kind, author, homeWijkId }: Post, uri: string, wijk: Actor): string =>
  kind === "announcement" && author.kind === "elsewhere"
    ? uri
    : author.kind === "elsewhere" && homeWijkId === null
      ? `${new URL(wijk.uri).origin}/ap/o/${id}/context`
      : `${uri}/context`;

const linksOf = async ({ body }: Post, author: Actor, { posts }: SquareTransaction): Promise<readonly ObjectLink[]> =>
  author.kind === "remote" ? [] : objectLinksIn(body, { posts, origin: new URL(author.uri).origin });

/** Looks around a post for the ring or for everyone; `null` when it, or its thread, has nothing to do outside the wijk. */
export const surroundingsOf = async (transaction: SquareTransaction, post: Post): Promise<Surroundings | null> => {
  const thread = await beginningOf(transaction, post.threadId);
  if (thread === null || !leavesTheWijk(thread.post.audience) || !leavesTheWijk(post.audience)) return null;
  const { question, post: beginning } = thread;
  const actor = async (id: ActorId | null): Promise<Actor | null> => (id === null ? null : transaction.actors.byId(id));
  const parentOf = async (id: PostId | null): Promise<Post | null> => (id === null ? null : transaction.posts.byId(id));
  const parent = await parentOf(post.inReplyTo);
  const author = await actor(post.author.actorId);
  const asker = await actor(beginning.author.actorId);
  const { homeWijkId } = beginning;
  const wijk = homeWijkId === null ? await transaction.actors.wijk() : await actor(homeWijkId);
  if (author === null || asker === null || wijk === null || beginning.uri === null) return null;
  const repliedTo = parent === null ? null : await actor(parent.author.actorId);
  const moved = await Promise.all(
    [repliedTo, asker].map((each) =>
      each === null || each.id === author.id ? null : transaction.moves.standing(each.id),
    ),
  );
  return {
    beginning,
    question,
    wijk,
    // What an official source said, and what is said under it, is its own to share.
    ownThread: homeWijkId === null && question !== null,
    author,
    asker,
    repliedTo,
    nowAt: moved.flatMap((move) => (move === null ? [] : [move.target])),
    inReplyToUri: parent?.uri ?? null,
    contextUri: contextOf(beginning, beginning.uri, wijk),
    helpful: withoutAddressAtHome(await parentOf(question?.helpfulId ?? null)),
    isSensitive: question !== null && isSensitive(await transaction.themes.all(), question.theme),
    gemeente: question?.handedInPrivate ? null : await actor(question?.handedTo ?? null),
    isHelpful: question?.helpfulId === post.id,
    objectLinks: await linksOf(post, author, transaction),
  };
};

/** What a gemeente answered to what it alone was asked has an address there, and nobody outside hears of it. */
const withoutAddressAtHome = (post: Post | null): Post | null =>
  post === null || leavesTheWijk(post.audience) ? post : { ...post, uri: null, url: null };
