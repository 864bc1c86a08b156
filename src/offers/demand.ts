import type { Clock } from "../kernel/clock.ts";
import { daysAfter, dutchTime, momentOf } from "../kernel/dutch-time.ts";
import type { Reader } from "../kernel/reader.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { OfferReads } from "./offer-reads.ts";

/** So many different people must have asked, or nothing is told. */
export const fewestAskers = 5;

/** Told numbers are multiples of this: nobody learns of one more or one less. */
const step = 5;

/** Who asked about what, each as often as they did. */
export type Asked = { readonly theme: string; readonly asker: string };

/** How many asked about a theme in a month, rounded down. */
export type Figure = { readonly month: string; readonly theme: string; readonly askers: number };

export type DemandStore = {
  /**
   * Who asked questions of the wijk between two moments that whoever is no member cannot read, by name and not for another wijk: not
   * those that wait, were hidden or taken back, and nobody of an organisation.
   */
  asked(since: Date, until: Date): Promise<readonly Asked[]>;
  /** Keeps the figures of a month for good; nothing when that month was told before. */
  tell(month: string, figures: readonly Omit<Figure, "month">[], at: Date): Promise<void>;
  wasTold(month: string): Promise<boolean>;
  /** What was told of these themes since a month, the latest first. */
  figures(themes: readonly string[], since: string): Promise<readonly Figure[]>;
};

/** What is told of who asked: of each theme how many different people, rounded down, and nothing where there are too few. */
export const figuresOf = (asked: readonly Asked[]): readonly Omit<Figure, "month">[] =>
  [...Map.groupBy(asked, ({ theme }) => theme)].flatMap(([theme, found]) => {
    const askers = new Set(found.map(({ asker }) => asker)).size;
    return askers < fewestAskers ? [] : [{ theme, askers: Math.floor(askers / step) * step }];
  });

/** The Dutch month of a moment (`2026-11`). */
const monthOf = (at: Date): string => dutchTime(at).date.slice(0, 7);

/** The month before another. */
const monthBefore = (month: string): string => daysAfter(`${month}-01`, -1).slice(0, 7);

const startOf = (month: string): Date => momentOf(`${month}-01`, "00:00");

/**
 * Tells how many asked about each theme in the month that is over, once: what happens to those questions afterwards changes nothing of
 * it, so that two looks together tell no more than one. A month in which nobody told it stays untold.
 */
export const tellDemand =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }) => (): Promise<void> =>
    dependencies.unitOfWork(async ({ demand }) => {
      const at = dependencies.clock();
      const month = monthBefore(monthOf(at));
      if (await demand.wasTold(month)) return;
      const asked = await demand.asked(startOf(month), startOf(monthOf(at)));
      await demand.tell(month, figuresOf(asked), at);
    });

/** What an organisation learns of who asks: for each theme of what it offers. `null` for everybody else. */
export type ReadDemand = (
  reader: Extract<Reader, { kind: "resident" }>,
) => Promise<readonly { readonly theme: string; readonly figures: readonly Figure[] }[] | null>;

const monthsBack = 12;

export const readDemand =
  (dependencies: {
    readonly unitOfWork: UnitOfWork;
    readonly reads: Pick<OfferReads, "themesOf">;
    readonly clock: Clock;
  }): ReadDemand =>
  async (reader) => {
    if ((reader.organisation ?? null) === null) return null;
    const at = dependencies.clock();
    const themes = await dependencies.reads.themesOf(reader.id, at);
    let since = monthOf(at);
    for (let back = 0; back < monthsBack; back += 1) since = monthBefore(since);
    const figures = await dependencies.unitOfWork(({ demand }) => demand.figures(themes, since));
    return themes.map((theme) => ({ theme, figures: figures.filter((figure) => figure.theme === theme) }));
  };
