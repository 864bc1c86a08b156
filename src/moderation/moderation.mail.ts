import { htmlFromText, oneLine } from "../kernel/text.ts";
import type { RefusedLetter } from "./tell-refused.ts";

/** The letter that something was not placed, with the reason and the whole text, so that nothing is lost. */
export const refusedLetter: RefusedLetter = ({ wijk, name, kind, reason, text, link }) => {
  const what = kind === "question" ? "Je vraag" : "Je antwoord";
  const words = [
    `Hallo ${name},`,
    `${what} is niet geplaatst in ${wijk}. Een moderator schreef waarom:`,
    reason,
    "Dit had je geschreven:",
    text,
    "Je mag het opnieuw proberen, met andere woorden. Hier staat het nog, alleen voor jou:",
    link,
    `Groet,\n${wijk}`,
  ].join("\n\n");
  return {
    subject: oneLine(`${what} is niet geplaatst`),
    text: `${words}\n`,
    html: `<!doctype html><html lang="nl"><head><meta charset="utf-8"></head><body>${htmlFromText(words)}</body></html>`,
  };
};
