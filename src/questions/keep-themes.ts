import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import {
  anythingElse,
  choosable,
  type ListedTheme,
  mostOffered,
  moved,
  placedLast,
  readThemeForm,
  slugFor,
  type Theme,
  type ThemeForm,
} from "./themes.ts";

/**
 * What the administrator does with the list of themes. A theme that is not there is `absent`. What changes what askers read
 * stands in the log; their order does not.
 */
export type KeepThemes = {
  /** A new one, at the end. Gives the slug that it keeps from now on. */
  add(form: ThemeForm, by: ResidentId): Promise<Result<Theme>>;
  change(slug: Theme, form: ThemeForm, by: ResidentId): Promise<Result<null>>;
  /** One place up or down. Nothing at the end of the list. */
  move(slug: Theme, direction: "up" | "down"): Promise<Result<null>>;
  /** Offers it no more. Its questions keep it. Refused for what is about nothing else. */
  stop(slug: Theme, by: ResidentId): Promise<Result<null>>;
  /** Offers it again, at the end. */
  resume(slug: Theme, by: ResidentId): Promise<Result<null>>;
};

type ThemeDeed = "theme-added" | "theme-changed" | "theme-stopped" | "theme-resumed";
type Stores = Pick<SquareTransaction, "themes" | "log">;

export const keepThemes = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  /** The icons that there are. */
  readonly icons: readonly string[];
}): KeepThemes => {
  const { clock, icons, unitOfWork } = dependencies;

  const withAll = <T>(
    work: (themes: readonly ListedTheme[], stores: Stores) => Promise<Result<T>>,
  ): Promise<Result<T>> => unitOfWork(async (stores) => work(await stores.themes.all({ locked: true }), stores));

  const withOne = (
    slug: Theme,
    work: (theme: ListedTheme, themes: readonly ListedTheme[], stores: Stores) => Promise<Result<null>>,
  ): Promise<Result<null>> =>
    withAll(async (themes, stores) => {
      const theme = themes.find((each) => each.slug === slug);
      return theme === undefined ? refuse({ kind: "absent" }) : work(theme, themes, stores);
    });

  const isFull = (themes: readonly ListedTheme[]): boolean => choosable(themes).length >= mostOffered;
  const saveAll = async (changed: readonly ListedTheme[], { themes }: Stores): Promise<void> => {
    for (const theme of changed) await themes.save(theme);
  };
  const noted = ({ log }: Stores, deed: ThemeDeed, { name }: ThemeForm, by: ResidentId): Promise<void> =>
    log.add({ at: clock(), by, deed, detail: name });

  return {
    add: (form, by) =>
      withAll(async (themes, stores) => {
        const read = readThemeForm(form, themes, icons);
        if (!read.ok) return read;
        if (isFull(themes)) return refuse(invalid("name", "too-many-themes"));
        const slug = slugFor(read.value.name, themes);
        await saveAll(placedLast(themes, { ...read.value, slug, position: 0, offered: true }), stores);
        await noted(stores, "theme-added", read.value, by);
        return ok(slug);
      }),

    change: (slug, form, by) =>
      withOne(slug, async (theme, themes, stores) => {
        const others = themes.filter((each) => each.slug !== slug);
        const read = readThemeForm(form, others, icons);
        if (!read.ok) return read;
        const changed = { ...theme, ...read.value };
        await stores.themes.save(changed);
        await noted(stores, "theme-changed", changed, by);
        return ok(null);
      }),

    move: (slug, direction) =>
      withOne(slug, async (_theme, themes, stores) => {
        await saveAll(moved(themes, slug, direction), stores);
        return ok(null);
      }),

    stop: (slug, by) =>
      withOne(slug, async (theme, _themes, stores) => {
        if (slug === anythingElse) return refuse(invalid("form", "theme-stays"));
        if (!theme.offered) return ok(null);
        await stores.themes.save({ ...theme, offered: false });
        await noted(stores, "theme-stopped", theme, by);
        return ok(null);
      }),

    resume: (slug, by) =>
      withOne(slug, async (theme, themes, stores) => {
        if (theme.offered) return ok(null);
        if (isFull(themes)) return refuse(invalid("form", "too-many-themes"));
        await saveAll(placedLast(themes, { ...theme, offered: true }), stores);
        await noted(stores, "theme-resumed", theme, by);
        return ok(null);
      }),
  };
};
