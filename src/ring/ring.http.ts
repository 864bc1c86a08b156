import { adminNeighboursPage } from "../../web/pages/admin-neighbours.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { ProblemView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ActorId } from "../kernel/ids.ts";
import { parseId } from "../kernel/ids.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { fullHandle } from "../posts/actor.ts";
import type { FollowWijk } from "./follow-wijk.ts";
import type { Neighbour } from "./neighbour.ts";

const stateView = { requested: "waiting", accepted: "followed", rejected: "refused" } as const;

type FilledIn<Field extends string> = {
  readonly values: { readonly [F in Field]?: string };
  readonly problems: readonly ProblemView[];
};

/** The administrator's page about other wijken. */
export const ringRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly followWijk: FollowWijk;
  readonly neighbours: () => Promise<readonly Neighbour[]>;
}): readonly Route[] => {
  const { pages, clock } = parts;

  const neighbours = async (
    context: WijkContext,
    form: FilledIn<"address"> = { values: {}, problems: [] },
    options = {},
  ) => {
    const found = await parts.neighbours();
    return pages.show(
      context,
      (shell) =>
        adminNeighboursPage({
          shell,
          ...form,
          neighbours: found.map(({ actor, state, since }) => ({
            id: actor.id,
            name: actor.name,
            handle: fullHandle(actor),
            state: stateView[state],
            since: momentInWords(shell.lang, since, clock()),
          })),
        }),
      options,
    );
  };

  const follow = pages.withForm(async (context, sent) => {
    const address = firstValue(sent, "address");
    const done = await parts.followWijk.follow(address);
    if (done.ok) return pages.seeOther(context, "/beheer/buurwijken", "wijk-asked");
    const refused = formRefusal(done.refusal);
    return refused === null
      ? pages.refuse(context, done.refusal)
      : neighbours(context, { values: { address }, problems: refused.problems }, refused.options);
  });

  const stop = async (context: WijkContext): Promise<Response> => {
    const id = parseId<ActorId>(context.req.param("id") ?? "");
    const done = id === null ? null : await parts.followWijk.stop(id);
    return done?.ok
      ? pages.seeOther(context, "/beheer/buurwijken", "wijk-left")
      : pages.refuse(context, { kind: "absent" });
  };

  return [
    { method: "GET", path: "/beheer/buurwijken", handle: (context) => neighbours(context) },
    { method: "POST", path: "/beheer/buurwijken", handle: follow },
    { method: "POST", path: "/beheer/buurwijken/:id/stoppen", handle: stop },
  ];
};
