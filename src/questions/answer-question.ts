import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { type Result, refuse } from "../kernel/result.ts";
import { htmlFromText } from "../kernel/text.ts";
import { mayRead } from "../posts/may-read.ts";
import type { OutsideChoice } from "../posts/stand-in.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { localAuthor } from "./ask-question.ts";
import { holdFor } from "./hold.ts";
import { readAnswerText } from "./question.ts";
import { receiveAnswer } from "./receive-answer.ts";

export type AnswerQuestion = (command: {
  readonly reader: Reader & { kind: "resident" };
  readonly questionId: PostId;
  readonly text: string;
  readonly outside: OutsideChoice;
}) => Promise<Result<PostId>>;

/** A resident answers from the page, under a question of this wijk or of a neighbouring one. */
export const answerQuestion =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock; readonly origin: string }): AnswerQuestion =>
  ({ reader, questionId, text, outside }) =>
    dependencies.unitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(questionId);
      if (question === null || !mayRead(question.post, reader)) return refuse({ kind: "absent" });
      const read = readAnswerText(text);
      if (!read.ok) return read;
      const { origin, clock } = dependencies;
      const { audience } = question.post;
      const author = await localAuthor(transaction, {
        residentId: reader.id,
        threadId: questionId,
        audience,
        outside,
        origin,
        at: clock(),
      });
      if (!author.ok) return author;
      const held = await holdFor(transaction, reader.id, clock());
      return receiveAnswer(
        transaction,
        {
          question,
          inReplyTo: questionId,
          author: author.value,
          body: read.value,
          html: htmlFromText(read.value),
          elsewhere: null,
          origin,
          held,
        },
        clock,
      );
    });
