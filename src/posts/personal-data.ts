/** Something in a text that says who or where a person is. `text` stands in it exactly so. */
export type PersonalData = {
  readonly kind: "phone" | "email" | "iban" | "bsn" | "address" | "away" | "name";
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

const accountNumber = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ .-]?[A-Z\d]){11,30}(?![\p{L}\d])/gu;

/** ISO 13616: country and check digits to the end, letters as two digits, and 1 remains when 97 divides it. */
const isAccountNumber = (text: string): boolean => {
  const plain = text.replace(/[ .-]/g, "");
  const digits = [...plain.slice(4), ...plain.slice(0, 4)].map((sign) => String(Number.parseInt(sign, 36))).join("");
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
};

const word = (words: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, "iu");
const sentence = /[^\s.!?][^.!?\n]*/gu;
const someoneIs = [word("ik|we|wij"), word("ben|zijn|ga|gaan|zit|zitten")];
const absent =
  /(?<!\p{L}|(?:de|een|op) )(?:weg|op vakantie|met vakantie|op reis|niet thuis|van huis|afwezig|(?:in|naar) het buitenland)(?!\p{L})/iu;
/** When somebody is away, or for how long. */
const sometime = word(
  [
    "tot|t/m|vanaf|vanavond|morgen|overmorgen|dagen|week|weken|weekend|maand|maanden|zomer",
    "(?:maan|dins|woens|donder|vrij|zater|zon)dag",
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
  ].join("|"),
);
const emptyHouse = /(?<!\p{L})(?:ons|mijn|het) huis (?:staat|is)(?!\p{L}).{0,40}?(?<!\p{L})leeg(?!\p{L})/iu;

/** A sentence that says when nobody is at home: who reads it knows when a house is empty. */
const saysNobodyIsHome = (text: string): boolean =>
  emptyHouse.test(text) || [...someoneIs, absent, sometime].every((pattern) => pattern.test(text));

const postcode = /(?<![\w])[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}(?!\w)/gu;
const houseNumber = String.raw`\s+(?:nr\.?\s*|nummer\s+)?\d{1,4}(?:\s?-\s?\d{1,3}|\s?(?:[a-zA-Z]|bis|hs))?(?![\w]|[.,:]\d)`;
/** What follows a number that counts something, and so is none of a house. */
const counted = String.raw`(?!\s?(?:uur|uren|jaar|jaren|euro|km|kilometer|meter|minuten|minuut|keer|weken|dagen|maanden|mensen|personen|kinderen|stuks|procent|%|h\b))`;
const streetEnd = "straat|laan|plein|gracht|kade|singel|steeg|plantsoen|dreef";
const streetEndWithCapital = `${streetEnd}|weg|hof|pad|dijk|park|markt|ring|erf|akker|veld|hoek|wal|baan|burg|oord|pleintje`;
/** Words that end like a street and are none. */
const notStreet = String.raw`(?!(?:Antw|Wachtw|W)oord\s)`;
const street = new RegExp(
  String.raw`(?<![\p{L}])${notStreet}(?:\p{Lu}[\p{L}'’-]*(?:${streetEndWithCapital})|\p{Ll}[\p{L}'’-]+(?:${streetEnd}))${houseNumber}${counted}`,
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
  ["iban", accountNumber, isAccountNumber],
  ["phone", phone],
  ["bsn", nineDigits, isCitizenNumber],
  ["address", postcode],
  ["address", street],
  ["address", namedNumber],
];

/** The id in the address of a page of ours. Its digits and letters come about by chance, and mean nobody. */
const idOfPage = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;

/**
 * E-mail addresses, phone, bank and citizen service numbers and addresses in a text, sentences that say when nobody is at home, and
 * those of `names` that stand in it: what somebody may not want everybody to read. Each once, in the order in which they stand. It
 * warns and decides nothing: it also finds what is harmless, and cannot find everything.
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
  // A whole sentence, whatever else is found in it.
  for (const { index, 0: words } of text.matchAll(sentence))
    if (saysNobodyIsHome(words)) found.push({ kind: "away", text: words, from: index, to: index + words.length });
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
