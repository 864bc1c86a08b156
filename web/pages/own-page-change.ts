import { backLink, submit } from "../parts/button.ts";
import { chipRow } from "../parts/choices.ts";
import { selectField, textField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView, ThemeView } from "../views.ts";

export type OwnPageChangeView = FormView<"title" | "text" | "theme" | "area"> & {
  readonly shell: ShellView;
  readonly page: string;
  readonly themes: readonly ThemeView[];
  /** Parts of the wijk to choose from. */
  readonly areas: readonly string[];
};

/** GET /mijn-vraag/:secret/veranderen, and again when something was wrong. Posts to the same address. */
export const ownPageChange = ({ shell, page, themes, areas, values, problems }: OwnPageChangeView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "change.title"),
    menu: false,
    main: html`<form class="form" method="post" action="${page}/veranderen" autocomplete="off" novalidate>
      <div class="pagehead">${backLink(page, t(lang, "form.back"))}<h1>${t(lang, "change.title")}</h1><p class="lead">${t(lang, "own.change.lead")}</p></div>
      ${problemList(lang, problems, ["title", "text", "theme", "area"])}
      <div class="stack">
        ${textField({ lang, name: "title", label: t(lang, "ask.question"), value: values.title, problems, maxlength: 160, rows: 2, big: true, oneLine: true })}
        ${textField({ lang, name: "text", label: t(lang, "ask.text"), hint: t(lang, "ask.text.hint"), value: values.text, problems, maxlength: 10_000, rows: 6, optional: true })}
      </div>
      ${chipRow({ lang, name: "theme", legend: t(lang, "ask.theme"), chosen: values.theme ?? "", problems, chips: themes })}
      ${areas.length === 0 ? "" : selectField({ lang, name: "area", label: t(lang, "place.area"), value: values.area, problems, none: t(lang, "place.area.none"), options: areas.map((area) => ({ value: area, words: area })) })}
      <div class="buttons">${submit(t(lang, "change.go"))}</div>
    </form>`,
  });
};
