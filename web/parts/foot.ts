import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";
import { languageSwitch } from "./language-choice.ts";
import { html } from "./page-html.ts";

const footOfGemeente = (shell: ShellView, links: boolean) => {
  const { lang, wijk, reader, house } = shell;
  return html`<footer class="foot"><div class="foot__in">
    <p><b dir="auto">${t(lang, "gemeente.foot", { name: wijk.name })}</b> ${t(lang, "gemeente.foot.promise")}</p>
    <ul class="bare">
      ${house?.site ? html`<li><a href=${house.site} dir="auto">${t(lang, "gemeente.foot.site", { name: wijk.name })}</a></li>` : nothing}
      <li><a href="/weergave">${t(lang, "appearance.link")}</a></li>
      ${links ? html`<li><a href="/toegankelijkheid">${t(lang, "shell.accessibility")}</a></li>` : nothing}
      ${links && reader ? html`<li><a href="/ik/inloggen">${t(lang, "me.keys")}</a></li><li><a href="/ik/gegevens">${t(lang, "me.data")}</a></li>` : nothing}
      ${links && reader ? html`<li><form method="post" action="/uitloggen"><button class="quiet quiet--button" type="submit">${t(lang, "me.sign-out")}</button></form></li>` : nothing}
    </ul>
    ${languageSwitch(shell)}
  </div></footer>`;
};

/** The footer: what this is, the pages that explain it, and the other languages. */
export const foot = (shell: ShellView, links: boolean) =>
  shell.mode === "gemeente" ? footOfGemeente(shell, links) : footOfWijk(shell, links);

const footOfWijk = (shell: ShellView, links: boolean) => {
  const { lang, wijk, reader } = shell;
  return html`<footer class="foot"><div class="foot__in">
    <p><b dir="auto">${t(lang, "shell.foot", { wijk: wijk.name })}</b> ${t(lang, "shell.foot.promise")}</p>
    <ul class="bare">
      <li><a href="/weergave">${t(lang, "appearance.link")}</a></li>
      ${
        links
          ? html`<li><a href="/over">${t(lang, "shell.about")}</a></li>
      <li><a href="/huisregels">${t(lang, "shell.rules")}</a></li>
      <li><a href="/wie-ziet-wat">${t(lang, "shell.who-sees-what")}</a></li>
      <li><a href="/wijkwijzers">${t(lang, "shell.wijkwijzers")}</a></li>
      ${reader?.isNeighbour ? html`<li><a href="/buren">${t(lang, "people.title")}</a></li>` : nothing}
      <li><a href="/volgen">${t(lang, "shell.follow")}</a></li>
      <li><a href="/op-je-eigen-site">${t(lang, "shell.on-your-site")}</a></li>
      <li><a href="/toegankelijkheid">${t(lang, "shell.accessibility")}</a></li>`
          : nothing
      }
    </ul>
    ${languageSwitch(shell)}
  </div></footer>`;
};
