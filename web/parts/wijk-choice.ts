import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { ProblemView, ShellView } from "../views.ts";
import { html } from "./page-html.ts";
import { describedBy, fieldId, fieldProblem, problemOf } from "./problems.ts";

/** A wijk that can be ticked. */
export type WijkToChooseView = {
  readonly id: string;
  readonly name: string;
  /** `null` when it did not say how many take part there. */
  readonly people: number | null;
  readonly chosen: boolean;
};

export type WijkChoiceView = {
  readonly wijken: readonly WijkToChooseView[];
  readonly areas: readonly {
    readonly id: string;
    readonly name: string;
    readonly count: number;
    readonly chosen: boolean;
  }[];
  readonly everyone: boolean;
  /** How many follow who are no wijk. */
  readonly others: number;
};

const line = (name: string, value: string, chosen: boolean, words: string, hint: string, described: unknown) =>
  html`<label class="checkline"><input class="utrecht-checkbox" type="checkbox" name=${name} value=${value} ?checked=${chosen} aria-describedby=${described}><span><b dir="auto">${words}</b><small>${hint}</small></span></label>`;

/** How many take part in a wijk, in words. */
export const peopleInWords = (lang: ShellView["lang"], people: number | null): string =>
  people === null ? t(lang, "gemeente-write.people.unknown") : t(lang, "gemeente-write.people", { count: people });

/** Ticks for wijken, for areas, and for everybody: what is ticked adds up. */
export const wijkChoice = ({ lang, wijk }: ShellView, view: WijkChoiceView, problems: readonly ProblemView[]) => {
  const problem = problemOf(lang, problems, "wijken");
  const described = describedBy("wijken", false, problem !== null);
  return html`<fieldset class="field" id=${fieldId("wijken")} tabindex="-1"><legend>${t(lang, "gemeente-write.wijken")}</legend>
    ${fieldProblem("wijken", problem)}
    ${view.wijken.length === 0 ? html`<p>${t(lang, "gemeente-write.none")}</p><p class="small soft">${t(lang, "gemeente-write.none.how", { handle: wijk.handle })}</p>` : nothing}
    <div>
      ${line("everyone", "ja", view.everyone, t(lang, "gemeente-write.everyone"), view.others === 0 ? t(lang, "gemeente-write.everyone.hint") : t(lang, "gemeente-write.everyone.others", { count: view.others }), described)}
      ${view.areas.map((area) => line("areas", area.id, area.chosen, t(lang, "gemeente-write.area", { name: area.name }), t(lang, "gemeente-write.area.hint", { count: area.count }), nothing))}
      ${view.wijken.map((one) => line("wijken", one.id, one.chosen, one.name, peopleInWords(lang, one.people), nothing))}
    </div>
  </fieldset>`;
};
