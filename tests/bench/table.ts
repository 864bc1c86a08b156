import type { Figures } from "./figures.ts";
import { rounded, type Series } from "./statistics.ts";

const isSeries = (value: unknown): value is Series =>
  typeof value === "object" && value !== null && "lowest" in value && "highest" in value;

const line = (name: string, value: number, spread: unknown): string => {
  const range = isSeries(spread) && spread.lowest !== spread.highest ? `${spread.lowest} to ${spread.highest}` : "";
  return `  ${name.padEnd(34)} ${String(rounded(value)).padStart(10)}   ${range}`.trimEnd();
};

/** One group of figures under its name, and the groups inside it. */
const group = (title: string, value: object): string[] => {
  const spread = ("spread" in value ? value.spread : {}) as Readonly<Record<string, unknown>>;
  const own = Object.entries(value).flatMap(([name, each]) =>
    typeof each === "number" ? [line(name, each, spread[name])] : [],
  );
  const inside = Object.entries(value).flatMap(([name, each]) =>
    name === "spread" || typeof each !== "object" || each === null ? [] : group(`${title}, ${name}`, each),
  );
  return [...(own.length === 0 ? [] : ["", title, ...own]), ...inside];
};

/** The figures for reading: the median, and behind it the lowest and highest of the rounds. */
export const asTable = ({ profile, ...figures }: Figures): string => {
  const groups = Object.entries(figures).flatMap(([title, value]) => group(title, value));
  const profiles = Object.entries(profile ?? {}).flatMap(([title, rows]) => [
    "",
    `${title}: time in the main thread, per operation`,
    ...rows.map(
      ({ name, msPerOperation, share }) =>
        `  ${(share * 100).toFixed(1).padStart(5)} %  ${msPerOperation.toFixed(4)} ms  ${name}`,
    ),
  ]);
  return [...groups, ...profiles].join("\n");
};
