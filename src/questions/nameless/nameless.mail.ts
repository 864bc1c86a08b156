import { plainText } from "../../federation/kit/html.ts";
import { escapeHtml, htmlFromText } from "../../kernel/text.ts";
import type { LetterContent } from "../../residents/letters.ts";
import type { OwnPageLetter } from "./ask-nameless.ts";
import type { NamelessLetters } from "./put-on-square.ts";
import type { UnsealingLetters } from "./unseal.ts";

const page = (subject: string, inside: string): string =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>${inside}</body></html>`;

const plain = (subject: string, text: string): LetterContent => ({
  subject,
  text: `${text}\n`,
  html: page(subject, htmlFromText(text)),
});

/** The letter with the way to the asker's own page. On a locked screen it says nothing about any question. */
export const ownPageLetter: OwnPageLetter = ({ wijk, link }) =>
  plain(
    `Jouw eigen pagina in ${wijk}`,
    `Hallo,\n\nDit is de link naar je eigen pagina:\n${link}\n\nDaar lees je de antwoorden, zeg je iets terug en trek je iets in. Wie deze link heeft, kan dat ook. Geef hem dus niet door.\n\nAntwoord niet op deze mail: dat leest niemand.\n\nGroet,\n${wijk}`,
  );

/** Letters about questions without a name: no subject tells what a question is about, and none tells who asked it. */
export const namelessLetters: NamelessLetters = {
  answer: ({ wijk, author, html, link }) => {
    const subject = `Er is een antwoord voor je in ${wijk}`;
    const before = `Hallo,\n\n${author} heeft geantwoord:`;
    const after = `Lees verder of zeg iets terug op je eigen pagina:\n${link}\n\nAntwoord niet op deze mail: dat leest niemand.\n\nGroet,\n${wijk}`;
    return {
      subject,
      text: `${before}\n\n${plainText(html)}\n\n${after}\n`,
      html: page(subject, `${htmlFromText(before)}<blockquote>${html}</blockquote>${htmlFromText(after)}`),
    };
  },
  entrusted: ({ wijk, link }) =>
    plain(
      `Iemand in ${wijk} vertrouwt je een vraag toe`,
      `Hallo,\n\nEen buur stelde een vraag zonder naam en koos jou als wijkwijzer. Alleen jij kunt zien wie het is:\n${link}\n\nHoud dat voor je.\n\nGroet,\n${wijk}`,
    ),
};

/** Letters about opening a seal. */
export const unsealingLetters: UnsealingLetters = {
  secondNeeded: ({ wijk, by, reason, link }) =>
    plain(
      `Een verzoek om mee te beslissen in ${wijk}`,
      `Hallo,\n\n${by} wil zien wie een vraag zonder naam stelde. Reden: ${reason}\n\nDat kan alleen als een tweede het ermee eens is, binnen zeven dagen:\n${link}\n\nGroet,\n${wijk}`,
    ),
  unsealed: ({ wijk, decided }) =>
    plain(
      `Je naam is bekeken in ${wijk}`,
      `Hallo,\n\nJe stelde een vraag zonder naam. Twee mensen hebben besloten om je naam te bekijken:\n\n${decided.map(({ name, reason }) => `${name}: ${reason}`).join("\n")}\n\nAlleen zij zien je naam. Ben je het er niet mee eens? Spreek een van beiden aan.\n\nGroet,\n${wijk}`,
    ),
};
