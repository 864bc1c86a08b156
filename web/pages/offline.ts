import { linkButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import { languages } from "../texts/translate.ts";
import type { ShellView } from "../views.ts";

/**
 * GET /geen-verbinding: what shows at any address while there is no network. A device keeps it as it is for everybody, so it
 * says everything in every language. What was sent was not taken in.
 */
export const offlinePage = ({ shell }: { readonly shell: ShellView }) =>
  layout(
    { ...shell, reader: null },
    {
      title: t(shell.lang, "offline.title"),
      menu: false,
      main: html`<div class="form" data-not-taken>
      ${[shell.lang, ...languages.filter((lang) => lang !== shell.lang)].map(
        (lang, nth) => html`<section class="stack" lang=${lang} aria-labelledby="geen-verbinding-${lang}">
        ${nth === 0 ? html`<h1 id="geen-verbinding-${lang}">${t(lang, "offline.title")}</h1>` : html`<h2 id="geen-verbinding-${lang}">${t(lang, "offline.title")}</h2>`}
        <p class="lead">${t(lang, "offline.what")}</p>
        <p class="with-icon">${icon("pen")}<span>${t(lang, "offline.drafts")}</span></p>
        <div class="buttons">${linkButton("", t(lang, "offline.again"), nth === 0 ? "primary" : "secondary")}${linkButton("/", t(lang, "offline.start"), "secondary", "start")}</div>
      </section>`,
      )}
    </div>`,
    },
  );
