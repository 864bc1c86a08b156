import { plainText } from "../federation/kit/html.ts";
import { escapeHtml, htmlFromText } from "../kernel/text.ts";
import type { GuidanceLetters } from "./guidance-letters.ts";

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${body}</body></html>`;

/** The letters about the way of a question, in Dutch. */
export const guidanceLetters: GuidanceLetters = {
  questionOnYourThemes: ({ wijk, reader, title, html, theme, link }) => {
    const before = `Dag ${reader},\n\nEr is een vraag over ${theme.toLowerCase()}. Misschien weet jij de weg.\n\n${title}`;
    const after = `Kijk jij ernaar? Of geef je hem door? Dat doe je op je tafel:\n${link}\n\nGroet,\n${wijk}`;
    return {
      subject: `Een vraag voor jou: ${title}`,
      text: `${before}\n\n${plainText(html)}\n\n${after}\n`,
      html: page(title, `${htmlFromText(before)}<blockquote>${html}</blockquote>${htmlFromText(after)}`),
    };
  },
  decisionNeeded: ({ wijk, title, question, choices }) => {
    const lines = choices.map(({ words, link }) => `${words}:\n${link}`);
    const text = [`Hallo,`, `Je vroeg: ${title}`, question, ...lines, `Groet,\n${wijk}`].join("\n\n");
    return { subject: `Wat wil je met je vraag: ${title}`, text: `${text}\n`, html: page(title, htmlFromText(text)) };
  },
};
