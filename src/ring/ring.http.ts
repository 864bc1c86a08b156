import { adminNeighboursPage } from "../../web/pages/admin-neighbours.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { ProblemView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ActorId } from "../kernel/ids.ts";
import { parseId } from "../kernel/ids.ts";
import { followList } from "../moving/lists.ts";
import { listFile } from "../platform/http/download.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { fullHandle } from "../posts/actor.ts";
import type { ActorMoveStore } from "../posts/actor-moves.ts";
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
  readonly moves: Pick<ActorMoveStore, "into" | "standing">;
}): readonly Route[] => {
  const { pages, clock } = parts;

  const neighbours = async (
    context: WijkContext,
    form: FilledIn<"address"> = { values: {}, problems: [] },
    options = {},
  ) => {
    const found = await Promise.all(
      (await parts.neighbours()).map(async (neighbour) => ({
        ...neighbour,
        cameFrom: (await parts.moves.into(neighbour.actor.id))[0] ?? null,
        wentTo: await parts.moves.standing(neighbour.actor.id),
      })),
    );
    return pages.show(
      context,
      (shell) =>
        adminNeighboursPage({
          shell,
          ...form,
          neighbours: found.map(({ actor, state, since, cameFrom, wentTo }) => ({
            id: actor.id,
            name: actor.name,
            handle: fullHandle(actor),
            state: stateView[state],
            since: momentInWords(shell.lang, since, clock()),
            moved:
              cameFrom === null
                ? null
                : { from: fullHandle(cameFrom.actor), when: momentInWords(shell.lang, cameFrom.movedAt, clock()) },
            movedTo: wentTo === null ? null : fullHandle(wentTo.target),
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
    {
      method: "GET",
      path: "/beheer/buurwijken/volgt.csv",
      handle: async () => {
        const followed = (await parts.neighbours()).filter(({ state }) => state === "accepted");
        return listFile("following_accounts.csv", followList(followed.map(({ actor }) => actor)));
      },
    },
    { method: "POST", path: "/beheer/buurwijken", handle: follow },
    { method: "POST", path: "/beheer/buurwijken/:id/stoppen", handle: stop },
  ];
};
