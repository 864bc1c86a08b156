import { backLink, submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { fieldId, fieldProblem, problemList, problemOf } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { ProblemView, ShellView, ThemeView } from "../views.ts";

export const days = [1, 2, 3, 4, 5, 6, 7] as const;

export type DeskSettingsView = {
  readonly shell: ShellView;
  readonly themes: readonly ThemeView[];
  readonly values: {
    readonly themes: readonly string[];
    readonly capacity: string;
    readonly awayUntil: string;
    readonly organisation: string;
    readonly about: string;
    readonly reachable: string;
    readonly shownOutside: boolean;
    /** By day of the week, as they were typed. */
    readonly hours: Readonly<Record<number, { readonly from: string; readonly until: string }>>;
  };
  readonly problems: readonly ProblemView[];
};

const names = [
  "themes",
  "capacity",
  "awayUntil",
  "organisation",
  "about",
  "reachable",
  ...days.map((day) => `day-${day}`),
];

const themeBoxes = ({ shell: { lang }, themes, values, problems }: DeskSettingsView) => {
  const problem = problemOf(lang, problems, "themes");
  return html`<fieldset class="field"><legend>${t(lang, "desk-settings.themes")}</legend>
    <p class="utrecht-form-field-description">${t(lang, "desk-settings.themes.hint")}</p>
    ${fieldProblem("themes", problem)}
    <div class="chips">${themes.map(
      ({ key, name, icon: image }, index) =>
        html`<label class="chip"><input type="checkbox" id=${index === 0 ? fieldId("themes") : `${fieldId("themes")}-${key}`} name="themes" value=${key} ?checked=${values.themes.includes(key)}>${icon(image)}<span>${name}</span></label>`,
    )}</div></fieldset>`;
};

const dayFields = ({ shell: { lang }, values, problems }: DeskSettingsView) =>
  days.map((day) => {
    const { from = "", until = "" } = values.hours[day] ?? {};
    const name = t(lang, `day.${day}`);
    const problem = problemOf(lang, problems, `day-${day}`);
    const box = (part: "from" | "until", value: string, id: string) =>
      html`<div class="field"><label class="utrecht-form-label" for=${id}><span class="visually-hidden">${name} </span>${t(lang, `desk-settings.${part}`)}</label><input class="utrecht-textbox" type="text" id=${id} name="${part}-${day}" value=${value} maxlength="10" inputmode="text" autocomplete="off" dir="ltr"></div>`;
    return html`<div><p class="heavy">${name}</p>${fieldProblem(`day-${day}`, problem)}${box("from", from, fieldId(`day-${day}`))}${box("until", until, `${fieldId(`day-${day}`)}-tot`)}</div>`;
  });

/** GET /mijn-tafel/instellingen: themes, hours, holiday and what neighbours see. Posts to the same address. */
export const deskSettingsPage = (view: DeskSettingsView) => {
  const { shell, values, problems } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "desk-settings.title"),
    main: html`<div class="pagehead">${backLink("/mijn-tafel", t(lang, "desk.title"))}<h1>${t(lang, "desk-settings.title")}</h1><p class="lead">${t(lang, "desk-settings.lead")}</p></div>
      <form class="form" method="post" action="/mijn-tafel/instellingen" novalidate>
        ${problemList(lang, problems, names)}
        ${themeBoxes(view)}
        ${lineField({ lang, name: "capacity", label: t(lang, "desk-settings.capacity"), hint: t(lang, "desk-settings.capacity.hint"), value: values.capacity, problems, maxlength: 2, inputmode: "numeric", direction: "ltr" })}
        <fieldset class="field"><legend>${t(lang, "desk-settings.hours")}</legend><p class="utrecht-form-field-description">${t(lang, "desk-settings.hours.hint")}</p><div class="hours">${dayFields(view)}</div></fieldset>
        ${lineField({ lang, name: "awayUntil", label: t(lang, "desk-settings.away"), hint: t(lang, "desk-settings.away.hint"), value: values.awayUntil, problems, maxlength: 10, optional: true, direction: "ltr" })}
        ${lineField({ lang, name: "about", label: t(lang, "desk-settings.about"), value: values.about, problems, maxlength: 200, optional: true })}
        ${lineField({ lang, name: "organisation", label: t(lang, "desk-settings.organisation"), hint: t(lang, "desk-settings.organisation.hint"), value: values.organisation, problems, maxlength: 200, optional: true })}
        ${lineField({ lang, name: "reachable", label: t(lang, "desk-settings.reachable"), hint: t(lang, "desk-settings.reachable.hint"), value: values.reachable, problems, maxlength: 200, optional: true })}
        <label class="checkline"><input class="utrecht-checkbox" type="checkbox" name="shownOutside" value="ja" ?checked=${values.shownOutside}><span>${t(lang, "desk-settings.outside")}<small>${t(lang, "desk-settings.outside.hint")}</small></span></label>
        <div class="buttons">${submit(t(lang, "desk-settings.go"))}</div>
      </form>`,
  });
};
