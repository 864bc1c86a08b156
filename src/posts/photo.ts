import type { PhotoId, ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine } from "../kernel/text.ts";

/** A photo as it stands with what was written. `alt` says what can be seen on it, empty when its writer did not; sizes in pixels. */
export type Photo = {
  readonly id: PhotoId;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
};

/** A photo as a form names it, in the order in which they are to stand. */
export type ChosenPhoto = Pick<Photo, "id" | "alt">;

/** So many stand with one post; Mastodon shows no more (federation wire format, attachments). */
export const mostPhotos = 4;

/** Longest description of a photo, in UTF-16 code units. */
export const longestAlt = 500;

/** So many of one resident wait at a time to be placed with something. */
export const mostWaitingPhotos = 12;

/** The two sizes of a photo, as WebP: what stands in a page, and what somebody looks at by itself. */
export type PhotoBytes = { readonly small: Uint8Array; readonly large: Uint8Array };

export type PhotoStore = {
  /** Keeps a photo that its resident has not placed yet. */
  addWaiting(photo: Omit<Photo, "alt"> & PhotoBytes & { readonly by: ResidentId; readonly at: Date }): Promise<void>;
  /** Those of these that wait for this resident. */
  waitingOf(by: ResidentId, ids: readonly PhotoId[]): Promise<readonly Omit<Photo, "alt">[]>;
  countWaiting(by: ResidentId): Promise<number>;
  /** Erases one that waits for this resident; `false` when there is none. */
  eraseWaiting(by: ResidentId, id: PhotoId): Promise<boolean>;
  /** Erases those that were brought before `before` and never placed. */
  forgetWaiting(before: Date): Promise<void>;
};

/**
 * The photos that are to stand with something that `by` writes: those that stand there already, and those that wait for its writer;
 * where nothing is chosen, those that stand. Refuses too many, a description that is too long, and a photo that is neither.
 */
export const placedPhotos = async (
  photos: Pick<PhotoStore, "waitingOf">,
  by: ResidentId,
  chosen: readonly ChosenPhoto[] | undefined,
  standing: readonly Photo[] = [],
): Promise<Result<readonly Photo[]>> => {
  if (chosen === undefined) return ok(standing);
  if (chosen.length === 0) return ok([]);
  if (chosen.length > mostPhotos) return refuse(invalid("photos", "photos-too-many"));
  const known = [
    ...standing,
    ...(await photos.waitingOf(
      by,
      chosen.map(({ id }) => id),
    )),
  ];
  const placed: Photo[] = [];
  for (const { id, alt } of chosen) {
    const photo = known.find((each) => each.id === id);
    if (photo === undefined || placed.some((each) => each.id === id)) return refuse(invalid("photos", "photo-gone"));
    if (oneLine(alt).length > longestAlt) return refuse(invalid("photos", "photo-alt-too-long"));
    placed.push({ id, alt: oneLine(alt), width: photo.width, height: photo.height });
  }
  return ok(placed);
};

const nameOfSize = { small: "klein", large: "groot" } as const;

/** Where a photo is fetched in one of its sizes. */
export const pathOfPhoto = (id: string, size: keyof PhotoBytes): string => `/fotos/${id}/${nameOfSize[size]}.webp`;
