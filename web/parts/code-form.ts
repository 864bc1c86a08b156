import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { FormView } from "../views.ts";
import { submit } from "./button.ts";
import { lineField } from "./fields.ts";
import { html } from "./page-html.ts";
import { problemList } from "./problems.ts";

/** The form for the six digits of a sign-in letter, below the heading of its page. */
export const codeForm = (lang: Language, action: string, { values, problems }: FormView<"code">, head: unknown) =>
  html`<form class="form" method="post" action=${action} novalidate>
    <div class="pagehead">${head}</div>
    ${problemList(lang, problems, ["code"])}
    <div class="narrow">${lineField({ lang, name: "code", label: t(lang, "check-mail.code"), hint: t(lang, "check-mail.code.hint"), value: values.code, problems, maxlength: 12, inputmode: "numeric", autocomplete: "one-time-code", direction: "ltr" })}</div>
    <div class="buttons">${submit(t(lang, "check-mail.go"))}</div>
  </form>`;
