import { bodyClass, houseStyle } from "../parts/house.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ShellView } from "../views.ts";

export type EmbedView = {
  readonly shell: ShellView;
  /** The wijk's own site. */
  readonly address: string;
  readonly which: "alles" | "mededelingen";
  readonly items: readonly {
    /** Absolute. */
    readonly href: string;
    readonly title: string;
    readonly state: string;
    readonly theme: string | null;
    readonly by: string;
    readonly when: MomentView;
  }[];
};

/**
 * GET /insluiten: the newest public things of the wijk, for a frame on another site. No script, no menu and no form; every
 * link opens outside the frame. What it has is named, and told apart from the page around it.
 */
export const embedPage = ({ shell, address, which, items }: EmbedView) => {
  const { lang, wijk, assets } = shell;
  const title = t(lang, which === "alles" ? "embed.title" : "embed.announcements", { wijk: wijk.name });
  return html`<!DOCTYPE html>
<html lang=${lang}>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title}</title>
  <meta name="robots" content="noindex">
  <link rel="preload" href=${assets.font} as="font" type="font/woff2" crossorigin="anonymous">
  <link rel="stylesheet" href=${assets.style}>
  ${houseStyle(shell)}
</head>
<body class="${bodyClass(shell)} embed" data-door=${wijk.door}>
  <main aria-label=${title}>
  <div class="embed__head"><h1 dir="auto">${title}</h1></div>
  <div class="embed__main">
    ${
      items.length === 0
        ? html`<p>${t(lang, which === "alles" ? "visitor.questions.none" : "embed.announcements.none")}</p>`
        : html`<ul class="embed__list bare">${items.map(
            (item) =>
              html`<li><a class="embed__title" href=${item.href} target="_blank" rel="noopener" dir="auto">${item.title}</a><p class="row__meta"><span>${item.state}</span>${item.theme === null ? "" : html`<span>${item.theme}</span>`}<span dir="auto">${item.by}, ${moment(item.when)}</span></p></li>`,
          )}</ul>`
    }
    <p><a class="nl-link more" href=${address} target="_blank" rel="noopener" dir="auto">${t(lang, "embed.more", { wijk: wijk.name })}</a></p>
    <p class="small soft">${t(lang, "embed.new-tab")}</p>
  </div>
  </main>
</body>
</html>
`;
};
