import { type AdminAreasView, adminAreasPage } from "../../web/pages/admin-areas.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { AreaStore, KeepAreas } from "./areas.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The administrator's list of parts of the wijk: names, and nothing else. */
export const areaRoutes = (parts: {
  readonly pages: Pages;
  readonly areas: AreaStore["all"];
  readonly keepAreas: KeepAreas;
}): readonly Route[] => {
  const { pages, keepAreas } = parts;

  const list = async (context: WijkContext, filledIn: Omit<AdminAreasView, "shell" | "areas">, options = {}) => {
    const areas = await parts.areas();
    return pages.show(context, (shell) => adminAreasPage({ shell, areas, ...filledIn }), options);
  };
  const idOf = (context: WijkContext): string | null => {
    const id = context.req.param("id") ?? "";
    return uuid.test(id) ? id : null;
  };

  return [
    {
      method: "GET",
      path: "/beheer/buurten",
      handle: (context) => list(context, { values: {}, problems: [], renaming: null }),
    },
    {
      method: "POST",
      path: "/beheer/buurten",
      handle: pages.withForm(async (context, form) => {
        const name = firstValue(form, "name");
        const added = await keepAreas.add(name);
        if (added.ok) return pages.seeOther(context, "/beheer/buurten", "area-added");
        const again = formRefusal(added.refusal);
        return again === null
          ? pages.refuse(context, added.refusal)
          : list(context, { values: { name }, problems: again.problems, renaming: null }, again.options);
      }),
    },
    {
      method: "POST",
      path: "/beheer/buurten/:id/naam",
      handle: pages.withForm(async (context, form) => {
        const id = idOf(context);
        const name = firstValue(form, "name");
        const renamed = id === null ? null : await keepAreas.rename(id, name);
        if (renamed?.ok) return pages.seeOther(context, "/beheer/buurten", "area-renamed");
        const again = renamed === null ? null : formRefusal(renamed.refusal);
        if (id === null || again === null) return pages.refuse(context, renamed?.refusal ?? { kind: "absent" });
        return list(
          context,
          { values: {}, problems: [], renaming: { id, name, problems: again.problems } },
          again.options,
        );
      }),
    },
    {
      method: "POST",
      path: "/beheer/buurten/:id/verwijderen",
      handle: async (context) => {
        const id = idOf(context);
        const removed = id === null ? null : await keepAreas.remove(id);
        return removed?.ok
          ? pages.seeOther(context, "/beheer/buurten", "area-removed")
          : pages.refuse(context, { kind: "absent" });
      },
    },
  ];
};
