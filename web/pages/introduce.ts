import { nothing } from "lit";
import { backLink, linkButton, submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { lineField, textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { fieldId, problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { ProblemView, ShellView, ThemeView } from "../views.ts";

export type IntroduceView = {
  readonly shell: ShellView;
  readonly values: {
    readonly shown: string;
    readonly about: string;
    readonly street: string;
    readonly themes: readonly string[];
    readonly sure: string;
  };
  readonly themes: readonly ThemeView[];
  readonly problems: readonly ProblemView[];
  /** Their own page, once there is one. */
  readonly previewHref: string | null;
  /** Why a moderator took it away. */
  readonly hidden: { readonly reason: string } | null;
};

const themeBoxes = ({ shell: { lang }, themes, values }: IntroduceView) =>
  html`<fieldset class="field" aria-describedby="themes-hint"><legend>${t(lang, "profile.themes")}</legend>
    <p class="utrecht-form-field-description" id="themes-hint">${t(lang, "profile.themes.hint")}</p>
    <div class="chips">${themes.map(
      ({ key, name, icon: image }, index) =>
        html`<label class="chip"><input type="checkbox" id=${index === 0 ? fieldId("themes") : `${fieldId("themes")}-${key}`} name="themes" value=${key} ?checked=${values.themes.includes(key)}>${icon(image)}<span>${name}</span></label>`,
    )}</div></fieldset>`;

/** GET /ik/profiel: whether neighbours find you, and what they see then. Posts to the same address. */
export const introducePage = (view: IntroduceView) => {
  const { shell, values, problems, previewHref, hidden } = view;
  const { lang } = shell;
  const warned = values.sure === "ja" || problems.some(({ reason }) => reason === "about-personal");
  return layout(shell, {
    title: t(lang, "profile.title"),
    main: html`<div class="pagehead">${backLink("/ik", t(lang, "me.title"))}<h1>${t(lang, "profile.title")}</h1><p class="lead">${t(lang, "profile.lead")}</p></div>
      ${hidden === null ? nothing : html`<div class="warnbox">${icon("let")}<div><p class="heavy">${t(lang, "profile.hidden")}</p><p dir="auto">${t(lang, "person.hidden.reason", { reason: hidden.reason })}</p></div></div>`}
      <form class="form" method="post" action="/ik/profiel" novalidate>
        ${problemList(lang, problems, ["shown", "about", "street"])}
        ${choiceRows({
          lang,
          name: "shown",
          legend: t(lang, "profile.shown"),
          chosen: values.shown,
          problems,
          choices: (["nee", "ja"] as const).map((value) => ({
            value,
            title: t(lang, `profile.shown.${value}`),
            hint: t(lang, `profile.shown.${value}.hint`),
            icon: value === "ja" ? "oog" : "slot",
          })),
          after: html`<p class="utrecht-form-field-description">${t(lang, "profile.never")} ${t(lang, "profile.taken-back")}</p>`,
        })}
        <div class="stack">
          ${textField({ lang, name: "about", label: t(lang, "profile.about"), hint: t(lang, "profile.about.hint"), value: values.about, problems, maxlength: 500, rows: 4, optional: true })}
          ${
            warned
              ? html`<label class="choice"><input class="utrecht-checkbox" type="checkbox" name="sure" value="ja" ?checked=${values.sure === "ja"}><span><b>${t(lang, "profile.sure")}</b><small>${t(lang, "profile.sure.hint")}</small></span></label>`
              : nothing
          }
          ${lineField({ lang, name: "street", label: t(lang, "profile.street"), hint: t(lang, "profile.street.hint"), value: values.street, problems, maxlength: 60, optional: true })}
        </div>
        ${themeBoxes(view)}
        <div class="buttons">${submit(t(lang, "profile.go"))}${previewHref === null ? nothing : linkButton(previewHref, t(lang, "profile.preview"), "secondary", "oog")}</div>
      </form>`,
  });
};
