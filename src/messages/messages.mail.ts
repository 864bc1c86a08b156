import { escapeHtml, htmlFromText, oneLine } from "../kernel/text.ts";
import type { LetterContent } from "../residents/letters.ts";
import type { MessageLetters } from "./tell-about-messages.ts";

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${body}</body></html>`;

/** A letter around the words of somebody, which stand in it whole; `words` is `null` where nobody is quoted. */
const letter = (subject: string, before: string, words: string | null, after: string): LetterContent => {
  const title = oneLine(subject);
  const quoted = words === null ? "" : `<blockquote>${htmlFromText(words)}</blockquote>`;
  return {
    subject: title,
    text: [before, ...(words === null ? [] : [words]), after, ""].join("\n\n").trimEnd().concat("\n"),
    html: page(title, `${htmlFromText(before)}${quoted}${htmlFromText(after)}`),
  };
};

const someone = "Iemand die niet meer meedoet";

/** The letters about private threads. What one wrote to the other stands in them whole, and no address of anybody. */
export const messageLetters: MessageLetters = {
  message: ({ wijk, other, link, text, questionTitle }) =>
    letter(
      `${other ?? someone} schreef je een bericht`,
      questionTitle === null
        ? `Hallo,\n\n${other ?? someone} schreef je:`
        : `Hallo,\n\n${other ?? someone} schreef je over de vraag "${oneLine(questionTitle)}":`,
      text,
      `Alleen jullie twee lezen dit. Antwoorden doe je hier:\n${link}\n\nGroet,\n${wijk}`,
    ),
  request: ({ wijk, other, link, text }) =>
    letter(
      `${other ?? someone} wil je een bericht sturen`,
      `Hallo,\n\n${other ?? someone} vraagt: mag ik je een bericht sturen?`,
      text,
      `Zeg hier ja of nee:\n${link}\n\nJe hoeft niets te doen. Na 14 dagen vervalt de vraag vanzelf.\n\nGroet,\n${wijk}`,
    ),
  granted: ({ wijk, other, link }) =>
    letter(
      `${other ?? someone} zegt ja`,
      `Hallo,\n\nJe vroeg ${other ?? someone} of je een bericht mag sturen. Het antwoord is ja.`,
      null,
      `Nu kunnen jullie elkaar schrijven:\n${link}\n\nGroet,\n${wijk}`,
    ),
  decided: ({ wijk, other, decision }) =>
    letter(
      "Over het bericht dat je doorgaf",
      `Hallo,\n\nJe vond een bericht van ${other ?? someone} niet kloppen. Een moderator heeft ernaar gekeken.`,
      null,
      decision.outcome === "closed"
        ? `Het gesprek is nu gesloten. Niemand kan er nog in schrijven.\n\nDe ander hoort niet dat jij dit doorgaf.\n\nGroet,\n${wijk}`
        : `We doen er niets mee. De reden: ${decision.reason}\n\nDe ander hoort niet dat jij dit doorgaf.\n\nGroet,\n${wijk}`,
    ),
};
