import { html, type TemplateResult } from "lit";
import type { MomentView } from "../views.ts";

/** A moment in words, with the exact time for machines. */
export const moment = (at: MomentView): TemplateResult => html`<time datetime=${at.iso}>${at.words}</time>`;
