import { backLink, linkButton, submit } from "../parts/button.ts";
import { lineField, selectField, textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type ReportQuestionView = FormView<"category" | "description" | "place" | "latitude" | "longitude"> & {
  readonly shell: ShellView;
  readonly id: string;
  /** Whose desk, as the gemeente calls itself. */
  readonly desk: string;
  readonly categories: readonly { readonly code: string; readonly name: string; readonly group: string | null }[];
};

const names = ["category", "description", "place"];

/** GET /vragen/:id/melden: exactly what goes to the gemeente. Posts to the same address. */
export const reportQuestionPage = ({ shell, id, desk, categories, values, problems }: ReportQuestionView) => {
  const { lang, wijk } = shell;
  const page = `/vragen/${id}`;
  return layout(shell, {
    title: t(lang, "to-gemeente.title"),
    main: html`<div class="pagehead">${backLink(page, t(lang, "question.back"))}<h1>${t(lang, "to-gemeente.title")}</h1><p class="lead" dir="auto">${t(lang, "to-gemeente.lead", { desk })}</p></div>
      <form class="form" method="post" action="${page}/melden" novalidate>
        ${problemList(lang, problems, names)}
        ${selectField({ lang, name: "category", label: t(lang, "to-gemeente.category"), value: values.category, problems, none: t(lang, "to-gemeente.category.none"), options: categories.map(({ code, name, group }) => ({ value: code, words: group ? `${group}: ${name}` : name })) })}
        ${textField({ lang, name: "description", label: t(lang, "to-gemeente.description"), hint: t(lang, "to-gemeente.description.hint"), value: values.description, problems, maxlength: 2_500, rows: 6 })}
        ${lineField({ lang, name: "place", label: t(lang, "to-gemeente.place"), hint: t(lang, "to-gemeente.place.hint"), value: values.place, problems, maxlength: 200 })}
        <wijk-spot class="stack-sm" data-found=${t(lang, "to-gemeente.spot.found", { point: "{point}" })} data-failed=${t(lang, "to-gemeente.spot.failed")}>
          <input type="hidden" name="latitude" value=${values.latitude ?? ""}><input type="hidden" name="longitude" value=${values.longitude ?? ""}>
          <div class="buttons"><button class="nl-button nl-button--secondary" type="button" data-part="find" hidden>${icon("plek")}<span class="nl-button__label">${t(lang, "to-gemeente.spot")}</span></button><button class="nl-button nl-button--subtle" type="button" data-part="drop" hidden><span class="nl-button__label">${t(lang, "to-gemeente.spot.drop")}</span></button></div>
          <p class="small" data-part="said" role="status"></p>
        </wijk-spot>
        <div class="hintbox">${icon("oog")}<div class="stack-sm"><p>${t(lang, "to-gemeente.goes-along", { wijk: wijk.name })}</p><p>${t(lang, "to-gemeente.stays-here")}</p><p>${t(lang, "to-gemeente.final")}</p></div></div>
        <div class="buttons">${submit(t(lang, "to-gemeente.send"))}${linkButton(page, t(lang, "form.cancel"))}</div>
      </form>`,
  });
};
