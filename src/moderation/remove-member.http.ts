import { removeMemberPage } from "../../web/pages/remove-member.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { type Problem, statusOfRefusal } from "../kernel/refusal.ts";
import { firstValue } from "../platform/http/form.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { RemoveForm, RemoveMember } from "./remove-member.ts";

const path = "/beheer/leden/:id/verwijderen";
const empty: RemoveForm = { rule: "", reason: "", words: "", sure: "" };

/** Removing a member, for administrators. */
export const removeMemberRoutes = (parts: {
  readonly pages: Pages;
  readonly removeMember: RemoveMember;
}): readonly Route[] => {
  const { pages, removeMember } = parts;
  const { opened, posted } = openings(pages);

  const form = async (
    context: WijkContext,
    by: ResidentId,
    id: ResidentId,
    values: RemoveForm = empty,
    problems: readonly Problem[] = [],
  ): Promise<Response> => {
    const found = await removeMember.look(by, id);
    if (found === null) return pages.refuse(context, { kind: "absent" });
    return pages.show(context, (shell) => removeMemberPage({ shell, ...found, values, problems }), {
      status: problems.length === 0 ? 200 : statusOfRefusal.invalid,
    });
  };

  return [
    { method: "GET", path, handle: opened<ResidentId>(({ context, reader, id }) => form(context, reader.id, id)) },
    {
      method: "POST",
      path,
      handle: posted<ResidentId>(async ({ context, reader, id, form: sent }) => {
        const value = (name: keyof RemoveForm) => firstValue(sent, name);
        const values = { rule: value("rule"), reason: value("reason"), words: value("words"), sure: value("sure") };
        const done = await removeMember.remove(reader.id, id, values);
        if (done.ok) return pages.seeOther(context, "/beheer/leden", "member-removed");
        return done.refusal.kind === "invalid"
          ? form(context, reader.id, id, values, done.refusal.problems)
          : pages.refuse(context, done.refusal);
      }),
    },
  ];
};
