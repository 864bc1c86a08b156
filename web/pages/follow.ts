import { backLink } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { copyByHand, ownPlaceForm, whatHappens, withoutOwnPlace } from "../parts/own-place.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type FollowView = FormView<"address"> & { readonly shell: ShellView };

/** GET /volgen: following the wijk from one's own place elsewhere. Posts the address there to /volgen. */
export const followPage = ({ shell, values, problems }: FollowView) => {
  const { lang, wijk } = shell;
  const title = t(lang, "follow.title", { wijk: wijk.name });
  return layout(shell, {
    title,
    main: html`<div class="pagehead">${backLink("/", t(lang, "shell.start"))}<h1 dir="auto">${title}</h1><p class="lead">${t(lang, "follow.lead")}</p></div>
      ${ownPlaceForm({ lang, values, problems }, "/volgen", t(lang, "follow.go"))}
      ${whatHappens(lang, t(lang, "follow.there"))}
      ${copyByHand(lang, t(lang, "visitor.follow.handle"), wijk.handle)}`,
    aside: withoutOwnPlace(shell, "/plein.atom"),
  });
};
