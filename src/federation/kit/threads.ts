import type { PostId } from "../../kernel/ids.ts";

/** Keeps threads complete that run over several servers. What is written down here is looked for in the background. */
export type Threads = {
  /** Looks again, a few times, where a thread began elsewhere, for answers that were not sent to us. */
  revisit(root: PostId, at: Date): Promise<void>;
  /**
   * Looks for what lies between a note from elsewhere and a thread that we have. Gives `false` when its server has asked
   * for that too often.
   */
  findParents(noteUri: string, at: Date): Promise<boolean>;
};
