import { eventFromActivity, eventUriOf, noteFromActivity } from "../agenda/agenda.activitypub.ts";
import { activitySurroundings } from "../agenda/surroundings.ts";
import { noteFromAnnouncement } from "../announcements/announcements.activitypub.ts";
import { announcementSurroundings } from "../announcements/surroundings.ts";
import { uriOfAnswer } from "../handing-over/gemeente/handed-question.ts";
import { noteFromHandedAnswer, noteFromHandOver } from "../handing-over/hand-overs.activitypub.ts";
import { type ActorId, type HandedAnswerId, type HandOverId, type PostId, parseId } from "../kernel/ids.ts";
import { type Reader, type RingWijk, visitor } from "../kernel/reader.ts";
import { noteFromOffer } from "../offers/offers.activitypub.ts";
import { offerSurroundings } from "../offers/surroundings.ts";
import { noteFromPoll } from "../polls/polls.activitypub.ts";
import { pollSurroundings } from "../polls/surroundings.ts";
import type { Actor } from "../posts/actor.ts";
import { mayRead } from "../posts/may-read.ts";
import type { Post } from "../posts/post.ts";
import { tombstone } from "../posts/posts.activitypub.ts";
import { addressedBy, noteFromAnswer, noteFromQuestion } from "../questions/questions.activitypub.ts";
import { surroundingsOf } from "../questions/surroundings.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import type { Document } from "./kit/addressing.ts";

/** What stands at the address of an object: a document, a tombstone (status 410), or nothing that anyone may know of. */
export type ObjectAt = { readonly status: 200 | 410; readonly document: Document } | null;

/** What stands at the address of an actor of ours that is gone. */
export const goodbyeOf = ({ uri, goneAt }: Actor): Document => tombstone(uri, goneAt);

/** The wijk that owns the thread which begins with a post, when that is ours and whoever asks may read it; else `null`. */
export type ThreadOwnerAt = (id: string, asker: ActorId | null) => Promise<string | null>;

/** Who asks for what stands in a thread: a wijk of the ring that has it, or else anybody. */
const readerOf = async (
  { memberships }: Pick<SquareTransaction, "memberships">,
  asker: ActorId | null,
  threadId: PostId,
): Promise<Reader | RingWijk> =>
  asker !== null && (await memberships.reads(asker, threadId))
    ? { kind: "ring-wijk", actorId: asker, threadId }
    : visitor;

/** Also for what somebody from elsewhere asked our wijk: the thread is ours, its first post is not. */
export const threadOwnerAt =
  (dependencies: { readonly unitOfWork: UnitOfWork }): ThreadOwnerAt =>
  (idText, asker) =>
    dependencies.unitOfWork(async (transaction) => {
      const id = parseId<PostId>(idText);
      const post = id === null ? null : await transaction.posts.byId(id);
      const isOurs = post !== null && post.id === post.threadId && post.homeWijkId === null && post.uri !== null;
      // What an official source said begins a thread of its own server.
      if (post?.kind === "announcement" && post.author.kind === "elsewhere") return null;
      if (!isOurs) return null;
      const reader = await readerOf(transaction, asker, post.threadId);
      return mayRead(post, reader) ? ((await transaction.actors.wijk())?.uri ?? null) : null;
    });

/**
 * The document of one of our own posts, as `asker`, a wijk of the ring, or anybody may read it. What stays in the wijk, what a
 * moderator hid or has not seen, what is for others than who asks and what never existed are the same here; what was taken
 * back leaves a tombstone for whoever could read it.
 */
export const objectAt =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly origin: string }) =>
  (idText: string, asker: ActorId | null): Promise<ObjectAt> =>
    dependencies.unitOfWork(async (transaction): Promise<ObjectAt> => {
      const id = parseId<PostId>(idText);
      const post = id === null ? null : await transaction.posts.byId(id);
      if (post === null) {
        const { origin } = dependencies;
        return id === null || asker === null ? null : handedOverAt(transaction, id, { asker, origin });
      }
      if (post.uri === null || post.author.kind === "elsewhere") return null;
      const saying = await sayingOf(transaction, post, dependencies.origin);
      if (saying === null || post.held !== null || saying.beginning.held !== null) return null;
      const reader = await readerOf(transaction, asker, post.threadId);
      const withdrawnAt = post.withdrawnAt ?? saying.beginning.withdrawnAt;
      if (withdrawnAt !== null) {
        const asItStood = { ...post, withdrawnAt: null, hidden: null };
        return mayRead(asItStood, reader) ? { status: 410, document: tombstone(post.uri, withdrawnAt) } : null;
      }
      return mayRead(post, reader) && mayRead(saying.beginning, reader)
        ? { status: 200, document: saying.document() }
        : null;
    });

/**
 * What one actor reads and nobody else: a question that was handed over to it, and at a gemeente what it answered to one. Taken back it
 * leaves a tombstone for that actor, and nothing for everybody else.
 */
const handedOverAt = async (
  transaction: SquareTransaction,
  idText: string,
  { asker, origin }: { readonly asker: ActorId; readonly origin: string },
): Promise<ObjectAt> => {
  const handOver = await transaction.handOvers.byId(idText as HandOverId);
  if (handOver !== null) {
    if (handOver.gemeente.id !== asker) return null;
    if (handOver.withdrawnAt !== null) return { status: 410, document: tombstone(handOver.uri, handOver.withdrawnAt) };
    const question = await transaction.questions.byId(handOver.questionId);
    const speaker = await transaction.actors.byId(handOver.speakerId);
    const wijk = await transaction.actors.wijk();
    if (question === null || speaker === null || wijk === null) return null;
    const around = { speaker, wijk, state: question.state, changedAt: question.changedAt };
    return { status: 200, document: noteFromHandOver(handOver, around) };
  }
  const handed = await transaction.handedQuestions.answer(idText as HandedAnswerId);
  if (handed === null || handed.question.wijk.id !== asker) return null;
  const { question, answer } = handed;
  const gemeente = await transaction.actors.wijk();
  const goneAt = answer.withdrawnAt ?? question.erasedAt;
  if (goneAt !== null) return { status: 410, document: tombstone(uriOfAnswer(answer, origin), goneAt) };
  return gemeente === null
    ? null
    : { status: 200, document: noteFromHandedAnswer(answer, question, { gemeente, origin }) };
};

/** The same activity as an Event; found, gone and unknown exactly as the activity itself. */
export const eventAt =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly origin: string }) =>
  async (idText: string): Promise<ObjectAt> => {
    const found = await objectAt(dependencies)(idText, null);
    const id = parseId<PostId>(idText);
    if (found === null || id === null) return null;
    return dependencies.unitOfWork(async (transaction): Promise<ObjectAt> => {
      const item = await transaction.agenda.byId(id);
      if (item === null) return null;
      if (found.status === 410) return { status: 410, document: tombstone(eventUriOf(item), item.post.withdrawnAt) };
      const around = await activitySurroundings(transaction, id);
      return around === null ? null : { status: 200, document: eventFromActivity(around, dependencies) };
    });
  };

/** What a post says to the outside, and what began its thread. */
type Saying = { readonly beginning: Post; readonly document: () => Document };

const sayingOf = async (transaction: SquareTransaction, post: Post, origin: string): Promise<Saying | null> => {
  if (post.kind === "poll") {
    const around = await pollSurroundings(transaction, post.id);
    return around === null ? null : { beginning: post, document: () => noteFromPoll(around, { origin }) };
  }
  if (post.kind === "activity") {
    const around = await activitySurroundings(transaction, post.id);
    return around === null ? null : { beginning: post, document: () => noteFromActivity(around, { origin }) };
  }
  if (post.kind === "offer") {
    const around = await offerSurroundings(transaction, post.id);
    return around === null ? null : { beginning: post, document: () => noteFromOffer(around, { origin }) };
  }
  if (post.kind === "announcement") {
    const around = await announcementSurroundings(transaction, post.id);
    return around === null ? null : { beginning: post, document: () => noteFromAnnouncement(around, { origin }) };
  }
  const around = await surroundingsOf(transaction, post);
  if (around === null) return null;
  const { beginning, question, asker, repliedTo, author, nowAt } = around;
  const document = () =>
    question !== null && post.kind === "question"
      ? noteFromQuestion(question, { ...around, addressed: [], origin })
      : noteFromAnswer(post, { ...around, addressed: addressedBy(asker, repliedTo, author, nowAt) });
  return { beginning, document };
};
