import { confirmMovePage } from "../../web/pages/confirm-move.ts";
import { type MovingView, movingPage } from "../../web/pages/moving.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { Clock } from "../kernel/clock.ts";
import { type ActorId, parseId, type ResidentId } from "../kernel/ids.ts";
import type { Refusal } from "../kernel/refusal.ts";
import { listFile } from "../platform/http/download.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { type Actor, fullHandle } from "../posts/actor.ts";
import type { EarlierAccounts } from "./earlier-accounts.ts";
import type { MoveOut } from "./move-out.ts";
import type { ReadMoving } from "./read-moving.ts";

type Values = MovingView["values"];

const accountView = (actor: Actor) => ({ handle: fullHandle(actor), url: actor.url ?? actor.uri });

/** A resident's pages about moving. */
export const movingRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly readMoving: ReadMoving;
  readonly moveOut: MoveOut;
  readonly earlierAccounts: EarlierAccounts;
}): readonly Route[] => {
  const { pages, clock, moveOut, earlierAccounts } = parts;

  const show = async (
    context: WijkContext,
    resident: ResidentId,
    form: Pick<MovingView, "values" | "problems"> = { values: {}, problems: [] },
    options = {},
  ): Promise<Response> => {
    const { own, moved, mayMoveFrom, earlier } = await parts.readMoving.of(resident);
    return pages.show(
      context,
      (shell) =>
        movingPage({
          ...form,
          shell,
          handle: own === null ? null : fullHandle(own),
          moved:
            moved === null
              ? null
              : { to: accountView(moved.target), since: momentInWords(shell.lang, moved.at, clock()) },
          mayMoveFrom: mayMoveFrom === null ? null : momentInWords(shell.lang, mayMoveFrom, clock()),
          earlier: earlier.map((actor) => ({ ...accountView(actor), id: actor.id })),
        }),
      options,
    );
  };

  const again = (context: WijkContext, resident: ResidentId, values: Values, refusal: Refusal) => {
    const refused = formRefusal(refusal);
    return refused === null
      ? pages.refuse(context, refusal)
      : show(context, resident, { values, problems: refused.problems }, refused.options);
  };

  const sentBy = (work: (context: WijkContext, resident: ResidentId, form: Form) => Promise<Response>) =>
    pages.withForm(async (context, form) => {
      const reader = context.get("reader");
      return reader.kind === "resident" ? work(context, reader.id, form) : pages.refuse(context, { kind: "absent" });
    });

  const look = sentBy(async (context, resident, form) => {
    const address = firstValue(form, "address");
    const found = await moveOut.find(resident, address);
    if (!found.ok) return again(context, resident, { address }, found.refusal);
    const { own } = await parts.readMoving.of(resident);
    const { uri, name } = found.value;
    const view = {
      handle: own === null ? "" : fullHandle(own),
      to: { ...accountView(found.value), name },
      address: uri,
    };
    return pages.show(context, (shell) => confirmMovePage({ ...view, shell }));
  });

  const move = sentBy(async (context, resident, form) => {
    const address = firstValue(form, "address");
    const done = await moveOut.move(resident, address);
    return done.ok
      ? pages.seeOther(context, "/ik/verhuizen", "handle-moved")
      : again(context, resident, { address }, done.refusal);
  });

  const comeBack = sentBy(async (context, resident) => {
    const done = await moveOut.comeBack(resident);
    return done.ok ? pages.seeOther(context, "/ik/verhuizen", "handle-back") : pages.refuse(context, done.refusal);
  });

  const addEarlier = sentBy(async (context, resident, form) => {
    const earlier = firstValue(form, "earlier");
    const done = await earlierAccounts.add(resident, earlier);
    return done.ok
      ? pages.seeOther(context, "/ik/verhuizen#eerder", "earlier-added")
      : again(context, resident, { earlier }, done.refusal);
  });

  const removeEarlier = sentBy(async (context, resident, form) => {
    const id = parseId<ActorId>(firstValue(form, "account"));
    const done = id === null ? null : await earlierAccounts.remove(resident, id);
    return done?.ok
      ? pages.seeOther(context, "/ik/verhuizen#eerder", "earlier-removed")
      : pages.refuse(context, { kind: "absent" });
  });

  return [
    {
      method: "GET",
      path: "/ik/verhuizen",
      handle: (context) => {
        const reader = context.get("reader");
        return reader.kind === "resident" ? show(context, reader.id) : pages.refuse(context, { kind: "absent" });
      },
    },
    { method: "POST", path: "/ik/verhuizen", handle: look },
    { method: "POST", path: "/ik/verhuizen/ja", handle: move },
    { method: "POST", path: "/ik/verhuizen/terug", handle: comeBack },
    { method: "POST", path: "/ik/verhuizen/eerder", handle: addEarlier },
    { method: "POST", path: "/ik/verhuizen/eerder/weg", handle: removeEarlier },
    {
      method: "GET",
      path: "/ik/volgt.csv",
      handle: async () => listFile("following_accounts.csv", await parts.readMoving.follows()),
    },
  ];
};
