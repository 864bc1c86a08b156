import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
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
  type ThemeStore,
} from "./themes.ts";

/** What the administrator does with the list of themes. A theme that is not there is `absent`. */
export type KeepThemes = {
  /** A new one, at the end. Gives the slug that it keeps from now on. */
  add(form: ThemeForm): Promise<Result<Theme>>;
  change(slug: Theme, form: ThemeForm): Promise<Result<null>>;
  /** One place up or down. Nothing at the end of the list. */
  move(slug: Theme, direction: "up" | "down"): Promise<Result<null>>;
  /** Offers it no more. Its questions keep it. Refused for what is about nothing else. */
  stop(slug: Theme): Promise<Result<null>>;
  /** Offers it again, at the end. */
  resume(slug: Theme): Promise<Result<null>>;
};

export const keepThemes = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  /** The icons that there are. */
  readonly icons: readonly string[];
}): KeepThemes => {
  const { icons, unitOfWork } = dependencies;

  const withAll = <T>(
    work: (themes: readonly ListedTheme[], store: ThemeStore) => Promise<Result<T>>,
  ): Promise<Result<T>> => unitOfWork(async ({ themes }) => work(await themes.all({ locked: true }), themes));

  const withOne = (
    slug: Theme,
    work: (theme: ListedTheme, themes: readonly ListedTheme[], store: ThemeStore) => Promise<Result<null>>,
  ): Promise<Result<null>> =>
    withAll(async (themes, store) => {
      const theme = themes.find((each) => each.slug === slug);
      return theme === undefined ? refuse({ kind: "absent" }) : work(theme, themes, store);
    });

  const isFull = (themes: readonly ListedTheme[]): boolean => choosable(themes).length >= mostOffered;
  const saveAll = async (changed: readonly ListedTheme[], store: ThemeStore): Promise<void> => {
    for (const theme of changed) await store.save(theme);
  };

  return {
    add: (form) =>
      withAll(async (themes, store) => {
        const read = readThemeForm(form, themes, icons);
        if (!read.ok) return read;
        if (isFull(themes)) return refuse(invalid("name", "too-many-themes"));
        const slug = slugFor(read.value.name, themes);
        await saveAll(placedLast(themes, { ...read.value, slug, position: 0, offered: true }), store);
        return ok(slug);
      }),

    change: (slug, form) =>
      withOne(slug, async (theme, themes, store) => {
        const others = themes.filter((each) => each.slug !== slug);
        const read = readThemeForm(form, others, icons);
        if (!read.ok) return read;
        await store.save({ ...theme, ...read.value });
        return ok(null);
      }),

    move: (slug, direction) =>
      withOne(slug, async (_theme, themes, store) => {
        await saveAll(moved(themes, slug, direction), store);
        return ok(null);
      }),

    stop: (slug) =>
      withOne(slug, async (theme, _themes, store) => {
        if (slug === anythingElse) return refuse(invalid("form", "theme-stays"));
        await store.save({ ...theme, offered: false });
        return ok(null);
      }),

    resume: (slug) =>
      withOne(slug, async (theme, themes, store) => {
        if (theme.offered) return ok(null);
        if (isFull(themes)) return refuse(invalid("form", "too-many-themes"));
        await saveAll(placedLast(themes, { ...theme, offered: true }), store);
        return ok(null);
      }),
  };
};
