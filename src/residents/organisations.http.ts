import { adminOrganisationsPage } from "../../web/pages/admin-organisations.ts";
import type { FormView } from "../../web/views.ts";
import { parseId, type ResidentId } from "../kernel/ids.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { ReadMembers } from "./members.ts";
import type { NameOrganisation } from "./name-organisation.ts";
import { residentOf } from "./profile.http.ts";

const room = "/beheer/organisaties";

/** Which accounts are those of organisations: the administrator's list. */
export const organisationRoutes = (parts: {
  readonly pages: Pages;
  readonly members: Pick<ReadMembers, "all">;
  readonly organisations: NameOrganisation;
}): readonly Route[] => {
  const { pages, organisations } = parts;
  const { posted } = openings(pages);

  const list = async (
    context: WijkContext,
    form: FormView<"residentId" | "name"> = { values: {}, problems: [] },
    options = {},
  ): Promise<Response> => {
    const all = await parts.members.all();
    const view = {
      ...form,
      organisations: all.flatMap(({ id, name, organisation }) =>
        organisation === null ? [] : [{ id, name, organisation }],
      ),
      accounts: all.filter(({ organisation, roles }) => organisation === null && roles.length === 0),
    };
    return pages.show(context, (shell) => adminOrganisationsPage({ ...view, shell }), options);
  };

  return [
    { method: "GET", path: room, handle: (context) => list(context) },
    {
      method: "POST",
      path: room,
      handle: pages.withForm(async (context, form) => {
        const values = { residentId: firstValue(form, "residentId"), name: firstValue(form, "name") };
        const residentId = parseId<ResidentId>(values.residentId);
        const done = await organisations.name({ by: residentOf(context), residentId, name: values.name });
        if (done.ok) return pages.seeOther(context, room, "organisation-named");
        const again = formRefusal(done.refusal);
        return again === null
          ? pages.refuse(context, done.refusal)
          : list(context, { values, problems: again.problems }, again.options);
      }),
    },
    {
      method: "POST",
      path: `${room}/:id/weg`,
      handle: posted<ResidentId>(async ({ context, reader, id }) => {
        const done = await organisations.end(id, reader.id);
        return done.ok ? pages.seeOther(context, room, "organisation-ended") : pages.refuse(context, done.refusal);
      }),
    },
  ];
};
