import { withdrawActivity } from "../agenda/steer-activity.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { withdrawOffer } from "../offers/steer-offer.ts";
import { withdrawPoll } from "../polls/steer-poll.ts";
import { type Post, stands } from "../posts/post.ts";
import { rewriteAnswer, withdrawAnswer } from "../questions/change-answer.ts";
import { endQuestion, hasAnswersOfOthers, type LeftBehind, leaveQuestion } from "../questions/leave-question.ts";
import type { LeavingTransaction, WordsThatStay } from "./leaving.ts";

type Given = { readonly residentId: ResidentId; readonly words: WordsThatStay; readonly leftBehind: LeftBehind };

/**
 * What becomes of everything that somebody wrote under their name, at the moment at which they leave. What stood under a handle of
 * their own outside never stays: outside it is signed with that handle. What the wijk said through them is the wijk's. Gives
 * everything of which the words went.
 */
export const leaveWriting = async (
  transaction: LeavingTransaction,
  given: Given,
  at: Date,
): Promise<readonly PostId[]> => {
  const { posts, erasures, actors } = transaction;
  const own = await actors.ofResident(given.residentId);
  const gone: PostId[] = [];
  for (const { id } of await erasures.written(given.residentId)) {
    // Looked at anew: what began a thread may have taken it along.
    const post = await posts.byId(id);
    if (post === null || post.withdrawnAt !== null) continue;
    if (post.kind === "announcement") continue;
    const mayStay = given.words === "answers" && stands(post) && (own === null || post.author.actorId !== own.id);
    await leaveOne(transaction, post, { ...given, mayStay }, at);
    if (!mayStay || (await posts.byId(id))?.withdrawnAt !== null) gone.push(id);
  }
  return gone;
};

const leaveOne = async (
  transaction: LeavingTransaction,
  post: Post,
  { mayStay, leftBehind }: Given & { readonly mayStay: boolean },
  at: Date,
): Promise<void> => {
  const { questions, polls, agenda, offers } = transaction;
  switch (post.kind) {
    case "answer":
      if (!mayStay) await withdrawAnswer(transaction, post, at);
      // A kitchen or a hand tells who it was: without a name there is no photo.
      else if (post.photos.length > 0) {
        const { body, html, language } = post;
        await rewriteAnswer(transaction, { ...post, photos: [] }, { body, html, language }, at);
      }
      return;
    case "question": {
      const question = await questions.byId(post.id);
      if (question === null) return;
      const stays = mayStay && (await hasAnswersOfOthers(transaction, question));
      return stays ? endQuestion(transaction, question, at) : leaveQuestion(transaction, question, leftBehind, at);
    }
    case "poll": {
      const poll = await polls.byId(post.id);
      if (poll !== null) await withdrawPoll(transaction, poll, at);
      return;
    }
    case "activity": {
      const item = await agenda.byId(post.id);
      if (item !== null) await withdrawActivity(transaction, item, at);
      return;
    }
    case "offer": {
      const offer = await offers.byId(post.id);
      if (offer !== null) await withdrawOffer(transaction, offer, at);
      return;
    }
    case "announcement":
      return;
  }
};
