import type { PhotosView } from "../../web/parts/photo-fields.ts";
import { type PhotoId, parseId } from "../kernel/ids.ts";
import type { Form } from "../platform/http/form.ts";
import type { ChosenPhoto, Photo } from "./photo.ts";

/** Where a form with photos keeps what was done with them just now, for the page that shows it again. */
export const photoField = { looked: "photosLooked", problem: "photosProblem" } as const;

/** The field with the description of a chosen photo: that it is there says that the photo is. */
export const fieldOfPhoto = (id: PhotoId): string => `photo-${id}`;

/** The photos that a form names, in their order. */
export const chosenPhotos = (form: Form): readonly ChosenPhoto[] =>
  Object.entries(form).flatMap(([name, [alt = ""]]) => {
    const id = name.startsWith("photo-") ? parseId<PhotoId>(name.slice("photo-".length)) : null;
    return id === null ? [] : [{ id, alt }];
  });

/**
 * What a form shows of its photos: those that it named, or in a form that is opened, those that stand. `again`: something was done with
 * them just now, or could not be, and their writer looks at the form once more before it is sent.
 */
export const photosInForm = (
  form: Form | null,
  standing: readonly Photo[] = [],
): { readonly photos: PhotosView; readonly chosen: readonly ChosenPhoto[]; readonly again: boolean } => {
  if (form === null) return { photos: { chosen: standing, problems: [], look: false }, chosen: standing, again: false };
  const problems = (form[photoField.problem] ?? []).map((reason) => ({ field: "photos", reason }));
  const done = form[photoField.looked] ?? [];
  const look = done.includes("added");
  const chosen = chosenPhotos(form);
  return { photos: { chosen, problems, look }, chosen, again: problems.length > 0 || done.length > 0 };
};
