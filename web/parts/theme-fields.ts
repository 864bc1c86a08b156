import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";
import { chipRow } from "./choices.ts";
import { lineField } from "./fields.ts";
import { html } from "./page-html.ts";

export type ThemeFieldsView = Pick<FormView<never>, "problems"> & {
  readonly shell: ShellView;
  readonly values: { readonly name: string; readonly icon: string; readonly sensitive: boolean };
  /** The drawings to choose from, and what each is called. */
  readonly icons: readonly { readonly key: string; readonly name: string }[];
};

/** What the administrator says of a theme: its name, its drawing, and whether it is sensitive. */
export const themeFields = ({ shell: { lang }, values, problems, icons }: ThemeFieldsView) => html`
  ${lineField({ lang, name: "name", label: t(lang, "themes.name"), hint: t(lang, "themes.name.hint"), value: values.name, problems, maxlength: 40 })}
  ${chipRow({ lang, name: "icon", legend: t(lang, "themes.icon"), chosen: values.icon, problems, chips: icons.map((one) => ({ ...one, icon: one.key })) })}
  <label class="checkline"><input class="utrecht-checkbox" type="checkbox" name="sensitive" value="ja" ?checked=${values.sensitive}><span>${t(lang, "themes.mark")}<small>${t(lang, "themes.mark.hint")}</small></span></label>`;
