import { html } from "./page-html.ts";
import { stateWindow } from "./state.ts";

/** The last line of a list. */
export const calmEnd = (words: string) => html`<p class="calm-end">${stateWindow("answered")}<span>${words}</span></p>`;
