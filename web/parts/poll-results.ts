import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView, SaidView } from "../views.ts";
import { moment } from "./moment.ts";
import { html } from "./page-html.ts";

/** What was chosen in a poll, as far as it is told. */
export type PollResultsView = SaidView & {
  readonly options: readonly {
    readonly name: string;
    readonly votes: number;
    /** Of all who voted, in whole hundredths. */
    readonly percent: number;
    /** The reader chose it. */
    readonly mine: boolean;
  }[];
  readonly voters: number;
  /** So few voted that only their number is told. */
  readonly tooFew: boolean;
  /** When it was counted; `null` when that did not happen yet. */
  readonly counted: MomentView | null;
  /** Nothing is added any more. */
  readonly final: boolean;
  /** The neighbouring wijk that counts. */
  readonly countedBy: string | null;
};

const option = (lang: Language, view: PollResultsView, one: PollResultsView["options"][number]) =>
  html`<li class="result"><span class="result__name" dir="auto" lang=${view.language ?? nothing}>${one.name}</span>${one.mine ? html`<b class="result__mine">${t(lang, "poll.mine")}</b>` : nothing}
    <span class="result__words">${t(lang, "poll.votes", { count: one.votes, voters: view.voters, percent: one.percent })}</span>
    <svg class="result__bar" aria-hidden="true" focusable="false"><rect class="result__all" width="100%" height="100%"></rect><rect class="result__part" width="${Math.min(100, one.percent)}%" height="100%"></rect></svg></li>`;

const when = (lang: Language, view: PollResultsView) => {
  if (view.countedBy !== null)
    return html`<p class="small soft" dir="auto">${t(lang, "poll.counted-by", { wijk: view.countedBy })}</p>`;
  if (view.final) return nothing;
  return html`<p class="small soft">${view.counted === null ? nothing : html`${t(lang, "poll.counted")} ${moment(view.counted)}. `}${t(lang, "poll.counted.every")}</p>`;
};

/** The result of a poll in words, each with a bar that says the same. */
export const pollResults = (lang: Language, view: PollResultsView) => html`<section aria-labelledby="uitslag">
    <h2 class="below-4" id="uitslag">${t(lang, view.final ? "poll.result" : "poll.so-far")}</h2>
    <p><b>${t(lang, "poll.voters", { count: view.voters })}</b></p>
    ${
      view.tooFew
        ? html`<p class="above-2">${t(lang, view.final ? "poll.too-few.final" : "poll.too-few")}</p>`
        : view.voters === 0
          ? nothing
          : html`<ul class="results bare">${view.options.map((one) => option(lang, view, one))}</ul>`
    }
    ${when(lang, view)}
  </section>`;
