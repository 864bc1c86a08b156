import { htmlFromText, oneLine } from "../kernel/text.ts";
import type { JoiningLetters } from "./joining-letters.ts";
import type { LetterContent } from "./letters.ts";
import type { RoleEndsLetter } from "./rotate-roles.ts";

const letter = (subject: string, ...paragraphs: readonly string[]): LetterContent => {
  const text = paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
  const html = `<!doctype html><html lang="nl"><head><meta charset="utf-8"></head><body>${htmlFromText(text)}</body></html>`;
  return { subject: oneLine(subject), text: `${text}\n`, html };
};

/** The letters about people who come without a code, in Dutch. */
export const joiningLetters: JoiningLetters = {
  received: ({ wijk, name }) =>
    letter(
      `Je wilt meedoen in ${wijk}`,
      `Hallo ${name},`,
      `Fijn dat je mee wilt doen in ${wijk}. We vragen het na. Zodra iemand ja zegt, krijg je weer een brief.`,
      "Dat duurt meestal een paar dagen, en nooit langer dan 30 dagen.",
      "Deed je dit niet zelf? Dan hoef je niets te doen.",
      `Groet,\n${wijk}`,
    ),
  vouch: ({ wijk, member, name, words, link }) =>
    letter(
      `Ken je ${name}?`,
      `Hallo ${member},`,
      `${name} wil meedoen in ${wijk} en zegt dat jij ${name} kent.`,
      words === "" ? "" : `${name} schrijft erbij:\n${words}`,
      `Ken je ${name}, en woont ${name} in de wijk? Zeg dan ja. Ken je ${name} niet? Zeg dan nee. ${name} krijgt niet te horen wat jij zegt.`,
      link,
      "De link werkt één keer.",
      `Groet,\n${wijk}`,
    ),
  waits: ({ wijk, name, link }) =>
    letter(
      `Er wil iemand meedoen in ${wijk}`,
      `Hallo ${name},`,
      `Iemand zonder code wil meedoen in ${wijk}. Er is geen buur die het voor jou beslist. Jij zegt ja of nee:`,
      link,
      "Na 30 dagen vervalt de vraag.",
      `Groet,\n${wijk}`,
    ),
  admitted: ({ wijk, name, link }) =>
    letter(
      `Welkom in ${wijk}`,
      `Hallo ${name},`,
      `Fijn, je mag meedoen in ${wijk}. Log in met dit e-mailadres. Een wachtwoord heb je niet nodig.`,
      link,
      `Groet,\n${wijk}`,
    ),
  declined: ({ wijk, name, words }) =>
    letter(
      `Je vraag om mee te doen in ${wijk}`,
      `Hallo ${name},`,
      `Je wilde meedoen in ${wijk}. Dat kan nu niet. Het plein is voor wie er woont, en we weten niet zeker of dat zo is.`,
      words === "" ? "" : `De beheerder schrijft erbij:\n${words}`,
      "Woon je er wel? Vraag dan een buur om een uitnodiging. Vragen voor iedereen kun je altijd lezen.",
      "Je vraag hebben we weggehaald.",
      `Groet,\n${wijk}`,
    ),
  expired: ({ wijk, name, link }) =>
    letter(
      `Je vraag om mee te doen in ${wijk}`,
      `Hallo ${name},`,
      `Je wilde meedoen in ${wijk}. In 30 dagen heeft niemand geantwoord. Dat spijt ons. We hebben je vraag weggehaald.`,
      "Wil je nog meedoen? Vraag het dan opnieuw:",
      link,
      `Groet,\n${wijk}`,
    ),
  alreadyIn: ({ wijk, link }) =>
    letter(
      `Je doet al mee in ${wijk}`,
      "Hallo,",
      `Iemand vulde dit e-mailadres in om mee te doen in ${wijk}. Maar je doet al mee. Je kunt gewoon inloggen:`,
      link,
      "Was jij dit niet? Dan hoef je niets te doen.",
      `Groet,\n${wijk}`,
    ),
};

const roleInWords = { wijkwijzer: "wijkwijzer", moderator: "moderator", administrator: "beheerder" } as const;

const dayInWords = new Intl.DateTimeFormat("nl-NL", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
});

/** The letter that a role ends soon, in Dutch. */
export const roleEndsLetter: RoleEndsLetter = ({ wijk, name, role, lastDay, link }) =>
  letter(
    `Je taak als ${roleInWords[role]} loopt af`,
    `Hallo ${name},`,
    `Je bent ${roleInWords[role]} in ${wijk} tot en met ${dayInWords.format(lastDay)}. Daarna stopt het vanzelf. Dank je wel voor wat je deed.`,
    "Wil je langer blijven? Vraag het de beheerder. Of draag je taak over aan een buur.",
    link,
    `Groet,\n${wijk}`,
  );
