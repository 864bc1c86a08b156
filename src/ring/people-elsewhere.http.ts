import { blockWriterPage } from "../../web/pages/block-writer.ts";
import { blockedWritersPage } from "../../web/pages/blocked-writers.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { FormView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import { type ActorId, type PostId, parseId } from "../kernel/ids.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { fullHandle } from "../posts/actor.ts";
import type { BlockPerson } from "./block-person.ts";

/** What moderators do about one person elsewhere. */
export const peopleElsewhereRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly blockPerson: BlockPerson;
}): readonly Route[] => {
  const { pages, clock, blockPerson } = parts;

  const form = async (
    context: WijkContext,
    sent: FormView<"reason"> = { values: {}, problems: [] },
    options = {},
  ): Promise<Response> => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const writer = id === null ? null : await blockPerson.writerOf(id);
    if (id === null || writer === null) return pages.refuse(context, { kind: "absent" });
    const { actor, threadId } = writer;
    return pages.show(
      context,
      (shell) =>
        blockWriterPage({
          shell,
          ...sent,
          id,
          name: actor.name,
          handle: fullHandle(actor),
          host: actor.host,
          back: `/vragen/${threadId}`,
        }),
      options,
    );
  };

  const block = pages.withForm(async (context, sent) => {
    const reader = context.get("reader");
    const id = parseId<PostId>(context.req.param("id") ?? "");
    if (reader.kind !== "resident" || id === null) return pages.refuse(context, { kind: "absent" });
    const reason = firstValue(sent, "reason");
    const done = await blockPerson.block(id, reason, reader.id);
    if (done.ok) return pages.seeOther(context, "/moderatie/schrijvers", "writer-barred");
    const refused = formRefusal(done.refusal);
    return refused === null
      ? pages.refuse(context, done.refusal)
      : form(context, { values: { reason }, problems: refused.problems }, refused.options);
  });

  const unblock = async (context: WijkContext): Promise<Response> => {
    const reader = context.get("reader");
    const id = parseId<ActorId>(context.req.param("id") ?? "");
    if (reader.kind !== "resident" || id === null) return pages.refuse(context, { kind: "absent" });
    const done = await blockPerson.unblock(id, reader.id);
    return done.ok
      ? pages.seeOther(context, "/moderatie/schrijvers", "writer-free")
      : pages.refuse(context, done.refusal);
  };

  const list = async (context: WijkContext): Promise<Response> => {
    const found = await blockPerson.blocked();
    return pages.show(context, (shell) =>
      blockedWritersPage({
        shell,
        writers: found.map(({ actor, reason, at }) => ({
          id: actor.id,
          name: actor.name,
          handle: fullHandle(actor),
          reason,
          since: momentInWords(shell.lang, at, clock()),
        })),
      }),
    );
  };

  return [
    { method: "GET", path: "/moderatie/schrijvers", handle: list },
    { method: "POST", path: "/moderatie/schrijvers/:id/vrij", handle: unblock },
    { method: "GET", path: "/moderatie/schrijver-van/:id", handle: (context) => form(context) },
    { method: "POST", path: "/moderatie/schrijver-van/:id", handle: block },
  ];
};
