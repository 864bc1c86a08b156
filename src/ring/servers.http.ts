import { adminAllowListPage } from "../../web/pages/admin-allow-list.ts";
import { adminServersPage } from "../../web/pages/admin-servers.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { FormView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Result } from "../kernel/result.ts";
import { blockList } from "../moving/lists.ts";
import { listFile } from "../platform/http/download.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Notice } from "../platform/http/notices.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { AllowList } from "./allow-list.ts";
import type { BlockServer } from "./block-server.ts";
import type { DecidedServer } from "./server-policy.ts";

/** The administrator's pages about other servers: what was decided about each, and the list of those that count. */
export const serverRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly blockServer: BlockServer;
  readonly allowList: AllowList;
  readonly servers: () => Promise<readonly DecidedServer[]>;
}): readonly Route[] => {
  const { pages, clock, blockServer, allowList } = parts;

  const servers = async (
    context: WijkContext,
    form: FormView<"host" | "reason" | "policy"> = { values: {}, problems: [] },
    options = {},
  ) => {
    const found = await parts.servers();
    const { since } = await allowList.read();
    return pages.show(
      context,
      (shell) =>
        adminServersPage({
          shell,
          ...form,
          onlyListed: since !== null,
          servers: found.map(({ host, policy, reason, at }) => ({
            host,
            policy,
            reason,
            since: momentInWords(shell.lang, at, clock()),
          })),
        }),
      options,
    );
  };

  const list = async (context: WijkContext, form: FormView<"host"> = { values: {}, problems: [] }, options = {}) => {
    const { since, ...read } = await allowList.read();
    return pages.show(
      context,
      (shell) =>
        adminAllowListPage({
          shell,
          ...form,
          ...read,
          since: since === null ? null : momentInWords(shell.lang, since, clock()),
        }),
      options,
    );
  };

  const act = (
    to: string,
    notice: Notice,
    work: (by: ResidentId, form: Form) => Promise<Result<null>>,
    again: (
      context: WijkContext,
      form: Form,
      refused: NonNullable<ReturnType<typeof formRefusal>>,
    ) => Promise<Response>,
  ) =>
    pages.withForm(async (context, form) => {
      const reader = context.get("reader");
      if (reader.kind !== "resident") return pages.refuse(context, { kind: "absent" });
      const done = await work(reader.id, form);
      if (done.ok) return pages.seeOther(context, to, notice);
      const refused = formRefusal(done.refusal);
      return refused === null ? pages.refuse(context, done.refusal) : again(context, form, refused);
    });

  const toServers = (notice: Notice, work: (by: ResidentId, form: Form) => Promise<Result<null>>) =>
    act("/beheer/servers", notice, work, (context, form, { problems, options }) =>
      servers(
        context,
        {
          values: {
            host: firstValue(form, "host"),
            reason: firstValue(form, "reason"),
            policy: firstValue(form, "policy"),
          },
          problems,
        },
        options,
      ),
    );
  const toList = (notice: Notice, work: (by: ResidentId, form: Form) => Promise<Result<null>>) =>
    act("/beheer/servers/lijst", notice, work, (context, form, { problems, options }) =>
      list(context, { values: { host: firstValue(form, "host") }, problems }, options),
    );
  const hostIn = (form: Form): string => firstValue(form, "host");

  const decide = (form: Form, by: ResidentId): Promise<Result<null>> => {
    const policy = firstValue(form, "policy") === "limit" ? "limit" : "block";
    return blockServer[policy](hostIn(form), firstValue(form, "reason"), by);
  };

  return [
    { method: "GET", path: "/beheer/servers", handle: (context) => servers(context) },
    {
      method: "GET",
      path: "/beheer/servers/geweerd.csv",
      handle: async () => listFile("domain_blocks.csv", blockList(await parts.servers())),
    },
    { method: "POST", path: "/beheer/servers", handle: toServers("server-decided", (by, form) => decide(form, by)) },
    {
      method: "POST",
      path: "/beheer/servers/vrij",
      handle: toServers("server-free", (by, form) => blockServer.unblock(hostIn(form), by)),
    },
    { method: "GET", path: "/beheer/servers/lijst", handle: (context) => list(context) },
    {
      method: "POST",
      path: "/beheer/servers/lijst",
      handle: toList("server-listed", (by, form) => allowList.add(hostIn(form), by)),
    },
    {
      method: "POST",
      path: "/beheer/servers/lijst/af",
      handle: toList("server-unlisted", (by, form) => allowList.remove(hostIn(form), by)),
    },
    { method: "POST", path: "/beheer/servers/lijst/aan", handle: toList("list-on", (by) => allowList.turnOn(by)) },
    { method: "POST", path: "/beheer/servers/lijst/uit", handle: toList("list-off", (by) => allowList.turnOff(by)) },
  ];
};
