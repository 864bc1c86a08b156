import { htmlFromText, oneLine } from "../kernel/text.ts";
import type { LetterContent, ResidentLetters } from "./letters.ts";

const letter = (subject: string, ...paragraphs: readonly string[]): LetterContent => {
  const text = paragraphs.join("\n\n");
  const html = `<!doctype html><html lang="nl"><head><meta charset="utf-8"></head><body>${htmlFromText(text)}</body></html>`;
  return { subject: oneLine(subject), text: `${text}\n`, html };
};

const wayIn = ({ link, code }: { link: string; code: string }): readonly string[] => [
  "Open deze link in de browser waarin je hem aanvroeg:",
  link,
  `Of typ deze code: ${code}`,
  "De link en de code werken een kwartier, en maar één keer.",
];

/** The letters about joining and signing in, in Dutch. */
export const residentLetters: ResidentLetters = {
  signIn: ({ wijk, ...secrets }) =>
    letter(
      `Inloggen bij ${wijk}`,
      "Hallo,",
      `Je wilt inloggen bij ${wijk}.`,
      ...wayIn(secrets),
      "Heb je dit niet gevraagd? Dan hoef je niets te doen. Geef de code aan niemand.",
      `Groet,\n${wijk}`,
    ),
  welcome: ({ wijk, name, ...secrets }) =>
    letter(
      `Welkom in ${wijk}`,
      `Hallo ${name},`,
      `Fijn dat je meedoet in ${wijk}. Je bent er bijna.`,
      ...wayIn(secrets),
      "Te laat? Ga dan naar Inloggen en vraag een nieuwe code aan. Een wachtwoord heb je niet nodig.",
      "Deed je dit niet zelf? Dan hoef je niets te doen. Geef de code aan niemand.",
      `Groet,\n${wijk}`,
    ),
  alreadyAMember: ({ wijk, ...secrets }) =>
    letter(
      `Je doet al mee in ${wijk}`,
      "Hallo,",
      `Iemand vulde dit e-mailadres in om mee te doen in ${wijk}. Maar je doet al mee. Je kunt gewoon inloggen.`,
      ...wayIn(secrets),
      "Was jij dit niet? Dan hoef je niets te doen. Geef de code aan niemand.",
      `Groet,\n${wijk}`,
    ),
  test: ({ wijk, name }) =>
    letter(
      `Een proefbrief van ${wijk}`,
      `Hallo ${name},`,
      `Dit is een proefbrief. Je leest hem, dus de post van ${wijk} werkt.`,
      `Groet,\n${wijk}`,
    ),
};
