import { letterText as t } from "../../web/texts/letter-text.ts";
import { dayInWords } from "../../web/texts/moments.ts";
import { themeView } from "../../web/texts/themes.ts";
import type { Language } from "../kernel/language.ts";
import { inLanguageOfWijk } from "../posts/written-in.ts";
import type { Asked, GuidanceLetters } from "./guidance-letters.ts";

const askedInWords = (lang: Language, asked: Asked): string => {
  switch (asked.kind) {
    case "closing":
      return t(lang, "letter.decision.closing", { name: asked.by });
    case "closing-again":
      return t(lang, asked.closes ? "letter.decision.closing-again" : "letter.decision.closing-again.others");
    default:
      return t(lang, `letter.decision.${asked.kind}`);
  }
};

/** The letters about the way of a question. */
export const guidanceLetters: GuidanceLetters = {
  /**
   * Of kind `themes`. It has the whole question, and says nothing about who asked. What a sensitive question is about does not
   * stand where others see it over a shoulder: in the subject and in what mailboxes show beside it.
   */
  questionOnYourThemes:
    ({ wijk, name, title, html, sensitive, link, ...given }) =>
    (lang) => {
      const themeName = themeView(lang, given.theme, given.themes).name;
      const theme = themeName.charAt(0).toLocaleLowerCase(lang) + themeName.slice(1);
      return {
        lang,
        wijk,
        subject: sensitive
          ? t(lang, "letter.themes.subject.sensitive")
          : t(lang, "letter.themes.subject", { theme, title }),
        preview: sensitive ? t(lang, "letter.themes.preview.sensitive") : title,
        greeting: t(lang, "letter.hello", { name }),
        heading: title,
        blocks: [
          { kind: "words", words: t(lang, "letter.themes.heading", { theme }) },
          ...(html === ""
            ? []
            : [{ kind: "quote", html, by: t(lang, "letter.themes.by", { wijk }), ...inLanguageOfWijk(lang) } as const]),
          { kind: "words", words: t(lang, "letter.themes.since", { date: dayInWords(lang, given.waitingSince) }) },
          { kind: "buttons", buttons: [{ words: t(lang, "letter.themes.go"), link }] },
          { kind: "aside", words: t(lang, "letter.themes.pass") },
        ],
      };
    },
  /** Of kind `decision`: the question goes no further until they choose. */
  decisionNeeded:
    ({ wijk, title, link, choices, ...given }) =>
    (lang) => {
      const asked = askedInWords(lang, given.asked);
      const buttons = choices.map(({ verb, link: where }) => ({
        words: t(lang, `letter.decision.do.${verb}`),
        link: where,
      }));
      return {
        lang,
        wijk,
        subject: t(lang, "letter.decision.subject", { title }),
        preview: asked,
        greeting: t(lang, "letter.hello.nobody"),
        heading: t(lang, "letter.decision.heading"),
        blocks: [
          { kind: "aside", words: t(lang, "letter.decision.about", { title }) },
          { kind: "words", words: asked },
          { kind: "buttons", buttons },
          { kind: "words", words: t(lang, "letter.decision.quiet") },
          { kind: "link", words: t(lang, "letter.decision.go"), link },
        ],
      };
    },
};
