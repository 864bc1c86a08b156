import { type TeamView, teamPage } from "../../web/pages/team.ts";
import { monthInWords } from "../../web/texts/moments.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { ChangeRoles } from "./change-roles.ts";
import type { ReadMembers } from "./members.ts";
import { residentOf } from "./profile.http.ts";
import { type KeepTeam, readTeamRole, teamRoleOf } from "./team.ts";

/** The team of a gemeente: who is on it, inviting, another role, and off it. */
export const teamRoutes = (parts: {
  readonly pages: Pages;
  readonly members: Pick<ReadMembers, "all">;
  readonly keepTeam: KeepTeam;
  readonly changeRoles: ChangeRoles;
}): readonly Route[] => {
  const { pages, keepTeam } = parts;
  const { opened, posted } = openings(pages);

  const list = async (context: WijkContext, form: Pick<TeamView, "values" | "problems">, options = {}) => {
    const all = await parts.members.all();
    const reader = residentOf(context);
    return pages.show(
      context,
      (shell) =>
        teamPage({
          shell,
          ...form,
          officers: all.map(({ id, name, roles, joinedMonth }) => ({
            id,
            name,
            role: teamRoleOf(roles),
            since: monthInWords(shell.lang, joinedMonth),
            mine: id === reader,
          })),
        }),
      options,
    );
  };

  const invite = pages.withForm(async (context, form) => {
    const values = { name: firstValue(form, "name"), email: firstValue(form, "email"), role: firstValue(form, "role") };
    const done = await keepTeam.invite({ by: residentOf(context), ...values });
    if (done.ok) return pages.seeOther(context, "/team", "officer-invited");
    const again = formRefusal(done.refusal);
    return again === null
      ? pages.refuse(context, done.refusal)
      : list(context, { values, problems: again.problems }, again.options);
  });

  const changeRole = posted<ResidentId>(async ({ context, reader, id, form }) => {
    const role = readTeamRole(firstValue(form, "role"));
    const done = role.ok ? await parts.changeRoles({ by: reader.id, residentId: id, roles: [role.value] }) : role;
    if (done.ok) return pages.seeOther(context, "/team", "roles-saved");
    return done.refusal.kind === "invalid"
      ? list(context, { values: {}, problems: done.refusal.problems }, { status: 422 })
      : pages.refuse(context, done.refusal);
  });

  const remove = opened<ResidentId>(async ({ context, reader, id }) => {
    const done = await keepTeam.remove(id, reader.id);
    if (done.ok) return pages.seeOther(context, id === reader.id ? "/" : "/team", "officer-removed");
    return done.refusal.kind === "conflict"
      ? list(context, { values: {}, problems: [{ field: "roles", reason: "last-administrator" }] }, { status: 422 })
      : pages.refuse(context, done.refusal);
  });

  return [
    { method: "GET", path: "/team", handle: (context) => list(context, { values: {}, problems: [] }) },
    { method: "POST", path: "/team", handle: invite },
    { method: "POST", path: "/team/:id/rol", handle: changeRole },
    { method: "POST", path: "/team/:id/weg", handle: remove },
  ];
};
