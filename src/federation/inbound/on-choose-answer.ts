import { chooseElsewhere, unchooseElsewhere } from "../../questions/choose-elsewhere.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, idsOf, type JsonObject, sameOrigin, textOf } from "../kit/reading.ts";
import { type InboundServices, type InboxHandler, leaveAlone, type Outcome } from "./handler.ts";

/** PieFed's way to say which answer helped; straight from somebody, it counts only when they asked the question. */
export const onChooseAnswer: InboxHandler = (activity, services) =>
  choiceIn(activity.json, { actorUri: activity.actorUri, owner: null, isUndone: false }, services);

/**
 * Sets or clears the answer that helped. Only the asker says so, or somebody who moderates where the thread belongs: then it
 * comes within an Announce of that `owner`.
 */
export const choiceIn = async (
  choice: JsonObject,
  given: { readonly actorUri: string; readonly owner: string | null; readonly isUndone: boolean },
  services: InboundServices,
): Promise<(transaction: SquareTransaction) => Promise<Outcome>> => {
  const { actorUri, owner, isUndone } = given;
  const [answerUri, choiceUri] = [idOf(choice.object), textOf(choice.id)];
  if (answerUri === null || choiceUri === null || !sameOrigin(choiceUri, actorUri)) return leaveAlone("no choice");
  const moderates = owner !== null && (await isModerator(actorUri, owner, services));
  return async (transaction) => {
    const at = services.clock();
    const answer = await transaction.posts.byUri(answerUri);
    const question = answer === null ? null : await transaction.questions.byId(answer.threadId);
    if (answer === null || question === null || question.post.withdrawnAt !== null) return "no answer here";
    const { author, homeWijkId } = question.post;
    const home = homeWijkId === null ? null : await transaction.actors.byId(homeWijkId);
    if (owner !== null && home?.uri !== owner) return "not a thread of this neighbour";
    const asker = author.kind !== "elsewhere" ? null : await transaction.actors.byId(author.actorId);
    if (asker?.uri !== actorUri && !moderates) return "not for them to say";
    if (isUndone) {
      await transaction.posts.bury(choiceUri, at);
      return (await unchooseElsewhere(transaction, question, answer, at)) ? "choice taken back" : "nothing new";
    }
    if (await transaction.posts.isBuried(choiceUri)) return "undone before";
    return (await chooseElsewhere(transaction, question, answer, at)) ? "answer chosen" : "nothing new";
  };
};

/** Whether the owner of a thread names somebody in its collection of moderators (Lemmy's `attributedTo`, or `moderators`). */
const isModerator = async (actorUri: string, ownerUri: string, services: InboundServices): Promise<boolean> => {
  const group = await services.fetchObject(ownerUri);
  const listUri = idOf(group?.moderators) ?? idOf(group?.attributedTo);
  if (listUri === null || !sameOrigin(listUri, ownerUri)) return false;
  const list = await services.fetchObject(listUri);
  return [...idsOf(list?.orderedItems), ...idsOf(list?.items)].includes(actorUri);
};
