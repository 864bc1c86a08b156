import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView, QuestionStateView } from "../views.ts";
import { html } from "./page-html.ts";
import { stateWindow } from "./state.ts";

/** One rung of the way of a question, with what happened on it in words. */
export type RungView = {
  readonly name: "wijk" | "wijkwijzers" | "kring" | "outside" | "gemeente";
  readonly state: QuestionStateView;
  readonly lines: readonly string[];
};

/** The way of a question, for its asker. */
export type WayView = {
  readonly rungs: readonly RungView[];
  /** When it goes on by itself. */
  readonly next: MomentView | null;
};

/** The way of a question as a street that you walk down: each rung a house. */
export const way = (lang: Language, { rungs, next }: WayView) =>
  html`<section aria-labelledby="weg"><h2 class="below-5" id="weg">${t(lang, "way.title")}</h2>
    <ol class="ladder">${rungs.map(
      (rung) =>
        html`<li>${stateWindow(rung.state)}<div><h3>${t(lang, `way.${rung.name}`)}</h3>${rung.lines.map((line) => html`<p dir="auto">${line}</p>`)}</div></li>`,
    )}</ol>
    ${next ? html`<p class="small soft above-4">${t(lang, "way.next", { when: next.words })}</p>` : nothing}
  </section>`;
