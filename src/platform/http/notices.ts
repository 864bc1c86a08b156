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
  taken: { nl: "Fijn dat jij kijkt. De vrager ziet het.", en: "Good that you look into it. The asker sees it." },
  "given-back": { nl: "De vraag ligt weer bij anderen.", en: "The question is with others again." },
  "passed-on": { nl: "De vraag is doorgegeven.", en: "The question is passed on." },
  "closing-proposed": { nl: "Gevraagd. De vrager kiest nu.", en: "Asked. Now the asker chooses." },
  "proposed-lately": {
    nl: "Je vroeg dit kort geleden al. Wacht een dag, of op een antwoord.",
    en: "You asked this lately. Wait a day, or for an answer.",
  },
  "closing-declined": { nl: "Goed. Je vraag gaat verder.", en: "Good. Your question goes on." },
  "desk-saved": { nl: "Bewaard. Dank je wel.", en: "Saved. Thank you." },
  "desk-full": {
    nl: "Je bent al met zoveel vragen bezig als je aankunt. Rond er eerst een af, of verander je aantal.",
    en: "You have as many questions in hand as you can handle. Finish one first, or change your number.",
  },
  "taken-meanwhile": { nl: "Iemand anders kijkt al naar deze vraag.", en: "Somebody else looks into it already." },
  "asked-further": { nl: "Je vraag gaat nu verder.", en: "Your question goes further now." },
  "stays-here": { nl: "Je vraag blijft in de wijk.", en: "Your question stays in the wijk." },
  "asked-later": { nl: "Goed. We vragen het later nog eens.", en: "Good. We ask again later." },
  "no-further": { nl: "Verder dan dit kan je vraag hier niet.", en: "Your question cannot go further than this." },
  "spoken-kept": { nl: "Het staat op je tafel. Alleen jij ziet het.", en: "It is on your desk. Only you see it." },
  "spoken-placed": { nl: "De vraag staat erop, via jou.", en: "The question is there, through you." },
  "spoken-finished": { nl: "Klaar. We hebben het gewist.", en: "Done. We erased it." },
  "brought-helped": {
    nl: "Mooi gedaan. De vraag is klaar, en wat jij opschreef is gewist.",
    en: "Well done. The question is finished, and what you wrote down is erased.",
  },
  "brought-not-said": {
    nl: "Dank je wel. De vraag is klaar, en wat jij opschreef is gewist.",
    en: "Thank you. The question is finished, and what you wrote down is erased.",
  },
  "brought-not-helped": {
    nl: "Jammer. De vraag blijft open. Buren kunnen verder helpen.",
    en: "A pity. The question stays open. Neighbours can help on.",
  },
  "brought-not-reached": {
    nl: "Dank je wel voor het proberen. Over een week hoor je het weer.",
    en: "Thank you for trying. In a week you hear of it again.",
  },
  "waits-saved": { nl: "De wachttijden zijn bewaard.", en: "The waiting times are saved." },
  "letters-chosen": { nl: "Je keuze voor je post is bewaard.", en: "Your choice of letters is saved." },
  "letters-again": { nl: "Je krijgt deze post weer.", en: "You get these letters again." },
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
  "answer-found": {
    nl: "Fijn dat je je antwoord vond. Dank je wel voor het zoeken.",
    en: "Good that you found your answer. Thank you for looking.",
  },
  "me-too": { nl: "We tellen je mee.", en: "You are counted." },
  "me-too-not": { nl: "We tellen je niet meer mee.", en: "You are no longer counted." },
  "really-helped": { nl: "Fijn dat het gelukt is. Dank je wel.", en: "Good that it worked. Thank you." },
  "helped-not": {
    nl: "Jammer. Dank je wel dat je het zegt. Je vraag staat weer open.",
    en: "A pity. Thank you for saying so. Your question is open again.",
  },
  "theme-added": { nl: "Het onderwerp staat erbij.", en: "The theme is added." },
  "theme-saved": { nl: "Het onderwerp is bewaard.", en: "The theme is saved." },
  "theme-moved": { nl: "De volgorde is bewaard.", en: "The order is saved." },
  "theme-stopped": { nl: "Niemand kan dit onderwerp nu nog kiezen.", en: "Nobody can choose this theme any more." },
  "theme-resumed": { nl: "Iedereen kan dit onderwerp weer kiezen.", en: "Everybody can choose this theme again." },
  "area-added": { nl: "De buurt staat erbij.", en: "The buurt is added." },
  "area-renamed": { nl: "De naam is bewaard.", en: "The name is saved." },
  "area-removed": { nl: "De buurt is verwijderd.", en: "The buurt is removed." },
  "answer-withdrawn": { nl: "Je antwoord is ingetrokken.", en: "Your answer is withdrawn." },
  "answer-hidden": { nl: "Het antwoord is verborgen.", en: "The answer is hidden." },
  "answer-shown": { nl: "Het antwoord is weer te zien.", en: "The answer is shown again." },
  "message-sent": { nl: "Je bericht is verstuurd.", en: "Your message is sent." },
  "request-sent": { nl: "Je vraag is verstuurd.", en: "Your request is sent." },
  "request-granted": { nl: "Jullie kunnen elkaar nu schrijven.", en: "You can write to each other now." },
  "request-refused": { nl: "Je zei nee. Jullie schrijven elkaar niet.", en: "You said no." },
  "conversation-closed": { nl: "Het gesprek is gesloten.", en: "The conversation is closed." },
  "person-blocked": { nl: "Je hoort niets meer van deze persoon.", en: "You hear nothing more of this person." },
  "person-unblocked": { nl: "Deze persoon kan je weer schrijven.", en: "This person can write to you again." },
  "message-withdrawn": { nl: "Je bericht is ingetrokken.", en: "Your message is withdrawn." },
  "message-reported": {
    nl: "Dank je wel. De moderatoren kijken ernaar. Je krijgt een brief met hun besluit.",
    en: "Thank you. The moderators look at it. You get a letter with what they decide.",
  },
  "message-choice-saved": { nl: "Je keuze is bewaard.", en: "Your choice is saved." },
  "report-dismissed": { nl: "Afgehandeld. Er gaat een brief uit.", en: "Dealt with. A letter is on its way." },
  "asked-held": {
    nl: "Je vraag is bewaard. Een moderator kijkt eerst.",
    en: "Your question is kept. A moderator looks first.",
  },
  "answered-held": {
    nl: "Je antwoord is bewaard. Een moderator kijkt eerst.",
    en: "Your answer is kept. A moderator looks first.",
  },
  "poll-made": { nl: "Je peiling staat erop.", en: "Your poll is there." },
  "poll-held": {
    nl: "Je peiling is bewaard. Een moderator kijkt eerst.",
    en: "Your poll is kept. A moderator looks first.",
  },
  voted: { nl: "Je stem is binnen. Dank je wel.", en: "Your vote is in. Thank you." },
  "poll-over": { nl: "De peiling is afgelopen.", en: "The poll is over." },
  "voted-before": { nl: "Je had al gestemd.", en: "You voted already." },
  "poll-closed": { nl: "De peiling is gesloten.", en: "The poll is closed." },
  "poll-withdrawn": { nl: "Je peiling is ingetrokken.", en: "Your poll is withdrawn." },
  "let-through": { nl: "De tekst staat er nu voor iedereen die hem mag lezen.", en: "The text is there now." },
  refused: { nl: "De tekst is niet geplaatst. De schrijver leest waarom.", en: "Not placed. The writer reads why." },
  vouched: { nl: "Dank je wel. We hebben je antwoord.", en: "Thank you. We have your answer." },
  "letters-withdrawn": { nl: "De codes werken niet meer.", en: "The codes no longer work." },
  "request-approved": {
    nl: "Er is een brief onderweg met het goede nieuws.",
    en: "A letter with the good news is on its way.",
  },
  "request-declined": { nl: "Er is een brief onderweg.", en: "A letter is on its way." },
  "joining-saved": { nl: "Het is bewaard.", en: "It is saved." },
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
