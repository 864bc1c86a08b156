import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { submitAs } from "./button.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";

/** Something in a text that says who or where somebody is, and that its writer did not yet decide about. */
export type PersonalDataView = {
  readonly field: "title" | "text";
  readonly kind: "phone" | "email" | "iban" | "bsn" | "address" | "away" | "name";
  readonly text: string;
};

/**
 * What was found in a text, to stand under its field: each with a button that takes it out, and `keep` where it is let stand one
 * by one.
 */
export const personalDataWarnings = (
  lang: Language,
  found: readonly PersonalDataView[],
  words: { readonly read: string; readonly keep?: string },
) =>
  found.map(
    ({ kind, text }) =>
      html`<div class="hintbox" role="status">${icon("let")}<div><p><b>${t(lang, `personal.${kind}`, { text })}</b> ${words.read}</p><div class="buttons">${submitAs("remove", text, t(lang, "personal.remove"))}${words.keep === undefined ? "" : submitAs("keep", text, words.keep, "subtle")}</div></div></div>`,
  );

/** What may stay goes along with the form, so that nobody is asked about it twice. */
export const keptPersonalData = (kept: readonly string[]) =>
  kept.map((text) => html`<input type="hidden" name="kept" value=${text}>`);
