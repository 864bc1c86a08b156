import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { htmlFromText } from "../kernel/text.ts";
import { mayRead } from "../posts/may-read.ts";
import { type ChosenPhoto, type Photo, placedPhotos } from "../posts/photo.ts";
import type { Author, Held } from "../posts/post.ts";
import type { OutsideChoice } from "../posts/stand-in.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { localAuthor } from "./ask-question.ts";
import { type AskerProof, isAsker } from "./asker.ts";
import { holdFor } from "./hold.ts";
import { readAnswerText } from "./question.ts";
import { receiveAnswer } from "./receive-answer.ts";
import { asBeginning, beginningOf, type ThreadBeginning } from "./thread-beginning.ts";

export type AnswerQuestion = (command: {
  readonly reader: Reader & { kind: "resident" };
  readonly threadId: PostId;
  readonly text: string;
  readonly outside: OutsideChoice;
  readonly photos?: readonly ChosenPhoto[];
}) => Promise<Result<PostId>>;

/** A resident answers from the page: a question of this wijk or of a neighbouring one, or what an official source said. */
export const answerQuestion =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock; readonly origin: string }): AnswerQuestion =>
  ({ reader, threadId, text, outside, photos: chosen = [] }) =>
    dependencies.unitOfWork(async (transaction) => {
      const beginning = await beginningOf(transaction, threadId);
      if (beginning === null || !mayRead(beginning.post, reader)) return refuse({ kind: "absent" });
      if (!(await transaction.interactionPolicies.of(threadId)).reply)
        return refuse({ kind: "conflict", reason: "answers-unwanted" });
      const { origin, clock } = dependencies;
      const { audience } = beginning.post;
      const held = await holdFor(transaction, reader.id, clock());
      const photos = await placedPhotos(transaction.photos, reader.id, chosen);
      if (!photos.ok) return photos;
      return answerAs(transaction, { beginning, text, photos: photos.value, origin, clock, held }, () =>
        localAuthor(transaction, {
          residentId: reader.id,
          threadId,
          audience,
          outside,
          origin,
          at: clock(),
        }),
      );
    });

/** An officer answers, in the name of the gemeente, under what it said to wijken. Everybody who got that gets the answer. */
export const answerAsGemeente =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock; readonly origin: string }) =>
  ({
    reader,
    threadId,
    text,
  }: Pick<Parameters<AnswerQuestion>[0], "reader" | "threadId" | "text">): Promise<Result<PostId>> =>
    dependencies.unitOfWork(async (transaction) => {
      const beginning = await beginningOf(transaction, threadId);
      const gemeente = await transaction.actors.wijk();
      if (beginning === null || gemeente === null || (await transaction.gemeente.reachOf(threadId)) === null)
        return refuse({ kind: "absent" });
      return answerAs(transaction, { beginning, text, ...dependencies, held: null }, async () =>
        ok({ kind: "resident", residentId: reader.id, actorId: gemeente.id }),
      );
    });

type TypedAnswer = {
  readonly beginning: ThreadBeginning;
  readonly text: string;
  readonly photos?: readonly Photo[];
  readonly origin: string;
  readonly clock: Clock;
  readonly held: Held | null;
};

const answerAs = async (
  transaction: SquareTransaction,
  { beginning, text, photos = [], origin, clock, held }: TypedAnswer,
  speaker: () => Promise<Result<Author>>,
): Promise<Result<PostId>> => {
  const read = readAnswerText(text);
  if (!read.ok) return read;
  const author = await speaker();
  if (!author.ok) return author;
  return receiveAnswer(
    transaction,
    {
      beginning,
      inReplyTo: beginning.post.id,
      author: author.value,
      body: read.value,
      html: htmlFromText(read.value),
      photos,
      elsewhere: null,
      origin,
      held,
    },
    clock,
  );
};

/**
 * The asker says something under their own question, in the voice in which it was asked: without a name, the pseudonym
 * of this thread and nothing else.
 */
export const speakAsAsker = async (
  transaction: SquareTransaction,
  given: { readonly questionId: PostId; readonly by: AskerProof; readonly text: string },
  surroundings: { readonly origin: string; readonly clock: Clock },
): Promise<Result<PostId>> => {
  const question = await transaction.questions.byId(given.questionId);
  if (question === null || !isAsker(question, given.by)) return refuse({ kind: "absent" });
  const beginning = asBeginning(question);
  return answerAs(transaction, { beginning, text: given.text, held: null, ...surroundings }, async () => ({
    ok: true,
    value: question.post.author,
  }));
};
