import type { WijkEvent } from "../events.ts";
import type { Audience } from "../kernel/audience.ts";
import { newId, type PostId, type ResidentId } from "../kernel/ids.ts";
import { ok, type Result } from "../kernel/result.ts";
import { pathOfPost } from "../posts/path-of-post.ts";
import { type ChosenPhoto, type Photo, placedPhotos } from "../posts/photo.ts";
import type { Author, Held, Post } from "../posts/post.ts";
import type { OutsideChoice } from "../posts/stand-in.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { localAuthor } from "./ask-question.ts";
import { holdFor } from "./hold.ts";

/** What every post that begins a thread of ours gets, whatever its kind. */
export type Begun = {
  readonly author: Author;
  readonly uri: string;
  readonly url: string;
  /** Set when a moderator has to see it first. */
  readonly held: Held | null;
  readonly photos: readonly Photo[];
};

/** One kind of post: how it is made of what was typed, where it is kept, and what is told of it. */
type Kind<Thing> = {
  readonly name: Exclude<Post["kind"], "answer">;
  readonly make: (id: PostId, begun: Begun) => Result<Thing>;
  readonly add: (thing: Thing) => Promise<void>;
  /** Its words as everyone will read them, paragraph by paragraph. */
  readonly shown: (thing: Thing) => readonly string[];
  readonly made: (threadId: PostId) => WijkEvent;
};

/**
 * A resident begins a thread: a poll, an activity, an offer. For the wijk, nothing is made that could be addressed from outside;
 * for everyone, its maker appears under the handle or the stand-in of their choice, and the yes to that is recorded. What a newcomer
 * makes waits for a moderator.
 */
export const beginThread = async <Thing extends { readonly post: Post }>(
  transaction: SquareTransaction,
  command: {
    readonly makerId: ResidentId;
    readonly audience: Audience;
    readonly outside: OutsideChoice;
    readonly photos?: readonly ChosenPhoto[] | undefined;
  },
  given: { readonly origin: string; readonly at: Date },
  kind: Kind<Thing>,
): Promise<Result<PostId>> => {
  const { origin, at } = given;
  const { makerId, audience, outside } = command;
  const id = newId<PostId>();
  const photos = await placedPhotos(transaction.photos, makerId, command.photos ?? []);
  if (!photos.ok) return photos;
  const made = kind.make(id, {
    author: { kind: "resident", residentId: makerId, actorId: null },
    uri: `${origin}/ap/o/${id}`,
    url: `${origin}${pathOfPost({ id, kind: kind.name, threadId: id })}`,
    held: await holdFor(transaction, makerId, at),
    photos: photos.value,
  });
  if (!made.ok) return made;
  const voice = { residentId: makerId, audience, outside, threadId: id, origin, at };
  const author = await localAuthor(transaction, voice);
  if (!author.ok) return author;
  const { post } = made.value;
  await kind.add({ ...made.value, post: { ...post, author: author.value } });
  if (audience === "everyone") {
    // Who tells everyone says yes to it while telling.
    await transaction.ways.addConsent({
      id: crypto.randomUUID(),
      questionId: id,
      rung: "outside",
      answer: "yes",
      at,
      shown: kind.shown(made.value).join("\n\n"),
      recipients: "iedereen",
    });
  }
  await transaction.happened(post.held === null ? kind.made(id) : { kind: "PostHeld", threadId: id, postId: id });
  return ok(id);
};
