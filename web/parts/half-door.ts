import type { ShellView } from "../views.ts";
import { sprite } from "./icon.ts";
import { html } from "./page-html.ts";

/** Who is drawn: `mens-1` and on in the sprite. */
export const peopleAtTheDoor = [1, 2, 3, 4, 5, 6] as const;

/**
 * Who stands at the door of a place in a wijk: always the same one there, somebody else at another place
 * or in another wijk. They are invented, so that nobody of the wijk is shown with a face that is not theirs.
 */
export const whoIsAtTheDoor = (wijk: string, place: string): number =>
  ([...`${wijk} ${place}`].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7) %
    peopleAtTheDoor.length) +
  1;

/** Somebody who leans over a half door. */
export const halfDoor = (who: number) =>
  html`<svg class="halfdeur halfdeur--${who}" viewBox="0 0 200 214" aria-hidden="true" focusable="false"><use href="${sprite}#deur"></use><use href="${sprite}#mens-${who}"></use><use href="${sprite}#halve-deur"></use></svg>`;

/** The person leaning over the half door, with a friendly word. In the ground, beside the question field. */
export const besideField = ({ wijk }: ShellView, title: string, words: string) =>
  html`<aside class="beside" aria-label=${title}>${halfDoor(whoIsAtTheDoor(wijk.handle, "vraag"))}<p class="beside__text"><b>${title}</b>${words}</p></aside>`;

/** The same in the side column. */
export const helper = ({ wijk }: ShellView, id: string, title: string, words: string) =>
  html`<section class="helper" aria-labelledby=${id}>${halfDoor(whoIsAtTheDoor(wijk.handle, id))}<h2 id=${id}>${title}</h2><p>${words}</p></section>`;
