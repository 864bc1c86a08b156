/** Something in a text that is hard to read. It only advises: an officer sends what an officer wrote. */
export type Advice =
  | { readonly kind: "long-sentence"; readonly sentence: string; readonly words: number }
  | { readonly kind: "hard-word"; readonly word: string; readonly plainer: string };

/** What is longer is read twice (language level B1). */
const mostWords = 15;
const mostAdvice = 6;

/** Words of the office, in lower case, and what people say. */
const plainer: Readonly<Record<string, string>> = {
  aangaande: "over",
  alsmede: "en ook",
  alvorens: "voordat",
  bewerkstelligen: "ervoor zorgen",
  conform: "volgens",
  derhalve: "daarom",
  desgewenst: "als u dat wilt",
  dient: "moet",
  dienen: "moeten",
  doch: "maar",
  echter: "maar",
  eveneens: "ook",
  gedurende: "tijdens",
  geschieden: "gebeuren",
  hieromtrent: "hierover",
  indien: "als",
  "in verband met": "door",
  "met betrekking tot": "over",
  middels: "met",
  nadien: "daarna",
  nopens: "over",
  omtrent: "over",
  reeds: "al",
  tevens: "ook",
  "ten aanzien van": "over",
  "ten behoeve van": "voor",
  "ter plaatse": "daar",
  trachten: "proberen",
  uiterlijk: "op zijn laatst",
  verstrekken: "geven",
  verzoeken: "vragen",
  wederom: "weer",
  woonachtig: "wonend",
  zorgdragen: "zorgen",
};

/** A sentence ends at a stop with room behind it, and a line ends one too: `9.30 uur` and `www.veldermeer.example` do not. */
const sentencesIn = (text: string): readonly string[] =>
  text
    .split(/\n+|(?<=[.!?…])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");

const countWords = (sentence: string): number =>
  sentence.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** What could be plainer in a text, in its order: sentences of more than 15 words, and some words of the office. At most six. */
export const adviceOn = (text: string): readonly Advice[] => {
  const seen = new Set<string>();
  const advice = sentencesIn(text).flatMap((sentence): readonly Advice[] => {
    const words = countWords(sentence);
    const hard = Object.entries(plainer).filter(
      ([word]) => !seen.has(word) && new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "iu").test(sentence),
    );
    for (const [word] of hard) seen.add(word);
    return [
      ...(words > mostWords ? [{ kind: "long-sentence", sentence, words } as const] : []),
      ...hard.map(([word, other]) => ({ kind: "hard-word", word, plainer: other }) as const),
    ];
  });
  return advice.slice(0, mostAdvice);
};
