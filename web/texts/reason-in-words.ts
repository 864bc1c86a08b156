import { reasons } from "./nl/reasons.ts";
import { t } from "./text.ts";
import type { Language } from "./translate.ts";

/** A key of the reasons, without `reason.`: what use cases give as `reason` of a problem. */
export type ReasonKey = keyof typeof reasons extends `reason.${infer Key}` ? Key : never;

/** A reason in words; one that the catalogue does not know becomes a general sentence. */
export const reasonInWords = (lang: Language, reason: string): string => {
  const key = `reason.${reason}`;
  return t(lang, Object.hasOwn(reasons, key) ? (key as keyof typeof reasons) : "reason.unknown");
};
