import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView } from "../views.ts";
import { linkButton, postButton } from "./button.ts";
import { moment } from "./moment.ts";
import { html } from "./page-html.ts";

/** How it stands with the wijken of the ring that can look at an appeal. */
export type RingLookView = {
  /** Where one is asked. */
  readonly page: string;
  readonly canAsk: boolean;
  /** The one that was asked last. */
  readonly last: {
    readonly wijk: string;
    readonly state: "asked" | "answered" | "declined" | "taken-back" | "silent" | "left";
    readonly answer: string;
    readonly before: MomentView;
  } | null;
};

/** A neighbouring wijk that looks at an appeal, or can be asked to. Nothing when there is none. */
export const ringLook = (lang: Language, { page, canAsk, last }: RingLookView) => {
  const waits = last?.state === "asked";
  const told = last !== null && last.state !== "answered" && last.state !== "taken-back";
  if (!canAsk && !told) return nothing;
  return html`<div class="stack-sm above-3">
    ${told ? html`<p dir="auto">${t(lang, `ring-look.${last.state as "asked" | "declined" | "silent" | "left"}`, { wijk: last.wijk })}${waits ? html` ${t(lang, "ring-look.before")} ${moment(last.before)}` : nothing}</p>` : nothing}
    ${told && last.answer !== "" ? html`<p dir="auto">${t(lang, "decision.appeal.answer", { answer: last.answer })}</p>` : nothing}
    ${waits ? postButton(`${page}/terugnemen`, t(lang, "ring-look.take-back"), "subtle") : nothing}
    ${canAsk ? html`<p>${t(lang, "ring-look.can")}</p><div class="buttons">${linkButton(page, t(lang, "ring-look.go"), "secondary")}</div>` : nothing}
  </div>`;
};
