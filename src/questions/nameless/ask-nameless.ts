import type { Audience } from "../../kernel/audience.ts";
import { newId, type PostId, type ResidentId } from "../../kernel/ids.ts";
import { invalid } from "../../kernel/refusal.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { type LetterContent, writeLetter } from "../../residents/letters.ts";
import type { Resident } from "../../residents/resident.ts";
import { newToken } from "../../residents/secrets.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";
import { type QuestionText, readQuestionText } from "../question.ts";
import type { NamelessTransaction } from "./nameless.ts";
import { type Chance, waitWith } from "./wait.ts";

/** Where the asker's own page is. */
export const ownPageOf = (secret: string): string => `/mijn-vraag/${secret}`;

/** The words of the letter with the link to the asker's own page. */
export type OwnPageLetter = (given: { readonly wijk: string; readonly link: string }) => LetterContent;

export type AskNameless = (
  command: QuestionText & {
    readonly askerId: ResidentId;
    readonly audience: Audience;
    /** The wijkwijzer who may know; `null` for nobody. */
    readonly keeperId: ResidentId | null;
  },
) => Promise<Result<{ readonly secret: string; readonly threadId: PostId }>>;

/** The wijkwijzers to whom a resident can entrust a question: all but themselves. */
export const keepersFor = (wijkwijzers: readonly Resident[], askerId: ResidentId): readonly Resident[] =>
  wijkwijzers.filter(({ id }) => id !== askerId);

/**
 * A resident asks without a name. Nothing comes on the square yet: the words wait, sealed, for a batch 5 to 60 minutes
 * later. The secret of their own page is given back at once, and sent in a letter.
 */
export const askNameless =
  (
    dependencies: Chance & {
      readonly unitOfWork: UnitOfWork<NamelessTransaction>;
      readonly origin: string;
      readonly letter: OwnPageLetter;
    },
  ): AskNameless =>
  ({ askerId, keeperId, audience, ...words }) =>
    dependencies.unitOfWork(async (transaction) => {
      const read = readQuestionText(words);
      if (!read.ok) return read;
      if (keeperId !== null) {
        const keepers = keepersFor(await transaction.residents.withRole("wijkwijzer"), askerId);
        if (!keepers.some(({ id }) => id === keeperId)) return refuse(invalid("keeper", "keeper-missing"));
      }
      const at = dependencies.clock();
      const threadId = newId<PostId>();
      const secret = newToken();
      const askedOn = at.toISOString().slice(0, 10);
      await transaction.nameless.add({ threadId, askerId, secret, keeperId, askedOn });
      await waitWith(transaction, threadId, { kind: "ask", audience, ...read.value }, dependencies);
      const wijk = await transaction.wijk.read();
      const letter = dependencies.letter({
        wijk: wijk?.name ?? "",
        link: `${dependencies.origin}${ownPageOf(secret)}`,
      });
      await writeLetter(transaction, { ...letter, to: askerId, kind: "own-page" }, at);
      return ok({ secret, threadId });
    });
