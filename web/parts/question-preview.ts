import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { AudienceView, ThemeView } from "../views.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";
import { type PhotoView, photos } from "./photos.ts";
import { raw } from "./raw.ts";

/** A question that is not placed yet, as others will see it. */
export type QuestionPreviewView = {
  readonly title: string;
  /** HTML made from text by the server; safe. */
  readonly bodyHtml: string;
  readonly theme: ThemeView | null;
  readonly place: string;
  readonly audience: AudienceView;
  readonly naming: "named" | "keeper" | "sealed";
  /** Of the asker, inside the wijk. */
  readonly name: string;
  /** Of the asker outside the wijk, for what leaves it. */
  readonly outsideName: string | null;
  readonly forOther: boolean;
  readonly photos: readonly PhotoView[];
};

const askerIn = (lang: Language, { naming, name, outsideName, audience }: QuestionPreviewView): string => {
  if (naming !== "named") return t(lang, "ask.preview.nameless");
  return audience === "wijk" || outsideName === null
    ? name
    : t(lang, "ask.preview.both", { name, outside: outsideName });
};

/** The question as others will see it, and who they are. */
export const questionPreview = (lang: Language, preview: QuestionPreviewView) =>
  html`<article class="preview" aria-labelledby="voorbeeld-kop">
    <p class="audience">${icon("oog")}<span>${t(lang, `question.read.${preview.audience}`)}</span></p>
    <h3 id="voorbeeld-kop" dir="auto">${preview.title || t(lang, "ask.preview.empty")}</h3>
    ${preview.bodyHtml ? html`<div class="written" dir="auto">${raw(preview.bodyHtml)}</div>` : nothing}
    ${photos(lang, preview.photos)}
    <p class="question__meta">${preview.theme ? html`<span class="theme">${icon(preview.theme.icon)}${preview.theme.name}</span>` : nothing}${preview.place ? html`<span>${icon("plek")}<span dir="auto">${preview.place}</span></span>` : nothing}<span dir="auto">${askerIn(lang, preview)}</span>${preview.forOther ? html`<span>${t(lang, "question.for-someone")}</span>` : nothing}</p>
  </article>`;
