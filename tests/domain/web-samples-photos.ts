import type { PhotosView } from "../../web/parts/photo-fields.ts";
import type { PhotoView } from "../../web/parts/photos.ts";

/** A form in which no photo was chosen. */
export const noPhotos: PhotosView = { chosen: [], problems: [], look: false };

/** Two photos under a text, one of them without a description. */
export const twoPhotos: readonly PhotoView[] = [
  {
    id: "1f0e7b5c-6a53-4d1c-8f7e-0d5a4c3b2a19",
    alt: "Een rode kat op het dak van een schuur",
    width: 1_600,
    height: 1_200,
  },
  { id: "2f0e7b5c-6a53-4d1c-8f7e-0d5a4c3b2a19", alt: "", width: 900, height: 1_200 },
];

/** A form in which two were chosen, and a file was brought that is none. */
export const chosenPhotos: PhotosView = {
  chosen: twoPhotos,
  problems: [{ field: "photos", reason: "photo-kind" }],
  look: true,
};
