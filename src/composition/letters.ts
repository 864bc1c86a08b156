import type { Sealing } from "../platform/sealing.ts";
import { createLetterKeys } from "../residents/letter-keys.mail.ts";
import { createLetterLayout } from "../residents/letter-layout.mail.ts";

/** How letters look, and the keys that stand under them. */
export const composeLetters = (given: { readonly origin: string; readonly sealing: Sealing }) => {
  const { keyFor, openKey } = createLetterKeys(given.sealing);
  return { layOut: createLetterLayout({ origin: given.origin, keyFor }), openKey };
};
