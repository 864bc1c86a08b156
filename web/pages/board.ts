import { nothing } from "lit";
import { earlierSheets, type SheetView, sheets } from "../parts/board.ts";
import { linkButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type BoardView = {
  readonly shell: ShellView;
  /** What holds, pinned ones first. */
  readonly now: readonly SheetView[];
  /** What held until lately. */
  readonly earlier: readonly SheetView[];
  /** What neighbouring wijken say to their residents, as long as it holds. */
  readonly neighbours: readonly SheetView[];
  /** The reader may write one. */
  readonly mayWrite: boolean;
};

/** GET /mededelingen: the announcements that this reader may see. */
export const boardPage = ({ shell, now, earlier, neighbours, mayWrite }: BoardView) => {
  const { lang, reader } = shell;
  return layout(shell, {
    title: t(lang, "board.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "board.title")}</h1><p class="lead">${t(lang, reader ? "board.lead" : "board.lead.visitor")}</p>
      ${mayWrite ? html`<div class="buttons">${linkButton("/mededelingen/nieuw", t(lang, "board.write"), "primary", "pen")}</div>` : nothing}</div>
      ${
        now.length > 0
          ? html`<section class="board" aria-labelledby="nu"><div class="section__head"><h2 id="nu">${t(lang, "board.now")}</h2></div>${sheets(lang, now)}</section>`
          : html`<section aria-labelledby="nu"><h2 class="below-4" id="nu">${t(lang, "board.now")}</h2><p class="soft">${t(lang, "board.now.none")}</p></section>`
      }
      ${earlier.length > 0 ? html`<section aria-labelledby="eerder"><h2 class="below-4" id="eerder">${t(lang, "board.earlier")}</h2>${earlierSheets(lang, earlier)}</section>` : nothing}
      ${neighbours.length > 0 ? html`<section class="board" aria-labelledby="buurwijken"><div class="section__head"><h2 id="buurwijken">${t(lang, "board.neighbours")}</h2></div>${sheets(lang, neighbours)}</section>` : nothing}
      <p class="ways"><a class="nl-link more" href="/peilingen">${t(lang, "board.polls")} ${icon("geef")}</a><a class="nl-link more" href="/aanbod">${t(lang, "offers.board")} ${icon("geef")}</a></p>`,
  });
};
