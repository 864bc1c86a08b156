import type { Clock } from "../kernel/clock.ts";
import { bringPhoto, forgetPhotos } from "../media/bring-photo.ts";
import { photoRoutes } from "../media/photos.http.ts";
import type { Pages } from "../platform/http/page-response.ts";
import { createPhotoDecoder, largestPhoto } from "../platform/photo-decoder.ts";
import type { Database } from "../platform/postgres.ts";
import { readPhoto } from "../posts/photos.postgres.ts";
import type { RateLimit } from "../residents/rate-limit.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** Photos: what makes them of files, bringing them, looking at them, and forgetting those that nobody placed. */
export const composeMedia = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly square: Database;
  readonly unitOfWork: UnitOfWork;
  readonly rateLimit: RateLimit;
}) => {
  const { pages, clock, unitOfWork } = parts;
  const decodePhoto = createPhotoDecoder();
  const useCases = {
    bringPhoto: bringPhoto({
      unitOfWork,
      clock,
      prepare: decodePhoto,
      mayBring: (by) => parts.rateLimit("photosPerResident", by),
    }),
  };
  const { routes, withPhotos } = photoRoutes({
    pages,
    bring: useCases.bringPhoto,
    erase: (by, id) => unitOfWork(({ photos }) => photos.eraseWaiting(by, id)),
    read: readPhoto(parts.square.drizzle),
    largestFile: largestPhoto,
  });
  return { routes, useCases, decodePhoto, withPhotos, forgetPhotos: forgetPhotos({ unitOfWork, clock }) };
};
