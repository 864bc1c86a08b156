import { html, nothing, type TemplateResult } from "lit";
import { threadText as t } from "../texts/thread-text.ts";
import type { Language } from "../texts/translate.ts";

/** A photo that stands with what was written. Sizes in pixels, where they are known. */
export type PhotoView = {
  readonly id: string;
  /** What can be seen on it, in the words of its writer; empty when there are none. */
  readonly alt: string;
  readonly width?: number;
  readonly height?: number;
};

/** Photos under a text: each leads to itself, larger. Nothing when there are none. */
export const photos = (lang: Language, shown: readonly PhotoView[]): TemplateResult | typeof nothing =>
  shown.length === 0
    ? nothing
    : html`<ul class="photos ${shown.length === 1 ? "photos--one" : ""}">${shown.map(
        ({ id, alt, width, height }, index) =>
          html`<li><a href="/fotos/${id}/groot.webp"><img src="/fotos/${id}/klein.webp" alt=${alt || t(lang, "thread.photo", { number: index + 1 })} width=${width ?? nothing} height=${height ?? nothing} dir="auto" loading="lazy" decoding="async"></a></li>`,
      )}</ul>`;
