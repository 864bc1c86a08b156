import type { FanOutRound } from "./fan-out.ts";
import type { ManyWijkenFigures } from "./gemeente.ts";
import type { HostileFigures } from "./hostile.ts";
import type { InboxRound } from "./inbox.ts";
import type { PageFigures, PageName } from "./pages.ts";
import type { SelfTime } from "./profiler.ts";
import type { Limits } from "./raw-limits.ts";
import type { SearchFigures } from "./search.ts";
import type { SimilarFigures } from "./similar.ts";
import type { StartFigures } from "./start-up.ts";
import { medianOf, type Series, spreadOf } from "./statistics.ts";

type Medians<Round> = { readonly [Name in keyof Round]: number };
type WithSpread<Round> = Medians<Round> & { readonly spread: Readonly<Record<keyof Round & string, Series>> };

/** All that the bench found. Medians of the rounds; `spread` has the lowest and highest beside them. */
export type Figures = {
  readonly fanout?: WithSpread<FanOutRound> & { readonly overTls: WithSpread<FanOutRound> };
  readonly inbox?: { readonly plain: WithSpread<InboxRound>; readonly proof: WithSpread<InboxRound> };
  /** Those of the question page, and behind them each page's own. */
  readonly pages?: PageFigures & Readonly<Record<PageName, PageFigures>>;
  readonly memory?: { readonly restMb: number; readonly peakMb: number; readonly postgresMb: number };
  readonly similar?: SimilarFigures;
  readonly search?: SearchFigures;
  readonly start?: StartFigures;
  readonly hostile?: HostileFigures;
  readonly gemeente?: ManyWijkenFigures;
  readonly limits?: WithSpread<Limits>;
  readonly profile?: Readonly<Record<string, readonly SelfTime[]>>;
};

const summary = <Round extends Readonly<Record<string, number>>>(rounds: readonly Round[]): WithSpread<Round> => {
  const names = Object.keys(rounds[0] ?? {}) as (keyof Round & string)[];
  const medians = Object.fromEntries(
    names.map((name) => [name, medianOf(rounds, (round) => round[name] ?? Number.NaN)]),
  );
  return { ...(medians as Medians<Round>), spread: spreadOf(rounds) };
};

export const fanOutFigures = (measured: { readonly http: FanOutRound[]; readonly tls: FanOutRound[] }) => ({
  ...summary(measured.http),
  overTls: summary(measured.tls),
});

export const inboxFigures = (measured: { readonly plain: InboxRound[]; readonly proof: InboxRound[] }) => ({
  plain: summary(measured.plain),
  proof: summary(measured.proof),
});

export const limitFigures = (limits: readonly Limits[]) => summary(limits);
