import type { Question } from "../questions/question.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { LetterLink } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import type { GuidanceLetters } from "./guidance-letters.ts";

/** What an asker has to choose: in one sentence, and where each choice is made. */
export type Decision = { readonly asked: string; readonly choices: readonly LetterLink[] };

/** Writes to the asker of a question of this wijk that something has to be chosen, in `transaction`. */
export type WriteDecision = (
  transaction: DoorTransaction,
  question: Question,
  decision: Decision,
  at: Date,
) => Promise<void>;

export const writeDecision =
  (dependencies: {
    readonly letters: Pick<GuidanceLetters, "decisionNeeded">;
    readonly origin: string;
  }): WriteDecision =>
  async (transaction, question, decision, at) => {
    const { author } = question.post;
    if (author.kind !== "resident") return;
    const content = dependencies.letters.decisionNeeded({
      wijk: (await transaction.wijk.read())?.name ?? "",
      title: question.post.title ?? "",
      link: `${dependencies.origin}/vragen/${question.post.id}`,
      ...decision,
    });
    await writeLetter(transaction, { ...content, to: author.residentId, kind: "decision" }, at);
  };

/** Asks whether a question can be rounded off, as the wijkwijzer who looked into it proposes. `again`: it was asked before. */
export const closingDecision = (given: { readonly name: string; readonly page: string; readonly again: boolean }) => ({
  asked: given.again
    ? "Is je vraag zo beantwoord? We vragen het nog één keer. Zonder antwoorden zoeken we daarna een ander die kijkt."
    : `${given.name} keek naar je vraag. Is je vraag zo beantwoord? Dan ronden jullie hem samen af.`,
  choices: [{ words: "Kies: afronden, of nog niet", link: `${given.page}#samen-afronden` }],
});
