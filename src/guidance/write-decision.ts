import type { PostId } from "../kernel/ids.ts";
import type { WayNews } from "../questions/nameless/nameless.ts";
import type { Question } from "../questions/question.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import { writeLetter } from "../residents/letters.ts";
import type { Asked, DecisionChoice, GuidanceLetters } from "./guidance-letters.ts";

/** What an asker has to choose, and where each choice is made. */
export type Decision = {
  readonly about: WayNews;
  readonly asked: Asked;
  readonly choices: readonly DecisionChoice[];
};

/** Has the asker of a question without a name written to, who is known to nobody here. */
export type TellNameless<Transaction> = (transaction: Transaction, question: PostId, about: WayNews) => Promise<void>;

/** Writes to the asker of a question of this wijk that something has to be chosen, in `transaction`. */
export type WriteDecision<Transaction> = (
  transaction: Transaction,
  question: Question,
  decision: Decision,
  at: Date,
) => Promise<void>;

export const writeDecision =
  <Transaction extends DoorTransaction>(dependencies: {
    readonly letters: Pick<GuidanceLetters, "decisionNeeded">;
    readonly origin: string;
    readonly tellNameless: TellNameless<Transaction>;
  }): WriteDecision<Transaction> =>
  async (transaction, question, { about, ...decision }, at) => {
    const { author } = question.post;
    if (author.kind === "nameless") return dependencies.tellNameless(transaction, question.post.id, about);
    if (author.kind !== "resident") return;
    const words = dependencies.letters.decisionNeeded({
      wijk: (await transaction.wijk.read())?.name ?? "",
      title: question.post.title ?? "",
      link: `${dependencies.origin}/vragen/${question.post.id}`,
      ...decision,
    });
    await writeLetter(transaction, { words, to: author.residentId, kind: "decision" }, at);
  };

const closing = (page: string, asked: Asked): Decision => ({
  about: "closing",
  asked,
  choices: [{ verb: "close", link: `${page}#samen-afronden` }],
});

/** Asks whether a question can be rounded off, as the wijkwijzer called `name` proposes. */
export const closingProposed = (name: string, page: string): Decision => closing(page, { kind: "closing", by: name });

/** Asks it once more, and says what follows when the asker says nothing again. */
export const closingReminder = (closes: boolean, page: string): Decision =>
  closing(page, { kind: "closing-again", closes });
