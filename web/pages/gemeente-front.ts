import { nothing } from "lit";
import { type SheetView, sheets } from "../parts/board.ts";
import { linkButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type GemeenteFrontView = {
  readonly shell: ShellView;
  /** Announcements that hold; a handful. */
  readonly announcements: readonly SheetView[];
  /** The wijken that follow, by name, with the address of their front page. */
  readonly wijken: readonly { readonly name: string; readonly url: string | null }[];
  /** Id of the actor of the gemeente. */
  readonly actorUri?: string | undefined;
};

const wijkenPart = ({ shell: { lang }, wijken }: GemeenteFrontView) =>
  html`<section class="panel" aria-labelledby="wijken"><h2 id="wijken">${t(lang, "gemeente-front.wijken")}</h2>
    ${
      wijken.length === 0
        ? html`<p>${t(lang, "gemeente-front.wijken.none")}</p>`
        : html`<p>${t(lang, "gemeente-front.wijken.lead")}</p><ul class="bare stack-sm">${wijken.map(
            ({ name, url }) =>
              html`<li dir="auto">${url === null ? name : html`<a class="nl-link" href=${url} rel="noopener">${name}</a>`}</li>`,
          )}</ul>`
    }
  </section>`;

/** GET / of a gemeente: what it lets the wijken know, who reads along, and how to follow it. */
export const gemeenteFrontPage = (view: GemeenteFrontView) => {
  const { shell, announcements } = view;
  const { lang, wijk, reader } = shell;
  return layout(shell, {
    title: t(lang, "shell.start"),
    indexed: reader === null,
    description: t(lang, "gemeente-front.description", { name: wijk.name }),
    alternate: view.actorUri,
    greeting: html`<h1 dir="auto">${wijk.name}</h1><p class="lead">${t(lang, "gemeente-front.lead")}</p>`,
    main: html`${reader ? html`<div class="buttons">${linkButton("/mededelingen/nieuw", t(lang, "gemeente-front.write"), "primary", "pen")}</div>` : nothing}
      ${
        announcements.length === 0
          ? html`<section aria-labelledby="nu"><h2 class="below-4" id="nu">${t(lang, "gemeente-front.now")}</h2><p class="soft">${t(lang, "gemeente-front.none")}</p></section>`
          : html`<section class="board" aria-labelledby="nu"><div class="section__head"><h2 id="nu">${t(lang, "gemeente-front.now")}</h2></div>${sheets(lang, announcements)}
        <p><a class="nl-link more" href="/mededelingen">${t(lang, "gemeente-front.all")} ${icon("geef")}</a></p></section>`
      }`,
    aside: html`${wijkenPart(view)}
      <section class="panel" aria-labelledby="volgen"><h2 id="volgen">${t(lang, "gemeente-front.follow")}</h2><p>${t(lang, "gemeente-front.follow.lead")}</p><p class="heavy wrap" dir="ltr">${wijk.handle}</p></section>`,
  });
};
