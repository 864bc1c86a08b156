import { askToWritePage } from "../../web/pages/ask-to-write.ts";
import type { FormView } from "../../web/views.ts";
import type { PostId } from "../kernel/ids.ts";
import { statusOfRefusal } from "../kernel/refusal.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { AskToWrite } from "./ask-to-write.ts";
import { type Opened, openings } from "./reading.http.ts";

/** Asking a neighbour, found by something that they wrote, whether one may write to them. */
export const askToWriteRoutes = (parts: {
  readonly pages: Pages;
  readonly askToWrite: AskToWrite;
}): readonly Route[] => {
  const { pages, askToWrite } = parts;
  const { opened, posted } = openings(pages);

  const form = async (
    { context, reader, id }: Opened<PostId>,
    filledIn: FormView<"text"> = { values: {}, problems: [] },
    status = 200,
  ): Promise<Response> => {
    const whom = await askToWrite.whom(reader, id);
    if (!whom.ok) return pages.refuse(context, whom.refusal);
    const { name, standing } = whom.value;
    if (standing.kind === "thread") return pages.seeOther(context, `/gesprekken/${standing.id}`);
    const cannot = standing.kind === "not" ? standing.reason : null;
    return pages.show(context, (shell) => askToWritePage({ shell, postId: id, name, cannot, form: filledIn }), {
      status,
    });
  };

  return [
    { method: "GET", path: "/gesprekken/nieuw/:id", handle: opened<PostId>((given) => form(given)) },
    {
      method: "POST",
      path: "/gesprekken/nieuw/:id",
      handle: posted<PostId>(async ({ form: sent, ...given }) => {
        const text = firstValue(sent, "text");
        const asked = await askToWrite.ask(given.reader, given.id, text);
        if (asked.ok) return pages.seeOther(given.context, `/gesprekken/${asked.value}`, "request-sent");
        const { refusal } = asked;
        return refusal.kind === "invalid"
          ? form(given, { values: { text }, problems: refusal.problems }, statusOfRefusal.invalid)
          : pages.refuse(given.context, refusal);
      }),
    },
  ];
};
