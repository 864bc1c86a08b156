/** Something in a text that says who or where a person is. `text` stands in it exactly so. */
export type PersonalData = {
  readonly kind: "phone" | "email" | "bsn" | "address" | "name";
  readonly text: string;
};

const email = /(?<![@\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/giu;

/** A Dutch number of ten digits, or nine after the code of the country, with whatever people put between them. */
const phone = /(?<![\w+])(?:(?:\+|00)31[\s.-]?(?:\(0\)|0)?|\(?0)(?:[\s().-]{0,2}\d){8}[\s.-]?\d(?!\d)/gu;

const nineDigits = /(?<![\w.,-])\d{3}[ .]?\d{3}[ .]?\d{3}(?![\w-]|[.,]\d)/gu;

/** The test of the citizen service number: nine digits with weights 9 to 2 and -1, and a sum that 11 divides. */
const isCitizenNumber = (text: string): boolean => {
  const digits = [...text.replace(/\D/g, "")].map(Number);
  const sum = digits.reduce((total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index), 0);
  return digits.length === 9 && sum !== 0 && sum % 11 === 0;
};

const postcode = /(?<![\w])[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}(?!\w)/gu;
const houseNumber = String.raw`\s+(?:nr\.?\s*|nummer\s+)?\d{1,4}(?:\s?-\s?\d{1,3}|\s?(?:[a-zA-Z]|bis|hs))?(?![\w]|[.,:]\d)`;
/** What follows a number that counts something, and so is none of a house. */
const counted = String.raw`(?!\s?(?:uur|uren|jaar|jaren|euro|km|kilometer|meter|minuten|minuut|keer|weken|dagen|maanden|mensen|personen|kinderen|stuks|procent|%|h\b))`;
const streetEnd = "straat|laan|plein|gracht|kade|singel|steeg|plantsoen|dreef";
const streetEndWithCapital = `${streetEnd}|weg|hof|pad|dijk|park|markt|ring|erf|akker|veld|hoek|wal|baan|burg|oord|pleintje`;
const street = new RegExp(
  String.raw`(?<![\p{L}])(?:\p{Lu}[\p{L}'’-]*(?:${streetEndWithCapital})|\p{Ll}[\p{L}'’-]+(?:${streetEnd}))${houseNumber}${counted}`,
  "gu",
);
const namedNumber = /(?<!\p{L})(?:huisnummer|huisnr\.?)\s*\d{1,4}\s?[a-z]?(?!\w)/giu;

const particles = new Set(["van", "der", "den", "de", "het", "ten", "ter", "uit", "und", "von", "the", "bin", "ben"]);
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A name and its parts, without the words that stand in many names. Short ones count only with their capital. */
const namePatterns = (name: string): readonly RegExp[] => {
  const parts = name.split(/\s+/).filter((part) => part.length > 1 && !particles.has(part.toLowerCase()));
  return [...new Set([name.trim(), ...parts])]
    .filter((part) => part.length > 1)
    .map((part) => new RegExp(`(?<!\\p{L})${escaped(part)}(?!\\p{L})`, part.length < 4 ? "gu" : "giu"));
};

const kinds: readonly (readonly [PersonalData["kind"], RegExp, ((text: string) => boolean)?])[] = [
  ["email", email],
  ["phone", phone],
  ["bsn", nineDigits, isCitizenNumber],
  ["address", postcode],
  ["address", street],
  ["address", namedNumber],
];

/** The id in the address of a page of ours. Its digits and letters come about by chance, and mean nobody. */
const idOfPage = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;

/**
 * E-mail addresses, phone numbers, citizen service numbers and addresses in a text, and those of `names` that stand in
 * it: what somebody may not want everybody to read. Each once, in the order in which they stand. It warns and decides
 * nothing: it also finds what is harmless, and cannot find everything.
 */
export const personalDataIn = (text: string, names: readonly string[] = []): readonly PersonalData[] => {
  const found: (PersonalData & { readonly from: number; readonly to: number })[] = [];
  const ids = [...text.matchAll(idOfPage)].map(({ index, 0: id }) => ({ from: index, to: index + id.length }));
  const look = (kind: PersonalData["kind"], pattern: RegExp, isOne: (text: string) => boolean = () => true): void => {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (isOne(match[0]) && ![...ids, ...found].some((known) => from < known.to && known.from < to))
        found.push({ kind, text: match[0], from, to });
    }
  };
  for (const [kind, pattern, isOne] of kinds) look(kind, pattern, isOne);
  for (const name of names) for (const pattern of namePatterns(name)) look("name", pattern);
  const seen = new Set<string>();
  return found
    .sort((one, other) => one.from - other.from)
    .filter((each) => !seen.has(each.text) && seen.add(each.text))
    .map(({ kind, text: words }) => ({ kind, text: words }));
};

/** The text with something taken out wherever it stands, and the gap closed. */
export const withoutPersonalData = (text: string, found: string): string =>
  found === ""
    ? text
    : text
        .replaceAll(found, "")
        .replaceAll(/[ \t]{2,}/g, " ")
        .replaceAll(/[ \t]+([.,;!?])/g, "$1")
        .trim();
