import type { LetterContent } from "../residents/letters.ts";

/** The words of the letters about the way of a question. */
export type GuidanceLetters = {
  /** To a wijkwijzer: a question on their themes. `html` is what the asker wrote, safe to show. */
  questionOnYourThemes(given: {
    readonly wijk: string;
    readonly reader: string;
    readonly title: string;
    readonly html: string;
    readonly theme: string;
    readonly since: Date;
    readonly link: string;
  }): LetterContent;
  /** To an asker: something has to be chosen. */
  decisionNeeded(given: {
    readonly wijk: string;
    readonly title: string;
    readonly question: string;
    readonly choices: readonly { readonly words: string; readonly link: string }[];
    readonly link: string;
  }): LetterContent;
};
