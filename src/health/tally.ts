/** Counts of one process by a word, from its start. The words are few and ours. */
export type Tally = {
  add(word: string, times?: number): void;
  /** Every word that was counted, and those that were named at the start. */
  all(): readonly (readonly [word: string, count: number])[];
};

/** `words` are told from the start, with 0: a counter that appears out of nothing hides its first step. */
export const createTally = (words: readonly string[]): Tally => {
  const counts = new Map(words.map((word) => [word, 0]));
  return {
    add: (word, times = 1) => void counts.set(word, (counts.get(word) ?? 0) + times),
    all: () => [...counts],
  };
};
