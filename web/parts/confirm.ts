import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { linkButton, submit } from "./button.ts";
import { html } from "./page-html.ts";

/** Asks before something that cannot be undone: what happens, the verb, and a way back. */
export const confirm = (of: {
  readonly lang: Language;
  readonly title: string;
  /** What it is about, in the words of who wrote it. */
  readonly about: string;
  readonly consequences: readonly string[];
  readonly action: string;
  readonly go: string;
  readonly back: string;
}) => html`<div class="form">
    <div class="pagehead"><h1>${of.title}</h1><p class="lead" dir="auto">${of.about}</p></div>
    <div class="stack">${of.consequences.map((words) => html`<p>${words}</p>`)}</div>
    <form class="buttons" method="post" action=${of.action}>${submit(of.go)}${linkButton(of.back, t(of.lang, "form.cancel"))}</form>
  </div>`;
