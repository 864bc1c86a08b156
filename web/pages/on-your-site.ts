import { submit } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type OnYourSiteView = {
  readonly shell: ShellView;
  /** How many things the list shows, and the numbers to choose from. */
  readonly count: number;
  readonly choices: readonly number[];
  readonly which: "alles" | "mededelingen";
  /** Path of the list, with what it shows and how many. */
  readonly path: string;
  /** Scheme and host of this site. */
  readonly site: string;
};

/** What goes into another page: an empty frame of full width that fetches the list when it comes into view. */
const snippet = (address: string, title: string): string =>
  `<iframe src="${address.replaceAll("&", "&amp;")}" title="${title.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" width="100%" height="520" frameborder="0" loading="lazy"></iframe>`;

/** GET /op-je-eigen-site: the piece of HTML with which anybody shows the questions of the wijk on a page of their own. */
export const onYourSitePage = ({ shell, count, choices, which, path, site }: OnYourSiteView) => {
  const { lang, wijk } = shell;
  const title = t(lang, which === "alles" ? "embed.title" : "embed.announcements", { wijk: wijk.name });
  return layout(shell, {
    title: t(lang, "on-your-site.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "on-your-site.title")}</h1><p class="lead">${t(lang, "on-your-site.lead")}</p></div>
      <form class="stack" method="get" action="/op-je-eigen-site">
        <div class="field"><label class="utrecht-form-label" for="wat">${t(lang, "on-your-site.what")}</label><select class="utrecht-select" id="wat" name="wat">${(["alles", "mededelingen"] as const).map((choice) => html`<option value=${choice} ?selected=${choice === which}>${t(lang, `on-your-site.what.${choice}`)}</option>`)}</select></div>
        <div class="field"><label class="utrecht-form-label" for="aantal">${t(lang, "on-your-site.count")}</label><select class="utrecht-select" id="aantal" name="aantal">${[...new Set([...choices, count])].sort((one, other) => one - other).map((choice) => html`<option value=${choice} ?selected=${choice === count}>${choice}</option>`)}</select></div>
        <div class="buttons">${submit(t(lang, "on-your-site.show"), "secondary")}</div>
      </form>
      <section class="stack" aria-labelledby="plak-dit"><h2 class="size-lg" id="plak-dit">${t(lang, "on-your-site.paste")}</h2>
        <div class="field"><label class="utrecht-form-label" for="stukje">${t(lang, "on-your-site.piece")}</label><p class="utrecht-form-field-description" id="stukje-hint">${t(lang, "on-your-site.piece.hint")}</p><textarea class="utrecht-textarea" id="stukje" rows="4" readonly dir="ltr" spellcheck="false" aria-describedby="stukje-hint">${snippet(`${site}${path}`, title)}</textarea></div>
        <p>${t(lang, "on-your-site.private")}</p>
      </section>
      <section class="stack" aria-labelledby="zo-ziet-het-eruit"><h2 class="size-lg" id="zo-ziet-het-eruit">${t(lang, "on-your-site.preview")}</h2>
        <iframe class="embed-preview" src=${path} title=${title} loading="lazy"></iframe>
      </section>`,
  });
};
