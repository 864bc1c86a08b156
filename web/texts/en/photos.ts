import type { photos as nl } from "../nl/photos.ts";
import type { Translated } from "../translate.ts";

export const photos: Translated<typeof nl> = {
  "photos.legend": "Add a photo?",
  "photos.hint": "Watch out for names, faces and house numbers. We take the place out of the photo.",
  "photos.choose": "Choose photos, four at most",
  "photos.choose.go": "Choose a photo",
  "photos.none": "No photo chosen yet. That is fine.",
  "photos.add": "Add the photo",
  "photos.alt": "What can be seen in photo {number}?",
  "photos.alt.hint": "For those who can't see it. You may leave this empty.",
  "photos.remove": "Remove photo {number}",
  "photos.busy": "The photo is on its way.",
  "photos.done": "The photo has been added. Tell what can be seen in it.",
  "photos.gone": "The photo is gone.",
  "photos.too-many": "There are four photos already. Remove one first.",
  "photos.failed": "The photo did not arrive. Check your connection and choose it again.",
  "photos.look": "Look at your photos once more. Tell what can be seen in them.",
  "photos.ring": "Photos don't go along to the ring. They stay in your own wijk.",
};
