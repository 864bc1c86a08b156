import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { FormView } from "../views.ts";
import { html } from "./page-html.ts";
import { problemList } from "./problems.ts";

/** What somebody typed that cannot be sent any more: why, and the words, to copy them. */
export const keptWords = (lang: Language, form: FormView<"text">) =>
  html`<div class="stack">${problemList(lang, form.problems, [])}<div class="field"><label class="utrecht-form-label" for="bewaard">${t(lang, "message.kept")}</label><textarea class="utrecht-textarea" id="bewaard" rows="4" dir="auto" readonly>${form.values.text ?? ""}</textarea></div></div>`;
