import { nothing } from "lit";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { ProblemView, ShellView } from "../views.ts";

export type VouchView = {
  readonly shell: ShellView;
  /** The secret of the letter. */
  readonly token: string;
  /** Who asks to join, and what they say of themselves. */
  readonly name: string;
  readonly words: string;
  readonly problems: readonly ProblemView[];
};

/** GET /instaan/:token: a member says whether they know a newcomer. Posts to the same address. */
export const vouchPage = ({ shell, token, name, words, problems }: VouchView) => {
  const { lang, wijk } = shell;
  const title = t(lang, "vouch.title", { name });
  const answer = (value: "yes" | "no", label: string) =>
    html`<button class="nl-button nl-button--${value === "yes" ? "primary" : "secondary"}" type="submit" name="answer" value=${value}><span class="nl-button__label" dir="auto">${label}</span></button>`;
  return layout(shell, {
    title,
    main: html`<form class="form" method="post" action="/instaan/${token}">
      <div class="pagehead"><h1 dir="auto">${title}</h1><p class="lead" dir="auto">${t(lang, "vouch.lead", { name, wijk: wijk.name })}</p></div>
      ${problemList(lang, problems, [])}
      ${words === "" ? nothing : html`<section class="stack" aria-labelledby="woorden"><h2 class="size-lg" id="woorden" dir="auto">${t(lang, "vouch.words", { name })}</h2><p class="written" dir="auto">${words}</p></section>`}
      <p class="heavy" dir="auto">${t(lang, "vouch.ask", { name })}</p>
      <div class="buttons">${answer("yes", t(lang, "vouch.yes", { name }))}${answer("no", t(lang, "vouch.no", { name }))}</div>
      <p class="with-icon">${icon("oog")}<span dir="auto">${t(lang, "vouch.secret", { name })}</span></p>
    </form>`,
  });
};
