import { html } from "./page-html.ts";

/** A page that explains: heading, lead, and short chapters. */
export const explained = (
  title: string,
  lead: string,
  chapters: readonly { readonly title: string; readonly text: string }[],
  last: unknown = "",
) => html`<div class="pagehead"><h1>${title}</h1><p class="lead">${lead}</p></div>
  <div class="stack-lg">${chapters.map((chapter) => html`<section class="stack-sm"><h2 class="size-lg">${chapter.title}</h2><p>${chapter.text}</p></section>`)}${last}</div>`;
