import { type Audience, leavesTheWijk } from "../kernel/audience.ts";
import type { Clock } from "../kernel/clock.ts";
import { newId, type PostId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { pathOfPost } from "../posts/path-of-post.ts";
import type { Photo } from "../posts/photo.ts";
import type { Author, Held, Post } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { isClosed, type ThreadBeginning } from "./thread-beginning.ts";

/** An answer as either door brings it: the page or another server. `html` is already safe to show. */
export type IncomingAnswer = {
  readonly beginning: ThreadBeginning;
  readonly inReplyTo: PostId;
  readonly author: Author;
  readonly body: string;
  readonly html: string;
  readonly photos?: readonly Photo[];
  /** Id and page of an answer from elsewhere; for our own they follow from its new id and `origin`. */
  readonly elsewhere: {
    readonly uri: string;
    readonly url: string | null;
    /**
     * For whom it was written: it stands only where the same people read the rest. What a gemeente answered to the asker alone is for
     * the wijk, under whatever question.
     */
    readonly audience: Audience;
    /** As its author says (BCP 47). */
    readonly language: string | null;
    readonly publishedAt: Date;
    /** When its author changed it, if it came changed. */
    readonly editedAt: Date | null;
  } | null;
  readonly origin: string;
  /** Set when a moderator has to see it first. */
  readonly held: Held | null;
};

/**
 * The one place where an answer enters a thread, whoever wrote it and however it came. A repeat of an answer that is
 * already there is that same answer; one that was deleted stays deleted; what is rounded off, taken back or still waits for a
 * moderator takes no answers. A newcomer's answer is received once a moderator let it through.
 */
export const receiveAnswer = async (
  transaction: SquareTransaction,
  answer: IncomingAnswer,
  clock: Clock,
): Promise<Result<PostId>> => {
  const { beginning, elsewhere } = answer;
  if (beginning.post.withdrawnAt !== null) return refuse({ kind: "absent" });
  if (beginning.post.held !== null)
    return refuse(elsewhere === null ? invalid("text", "question-held") : { kind: "absent" });
  if (beginning.post.hidden !== null) return refuse({ kind: "absent" });
  if (isClosed(beginning)) return refuse({ kind: "conflict", reason: "question-closed" });
  if (elsewhere !== null) {
    if (elsewhere.audience !== "wijk" && beginning.post.audience !== elsewhere.audience)
      return refuse({ kind: "absent" });
    if (await transaction.posts.isBuried(elsewhere.uri)) return refuse({ kind: "conflict", reason: "deleted-before" });
    const known = await transaction.posts.byUri(elsewhere.uri);
    if (known !== null) return ok(known.id);
  }
  const id = newId<PostId>();
  const post: Post = {
    id,
    kind: "answer",
    threadId: beginning.post.id,
    inReplyTo: answer.inReplyTo,
    audience: elsewhere?.audience ?? beginning.post.audience,
    author: answer.author,
    homeWijkId: beginning.post.homeWijkId,
    uri: elsewhere?.uri ?? (leavesTheWijk(beginning.post.audience) ? `${answer.origin}/ap/o/${id}` : null),
    url: elsewhere === null ? `${answer.origin}${pathOfPost(beginning.post)}#antwoord-${id}` : elsewhere.url,
    title: null,
    body: answer.body,
    html: answer.html,
    language: elsewhere?.language ?? null,
    photos: answer.photos ?? [],
    publishedAt: elsewhere?.publishedAt ?? clock(),
    editedAt: elsewhere?.editedAt ?? null,
    withdrawnAt: null,
    hidden: null,
    held: answer.held,
  };
  await transaction.posts.add(post);
  const threadId = beginning.post.id;
  await transaction.happened(
    post.held === null
      ? { kind: "AnswerReceived", threadId, answerId: id }
      : { kind: "PostHeld", threadId, postId: id },
  );
  return ok(id);
};
