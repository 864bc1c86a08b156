import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { ProblemView } from "../views.ts";
import { submitAs } from "./button.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";
import type { PhotoView } from "./photos.ts";
import { describedBy, fieldId, fieldProblem, problemOf } from "./problems.ts";

/** The photos of a form: those that were chosen, and what is wrong with what was brought just now. */
export type PhotosView = {
  readonly chosen: readonly PhotoView[];
  readonly problems: readonly ProblemView[];
  /** Some were added just now: their writer looks once more. */
  readonly look: boolean;
};

/** What a browser offers to choose from. A telephone of Apple makes a JPEG of its own kind of photo when it is not named. */
const kinds = "image/jpeg,image/png,image/webp,image/gif,image/avif";

/** One chosen photo: what it looks like, what can be seen on it, and away with it. */
export const photoRow = (lang: Language, { id, alt }: PhotoView, number: number) =>
  html`<li class="photo-row" data-photo=${id}>
    <img class="photo-row__picture" src="/fotos/${id}/klein.webp" alt="" width="96" height="96" decoding="async">
    <div class="field"><label class="utrecht-form-label" for="photo-${id}">${t(lang, "photos.alt", { number })}</label><p class="utrecht-form-field-description" id="photo-${id}-hint">${t(lang, "photos.alt.hint")}</p><input class="utrecht-textbox" id="photo-${id}" name="photo-${id}" type="text" maxlength="500" dir="auto" autocomplete="off" value=${alt} aria-describedby="photo-${id}-hint"></div>
    ${submitAs("removePhoto", id, t(lang, "photos.remove", { number }), "subtle")}
  </li>`;

/**
 * Choosing photos within a form that sends files (`multipart/form-data`). With a script each is sent at once, made smaller; without one
 * they go along with the form, which comes back with them. All words of the script stand here.
 */
export const photoFields = (
  lang: Language,
  { chosen, problems, look }: PhotosView,
  more: { readonly hint?: string | undefined; readonly problems?: readonly ProblemView[] } = {},
) => {
  const problem = problemOf(lang, [...problems, ...(more.problems ?? [])], "photos");
  const hint = [t(lang, "photos.hint"), more.hint ?? ""].filter(Boolean).join(" ");
  return html`<wijk-photos data-busy=${t(lang, "photos.busy")} data-done=${t(lang, "photos.done")} data-gone=${t(lang, "photos.gone")} data-too-many=${t(lang, "photos.too-many")} data-failed=${t(lang, "photos.failed")}>
    <fieldset class="field"><legend>${t(lang, "photos.legend")} <span class="soft light">${t(lang, "form.may-be-empty")}</span></legend>
    <p class="utrecht-form-field-description" id="${fieldId("photos")}-hint">${hint}</p>
    ${fieldProblem("photos", problem)}
    ${look && problem === null ? html`<p class="hintbox" role="status">${t(lang, "photos.look")}</p>` : nothing}
    <ul class="photo-rows" data-part="rows">${chosen.map((photo, index) => photoRow(lang, photo, index + 1))}</ul>
    <div class="filebox"><label class="nl-button nl-button--secondary" for=${fieldId("photos")} data-part="choose" hidden><span class="nl-button__icon-start">${icon("foto")}</span><span class="nl-button__label">${t(lang, "photos.choose.go")}</span></label><input class="filebox__input" type="file" id=${fieldId("photos")} name="photoFile" accept=${kinds} multiple aria-label=${t(lang, "photos.choose")} aria-describedby=${describedBy("photos", true, problem !== null)}><span class="soft" data-part="none" hidden>${t(lang, "photos.none")}</span>
      <button class="nl-button nl-button--secondary" type="submit" name="addPhotos" value="ja" data-part="add"><span class="nl-button__label">${t(lang, "photos.add")}</span></button></div>
    <div data-part="progress" hidden><progress class="photo-progress" max="100" value="0" aria-label=${t(lang, "photos.busy")}></progress></div>
    <p class="small" role="status" data-part="status"></p>
    </fieldset>
  </wijk-photos>`;
};
