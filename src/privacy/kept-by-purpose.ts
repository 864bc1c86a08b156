import { type PersonalTable, type Purpose, personalTables, purposes } from "./personal-columns.ts";

/** What is kept for one purpose: where and how long, each pair once. */
export type KeptFor = {
  readonly purpose: Purpose;
  readonly kept: readonly Pick<PersonalTable, "place" | "until">[];
};

/** The list as somebody reads it: by purpose. */
export const keptByPurpose = (): readonly KeptFor[] =>
  purposes.map((purpose) => {
    const pairs = Object.values(personalTables)
      .filter(({ about }) => about === purpose)
      .map(({ place, until }) => [`${place} ${until}`, { place, until }] as const);
    return { purpose, kept: [...new Map(pairs).values()] };
  });
