import type { Language } from "../../../web/texts/translate.ts";

/** What a page says once after something was done. The cookie that carries it holds the key only. */
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
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** Which thing was done. */
export type Notice = keyof typeof words;

/** Reads a notice from a cookie, which anybody can have filled with anything. */
export const readNotice = (text: string | null): Notice | null =>
  text !== null && Object.hasOwn(words, text) ? (text as Notice) : null;

/** The words of a notice. */
export const noticeInWords = (lang: Language, notice: Notice): string => words[notice][lang];
