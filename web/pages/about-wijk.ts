import { nothing } from "lit";
import { linkButton } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { raw } from "../parts/raw.ts";
import { t } from "../texts/text.ts";
import type { SaidView, ShellView } from "../views.ts";

export type AboutWijkView = SaidView & {
  readonly shell: ShellView;
  /** HTML made from text by the server, safe; empty when the wijk says nothing of itself. */
  readonly aboutHtml: string;
  /** Who looks after it, by name; for residents alone. */
  readonly keepers: readonly { readonly name: string; readonly role: "administrator" | "moderator" }[] | null;
};

const keepersPart = (lang: ShellView["lang"], keepers: NonNullable<AboutWijkView["keepers"]>) =>
  html`<section class="stack" aria-labelledby="wie"><h2 id="wie">${t(lang, "about-wijk.keepers")}</h2>
    <ul class="rows">${keepers.map(({ name, role }) => html`<li><div class="row__body"><p class="heavy" dir="auto">${name}</p><p class="row__meta">${t(lang, `about-wijk.${role}`)}</p></div></li>`)}</ul>
  </section>`;

/** GET /over: what this wijk is, in its own words, and where to go from here. */
export const aboutWijkPage = ({ shell, aboutHtml, keepers, language }: AboutWijkView) => {
  const { lang, wijk, reader } = shell;
  const isGemeente = shell.mode === "gemeente";
  return layout(shell, {
    title: t(lang, "about-wijk.title", { wijk: wijk.name }),
    indexed: true,
    description: t(lang, isGemeente ? "about-wijk.lead.gemeente" : "about-wijk.lead", {
      wijk: wijk.name,
      place: wijk.place,
    }),
    main: html`<div class="pagehead"><h1 dir="auto">${t(lang, "about-wijk.title", { wijk: wijk.name })}</h1><p class="lead" dir="auto">${t(lang, isGemeente ? "about-wijk.lead.gemeente" : "about-wijk.lead", { wijk: wijk.name, place: wijk.place })}</p></div>
      ${aboutHtml ? html`<div class="written stack" dir="auto" lang=${language ?? nothing}>${raw(aboutHtml)}</div>` : nothing}
      ${keepers === null || keepers.length === 0 ? nothing : keepersPart(lang, keepers)}
      ${
        isGemeente
          ? nothing
          : html`<div class="buttons">${reader === null ? linkButton("/meedoen", t(lang, "shell.join"), "primary", "huis") : nothing}${linkButton("/volgen", t(lang, "shell.follow"), "secondary", "elders")}${linkButton("/huisregels", t(lang, "shell.rules"), "subtle")}</div>`
      }`,
  });
};
