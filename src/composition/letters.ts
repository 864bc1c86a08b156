import type { DecisionId, ResidentId } from "../kernel/ids.ts";
import { decisionKeys } from "../moderation/decision-keys.mail.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { LetterPurpose } from "../residents/letter-content.ts";
import type { SampleLetter } from "../residents/letter-frames.http.ts";
import { createLetterKeys } from "../residents/letter-keys.mail.ts";
import { createLetterLayout } from "../residents/letter-layout.mail.ts";
import type { Wijk } from "../wijk/wijk.ts";
import { sampleLetters } from "./sample-letters.ts";

/** How letters look, and the keys that stand under them. */
export const composeLetters = (given: { readonly origin: string; readonly sealing: Sealing }) => {
  const { keyFor, openKey } = createLetterKeys(given.sealing);
  const decisions = decisionKeys(given.sealing);
  return {
    layOut: createLetterLayout({ origin: given.origin, keyFor }),
    openKey,
    linkOfDecision: (id: DecisionId): string => `${given.origin}/besluit/${decisions.keyFor(id)}`,
  };
};

/** Letters to look at: from this wijk, to somebody who does not exist, with links that lead to nobody. */
export const sampleLetter = (given: { readonly origin: string; readonly wijk: Wijk | null }): SampleLetter => {
  const { origin, wijk } = given;
  const { usual } = sampleLetters({ wijk: wijk?.name ?? "", origin });
  const layOut = createLetterLayout({ origin, keyFor: () => "voorbeeld" });
  const forEvery = wijk?.mode === "gemeente" ? "sign-in" : "welcome";
  return (framed, language, frame) => {
    const kind = framed === "every" ? forEvery : framed;
    const purpose: LetterPurpose = { to: "voorbeeld" as ResidentId, kind };
    return layOut(usual[kind](language), purpose, frame);
  };
};
