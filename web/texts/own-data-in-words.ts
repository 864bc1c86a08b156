import { myData } from "./nl/my-data.ts";
import { t } from "./text.ts";
import type { Language } from "./translate.ts";

type Key = Extract<keyof typeof myData, `data.field.${string}` | `data.value.${string}`>;

const known = (key: string): key is Key => Object.hasOwn(myData, key);

/** The name of a field of somebody's own data; one that the catalogue does not know stands there as it is kept. */
export const fieldInWords = (lang: Language, name: string): string => {
  const key = `data.field.${name}`;
  return known(key) ? t(lang, key) : name;
};

/** Fields with a word of the catalogue in them. All others hold what somebody wrote, which is never put into other words. */
const ofTheCatalogue = new Set([
  ...[
    "agreedTo",
    "answer",
    "audience",
    "choice",
    "device",
    "joinedBy",
    "kind",
    "onBehalf",
    "role",
    "roles",
    "rung",
    "state",
    "wayBack",
  ],
]);

/** A value of somebody's own data, in words where it is one of the catalogue. */
export const valueInWords = (lang: Language, name: string, value: string | number | boolean): string => {
  if (typeof value === "boolean") return t(lang, value ? "data.value.yes" : "data.value.no");
  const key = `data.value.${value}`;
  return ofTheCatalogue.has(name) && known(key) ? t(lang, key) : String(value);
};
