import type { LetterContent, LetterLink } from "../residents/letter-content.ts";

/** The words of the letters about the way of a question. */
export type GuidanceLetters = {
  /**
   * To a wijkwijzer: a question on their themes. `html` is what the asker wrote, safe to show. What a `sensitive` one is about
   * is told inside the letter alone.
   */
  questionOnYourThemes(given: {
    readonly wijk: string;
    readonly name: string;
    readonly title: string;
    readonly html: string;
    readonly themeName: string;
    readonly sensitive: boolean;
    readonly waitingSince: Date;
    readonly link: string;
  }): LetterContent;
  /** To an asker: something has to be chosen. */
  decisionNeeded(given: {
    readonly wijk: string;
    readonly title: string;
    readonly asked: string;
    readonly choices: readonly LetterLink[];
    readonly link: string;
  }): LetterContent;
};
