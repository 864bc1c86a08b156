import type { Problem } from "../kernel/refusal.ts";
import { oneLine } from "../kernel/text.ts";

/** Where a question is about: a part of the wijk, a street, both or nothing. Coarse on purpose: never a house. */
export type Place = { readonly area: string | null; readonly street: string | null };

export const nowhere: Place = { area: null, street: null };

const longestStreet = 60;

const postcode = /(?<![\p{L}\p{N}])[1-9]\d{3}\s?[a-z]{2}(?![\p{L}\p{N}])/iu;
/** Numbers that belong to the name of a street: "1e Dwarsstraat", "Tweede" is a word, and "Plein 1944". */
const inNames = [/(?<![\p{L}\p{N}])\d{1,2}(e|de|ste)(?=\s+\p{L})/giu, /(?<=^plein )1[0-9]{3}$/iu];
const numberWords =
  "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig";
const spokenNumber = new RegExp(
  `(?<!\\p{L})((huis)?nummer|huisnr|nr|flat|appartement|kamer|huis)\\.?\\s+(${numberWords}|[a-z])(?!\\p{L})|(?<!\\p{L})(${numberWords})\\s+hoog(?!\\p{L})`,
  "iu",
);

/** What is wrong with a street, as a reason; `null` when it is only a street. */
const problemOfStreet = (street: string): string | null => {
  if (street.length > longestStreet) return "street-too-long";
  const plain = street.normalize("NFKC");
  if (postcode.test(plain)) return "street-postcode";
  const withoutNames = inNames.reduce((rest, name) => rest.replace(name, ""), plain);
  return /\p{N}/u.test(withoutNames) || spokenNumber.test(plain) ? "street-house-number" : null;
};

/**
 * Reads where a question is about. `areas` are those that may be chosen. Numbers are refused, also such as ① and words
 * ("drie hoog"), unless they are part of a street's name.
 */
export const readPlace = (
  given: { readonly area?: string; readonly street?: string },
  areas: readonly string[],
): { readonly place: Place; readonly problems: readonly Problem[] } => {
  const area = oneLine(given.area ?? "");
  const street = oneLine(given.street ?? "");
  const problems: Problem[] = [];
  if (area !== "" && !areas.includes(area)) problems.push({ field: "area", reason: "area-unknown" });
  const wrong = street === "" ? null : problemOfStreet(street);
  if (wrong !== null) problems.push({ field: "street", reason: wrong });
  return { place: { area: area === "" ? null : area, street: street === "" ? null : street }, problems };
};

/** The place in one line, the smallest first: "Kerkstraat, De Brink"; empty when there is none. */
export const placeInWords = ({ area, street }: Place): string =>
  [street, area].filter((words) => words !== null).join(", ");
