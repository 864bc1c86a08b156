import { html, type TemplateResult } from "lit";

/** The one sprite with all icons; served as a static file. */
export const sprite = "/assets/icons.svg";

/** An icon of the sprite (`i-*`). It never carries meaning alone: the word beside it does. */
export const icon = (name: string): TemplateResult =>
  html`<svg class="icon" aria-hidden="true" focusable="false"><use href="${sprite}#i-${name}"></use></svg>`;
