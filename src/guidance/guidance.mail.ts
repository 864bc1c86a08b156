import { letterText as t } from "../../web/texts/letter-text.ts";
import { dayInWords } from "../../web/texts/moments.ts";
import type { LetterContent, LetterLink } from "../residents/letter-content.ts";

/**
 * To a wijkwijzer (kind `themes`): somebody asks something about one of their themes. It has the whole question, and says
 * nothing about who asked. What a sensitive question is about does not stand where others see it over a shoulder: in the subject
 * and in what mailboxes show beside it.
 */
export const questionOnYourThemes = (given: {
  readonly wijk: string;
  /** Whom the letter is for. */
  readonly name: string;
  readonly title: string;
  /** The text of the question: safe HTML, empty when there is only a title. */
  readonly html: string;
  /** As people read it: "Zorg en gezondheid". */
  readonly themeName: string;
  readonly sensitive: boolean;
  readonly waitingSince: Date;
  readonly link: string;
  readonly lang?: LetterContent["lang"];
}): LetterContent => {
  const { wijk, title, html, link, lang = "nl" } = given;
  const theme = given.themeName.charAt(0).toLocaleLowerCase(lang) + given.themeName.slice(1);
  return {
    lang,
    wijk,
    subject: given.sensitive
      ? t(lang, "letter.themes.subject.sensitive")
      : t(lang, "letter.themes.subject", { theme, title }),
    preview: given.sensitive ? t(lang, "letter.themes.preview.sensitive") : title,
    greeting: t(lang, "letter.hello", { name: given.name }),
    heading: title,
    blocks: [
      { kind: "words", words: t(lang, "letter.themes.heading", { theme }) },
      ...(html === "" ? [] : [{ kind: "quote", html, by: t(lang, "letter.themes.by", { wijk }) } as const]),
      { kind: "words", words: t(lang, "letter.themes.since", { date: dayInWords(lang, given.waitingSince) }) },
      { kind: "buttons", buttons: [{ words: t(lang, "letter.themes.go"), link }] },
      { kind: "aside", words: t(lang, "letter.themes.pass") },
    ],
  };
};

/** To an asker (kind `decision`): their question goes no further until they choose. */
export const decisionNeeded = (given: {
  readonly wijk: string;
  /** Whom the letter is for; `null` when that is not known. */
  readonly name?: string | null;
  readonly title: string;
  /** What is asked, in one sentence. */
  readonly asked: string;
  /** What there is to choose, the most usual first: the verb, and where it is done. */
  readonly choices: readonly LetterLink[];
  readonly link: string;
  readonly lang?: LetterContent["lang"];
}): LetterContent => {
  const { wijk, title, link, lang = "nl", name = null } = given;
  return {
    lang,
    wijk,
    subject: t(lang, "letter.decision.subject", { title }),
    preview: given.asked,
    greeting: name === null ? t(lang, "letter.hello.nobody") : t(lang, "letter.hello", { name }),
    heading: t(lang, "letter.decision.heading"),
    blocks: [
      { kind: "aside", words: t(lang, "letter.decision.about", { title }) },
      { kind: "words", words: given.asked },
      { kind: "buttons", buttons: given.choices },
      { kind: "words", words: t(lang, "letter.decision.quiet") },
      { kind: "link", words: t(lang, "letter.decision.go"), link },
    ],
  };
};
