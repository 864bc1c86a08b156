import type { ListedTheme, Theme } from "../questions/themes.ts";
import type { LetterWords } from "../residents/letter-content.ts";

/** What an asker is asked, or told. */
export type Asked =
  /** Nobody is left to ask: is it still needed? */
  | { readonly kind: "still-needed" }
  /** No answer helped yet: further? */
  | { readonly kind: "further" }
  /** The same, of a question that was asked for somebody else. */
  | { readonly kind: "further-for-somebody" }
  /** It was rounded off because nothing was heard. */
  | { readonly kind: "ended" }
  /** A wijkwijzer proposes to round it off together. */
  | { readonly kind: "closing"; readonly by: string }
  /** The same once more. `closes`: when nothing is heard again, it is rounded off; else somebody else looks. */
  | { readonly kind: "closing-again"; readonly closes: boolean };

/** Something that an asker can do, and where. */
export type DecisionChoice = { readonly verb: "further" | "look" | "reopen" | "close"; readonly link: string };

/** The words of the letters about the way of a question. */
export type GuidanceLetters = {
  /**
   * To a wijkwijzer: a question on their themes. `html` is what the asker wrote, safe to show. What a `sensitive` one is about
   * is told inside the letter alone.
   */
  questionOnYourThemes(given: {
    readonly wijk: string;
    /** Whom the letter is for. */
    readonly name: string;
    readonly title: string;
    /** The text of the question: empty when there is only a title. */
    readonly html: string;
    readonly theme: Theme;
    /** The themes of the wijk. */
    readonly themes: readonly ListedTheme[];
    readonly sensitive: boolean;
    readonly waitingSince: Date;
    readonly link: string;
  }): LetterWords;
  /** To an asker: something has to be chosen. The most usual choice comes first. */
  decisionNeeded(given: {
    readonly wijk: string;
    readonly title: string;
    readonly asked: Asked;
    readonly choices: readonly DecisionChoice[];
    readonly link: string;
  }): LetterWords;
};
