import type { Colours, ShellView, TextSize } from "../views.ts";
import { html } from "./page-html.ts";
import { stateWindow } from "./state.ts";

/** What colours do to a line of text, for who has not chosen them yet. The words of the choice say it too. */
export const coloursSample = (door: ShellView["wijk"]["door"], colours: Colours, words: string) =>
  html`<span class="sample wijksgewijs-theme" data-theme=${colours} data-door=${door} aria-hidden="true">${stateWindow("answered")}<span class="sample__link">${words}</span></span>`;

/** What a size of letters does to a line of text. */
export const textSample = (size: TextSize, words: string) =>
  html`<span class="sample" data-size=${size} aria-hidden="true">${words}</span>`;
