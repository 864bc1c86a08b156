import { letterText as t } from "../../web/texts/letter-text.ts";
import type { ReportLetter } from "./follow-reports.ts";

/** The letter that the gemeente is done with a report, did not want it, or may never have got it. */
export const reportLetter: ReportLetter =
  ({ wijk, name, title, what, deskName, number, deskWords, link }) =>
  (lang) => ({
    lang,
    wijk,
    subject: t(lang, `letter.report.${what}.subject`, { desk: deskName, title }),
    greeting: t(lang, "letter.hello", { name }),
    heading: t(lang, `letter.report.${what}.heading`, { desk: deskName }),
    blocks: [
      { kind: "aside", words: t(lang, "letter.report.about", { title }) },
      { kind: "words", words: t(lang, `letter.report.${what}.text`, { desk: deskName }) },
      ...(deskWords === null
        ? []
        : [{ kind: "words" as const, words: t(lang, "letter.report.words", { desk: deskName, words: deskWords }) }]),
      ...(number === null ? [] : [{ kind: "words" as const, words: t(lang, "letter.report.number", { number }) }]),
      { kind: "buttons", buttons: [{ words: t(lang, "letter.report.go"), link }] },
    ],
  });
