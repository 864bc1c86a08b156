import type { StoredEvent } from "../../events.ts";
import { activityAbout, activityIdFor, type Document, plainContext } from "../../federation/kit/addressing.ts";
import type { HandedAnswerId, HandedQuestionId } from "../../kernel/ids.ts";
import type { SquareTransaction, UnitOfWork } from "../../unit-of-work.ts";
import { acceptOf, noteFromHandedAnswer } from "../hand-overs.activitypub.ts";
import { type HandedQuestion, referenceOf, uriOfAnswer } from "./handed-question.ts";

type AnswerEvent = Extract<
  StoredEvent,
  { kind: "HandedAnswerGiven" | "HandedAnswerChanged" | "HandedAnswerWithdrawn" }
>;

/** What a gemeente says to whoever asked, through the voice that the wijk gave them, and to nobody else. */
export const publishHanded = ({ unitOfWork, origin }: { readonly unitOfWork: UnitOfWork; readonly origin: string }) => {
  const send = async (
    transaction: SquareTransaction,
    event: StoredEvent,
    question: HandedQuestion,
    given: { readonly objectUri: string; readonly purpose: string; readonly document: (uri: string) => Document },
  ): Promise<void> => {
    const gemeente = await transaction.actors.wijk();
    if (gemeente === null) return;
    const id = await activityIdFor(event.id, `handed ${given.purpose}`);
    const uri = `${origin}/ap/v/${id}`;
    const body = given.document(uri);
    await transaction.outgoing.add({
      id,
      uri,
      type: String(body.type),
      signerId: gemeente.id,
      objectUri: given.objectUri,
      postId: null,
      body: JSON.stringify(body),
      madeAt: event.happenedAt,
      recipients: {},
      onlyTo: question.asker.id,
    });
  };

  return {
    /** The reference, and before which day the answer comes. */
    promise: (event: StoredEvent, id: HandedQuestionId): Promise<void> =>
      unitOfWork(async (transaction) => {
        const read = await transaction.handedQuestions.byId(id);
        const gemeente = await transaction.actors.wijk();
        if (read === null || gemeente === null || read.question.withdrawnAt !== null) return;
        const { question } = read;
        const given = { gemeente, at: event.happenedAt, reference: referenceOf(question) };
        await send(transaction, event, question, {
          objectUri: question.uri,
          purpose: "accept",
          document: (uri) => acceptOf(question, { id: uri, ...given }),
        });
      }),
    /** An answer, other words for it, or that it was taken back. */
    answer: (event: AnswerEvent, id: HandedAnswerId): Promise<void> =>
      unitOfWork(async (transaction) => {
        const found = await transaction.handedQuestions.answer(id);
        const gemeente = await transaction.actors.wijk();
        if (found === null || gemeente === null) return;
        const { question, answer } = found;
        const objectUri = uriOfAnswer(answer, origin);
        if (event.kind === "HandedAnswerWithdrawn") {
          const tombstone = { id: objectUri, type: "Tombstone" };
          await send(transaction, event, question, {
            objectUri,
            purpose: "delete",
            document: (uri) => ({
              "@context": plainContext,
              id: uri,
              type: "Delete",
              actor: gemeente.uri,
              to: [question.asker.uri],
              object: tombstone,
            }),
          });
          return;
        }
        if (answer.withdrawnAt !== null || answer.text === "") return;
        const type = event.kind === "HandedAnswerGiven" ? "Create" : "Update";
        const object = noteFromHandedAnswer(answer, question, { gemeente, origin });
        await send(transaction, event, question, {
          objectUri,
          purpose: type,
          document: (uri) => activityAbout(type, { uri, actorUri: gemeente.uri, at: event.happenedAt, object }),
        });
      }),
  };
};
