import type { PostId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Notice } from "../platform/http/notices.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import { signedInAs } from "../questions/asker.ts";
import type { CloseTogether } from "./close-together.ts";

const closes: Readonly<Record<string, boolean>> = { ja: true, nee: false };

/** Rounding off together: the button on the desk, and what the asker chooses on the page of the question. */
export const closeTogetherRoutes = (parts: {
  readonly pages: Pages;
  readonly closeTogether: CloseTogether;
}): readonly Route[] => {
  const { pages, closeTogether } = parts;
  const { posted } = openings(pages);
  return [
    {
      method: "POST",
      path: "/mijn-tafel/vragen/:id/samen-afronden",
      handle: posted<PostId>(async ({ context, reader, id }) => {
        const done = await closeTogether.propose(id, reader.id);
        if (done.ok) return pages.seeOther(context, "/mijn-tafel", "closing-proposed");
        return done.refusal.kind === "conflict"
          ? pages.seeOther(context, "/mijn-tafel", done.refusal.reason as Notice)
          : pages.refuse(context, done.refusal);
      }),
    },
    {
      method: "POST",
      path: "/vragen/:id/samen-afronden",
      handle: posted<PostId>(async ({ context, reader, id, form }) => {
        const choice = closes[firstValue(form, "keuze")];
        // Only a request that no page of ours makes has neither.
        if (choice === undefined) return pages.refuse(context, invalid("form", "choice-missing"));
        const answer = { closes: choice, helped: firstValue(form, "helped") };
        const done = await closeTogether.answer(id, signedInAs(reader.id), answer);
        if (done.ok) return pages.seeOther(context, `/vragen/${id}`, choice ? "closed" : "closing-declined");
        return done.refusal.kind === "conflict"
          ? pages.seeOther(context, `/vragen/${id}`, "changed-meanwhile")
          : pages.refuse(context, done.refusal);
      }),
    },
  ];
};
