import { nothing } from "lit";
import { earlierSheets, type SheetView, sheets } from "../parts/board.ts";
import { linkButton } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ShellView } from "../views.ts";

export type GemeenteBoardView = {
  readonly shell: ShellView;
  /** What holds, pinned ones first. */
  readonly now: readonly SheetView[];
  readonly earlier: readonly SheetView[];
  /** What officers keep for later; for them alone. `by` is `null` for somebody who left. */
  readonly drafts: readonly {
    readonly id: string;
    readonly title: string;
    readonly by: string | null;
    readonly when: MomentView;
  }[];
};

const draftRow = ({ shell: { lang } }: GemeenteBoardView, draft: GemeenteBoardView["drafts"][number]) => {
  const title = draft.title === "" ? t(lang, "gemeente-board.draft.none") : draft.title;
  return html`<li><div class="row__body"><a class="row__title" href="/mededelingen/nieuw?concept=${draft.id}" dir="auto">${title}</a>
    <p class="row__meta"><span dir="auto">${draft.by === null ? t(lang, "gemeente-board.draft.gone") : t(lang, "gemeente-board.draft.by", { name: draft.by })}</span><span>${moment(draft.when)}</span></p>
    <form method="post" action="/mededelingen/concepten/${draft.id}/weg"><button class="nl-button nl-button--subtle" type="submit" aria-label=${t(lang, "gemeente-board.draft.remove.which", { title })}>${t(lang, "gemeente-board.draft.remove")}</button></form></div></li>`;
};

/** GET /mededelingen of a gemeente: all that it said, and for officers what they keep for later. */
export const gemeenteBoardPage = (view: GemeenteBoardView) => {
  const { shell, now, earlier, drafts } = view;
  const { lang, reader } = shell;
  return layout(shell, {
    title: t(lang, "gemeente-board.title"),
    indexed: reader === null,
    main: html`<div class="pagehead"><h1>${t(lang, "gemeente-board.title")}</h1><p class="lead">${t(lang, "gemeente-front.lead")}</p>
      ${reader ? html`<div class="buttons">${linkButton("/mededelingen/nieuw", t(lang, "gemeente-front.write"), "primary", "pen")}</div>` : nothing}</div>
      ${drafts.length > 0 ? html`<section aria-labelledby="later"><h2 class="below-4" id="later">${t(lang, "gemeente-board.drafts")}</h2><ul class="rows rows--bare">${drafts.map((draft) => draftRow(view, draft))}</ul></section>` : nothing}
      ${
        now.length > 0
          ? html`<section class="board" aria-labelledby="nu"><div class="section__head"><h2 id="nu">${t(lang, "gemeente-front.now")}</h2></div>${sheets(lang, now)}</section>`
          : html`<section aria-labelledby="nu"><h2 class="below-4" id="nu">${t(lang, "gemeente-front.now")}</h2><p class="soft">${t(lang, "gemeente-front.none")}</p></section>`
      }
      ${earlier.length > 0 ? html`<section aria-labelledby="eerder"><h2 class="below-4" id="eerder">${t(lang, "gemeente-board.earlier")}</h2>${earlierSheets(lang, earlier)}</section>` : nothing}`,
  });
};
