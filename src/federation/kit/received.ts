/** Finds what other servers sent us, byte for byte, so that a wijk can share an activity unchanged (FEP-1b12). */
export type Received = {
  /** The newest activity of `type` about `objectUri`, as it was received; `null` when it came another way. */
  latest(type: string, objectUri: string): Promise<string | null>;
  /** The text of an activity that came in, as it came; `null` when none did or its text is gone. */
  bodyOf(activityUri: string): Promise<string | null>;
  /** Whether an activity with this id has come. */
  came(activityUri: string): Promise<boolean>;
  /** The id of the newest activity of `type` by `actorUri` about `objectUri` that was not undone. */
  standing(type: string, actorUri: string, objectUri: string): Promise<string | null>;
};
