import type { Clock } from "../kernel/clock.ts";
import { bringPhoto, forgetPhotos } from "../media/bring-photo.ts";
import { photoRoutes } from "../media/photos.http.ts";
import type { Pages } from "../platform/http/page-response.ts";
import { type DecodePhoto, largestPhoto } from "../platform/photo-decoder.ts";
import type { Database } from "../platform/postgres.ts";
import { readPhoto } from "../posts/photos.postgres.ts";
import type { RateLimit } from "../residents/rate-limit.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** Photos: bringing them, looking at them, and forgetting those that nobody placed. */
export const composeMedia = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly square: Database;
  readonly unitOfWork: UnitOfWork;
  readonly rateLimit: RateLimit;
  readonly decodePhoto: DecodePhoto;
}) => {
  const { pages, clock, unitOfWork } = parts;
  const useCases = {
    bringPhoto: bringPhoto({
      unitOfWork,
      clock,
      prepare: parts.decodePhoto,
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
  return { routes, useCases, withPhotos, forgetPhotos: forgetPhotos({ unitOfWork, clock }) };
};
