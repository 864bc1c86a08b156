import { adminNeighboursPage } from "../../web/pages/admin-neighbours.ts";
import { adminServersPage } from "../../web/pages/admin-servers.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { ProblemView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ActorId } from "../kernel/ids.ts";
import { parseId } from "../kernel/ids.ts";
import { blockList, followList } from "../moving/lists.ts";
import { listFile } from "../platform/http/download.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { fullHandle } from "../posts/actor.ts";
import type { ActorMoveStore } from "../posts/actor-moves.ts";
import type { BlockServer } from "./block-server.ts";
import type { FollowWijk } from "./follow-wijk.ts";
import type { BlockedServer, Neighbour } from "./neighbour.ts";

const stateView = { requested: "waiting", accepted: "followed", rejected: "refused" } as const;

type FilledIn<Field extends string> = {
  readonly values: { readonly [F in Field]?: string };
  readonly problems: readonly ProblemView[];
};

/** The administrator's pages about other wijken and other servers. */
export const ringRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly followWijk: FollowWijk;
  readonly blockServer: BlockServer;
  readonly neighbours: () => Promise<readonly Neighbour[]>;
  readonly moves: Pick<ActorMoveStore, "into" | "standing">;
  readonly blockedServers: () => Promise<readonly BlockedServer[]>;
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

  const servers = async (
    context: WijkContext,
    form: FilledIn<"host" | "reason"> = { values: {}, problems: [] },
    options = {},
  ) => {
    const found = await parts.blockedServers();
    return pages.show(
      context,
      (shell) =>
        adminServersPage({
          shell,
          ...form,
          servers: found.map(({ host, reason, blockedAt }) => ({
            host,
            reason,
            since: momentInWords(shell.lang, blockedAt, clock()),
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

  const block = pages.withForm(async (context, sent) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "absent" });
    const values = { host: firstValue(sent, "host"), reason: firstValue(sent, "reason") };
    const done = await parts.blockServer.block(values.host, values.reason, reader.id);
    if (done.ok) return pages.seeOther(context, "/beheer/servers", "server-blocked");
    const refused = formRefusal(done.refusal);
    return refused === null
      ? pages.refuse(context, done.refusal)
      : servers(context, { values, problems: refused.problems }, refused.options);
  });

  const unblock = pages.withForm(async (context, sent) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "absent" });
    const done = await parts.blockServer.unblock(firstValue(sent, "host"), reader.id);
    return done.ok ? pages.seeOther(context, "/beheer/servers", "server-free") : pages.refuse(context, done.refusal);
  });

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
    { method: "GET", path: "/beheer/servers", handle: (context) => servers(context) },
    {
      method: "GET",
      path: "/beheer/servers/geweerd.csv",
      handle: async () => listFile("domain_blocks.csv", blockList(await parts.blockedServers())),
    },
    { method: "POST", path: "/beheer/servers", handle: block },
    { method: "POST", path: "/beheer/servers/vrij", handle: unblock },
  ];
};
