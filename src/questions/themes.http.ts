import { adminThemePage } from "../../web/pages/admin-theme.ts";
import { adminThemesPage } from "../../web/pages/admin-themes.ts";
import { themeIconViews, themeView } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { ProblemView } from "../../web/views.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Result } from "../kernel/result.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Notice } from "../platform/http/notices.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { KeepThemes } from "./keep-themes.ts";
import { anythingElse, type ListedTheme, type ThemeForm } from "./themes.ts";

const page = "/beheer/onderwerpen";

type FilledIn = { readonly values: ThemeForm; readonly problems: readonly ProblemView[] };

const untouched: FilledIn = { values: { name: "", icon: "", sensitive: false }, problems: [] };

/** The administrator's list of themes: the list with a form for a new one, and a page for each. */
export const themeRoutes = (parts: {
  readonly pages: Pages;
  readonly themes: () => Promise<readonly ListedTheme[]>;
  readonly keepThemes: KeepThemes;
}): readonly Route[] => {
  const { pages, keepThemes } = parts;

  const list = async (context: WijkContext, filledIn: FilledIn, options = {}): Promise<Response> => {
    const themes = await parts.themes();
    return pages.show(
      context,
      (shell) => {
        const views = (offered: boolean) => themes.filter((theme) => theme.offered === offered).map(rowOf(shell.lang));
        const icons = themeIconViews(shell.lang);
        return adminThemesPage({ ...filledIn, shell, icons, offered: views(true), stopped: views(false) });
      },
      options,
    );
  };

  const one = async (context: WijkContext, filledIn: FilledIn | null, options = {}): Promise<Response> => {
    const theme = (await parts.themes()).find(({ slug }) => slug === slugOf(context));
    if (theme === undefined) return pages.refuse(context, { kind: "absent" });
    const { slug, offered } = theme;
    return pages.show(
      context,
      (shell) =>
        adminThemePage({
          values: filledIn?.values ?? theme,
          problems: filledIn?.problems ?? [],
          shell,
          icons: themeIconViews(shell.lang),
          slug,
          name: rowOf(shell.lang)(theme).name,
          offered,
          mayStop: slug !== anythingElse,
        }),
      options,
    );
  };

  const byAdministrator = (work: (context: WijkContext, form: Form, by: ResidentId) => Promise<Response>) =>
    pages.withForm(async (context, form) => {
      const reader = context.get("reader");
      return reader.kind === "resident"
        ? work(context, form, reader.id)
        : pages.refuse(context, { kind: "sign-in-needed" });
    });

  /** Something that needs no words: `there` is where it shows. */
  const deed = (
    notice: Notice,
    there: (slug: string) => string,
    act: (slug: string, by: ResidentId) => Promise<Result<null>>,
  ) =>
    byAdministrator(async (context, _form, by) => {
      const slug = slugOf(context);
      const done = await act(slug, by);
      if (done.ok) return pages.seeOther(context, there(slug), notice);
      const again = formRefusal(done.refusal);
      if (again === null) return pages.refuse(context, done.refusal);
      const theme = (await parts.themes()).find((each) => each.slug === slug);
      return one(context, { values: theme ?? untouched.values, problems: again.problems }, again.options);
    });
  const inList = (slug: string) => `${page}#onderwerp-${slug}`;

  return [
    { method: "GET", path: "/beheer/onderwerpen", handle: (context) => list(context, untouched) },
    {
      method: "POST",
      path: "/beheer/onderwerpen",
      handle: byAdministrator(async (context, form, by) => {
        const values = formOf(form);
        const added = await keepThemes.add(values, by);
        if (added.ok) return pages.seeOther(context, inList(added.value), "theme-added");
        const again = formRefusal(added.refusal);
        return again === null
          ? pages.refuse(context, added.refusal)
          : list(context, { values, problems: again.problems }, again.options);
      }),
    },
    { method: "GET", path: "/beheer/onderwerpen/:id", handle: (context) => one(context, null) },
    {
      method: "POST",
      path: "/beheer/onderwerpen/:id",
      handle: byAdministrator(async (context, form, by) => {
        const values = formOf(form);
        const changed = await keepThemes.change(slugOf(context), values, by);
        if (changed.ok) return pages.seeOther(context, inList(slugOf(context)), "theme-saved");
        const again = formRefusal(changed.refusal);
        return again === null
          ? pages.refuse(context, changed.refusal)
          : one(context, { values, problems: again.problems }, again.options);
      }),
    },
    {
      method: "POST",
      path: "/beheer/onderwerpen/:id/omhoog",
      handle: deed("theme-moved", inList, (slug) => keepThemes.move(slug, "up")),
    },
    {
      method: "POST",
      path: "/beheer/onderwerpen/:id/omlaag",
      handle: deed("theme-moved", inList, (slug) => keepThemes.move(slug, "down")),
    },
    {
      method: "POST",
      path: "/beheer/onderwerpen/:id/stoppen",
      handle: deed("theme-stopped", inList, keepThemes.stop),
    },
    {
      method: "POST",
      path: "/beheer/onderwerpen/:id/weer",
      handle: deed("theme-resumed", inList, keepThemes.resume),
    },
  ];
};

const slugOf = (context: WijkContext): string => context.req.param("id") ?? "";

const formOf = (form: Form): ThemeForm => ({
  name: firstValue(form, "name"),
  icon: firstValue(form, "icon"),
  sensitive: firstValue(form, "sensitive") === "ja",
});

const rowOf = (lang: Language) => (theme: ListedTheme) => themeView(lang, theme.slug, [theme]);
