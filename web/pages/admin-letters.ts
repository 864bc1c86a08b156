import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { submit } from "../parts/button.ts";
import { lineField, textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";

export type LetterBatchView = {
  readonly id: string;
  readonly made: MomentView;
  readonly letters: number;
  readonly used: number;
  readonly until: MomentView;
  readonly state: "open" | "expired" | "withdrawn";
};

export type AdminLettersView = FormView<"list" | "days"> & {
  readonly shell: ShellView;
  readonly batches: readonly LetterBatchView[];
  /** Lines of the list that are no address; the first few. */
  readonly unread: readonly { readonly line: number; readonly text: string }[];
};

type Lang = ShellView["lang"];

const unreadLines = (lang: Lang, unread: AdminLettersView["unread"]) =>
  unread.length === 0
    ? nothing
    : html`<div class="hintbox">${icon("let")}<div><p>${t(lang, "letters.unread")}:</p><ul class="bare">${unread.map(
        ({ line, text }) => html`<li dir="auto">${t(lang, "letters.unread.line", { line, text })}</li>`,
      )}</ul></div></div>`;

const row = (lang: Lang, batch: LetterBatchView) => html`<tr>
    <th scope="row">${moment(batch.made)}</th>
    <td>${t(lang, "letters.used.of", { used: batch.used, count: batch.letters })}</td>
    <td>${moment(batch.until)}</td>
    <td>${
      batch.state === "open"
        ? html`<form method="post" action="/beheer/brieven/${batch.id}/intrekken"><button class="nl-button nl-button--subtle" type="submit" aria-label=${t(lang, "letters.withdraw.which", { count: batch.letters, date: batch.made.words })}>${t(lang, "letters.withdraw")}</button></form>`
        : t(lang, `letters.${batch.state}`)
    }</td>
  </tr>`;

/** GET /beheer/brieven. Posts a list there and gets the letters to print; withdrawals go to /beheer/brieven/:id/intrekken. */
export const adminLettersPage = ({ shell, values, problems, batches, unread }: AdminLettersView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.letters"),
    main: html`${adminHead(lang, t(lang, "admin.letters"), t(lang, "admin.letters.about"))}
      <form class="stack" method="post" action="/beheer/brieven" enctype="multipart/form-data" novalidate>
        ${problemList(lang, problems, ["list", "days"])}
        ${unreadLines(lang, unread)}
        ${textField({ lang, name: "list", label: t(lang, "letters.list"), hint: t(lang, "letters.list.hint"), value: values.list, problems, maxlength: 250_000, rows: 8, optional: true })}
        <div class="field"><label class="utrecht-form-label" for="veld-file">${t(lang, "letters.file")}</label><p class="utrecht-form-field-description" id="veld-file-hint">${t(lang, "letters.file.hint")}</p><input class="utrecht-textbox" id="veld-file" name="file" type="file" accept=".csv,.txt,text/csv,text/plain" aria-describedby="veld-file-hint"></div>
        <div class="narrow">${lineField({ lang, name: "days", label: t(lang, "letters.days"), hint: t(lang, "codes.days.hint"), value: values.days ?? "60", problems, maxlength: 3, inputmode: "numeric", direction: "ltr" })}</div>
        <p class="with-icon">${icon("slot")}<span>${t(lang, "letters.once")}</span></p>
        <div class="buttons">${submit(t(lang, "letters.go"))}</div>
      </form>
      <div class="stack"><h2 id="gemaakt">${t(lang, "letters.batches")}</h2>
        ${
          batches.length === 0
            ? html`<p class="soft">${t(lang, "letters.batches.none")}</p>`
            : html`<section class="tablewrap" aria-labelledby="gemaakt" tabindex="0"><table class="utrecht-table">
            <thead><tr><th scope="col">${t(lang, "letters.made")}</th><th scope="col">${t(lang, "letters.used")}</th><th scope="col">${t(lang, "letters.until")}</th><th scope="col">${t(lang, "letters.act")}</th></tr></thead>
            <tbody>${batches.map((batch) => row(lang, batch))}</tbody>
          </table></section>`
        }
      </div>`,
  });
};
