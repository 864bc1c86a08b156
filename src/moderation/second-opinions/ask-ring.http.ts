import { askRingWijkPage } from "../../../web/pages/ask-ring-wijk.ts";
import type { DecisionId } from "../../kernel/ids.ts";
import { type Problem, statusOfRefusal } from "../../kernel/refusal.ts";
import { firstValue } from "../../platform/http/form.ts";
import type { Pages } from "../../platform/http/page-response.ts";
import type { Route, WijkContext } from "../../platform/http/route.ts";
import type { AskRing } from "./ask-ring.ts";

type Typed = { readonly wijk: string; readonly also: string };

/** Putting an appeal before a wijk of the ring, for whoever holds the link of the decision. What would go is seen first. */
export const askRingRoutes = (parts: {
  readonly pages: Pages;
  readonly askRing: AskRing;
  readonly openKey: (key: string) => DecisionId | null;
}): readonly Route[] => {
  const { pages, askRing } = parts;
  const keyOf = (context: WijkContext): string => context.req.param("key") ?? "";
  const decisionOf = (context: WijkContext): DecisionId | null => parts.openKey(keyOf(context));
  const backTo = (context: WijkContext): string => `/besluit/${keyOf(context)}`;

  const show = async (
    context: WijkContext,
    id: DecisionId,
    { wijk, also }: Typed,
    problems: readonly Problem[] = [],
  ): Promise<Response> => {
    const ahead = await askRing.ahead(id, also);
    if (ahead === null) return pages.refuse(context, { kind: "absent" });
    return pages.show(
      context,
      (shell) =>
        askRingWijkPage({
          shell,
          page: `${backTo(context)}/buurwijk`,
          back: backTo(context),
          copy: ahead.copy,
          seen: ahead.seen,
          wijken: ahead.wijken,
          values: { wijk, also },
          problems,
        }),
      { status: problems.length === 0 ? 200 : statusOfRefusal.invalid, secret: true },
    );
  };

  return [
    {
      method: "GET",
      path: "/besluit/:key/buurwijk",
      handle: (context) => {
        const id = decisionOf(context);
        return id === null ? pages.refuse(context, { kind: "absent" }) : show(context, id, { wijk: "", also: "" });
      },
    },
    {
      method: "POST",
      path: "/besluit/:key/buurwijk",
      handle: pages.withForm(async (context, form) => {
        const id = decisionOf(context);
        if (id === null) return pages.refuse(context, { kind: "absent" });
        const typed = { wijk: firstValue(form, "wijk"), also: firstValue(form, "also") };
        // What else has to go out is looked at once more before anything leaves.
        if (firstValue(form, "step") === "look") return show(context, id, typed);
        const agreed = firstValue(form, "agreed") === "yes";
        const done = await askRing.ask(id, { ...typed, seen: firstValue(form, "seen"), agreed });
        if (done.ok) return pages.seeOther(context, backTo(context), "ring-wijk-asked");
        if (done.refusal.kind === "conflict") return pages.seeOther(context, backTo(context), "changed-meanwhile");
        return done.refusal.kind === "invalid"
          ? show(context, id, typed, done.refusal.problems)
          : pages.refuse(context, done.refusal);
      }),
    },
    {
      method: "POST",
      path: "/besluit/:key/buurwijk/terugnemen",
      handle: async (context) => {
        const id = decisionOf(context);
        if (id === null) return pages.refuse(context, { kind: "absent" });
        const done = await askRing.takeBack(id);
        return pages.seeOther(context, backTo(context), done.ok ? "ring-wijk-taken-back" : "changed-meanwhile");
      },
    },
  ];
};
