import { sprite } from "./icon.ts";
import { html } from "./page-html.ts";

/** The person leaning over the half door, with a friendly word. In the ground, beside the question field. */
export const besideField = (title: string, words: string) =>
  html`<aside class="beside" aria-label=${title}><svg class="halfdeur" viewBox="0 0 200 214" aria-hidden="true" focusable="false"><use href="${sprite}#halfdeur"></use></svg><p class="beside__text"><b>${title}</b>${words}</p></aside>`;

/** The same person in the side column. */
export const helper = (id: string, title: string, words: string) =>
  html`<section class="helper" aria-labelledby=${id}><svg class="halfdeur" viewBox="0 0 200 214" aria-hidden="true" focusable="false"><use href="${sprite}#halfdeur"></use></svg><h2 id=${id}>${title}</h2><p>${words}</p></section>`;
