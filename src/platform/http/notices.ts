import { fill, type Language, type Text } from "../../../web/texts/translate.ts";

/** What a page says once after something was done. The cookie that carries it holds the key and a number only. */
const words = {
  "signed-in": { nl: "Je bent ingelogd.", en: "You are signed in." },
  "signed-out": { nl: "Je bent uitgelogd.", en: "You are signed out." },
  "set-up": { nl: "De wijk is ingericht. Nodig nu je buren uit.", en: "The wijk is set up. Invite your neighbours." },
  "name-saved": { nl: "Je naam is bewaard.", en: "Your name is saved." },
  "handle-chosen": { nl: "Je adres buiten de wijk is gekozen.", en: "Your address outside the wijk is chosen." },
  "invitation-made": { nl: "Je uitnodiging is klaar.", en: "Your invitation is ready." },
  "code-made": { nl: "De code is klaar.", en: "The code is ready." },
  "code-withdrawn": { nl: "De code werkt niet meer.", en: "The code no longer works." },
  "roles-saved": { nl: "De taken zijn bewaard.", en: "The tasks are saved." },
  "test-letter-written": { nl: "De proefbrief is onderweg.", en: "The test letter is on its way." },
  asked: { nl: "Je vraag staat erop.", en: "Your question is there." },
  "asked-nameless": {
    nl: "We hebben je vraag. Hij staat er binnen een uur, zonder je naam.",
    en: "We have your question. It is there within an hour, without your name.",
  },
  "comes-later": { nl: "Het komt er binnen een uur bij.", en: "It is added within an hour." },
  "comes-not": { nl: "Dat doen we niet meer.", en: "We will not do that." },
  "unsealing-asked": {
    nl: "Je verzoek staat er. De anderen krijgen een brief.",
    en: "Your request is there. The others get a letter.",
  },
  unsealed: { nl: "Het zegel is open. De vrager krijgt een brief.", en: "The seal is open. The asker gets a letter." },
  answered: { nl: "Je antwoord staat erbij. Dank je wel.", en: "Your answer is there. Thank you." },
  changed: { nl: "Je tekst is veranderd.", en: "Your text is changed." },
  helped: { nl: "Fijn dat het hielp.", en: "Good that it helped." },
  "not-helped": { nl: "Je vraag staat weer open.", en: "Your question is open again." },
  closed: { nl: "Je vraag is afgerond.", en: "Your question is closed." },
  reopened: { nl: "Je vraag staat weer open.", en: "Your question is open again." },
  "question-withdrawn": { nl: "Je vraag is ingetrokken.", en: "Your question is withdrawn." },
  "answer-withdrawn": { nl: "Je antwoord is ingetrokken.", en: "Your answer is withdrawn." },
  "answer-hidden": { nl: "Het antwoord is verborgen.", en: "The answer is hidden." },
  "answer-shown": { nl: "Het antwoord is weer te zien.", en: "The answer is shown again." },
  "changed-meanwhile": {
    nl: "Intussen was er iets veranderd. Zo staat het er nu voor.",
    en: "Something changed in the meantime. This is how it stands now.",
  },
  "wijk-asked": { nl: "We hebben de buurwijk gevraagd of we mogen volgen.", en: "We asked the neighbouring wijk." },
  "wijk-left": { nl: "Jullie volgen deze buurwijk niet meer.", en: "You no longer follow this wijk." },
  "server-blocked": { nl: "Deze site komt er niet meer in.", en: "This site is shut out." },
  "server-free": { nl: "Deze site mag er weer in.", en: "This site is let in again." },
  "deliveries-again": {
    nl: { one: "1 bericht gaat opnieuw op weg.", other: "{count} berichten gaan opnieuw op weg." },
    en: { one: "1 message is on its way again.", other: "{count} messages are on their way again." },
  },
  "deliveries-overtaken": {
    nl: "Dit hoeft niet meer op weg. Er ging al iets nieuwers over.",
    en: "This need not leave any more. Something newer went out about it.",
  },
  "activity-again": { nl: "We verwerken het opnieuw.", en: "It is handled again." },
  "activity-discarded": { nl: "Het is weggegooid.", en: "It is thrown away." },
  "job-again": { nl: "De wijk probeert het opnieuw.", en: "The wijk tries it again." },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, Text>>>>;

/** Which thing was done. */
export type Notice = keyof typeof words;

/** A notice as a cookie carries it; `count` is for one that tells how many. */
export const writeNotice = (notice: Notice, count?: number): string =>
  count === undefined ? notice : `${notice}:${count}`;

/** Reads what a notice says from a cookie, which anybody can have filled with anything. */
export const noticeInWords = (lang: Language, cookie: string | null): string | null => {
  const [, notice = "", count = "0"] = /^([a-z-]+)(?::(\d{1,9}))?$/.exec(cookie ?? "") ?? [];
  return Object.hasOwn(words, notice) ? fill(lang, words[notice as Notice][lang], { count: Number(count) }) : null;
};
