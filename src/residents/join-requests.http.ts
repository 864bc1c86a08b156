import { adminJoiningPage } from "../../web/pages/admin-joining.ts";
import { type AdminRequestsView, adminRequestsPage } from "../../web/pages/admin-requests.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { Clock } from "../kernel/clock.ts";
import { type JoinRequestId, parseId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/refusal.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { JoiningSettings } from "../wijk/wijk.ts";
import type { ChangeJoining } from "./change-joining.ts";
import type { DecideRequest, ReadRequests } from "./decide-request.ts";
import { residentOf } from "./profile.http.ts";

/** The administrator decides who comes in without a code, and how people come in. */
export const joinRequestRoutes = (dependencies: {
  readonly pages: Pages;
  readonly requests: ReadRequests;
  readonly decide: DecideRequest;
  readonly changeJoining: ChangeJoining;
  readonly joiningSettings: () => Promise<JoiningSettings>;
  readonly clock: Clock;
}): readonly Route[] => {
  const { pages, decide } = dependencies;

  const list = async (
    context: WijkContext,
    reply: AdminRequestsView["reply"] = null,
    problems: readonly Problem[] = [],
    options = {},
  ) => {
    const open = await dependencies.requests.open();
    const now = dependencies.clock();
    return pages.show(
      context,
      (shell) =>
        adminRequestsPage({
          shell,
          reply,
          problems,
          requests: open.map(({ id, name, words, named, answers, askedAt, expiresAt }) => ({
            id,
            name,
            words,
            named,
            ...answers,
            since: momentInWords(shell.lang, askedAt, now),
            until: momentInWords(shell.lang, expiresAt, now),
          })),
        }),
      options,
    );
  };

  const settings = async (
    context: WijkContext,
    values: { readonly vouchers: string; readonly held: string },
    problems: readonly Problem[] = [],
    options = {},
  ) => pages.show(context, (shell) => adminJoiningPage({ shell, values, problems }), options);

  return [
    { method: "GET", path: "/beheer/aanvragen", handle: (context) => list(context) },
    {
      method: "POST",
      path: "/beheer/aanvragen/:id/ja",
      handle: async (context) => {
        const id = parseId<JoinRequestId>(context.req.param("id") ?? "");
        const done = id === null ? null : await decide.approve(id, residentOf(context));
        return done?.ok
          ? pages.seeOther(context, "/beheer/aanvragen", "request-approved")
          : pages.refuse(context, done?.refusal ?? { kind: "absent" });
      },
    },
    {
      method: "POST",
      path: "/beheer/aanvragen/:id/nee",
      handle: pages.withForm(async (context, sent) => {
        const id = parseId<JoinRequestId>(context.req.param("id") ?? "");
        if (id === null) return pages.refuse(context, { kind: "absent" });
        const words = firstValue(sent, `words-${id}`);
        const done = await decide.decline(id, residentOf(context), words);
        if (done.ok) return pages.seeOther(context, "/beheer/aanvragen", "request-declined");
        const again = formRefusal(done.refusal);
        return again === null
          ? pages.refuse(context, done.refusal)
          : list(context, { id, words }, again.problems, again.options);
      }),
    },
    {
      method: "GET",
      path: "/beheer/toelating",
      handle: async (context) => {
        const { vouchersNeeded, heldPosts } = await dependencies.joiningSettings();
        return settings(context, { vouchers: String(vouchersNeeded), held: String(heldPosts) });
      },
    },
    {
      method: "POST",
      path: "/beheer/toelating",
      handle: pages.withForm(async (context, sent) => {
        const values = { vouchers: firstValue(sent, "vouchers"), held: firstValue(sent, "held") };
        const saved = await dependencies.changeJoining({
          by: residentOf(context),
          vouchersNeeded: values.vouchers,
          heldPosts: values.held,
        });
        if (saved.ok) return pages.seeOther(context, "/beheer/toelating", "joining-saved");
        const again = formRefusal(saved.refusal);
        return again === null
          ? pages.refuse(context, saved.refusal)
          : settings(context, values, again.problems, again.options);
      }),
    },
  ];
};
