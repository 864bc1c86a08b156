import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { html } from "./page-html.ts";

/** One thing that a long form asks. `key` stands in the address of the page while it is asked. */
export type Step = { readonly key: string; readonly content: unknown };

const idOf = ({ key }: Step): string => `stap-${key}`;

/**
 * The parts of a long form. On a phone one of them shows at a time, chosen by the address (`#stap-…`): going on and back are
 * links, so that the back button works, nothing typed is sent or lost on the way, and no script is needed. A part also shows when
 * a field in it is pointed at, as the list of problems does. Elsewhere, and in a browser that cannot do this, all parts stand on
 * one page. `open` is the key of the part that shows first.
 */
export const stepsOf = (lang: Language, open: string, steps: readonly Step[]) =>
  steps.map((step, index) => {
    const [before, after] = [steps[index - 1], steps[index + 1]];
    return html`<div class="step ${step.key === open ? "step--open" : ""}" id=${idOf(step)} tabindex="-1">
      <p class="step__place soft">${t(lang, "steps.place", { number: index + 1, count: steps.length })}</p>
      ${step.content}
      <div class="step__ways">
        ${after ? html`<a class="nl-button nl-button--primary" href="#${idOf(after)}"><span class="nl-button__label">${t(lang, "steps.on")}</span></a>` : nothing}
        ${before ? html`<a class="nl-button nl-button--subtle" href="#${idOf(before)}"><span class="nl-button__label">${t(lang, "steps.back")}</span></a>` : nothing}
      </div>
    </div>`;
  });
