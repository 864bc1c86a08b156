import type { PhotosView } from "../../web/parts/photo-fields.ts";
import { type PhotoId, parseId } from "../kernel/ids.ts";
import type { Form } from "../platform/http/form.ts";
import type { ChosenPhoto, Photo } from "./photo.ts";

/** Where a form with photos keeps what was done with them just now, for the page that shows it again. */
export const photoField = { chosen: "photo", looked: "photosLooked", problem: "photosProblem" } as const;

const altOf = (form: Form, id: string): string => form[`alt-${id}`]?.[0] ?? "";

/** The photos that a form names, in their order, each once. */
export const chosenPhotos = (form: Form): readonly ChosenPhoto[] =>
  [...new Set(form[photoField.chosen] ?? [])].flatMap((text) => {
    const id = parseId<PhotoId>(text);
    return id === null ? [] : [{ id, alt: altOf(form, text) }];
  });

/**
 * What a form shows of its photos: those that it named, or in a form that is opened, those that stand. `again`: something was done with
 * them just now, or could not be, and their writer looks at the form once more before it is sent.
 */
export const photosInForm = (
  form: Form | null,
  standing: readonly Photo[] = [],
): { readonly photos: PhotosView; readonly again: boolean } => {
  if (form === null) return { photos: { chosen: standing, problems: [], look: false }, again: false };
  const problems = (form[photoField.problem] ?? []).map((reason) => ({ field: "photos", reason }));
  const done = form[photoField.looked] ?? [];
  const look = done.includes("added");
  return { photos: { chosen: chosenPhotos(form), problems, look }, again: problems.length > 0 || done.length > 0 };
};
