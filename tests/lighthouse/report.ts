/** What is read of one run of Lighthouse. */
export type Run = {
  readonly lighthouseVersion: string;
  readonly categories: Readonly<
    Record<string, { readonly score: number | null; readonly auditRefs: readonly AuditRef[] }>
  >;
  readonly audits: Readonly<Record<string, Audit>>;
};
type AuditRef = { readonly id: string; readonly weight: number };
type Audit = {
  readonly title: string;
  readonly score: number | null;
  readonly numericValue?: number;
  readonly details?: unknown;
};

export type Scores = Readonly<Record<"performance" | "accessibility" | "best-practices" | "seo", number>>;

/** One page, as its median run shows it. */
export type Measured = {
  readonly name: string;
  /** Whether search engines may find it. */
  readonly found: boolean;
  readonly scores: Scores;
  readonly largestPaintMs: number;
  readonly blockingMs: number;
  readonly layoutShift: number;
  /** JavaScript that came over the network, in bytes. */
  readonly scriptBytes: number;
  /** What counts and is not right. */
  readonly wrong: readonly string[];
  readonly version: string;
};

const scoreOf = ({ categories }: Run, name: string): number => Math.round((categories[name]?.score ?? 0) * 100);

const scriptBytesOf = ({ audits }: Run): number => {
  const details = audits["network-requests"]?.details as
    | { readonly items?: readonly { readonly resourceType?: string; readonly transferSize?: number }[] }
    | undefined;
  return (details?.items ?? [])
    .filter(({ resourceType }) => resourceType === "Script")
    .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0);
};

const wrongIn = ({ categories, audits }: Run, found: boolean): readonly string[] =>
  Object.entries(categories)
    .filter(([name]) => name !== "performance" && (found || name !== "seo"))
    .flatMap(([, { auditRefs }]) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id]?.score === 0)
    .map(({ id }) => audits[id]?.title ?? id);

/** The run in the middle, by performance. */
export const medianRun = (name: string, found: boolean, runs: readonly Run[]): Measured => {
  const sorted = runs.toSorted((one, other) => scoreOf(one, "performance") - scoreOf(other, "performance"));
  const run = sorted[Math.floor(sorted.length / 2)];
  if (run === undefined) throw new Error("There is no run.");
  const value = (id: string): number => run.audits[id]?.numericValue ?? Number.NaN;
  return {
    name,
    found,
    scores: {
      performance: scoreOf(run, "performance"),
      accessibility: scoreOf(run, "accessibility"),
      "best-practices": scoreOf(run, "best-practices"),
      seo: scoreOf(run, "seo"),
    },
    largestPaintMs: value("largest-contentful-paint"),
    blockingMs: value("total-blocking-time"),
    layoutShift: value("cumulative-layout-shift"),
    scriptBytes: scriptBytesOf(run),
    wrong: wrongIn(run, found),
    version: run.lighthouseVersion,
  };
};

const row = (one: Measured): string => {
  const { scores } = one;
  const cells = [
    one.name,
    scores.performance,
    scores.accessibility,
    scores["best-practices"],
    one.found ? scores.seo : "noindex",
    `${(one.largestPaintMs / 1_000).toFixed(1)} s`,
    `${one.blockingMs.toFixed(0)} ms`,
    one.layoutShift.toFixed(3),
    `${(one.scriptBytes / 1_000).toFixed(1)} kB`,
    one.wrong.join("; ") || "none",
  ];
  return `| ${cells.join(" | ")} |`;
};

/** The page for docs/. */
export const reportOf = (
  measured: readonly Measured[],
  { rounds, least }: { readonly rounds: number; readonly least: number },
): string => `# Lighthouse

\`npm run lighthouse\` writes this page. It fills a wijk with the demonstration, opens each page ${rounds} times with Lighthouse ${measured[0]?.version ?? ""} and its
own mobile profile (a slow phone on a slow network, simulated), and takes the run in the middle. Each figure should be at least ${least}. Only what
search engines may find is judged for them; everything else asks not to be found.

| page | performance | accessibility | best practices | SEO | largest paint | blocked | layout shift | JavaScript | not right |
|---|---|---|---|---|---|---|---|---|---|
${measured.map(row).join("\n")}
`;
