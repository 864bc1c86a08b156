/** What came of asking for another try. */
export type TriedAgain = {
  /** Deliveries that are on their way again. */
  readonly again: number;
  /** Deliveries that stay behind, because something newer about the same thing makes them wrong. */
  readonly overtaken: number;
};

export type GivenUp = {
  /**
   * Takes up everything that was given up for `host` with this `reason`, as if it were new: due at once, with all its
   * tries and its whole patience before it, and the host is asked at once. What was meanwhile taken back, or said anew
   * and delivered, is not sent any more: old words would come after the new ones.
   */
  tryAgain(host: string, reason: string, now: Date): Promise<TriedAgain>;
};
