import { adminCirclePage } from "../../web/pages/admin-circle.ts";
import { adminCircleWijkPage } from "../../web/pages/admin-circle-wijk.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { FormView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import { type ActorId, parseId } from "../kernel/ids.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Notice } from "../platform/http/notices.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { fullHandle } from "../posts/actor.ts";
import type { ActorMoveStore } from "../posts/actor-moves.ts";
import type { ChangeMembership, RingDeed } from "./change-membership.ts";
import type { MembershipStore } from "./membership.ts";
import type { ServerPolicyStore } from "./server-policy.ts";

const room = "/beheer/kring";

const noticeOf: Readonly<Record<RingDeed, Notice>> = {
  accept: "ring-accepted",
  refuse: "ring-refused",
  withdraw: "ring-withdrawn",
  end: "ring-ended",
};

const isDeed = (choice: string): choice is RingDeed => Object.hasOwn(noticeOf, choice);

/** The administrator's pages about the ring: who is in it, inviting, saying yes or no, and leaving. */
export const membershipRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly changeMembership: ChangeMembership;
  readonly memberships: Pick<MembershipStore, "all" | "of">;
  readonly serverPolicies: Pick<ServerPolicyStore, "standing">;
  readonly moves: Pick<ActorMoveStore, "standing">;
}): readonly Route[] => {
  const { pages, clock, changeMembership } = parts;
  const { posted, sent } = openings(pages);
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });

  const list = async (
    context: WijkContext,
    form: FormView<"address"> = { values: {}, problems: [] },
    options = {},
  ): Promise<Response> => {
    const found = await parts.memberships.all();
    return pages.show(
      context,
      (shell) =>
        adminCirclePage({
          shell,
          ...form,
          wijken: found.map(({ actor, state, since }) => ({
            id: actor.id,
            name: actor.name,
            handle: fullHandle(actor),
            state,
            since: momentInWords(shell.lang, since, clock()),
          })),
        }),
      options,
    );
  };

  const invite = sent(async ({ context, reader, form }) => {
    const address = firstValue(form, "address");
    const done = await changeMembership.invite(address, reader.id);
    if (done.ok) return pages.seeOther(context, room, "ring-invited");
    const refused = formRefusal(done.refusal);
    return refused === null
      ? pages.refuse(context, done.refusal)
      : list(context, { values: { address }, problems: refused.problems }, refused.options);
  });

  const one = async (context: WijkContext): Promise<Response> => {
    const id = parseId<ActorId>(context.req.param("id") ?? "");
    const membership = id === null ? null : await parts.memberships.of(id);
    if (membership === null) return absent(context);
    const { actor, state, since } = membership;
    const limited = (await parts.serverPolicies.standing(actor.uri)) === "limited";
    const movedTo = (await parts.moves.standing(actor.id))?.target ?? null;
    return pages.show(context, (shell) =>
      adminCircleWijkPage({
        shell,
        id: actor.id,
        name: actor.name,
        handle: fullHandle(actor),
        state,
        since: momentInWords(shell.lang, since, clock()),
        limited,
        movedTo: movedTo === null ? null : fullHandle(movedTo),
      }),
    );
  };

  const choose = posted<ActorId>(async ({ context, reader, id, form }) => {
    const choice = firstValue(form, "keuze");
    if ((await parts.memberships.of(id)) === null) return absent(context);
    if (!isDeed(choice)) return one(context);
    const done = await changeMembership.change(id, choice, reader.id);
    if (done.ok) return pages.seeOther(context, room, noticeOf[choice]);
    return done.refusal.kind === "conflict"
      ? pages.seeOther(context, `${room}/${id}`, "changed-meanwhile")
      : pages.refuse(context, done.refusal);
  });

  return [
    { method: "GET", path: room, handle: (context) => list(context) },
    { method: "POST", path: room, handle: invite },
    { method: "GET", path: `${room}/:id`, handle: one },
    { method: "POST", path: `${room}/:id`, handle: choose },
  ];
};
