/** Finds what other servers sent us, byte for byte, so that a wijk can share an activity unchanged (FEP-1b12). */
export type Received = {
  /** The newest activity of `type` about `objectUri`, as it was received; `null` when it came another way. */
  latest(type: string, objectUri: string): Promise<string | null>;
  /** An activity by its id, as it was received; `null` when it did not come, or its text is kept no longer. */
  text(activityUri: string): Promise<string | null>;
  /** Empties the texts of what came about an object and was handled. */
  forgetTexts(objectUri: string): Promise<void>;
  /** Whether an activity with this id has come. */
  came(activityUri: string): Promise<boolean>;
  /** The id of the newest activity of `type` by `actorUri` about `objectUri` that was not undone. */
  standing(type: string, actorUri: string, objectUri: string): Promise<string | null>;
};
