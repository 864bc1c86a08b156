import { type Clock, hour, later } from "../kernel/clock.ts";
import { newId, type PhotoId, type ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { mostWaitingPhotos, type Photo, type PhotoBytes, type PhotoStore } from "../posts/photo.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** What was made of a file that somebody chose: a picture and nothing else, neither where it was taken nor when. */
export type PreparedPhoto = PhotoBytes & Pick<Photo, "width" | "height">;

/** Makes a photo of a file, or says why it cannot, as the words for it are named. */
export type PreparePhoto = (file: Uint8Array) => Promise<PreparedPhoto | { readonly problem: string }>;

/** A resident brings a file; it waits for what they write. */
export type BringPhoto = (by: ResidentId, file: Uint8Array) => Promise<Result<PhotoId>>;

/** So long a photo waits for what it is to stand with. */
const waitsFor = 24 * hour;

export type MediaTransaction = { readonly photos: PhotoStore };

export const bringPhoto =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<MediaTransaction>;
    readonly clock: Clock;
    readonly prepare: PreparePhoto;
    /** Counts one photo of this resident; refuses when there were too many. */
    readonly mayBring: (by: ResidentId) => Promise<Result<null>>;
  }): BringPhoto =>
  async (by, file) => {
    const may = await dependencies.mayBring(by);
    if (!may.ok) return may;
    const prepared = await dependencies.prepare(file);
    if ("problem" in prepared) return refuse(invalid("photos", prepared.problem));
    return dependencies.unitOfWork(async ({ photos }) => {
      if ((await photos.countWaiting(by)) >= mostWaitingPhotos) return refuse(invalid("photos", "photos-waiting"));
      const id = newId<PhotoId>();
      await photos.addWaiting({ id, by, at: dependencies.clock(), ...prepared });
      return ok(id);
    });
  };

/** Erases what nobody placed within a day. */
export const forgetPhotos =
  ({ unitOfWork, clock }: { readonly unitOfWork: UnitOfWork<MediaTransaction>; readonly clock: Clock }) =>
  (): Promise<void> =>
    unitOfWork(({ photos }) => photos.forgetWaiting(later(clock(), -waitsFor)));
