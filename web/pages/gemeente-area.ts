import { backLink, postButton, submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { peopleInWords, type WijkToChooseView } from "../parts/wijk-choice.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type GemeenteAreaView = FormView<"name"> & {
  readonly shell: ShellView;
  readonly id: string;
  readonly title: string;
  readonly wijken: readonly WijkToChooseView[];
};

/** GET /wijken/gebieden/:id of a gemeente: its name and which wijken are in it. Posts to the same address. */
export const gemeenteAreaPage = ({ shell, id, title, values, problems, wijken }: GemeenteAreaView) => {
  const { lang } = shell;
  const heading = t(lang, "gemeente-area.title", { name: title });
  return layout(shell, {
    title: heading,
    main: html`<form class="form" method="post" action="/wijken/gebieden/${id}" novalidate>
      <div class="pagehead">${backLink("/wijken", t(lang, "gemeente-wijken.title"))}<h1 dir="auto">${heading}</h1><p class="lead">${t(lang, "gemeente-area.lead")}</p></div>
      ${problemList(lang, problems, ["name"])}
      ${lineField({ lang, name: "name", label: t(lang, "gemeente-wijken.area.name"), value: values.name, problems, maxlength: 60 })}
      <fieldset class="field"><legend>${t(lang, "gemeente-area.wijken")}</legend>
        ${wijken.length === 0 ? html`<p class="soft">${t(lang, "gemeente-wijken.none")}</p>` : html`<div>${wijken.map((one) => html`<label class="checkline"><input class="utrecht-checkbox" type="checkbox" name="wijken" value=${one.id} ?checked=${one.chosen}><span><b dir="auto">${one.name}</b><small>${peopleInWords(lang, one.people)}</small></span></label>`)}</div>`}
      </fieldset>
      <div class="buttons">${submit(t(lang, "gemeente-area.save"))}</div>
    </form>
    <div class="buttons">${postButton(`/wijken/gebieden/${id}/verwijderen`, t(lang, "gemeente-area.remove"), "subtle", "prullen")}</div>`,
  });
};
