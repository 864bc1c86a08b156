/** Several measurements of one thing. */
export type Series = { readonly median: number; readonly lowest: number; readonly highest: number };

/** The value below which `share` of the values lie (0.5 is the median). */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** The median of an odd number of rounds, and how far they lie apart. */
export const seriesOf = (values: readonly number[]): Series => ({
  median: rounded(percentile(values, 0.5)),
  lowest: rounded(Math.min(...values)),
  highest: rounded(Math.max(...values)),
});

/** A number with four digits that mean something. */
export const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(4)) : value);

/** The median of one figure over all rounds. */
export const medianOf = <Round>(rounds: readonly Round[], figure: (round: Round) => number): number =>
  rounded(percentile(rounds.map(figure), 0.5));

/** Every figure of the rounds as a series, for whoever wants to see how far they lie apart. */
export const spreadOf = <Round extends Readonly<Record<string, number>>>(
  rounds: readonly Round[],
): Readonly<Record<keyof Round & string, Series>> =>
  Object.fromEntries(
    Object.keys(rounds[0] ?? {}).map((name) => [name, seriesOf(rounds.map((round) => round[name] ?? Number.NaN))]),
  ) as Record<keyof Round & string, Series>;
