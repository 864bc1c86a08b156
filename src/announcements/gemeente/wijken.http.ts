import { type GemeenteAreaView, gemeenteAreaPage } from "../../../web/pages/gemeente-area.ts";
import { type GemeenteWijkenView, gemeenteWijkenPage } from "../../../web/pages/gemeente-wijken.ts";
import type { Id } from "../../kernel/ids.ts";
import { firstValue } from "../../platform/http/form.ts";
import { formRefusal } from "../../platform/http/form-refusal.ts";
import { type Opened, openings } from "../../platform/http/openings.ts";
import type { Route, WijkContext } from "../../platform/http/route.ts";
import { fullHandle } from "../../posts/actor.ts";
import type { KeepAreas } from "../../wijk/areas.ts";
import type { FillArea } from "./fill-area.ts";
import type { ReadGemeenteParts } from "./read.http.ts";

/** The wijken that follow a gemeente, and the areas in which officers put them. */
export const wijkenRoutes = (
  parts: Pick<ReadGemeenteParts, "pages" | "stores"> & { readonly keepAreas: KeepAreas; readonly fillArea: FillArea },
): readonly Route[] => {
  const { pages, stores, keepAreas } = parts;
  const { opened, posted } = openings(pages);

  const list = async (
    context: WijkContext,
    form: Pick<GemeenteWijkenView, "values" | "problems">,
    options = {},
  ): Promise<Response> => {
    const [wijken, areas] = [await stores.gemeente.wijken(), await stores.areas.all()];
    return pages.show(
      context,
      (shell) =>
        gemeenteWijkenPage({
          shell,
          ...form,
          wijken: wijken.map(({ actor, people, areas: within }) => ({
            name: actor.name,
            handle: fullHandle(actor),
            url: actor.url,
            people,
            areas: areas.filter(({ id }) => within.includes(id)).map(({ name }) => name),
          })),
          areas: areas.map(({ id, name }) => ({
            id,
            name,
            count: wijken.filter((wijk) => wijk.areas.includes(id)).length,
          })),
        }),
      options,
    );
  };

  const add = pages.withForm(async (context, form) => {
    const name = firstValue(form, "name");
    const added = await keepAreas.add(name);
    if (added.ok) return pages.seeOther(context, "/wijken", "area-filled");
    const again = formRefusal(added.refusal);
    return again === null
      ? pages.refuse(context, added.refusal)
      : list(context, { values: { name }, problems: again.problems }, again.options);
  });

  const area = async (
    { context, id }: Opened<Id<string>>,
    again?: Pick<GemeenteAreaView, "problems"> & { readonly name: string; readonly wijken: readonly string[] },
  ): Promise<Response> => {
    const known = (await stores.areas.all()).find((one) => one.id === id);
    if (known === undefined) return pages.refuse(context, { kind: "absent" });
    const wijken = (await stores.gemeente.wijken()).map(({ actor, people, areas }) => ({
      id: actor.id,
      name: actor.name,
      people,
      chosen: again === undefined ? areas.includes(id) : again.wijken.includes(actor.id),
    }));
    const values = { name: again?.name ?? known.name };
    return pages.show(
      context,
      (shell) => gemeenteAreaPage({ shell, id, title: known.name, values, problems: again?.problems ?? [], wijken }),
      { status: again === undefined ? 200 : 422 },
    );
  };

  const save = posted(async (given) => {
    const { context, id, form } = given;
    const [name, wijken] = [firstValue(form, "name"), form.wijken ?? []];
    const renamed = await keepAreas.rename(id, name);
    if (!renamed.ok)
      return renamed.refusal.kind === "invalid"
        ? area(given, { problems: renamed.refusal.problems, name, wijken })
        : pages.refuse(context, renamed.refusal);
    const filled = await parts.fillArea(id, wijken);
    return filled.ok ? pages.seeOther(context, "/wijken", "area-filled") : pages.refuse(context, filled.refusal);
  });

  return [
    { method: "GET", path: "/wijken", handle: (context) => list(context, { values: {}, problems: [] }) },
    { method: "POST", path: "/wijken/gebieden", handle: add },
    { method: "GET", path: "/wijken/gebieden/:id", handle: opened((given) => area(given)) },
    { method: "POST", path: "/wijken/gebieden/:id", handle: save },
    {
      method: "POST",
      path: "/wijken/gebieden/:id/verwijderen",
      handle: opened(async ({ context, id }) => {
        const removed = await keepAreas.remove(id);
        return removed.ok ? pages.seeOther(context, "/wijken", "area-erased") : pages.refuse(context, removed.refusal);
      }),
    },
  ];
};
