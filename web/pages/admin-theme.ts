import { backLink, postButton, submit } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { type ThemeFieldsView, themeFields } from "../parts/theme-fields.ts";
import { t } from "../texts/text.ts";

export type AdminThemeView = ThemeFieldsView & {
  readonly slug: string;
  /** As it is called now. */
  readonly name: string;
  readonly offered: boolean;
  readonly mayStop: boolean;
};

const use = ({ shell: { lang }, slug, offered, mayStop }: AdminThemeView) => {
  const page = `/beheer/onderwerpen/${slug}`;
  if (!offered)
    return html`<section class="stack" aria-labelledby="weer"><h2 id="weer">${t(lang, "themes.stopped")}</h2><p>${t(lang, "themes.resume.lead")}</p><div class="buttons">${postButton(`${page}/weer`, t(lang, "themes.resume"))}</div></section>`;
  if (!mayStop) return html`<p class="soft">${t(lang, "themes.stays")}</p>`;
  return html`<section class="stack" aria-labelledby="stoppen"><h2 id="stoppen">${t(lang, "themes.stop")}</h2><p>${t(lang, "themes.stop.lead")}</p><div class="buttons">${postButton(`${page}/stoppen`, t(lang, "themes.stop"))}</div></section>`;
};

/** GET /beheer/onderwerpen/:id: one theme. Posts to the same address, and to …/stoppen or …/weer. */
export const adminThemePage = (view: AdminThemeView) => {
  const { shell, slug, name, problems } = view;
  const { lang } = shell;
  return layout(shell, {
    title: name,
    main: html`<div class="pagehead">${backLink("/beheer/onderwerpen", t(lang, "themes.back"))}<h1 dir="auto">${name}</h1><p class="lead">${t(lang, "themes.tag", { slug })}</p></div>
      ${problemList(lang, problems, ["name", "icon"])}
      <form class="form" method="post" action="/beheer/onderwerpen/${slug}" novalidate>
        ${themeFields(view)}
        <div class="buttons">${submit(t(lang, "themes.save"))}</div>
      </form>
      ${use(view)}`,
  });
};
