/** One thing that is measured, with a value for each combination of labels that there is one for. */
export type Metric = {
  readonly name: string;
  readonly type: "gauge" | "counter";
  readonly help: string;
  readonly values: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[];
};

const escaped = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');

const written = (value: number): string => (Number.isFinite(value) ? String(value) : "NaN");

const lineOf = (name: string, { labels = {}, value }: Metric["values"][number]): string => {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${written(value)}`;
};

/** Writes metrics in the text format of Prometheus, version 0.0.4. Names and help are ours; labels may hold anything. */
export const exposition = (metrics: readonly Metric[]): string =>
  metrics
    .filter(({ values }) => values.length > 0)
    .flatMap(({ name, type, help, values }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...values.map((each) => lineOf(name, each)),
      "",
    ])
    .join("\n");

/** The media type of {@link exposition}. */
export const expositionType = "text/plain; version=0.0.4; charset=utf-8";
