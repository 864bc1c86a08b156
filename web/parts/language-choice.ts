import { t } from "../texts/text.ts";
import { languages } from "../texts/translate.ts";
import type { ShellView } from "../views.ts";
import { submit } from "./button.ts";
import { choiceRows } from "./choices.ts";
import { html } from "./page-html.ts";

/** Where the reader comes back to. */
const wayBack = ({ wayBack: way, path }: ShellView) => html`<input type="hidden" name="naar" value=${way ?? path}>`;

/** The way to this same page in the other languages, each in words of its own. */
export const languageSwitch = (shell: ShellView) =>
  html`<form method="post" action="/taal">${wayBack(shell)}${languages
    .filter((other) => other !== shell.lang)
    .map(
      (other) =>
        html`<button class="quiet quiet--button" type="submit" name="taal" value=${other} lang=${other}>${t(other, "language.switch")}</button>`,
    )}</form>`;

/** The choice of a resident, on their own page. */
export const languageSection = (shell: ShellView) => {
  const { lang } = shell;
  return html`<section class="stack" id="taal" aria-labelledby="taal-kop">
    <h2 id="taal-kop">${t(lang, "language.title")}</h2>
    <form class="form form--answer" method="post" action="/taal">
      ${wayBack(shell)}
      ${choiceRows({
        lang,
        name: "taal",
        legend: t(lang, "language.lead"),
        hint: t(lang, "language.written"),
        chosen: lang,
        problems: [],
        choices: languages.map((each) => ({
          value: each,
          title: t(each, "language.name"),
          hint: t(each, "language.name.hint"),
          icon: "taal",
          lang: each,
        })),
      })}
      <div class="buttons">${submit(t(lang, "language.go"), "secondary")}</div>
    </form>
  </section>`;
};
