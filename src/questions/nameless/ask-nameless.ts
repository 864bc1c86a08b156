import { type Audience, leavesTheWijk } from "../../kernel/audience.ts";
import { newId, type PostId, type ResidentId } from "../../kernel/ids.ts";
import { invalid } from "../../kernel/refusal.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { LetterWords } from "../../residents/letter-content.ts";
import { writeLetter } from "../../residents/letters.ts";
import type { Resident } from "../../residents/resident.ts";
import { newToken } from "../../residents/secrets.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";
import { ringAsShown, toChooseFrom, toldIfSensitive } from "../ask-question.ts";
import { holdFor } from "../hold.ts";
import { type OnBehalf, type QuestionText, type ReadText, readQuestionText } from "../question.ts";
import type { Theme } from "../themes.ts";
import type { NamelessTransaction } from "./nameless.ts";
import { type Chance, waitWith } from "./wait.ts";

/** Where the asker's own page is. */
export const ownPageOf = (secret: string): string => `/mijn-vraag/${secret}`;

/** The words of the letter with the link to the asker's own page. */
export type OwnPageLetter = (given: { readonly wijk: string; readonly link: string }) => LetterWords;

export type AskNameless = (
  command: QuestionText & {
    readonly askerId: ResidentId;
    readonly audience: Audience;
    readonly onBehalf?: OnBehalf | null;
    /** The sensitive theme of which the asker was told that it is one. */
    readonly toldSensitive?: Theme | undefined;
    /** The wijken of the ring that the asker was shown. */
    readonly ringShown?: string | undefined;
    /** The wijkwijzer who may know; `null` for nobody. */
    readonly keeperId: ResidentId | null;
  },
) => Promise<Result<{ readonly secret: string; readonly threadId: PostId }>>;

/** The words as they wait, with the part of the wijk and without a street. */
export const withArea = ({ title, text, theme, place }: ReadText) => ({ title, text, theme, area: place.area ?? "" });

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
  ({ askerId, keeperId, audience, onBehalf = null, toldSensitive, ringShown, ...typed }) =>
    dependencies.unitOfWork(async (transaction) => {
      const at = dependencies.clock();
      const read = readQuestionText(typed, await toChooseFrom(transaction));
      if (!read.ok) return read;
      // What newcomers write waits for a moderator, and here that would tell that a newcomer asked it. So somebody who
      // knows them has to stand behind it, and it stays in the wijk.
      const isNew = (await holdFor(transaction, askerId, at)) !== null;
      if (isNew && (keeperId === null || leavesTheWijk(audience))) return refuse(invalid("naming", "naming-too-new"));
      const { theme } = read.value;
      const shown = await ringAsShown(transaction, { audience, ringShown });
      if (!shown.ok) return shown;
      const told = await toldIfSensitive(transaction, { audience, theme, toldSensitive });
      if (!told.ok) return told;
      if (keeperId !== null) {
        const keepers = keepersFor(await transaction.residents.withRole("wijkwijzer"), askerId);
        if (!keepers.some(({ id }) => id === keeperId)) return refuse(invalid("keeper", "keeper-missing"));
      }
      const threadId = newId<PostId>();
      const secret = newToken();
      const askedOn = at.toISOString().slice(0, 10);
      await transaction.nameless.add({ threadId, askerId, secret, keeperId, askedOn });
      await waitWith(
        transaction,
        threadId,
        { kind: "ask", audience, onBehalf, ringShown, ...withArea(read.value) },
        dependencies,
      );
      const wijk = await transaction.wijk.read();
      const words = dependencies.letter({
        wijk: wijk?.name ?? "",
        link: `${dependencies.origin}${ownPageOf(secret)}`,
      });
      await writeLetter(transaction, { words, to: askerId, kind: "own-page" }, at);
      return ok({ secret, threadId });
    });
