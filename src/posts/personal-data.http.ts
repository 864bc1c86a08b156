import { type Form, firstValue } from "../platform/http/form.ts";
import { type PersonalData, personalDataIn, withoutPersonalData } from "./personal-data.ts";

/** What a writer decided about personal data in their texts, and what is still to be decided. */
export type DecidedTexts<Field extends string> = {
  /** The texts, without what was to be taken out. */
  readonly texts: Readonly<Record<Field, string>>;
  readonly found: readonly (PersonalData & { readonly field: Field })[];
  /** What may stay. */
  readonly kept: readonly string[];
  /** Something was taken out just now: its writer looks again before it is sent. */
  readonly removed: boolean;
};

/**
 * Reads what a form says about personal data in `texts`: `remove` takes something out, `keep` and every `kept` let it stay. The
 * `names` count as personal data too.
 */
export const decidedTexts = <Field extends string>(
  sent: Form,
  texts: Readonly<Record<Field, string>>,
  names: readonly string[] = [],
): DecidedTexts<Field> => {
  const remove = firstValue(sent, "remove");
  const kept = [...new Set([...(sent.kept ?? []), ...(sent.keep ?? [])])];
  const fields = Object.entries(texts) as [Field, string][];
  const cleaned = fields.map(([field, text]) => [field, withoutPersonalData(text, remove)] as const);
  return {
    texts: Object.fromEntries(cleaned) as Record<Field, string>,
    found: cleaned.flatMap(([field, text]) =>
      personalDataIn(text, names)
        .filter((found) => !kept.includes(found.text))
        .map((found) => ({ field, ...found })),
    ),
    kept,
    removed: remove !== "",
  };
};
