import { nothing } from "lit";
import { linkButton } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { type PollRowView, pollRows } from "../parts/poll-rows.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type PollsView = {
  readonly shell: ShellView;
  readonly open: readonly PollRowView[];
  /** The latest that are over. */
  readonly over: readonly PollRowView[];
};

/** GET /peilingen: what this reader may see, the open ones first. */
export const pollsPage = ({ shell, open, over }: PollsView) => {
  const { lang, reader } = shell;
  return layout(shell, {
    title: t(lang, "polls.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "polls.title")}</h1><p class="lead">${t(lang, reader ? "polls.lead" : "polls.lead.visitor")}</p>
      ${reader ? html`<div class="buttons">${linkButton("/peilingen/nieuw", t(lang, "polls.make"), "primary", "vraag")}</div>` : nothing}</div>
      <section aria-labelledby="open"><h2 class="below-4" id="open">${t(lang, "polls.open")}</h2>
        ${open.length > 0 ? pollRows(lang, open) : html`<p class="soft">${t(lang, "polls.open.none")}</p>`}</section>
      ${over.length > 0 ? html`<section aria-labelledby="klaar"><h2 class="below-4" id="klaar">${t(lang, "polls.over")}</h2>${pollRows(lang, over)}</section>` : nothing}`,
  });
};
