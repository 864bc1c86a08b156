import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { postButton } from "./button.ts";
import { html } from "./page-html.ts";

/** Neighbours with the same question: how many others, and whether the reader is one. Never who. */
export type MeTooView = {
  readonly others: number;
  readonly mine: boolean;
  /** The reader may say it: not at one's own question, nor at one that is rounded off. */
  readonly may: boolean;
};

const words = (lang: Language, { others, mine }: MeTooView): string => {
  if (!mine) return others === 0 ? "" : t(lang, "me-too.others", { count: others });
  return others === 0 ? t(lang, "me-too.you") : t(lang, "me-too.you-and", { count: others });
};

/** The words about it, and the button to say it or take it back. */
export const meToo = (lang: Language, questionId: string, view: MeTooView) => {
  const said = words(lang, view);
  const canSay = view.may && !view.mine;
  return said === "" && !canSay
    ? nothing
    : html`<div class="stack-sm">${said === "" ? nothing : html`<p><b>${said}</b></p>`}
      ${view.mine ? postButton(`/vragen/${questionId}/ik-ook-niet`, t(lang, "me-too.back")) : nothing}
      ${canSay ? html`${postButton(`/vragen/${questionId}/ik-ook`, t(lang, "me-too.go"), "secondary", "hand")}<p class="small soft">${t(lang, "me-too.hint")}</p>` : nothing}
    </div>`;
};
