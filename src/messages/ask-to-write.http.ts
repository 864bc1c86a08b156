import { askToWritePage } from "../../web/pages/ask-to-write.ts";
import type { FormView } from "../../web/views.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { statusOfRefusal } from "../kernel/refusal.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { AskToWrite, FoundBy } from "./ask-to-write.ts";
import { type Opened, openings } from "./reading.http.ts";

/** Asking a neighbour, found by something that they wrote or by their own page, whether one may write to them. */
export const askToWriteRoutes = (parts: {
  readonly pages: Pages;
  readonly askToWrite: AskToWrite;
}): readonly Route[] => {
  const { pages, askToWrite } = parts;
  const { opened, posted } = openings(pages);

  const form = async (
    { context, reader }: Pick<Opened<PostId>, "context" | "reader">,
    by: FoundBy,
    filledIn: FormView<"text"> = { values: {}, problems: [] },
    status = 200,
  ): Promise<Response> => {
    const whom = await askToWrite.whom(reader, by);
    if (!whom.ok) return pages.refuse(context, whom.refusal);
    const { name, standing } = whom.value;
    if (standing.kind === "thread") return pages.seeOther(context, `/gesprekken/${standing.id}`);
    const cannot = standing.kind === "not" ? standing.reason : null;
    return pages.show(context, (shell) => askToWritePage({ shell, ...addressOf(by), name, cannot, form: filledIn }), {
      status,
    });
  };

  const ask = async (
    given: Pick<Opened<PostId>, "context" | "reader"> & { readonly form: Form },
    by: FoundBy,
  ): Promise<Response> => {
    const text = firstValue(given.form, "text");
    const asked = await askToWrite.ask(given.reader, by, text);
    if (asked.ok) return pages.seeOther(given.context, `/gesprekken/${asked.value}`, "request-sent");
    const { refusal } = asked;
    return refusal.kind === "invalid"
      ? form(given, by, { values: { text }, problems: refusal.problems }, statusOfRefusal.invalid)
      : pages.refuse(given.context, refusal);
  };

  return [
    {
      method: "GET",
      path: "/gesprekken/nieuw/:id",
      handle: opened<PostId>((given) => form(given, { post: given.id })),
    },
    {
      method: "POST",
      path: "/gesprekken/nieuw/:id",
      handle: posted<PostId>((given) => ask(given, { post: given.id })),
    },
    {
      method: "GET",
      path: "/buren/:id/schrijven",
      handle: opened<ResidentId>((given) => form(given, { neighbour: given.id })),
    },
    {
      method: "POST",
      path: "/buren/:id/schrijven",
      handle: posted<ResidentId>((given) => ask(given, { neighbour: given.id })),
    },
  ];
};

/** Where the form goes, and the way back. */
const addressOf = (by: FoundBy): { readonly action: string; readonly back: string } =>
  "post" in by
    ? { action: `/gesprekken/nieuw/${by.post}`, back: "/gesprekken" }
    : { action: `/buren/${by.neighbour}/schrijven`, back: `/buren/${by.neighbour}` };
