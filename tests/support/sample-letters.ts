import { sampleLetters } from "../../src/composition/sample-letters.ts";
import type { ResidentId } from "../../src/kernel/ids.ts";
import type { Language } from "../../src/kernel/language.ts";
import type { LaidOutLetter, LetterWords } from "../../src/residents/letter-content.ts";
import { emptyFrame } from "../../src/residents/letter-frame.ts";
import type { LetterKind } from "../../src/residents/letter-kinds.ts";
import { createLetterLayout } from "../../src/residents/letter-layout.mail.ts";

const origin = "https://holtveen.example";
const samples = sampleLetters({ wijk: "Holtveen", origin });

/** Of these there is a picture in English too. */
export const drawnInEnglish = ["sign-in", "answer", "digest", "registered"] as const;

/** Every sample as it goes out to somebody who reads in `lang`, by its name: the kind, or what is special about it. */
export const laidOutSamples = (lang: Language): ReadonlyMap<string, LaidOutLetter & { readonly kind: LetterKind }> => {
  const layOut = createLetterLayout({ origin, keyFor: (_resident, kind) => `voorbeeldsleutel-${kind}` });
  const all = [
    ...(Object.entries(samples.usual) as [LetterKind, LetterWords][]).map(
      ([kind, content]) => [kind, { kind, content }] as const,
    ),
    ...Object.entries(samples.further),
  ];
  return new Map(
    all.map(([name, { kind, content }]) => [
      name,
      { kind, ...layOut(content(lang), { to: "r" as ResidentId, kind }, emptyFrame) },
    ]),
  );
};
