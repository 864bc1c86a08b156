import type { PostId } from "../kernel/ids.ts";
import type { WayNews } from "../questions/nameless/nameless.ts";
import type { Question } from "../questions/question.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { LetterLink } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import type { GuidanceLetters } from "./guidance-letters.ts";

/** What an asker has to choose: in one sentence, and where each choice is made. */
export type Decision = {
  readonly about: WayNews;
  readonly asked: string;
  readonly choices: readonly LetterLink[];
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
  async (transaction, question, { about, ...words }, at) => {
    const { author } = question.post;
    if (author.kind === "nameless") return dependencies.tellNameless(transaction, question.post.id, about);
    if (author.kind !== "resident") return;
    const content = dependencies.letters.decisionNeeded({
      wijk: (await transaction.wijk.read())?.name ?? "",
      title: question.post.title ?? "",
      link: `${dependencies.origin}/vragen/${question.post.id}`,
      ...words,
    });
    await writeLetter(transaction, { ...content, to: author.residentId, kind: "decision" }, at);
  };

const closing = (page: string) => ({
  about: "closing" as const,
  choices: [{ words: "Kies: afronden, of nog niet", link: `${page}#samen-afronden` }],
});

/** Asks whether a question can be rounded off, as the wijkwijzer called `name` proposes. */
export const closingProposed = (name: string, page: string): Decision => ({
  ...closing(page),
  asked: `${name} keek naar je vraag. Is je vraag zo beantwoord? Dan ronden jullie hem samen af.`,
});

/** Asks it once more, and says what follows when the asker says nothing again. */
export const closingReminder = (closes: boolean, page: string): Decision => ({
  ...closing(page),
  asked: closes
    ? "Is je vraag zo beantwoord? We vragen het nog één keer. Horen we niets? Dan ronden we je vraag af."
    : "Is je vraag zo beantwoord? We vragen het nog één keer. Horen we niets en komt er geen antwoord? Dan vragen we een ander om te kijken.",
});
