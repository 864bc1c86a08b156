import type { ResidentId } from "../kernel/ids.ts";
import type { Post } from "./post.ts";

/** One size of a photo with what decides who may see it: the post with which it stands, or the resident for whom it waits. */
export type PhotoRead = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly post: Post | null;
  readonly waitsFor: ResidentId | null;
};
