import type { ComposedWijk } from "../../compose.ts";
import { daysAfter, dutchTime } from "../../kernel/dutch-time.ts";
import { type HandOverId, newId, type PostId, type ResidentId } from "../../kernel/ids.ts";
import { languageOfWijk } from "../../kernel/language.ts";
import { localAuthor } from "../../questions/ask-question.ts";
import { receiveAnswer } from "../../questions/receive-answer.ts";
import { asBeginning } from "../../questions/thread-beginning.ts";
import type { Moment } from "./moments.ts";
import { granted } from "./people.ts";
import type { SeededQuestion } from "./question-types.ts";

/**
 * A question is handed over to the gemeente of the demonstration, which promises an answer and gives it. It is there in the tables and
 * went nowhere, as there is nobody to get it.
 */
export const handOverMoments = (
  { doorUnitOfWork }: Pick<ComposedWijk, "doorUnitOfWork">,
  given: NonNullable<SeededQuestion["handedOver"]> & {
    readonly clock: () => Date;
    readonly question: () => PostId;
    readonly asker: () => Promise<ResidentId>;
  },
): readonly Moment[] => {
  const { answer, clock, reference, text } = given;
  const handOver = async () => {
    const residentId = await given.asker();
    const at = clock();
    await doorUnitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(given.question());
      const [source] = await transaction.officialSources.all();
      const wijk = await transaction.actors.wijk();
      if (question === null || source === undefined || wijk === null)
        throw new Error("Nobody is there to hand a question over to.");
      const { origin } = new URL(wijk.uri);
      const { id: threadId, title } = question.post;
      const speaker = { residentId, threadId, audience: "everyone", outside: "stand-in", origin, at } as const;
      const { actorId } = granted(await localAuthor(transaction, speaker));
      if (actorId === null) throw new Error("Whoever asks a gemeente has a voice outside.");
      const shown = `${title}\n\n${text}`;
      const consent = { questionId: threadId, rung: "gemeente", answer: "yes", at, shown } as const;
      await transaction.ways.addConsent({ ...consent, id: crypto.randomUUID(), recipients: source.actor.name });
      const id = newId<HandOverId>();
      await transaction.handOvers.add({
        id,
        questionId: threadId,
        gemeente: source.actor,
        speakerId: actorId,
        uri: `${origin}/ap/o/${id}`,
        title: title ?? "",
        text,
        place: null,
        at,
        withdrawnAt: null,
        toldSettled: false,
        promised: { reference, answerBefore: daysAfter(dutchTime(at).date, 14), why: "", saidAt: at },
      });
      const handed = { handedTo: source.actor.id, handedInPrivate: true, changedAt: at };
      await transaction.questions.save({ ...question, ...handed });
    });
  };
  const answered = (html: string) =>
    doorUnitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(given.question());
      const handOver = await transaction.handOvers.ofQuestion(given.question());
      if (question === null || handOver === null) throw new Error("Nothing was handed over.");
      const at = clock();
      const uri = `${handOver.gemeente.uri}/statuses/${handOver.id}`;
      const elsewhere = {
        uri,
        url: null,
        audience: "wijk",
        language: languageOfWijk,
        publishedAt: at,
        editedAt: null,
      } as const;
      const received = await receiveAnswer(
        transaction,
        {
          beginning: asBeginning(question),
          inReplyTo: question.post.id,
          author: { kind: "elsewhere", actorId: handOver.gemeente.id },
          body: "",
          html,
          elsewhere,
          origin: new URL(handOver.uri).origin,
          held: null,
        },
        clock,
      );
      granted(received);
    });
  return [
    { when: given.at, happen: handOver },
    ...(answer === undefined ? [] : [{ when: answer.at, happen: () => answered(answer.html) }]),
  ];
};
