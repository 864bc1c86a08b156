import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";
import { html } from "./page-html.ts";

const footOfGemeente = ({ lang, wijk, reader }: ShellView, links: boolean) =>
  html`<footer class="foot"><div class="foot__in">
    <p><b dir="auto">${t(lang, "gemeente.foot", { name: wijk.name })}</b> ${t(lang, "gemeente.foot.promise")}</p>
    ${
      links
        ? html`<ul class="bare">
      <li><a href="/toegankelijkheid">${t(lang, "shell.accessibility")}</a></li>
      ${reader ? html`<li><a href="/ik/inloggen">${t(lang, "me.keys")}</a></li><li><a href="/ik/gegevens">${t(lang, "me.data")}</a></li>` : nothing}
      ${reader ? html`<li><form method="post" action="/uitloggen"><button class="quiet quiet--button" type="submit">${t(lang, "me.sign-out")}</button></form></li>` : nothing}
    </ul>`
        : nothing
    }
  </div></footer>`;

/** The footer: what this is, and the pages that explain it. */
export const foot = (shell: ShellView, links: boolean) =>
  shell.mode === "gemeente" ? footOfGemeente(shell, links) : footOfWijk(shell, links);

const footOfWijk = ({ lang, wijk }: ShellView, links: boolean) => html`<footer class="foot"><div class="foot__in">
    <p><b dir="auto">${t(lang, "shell.foot", { wijk: wijk.name })}</b> ${t(lang, "shell.foot.promise")}</p>
    ${
      links
        ? html`<ul class="bare">
      <li><a href="/huisregels">${t(lang, "shell.rules")}</a></li>
      <li><a href="/wie-ziet-wat">${t(lang, "shell.who-sees-what")}</a></li>
      <li><a href="/wijkwijzers">${t(lang, "shell.wijkwijzers")}</a></li>
      <li><a href="/volgen">${t(lang, "shell.follow")}</a></li>
      <li><a href="/op-je-eigen-site">${t(lang, "shell.on-your-site")}</a></li>
      <li><a href="/toegankelijkheid">${t(lang, "shell.accessibility")}</a></li>
    </ul>`
        : nothing
    }
  </div></footer>`;
