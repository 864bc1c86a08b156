import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView } from "../views.ts";
import type { AnswersView } from "./answers.ts";
import { html } from "./page-html.ts";

/** A wijkwijzer proposes to round a question off; for its asker. */
export type ClosingView = {
  /** The name of the wijkwijzer. */
  readonly by: string;
  /** What follows when the asker says nothing, and when. */
  readonly silence: "reminder" | "rounded-off" | "others";
  readonly when: MomentView;
};

const helped = (value: string, words: string, checked: boolean) =>
  html`<label class="checkline"><input class="utrecht-radio-button" type="radio" name="helped" value=${value} ?checked=${checked}><span dir="auto">${words}</span></label>`;

const button = (value: string, words: string, kind: string) =>
  html`<button class="nl-button nl-button--${kind}" type="submit" name="keuze" value=${value}><span class="nl-button__label">${words}</span></button>`;

/**
 * Asks whether the question is answered: yes, perhaps with the answer that helped, or not yet. `page` is the page of the
 * question for its asker.
 */
export const closing = (lang: Language, page: string, view: ClosingView, { answers }: AnswersView) => {
  const others = answers.filter(({ state, mine }) => state === "shown" && !mine);
  return html`<section class="nextstep" id="samen-afronden" aria-labelledby="samen"><h2 id="samen">${t(lang, "closing.title")}</h2>
    <p dir="auto">${t(lang, "closing.lead", { name: view.by })}</p>
    <form class="stack" method="post" action="${page}/samen-afronden">
      ${
        others.length > 0
          ? html`<fieldset class="field"><legend class="size-md">${t(lang, "closing.helped")}</legend>${helped("", t(lang, "closing.helped.none"), true)}${others.map((answer) => helped(answer.id, t(lang, "closing.helped.answer", { name: answer.author.name, when: answer.when.words }), false))}</fieldset>`
          : nothing
      }
      <div class="buttons">${button("ja", t(lang, "closing.yes"), "primary")}${button("nee", t(lang, "closing.no"), "secondary")}</div>
    </form>
    <p class="small">${t(lang, `closing.silence.${view.silence}`, { when: view.when.words })}</p></section>`;
};
