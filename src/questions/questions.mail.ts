import { plainText } from "../federation/kit/html.ts";
import { escapeHtml, htmlFromText, oneLine } from "../kernel/text.ts";
import type { DidItHelpLetter } from "./did-it-help.ts";
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

/** The letter that asks, a week later, whether it really helped. Its links lead to a page with a button. */
export const didItHelpLetter: DidItHelpLetter = ({ wijk, title, yes, no }) => {
  const words = [
    "Hallo,",
    `Een week geleden zei je dat een antwoord hielp bij je vraag "${title}". Is het echt gelukt?`,
    `Ja, het is gelukt:\n${yes}`,
    `Nee, toch niet:\n${no}`,
    "Bij nee zetten we je vraag weer open. Doe je niets? Dan blijft alles zoals het is. We vragen dit één keer.",
    `Groet,\n${wijk}`,
  ].join("\n\n");
  return {
    subject: oneLine(`Is het gelukt? ${title}`),
    text: `${words}\n`,
    html: `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${htmlFromText(words)}</body></html>`,
  };
};
