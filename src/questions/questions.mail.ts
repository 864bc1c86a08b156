import { plainText } from "../federation/kit/html.ts";
import { escapeHtml, htmlFromText } from "../kernel/text.ts";
import type { AnswerLetter } from "./tell-asker.ts";

/** The letter that an answer came: it has the whole answer, so that nobody has to click to read it. */
export const answerLetter: AnswerLetter = ({ wijk, title, author, html, link }) => {
  const before = `Hallo,\n\n${author} heeft geantwoord op je vraag "${title}":`;
  const after = `Hielp dit? Laat het weten op de pagina van je vraag:\n${link}\n\nGroet,\n${wijk}`;
  return {
    subject: `Er is een antwoord op je vraag: ${title}`,
    text: `${before}\n\n${plainText(html)}\n\n${after}\n`,
    html: `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${htmlFromText(before)}<blockquote>${html}</blockquote>${htmlFromText(after)}</body></html>`,
  };
};
