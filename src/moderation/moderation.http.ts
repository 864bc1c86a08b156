import { parseId, type PostId } from "../kernel/ids.ts";
import type { Result } from "../kernel/result.ts";
import { firstValue, type Form, readForm } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/pages.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { Reader } from "../kernel/reader.ts";
import type { HideAnswer } from "./hide-answer.ts";

/** What moderators do in a thread. */
export const moderationRoutes = (parts: { readonly pages: Pages; readonly hideAnswer: HideAnswer }): readonly Route[] => {
  const { pages } = parts;
  const act =
    (notice: string, work: (id: PostId, reader: Reader & { kind: "resident" }, form: Form) => Promise<Result<PostId>>) =>
    async (context: WijkContext): Promise<Response> => {
      const reader = context.get("reader");
      const id = parseId<PostId>(context.req.param("id") ?? "");
      if (reader.kind !== "resident" || id === null) return pages.refused(context, { kind: "absent" });
      const read = await readForm(context.req.raw);
      if (!read.ok) return pages.problem(context, read.status);
      const done = await work(id, reader, read.form);
      return done.ok ? pages.redirect(context, `/vragen/${done.value}#antwoord-${id}`, notice) : pages.refused(context, done.refusal);
    };
  return [
    {
      method: "POST",
      path: "/antwoorden/:id/verbergen",
      handle: act("answer-hidden", (id, reader, form) => parts.hideAnswer.hide(id, reader.id, firstValue(form, "reason"))),
    },
    { method: "POST", path: "/antwoorden/:id/tonen", handle: act("answer-shown", (id) => parts.hideAnswer.show(id)) },
  ];
};
