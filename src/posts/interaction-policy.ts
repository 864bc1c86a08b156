import type { PostId } from "../kernel/ids.ts";

/** What the author of something from elsewhere lets us do with it; who says nothing lets us do everything. */
export type InteractionPolicy = {
  /** People of the wijk may answer it. */
  readonly reply: boolean;
  /** The wijk may share it with its followers. */
  readonly announce: boolean;
};

export const everythingAllowed: InteractionPolicy = { reply: true, announce: true };

export type InteractionPolicyStore = {
  /** What may be done with a post; everything when its author said nothing. */
  of(post: PostId): Promise<InteractionPolicy>;
  /** Keeps what its author says now. */
  save(post: PostId, policy: InteractionPolicy): Promise<void>;
};
