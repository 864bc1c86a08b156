import { suspendPage } from "../../web/pages/suspend.ts";
import { suspensionsPage } from "../../web/pages/suspensions.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { Clock } from "../kernel/clock.ts";
import type { DecisionId, ResidentId } from "../kernel/ids.ts";
import { type Problem, statusOfRefusal } from "../kernel/refusal.ts";
import { firstValue } from "../platform/http/form.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { Suspend, SuspendForm } from "./suspend.ts";

const list = "/moderatie/schorsingen";
const empty: SuspendForm = { rule: "", reason: "", term: "" };

/** Who is suspended, suspending somebody, and letting them in again. */
export const suspensionRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly suspend: Suspend;
}): readonly Route[] => {
  const { pages, suspend } = parts;
  const { opened, posted } = openings(pages);

  const show = async (context: WijkContext, by: ResidentId, problems: readonly Problem[] = []): Promise<Response> => {
    const [lasting, members] = [await suspend.lasting(), await suspend.candidates(by)];
    const now = parts.clock();
    return pages.show(
      context,
      (shell) =>
        suspensionsPage({
          shell,
          problems,
          members,
          lasting: lasting.map(({ decision, name, byName }) => ({
            id: decision.id,
            name,
            by: byName,
            since: momentInWords(shell.lang, decision.at, now),
            until: decision.until === null ? null : momentInWords(shell.lang, decision.until, now),
            rule: decision.rule,
            reason: decision.reason,
          })),
        }),
      { status: problems.length === 0 ? 200 : statusOfRefusal.invalid },
    );
  };

  const form = async (
    context: WijkContext,
    by: ResidentId,
    id: ResidentId,
    values: SuspendForm = empty,
    problems: readonly Problem[] = [],
  ): Promise<Response> => {
    const found = await suspend.candidate(by, id);
    if (found === null) return pages.refuse(context, { kind: "absent" });
    return pages.show(context, (shell) => suspendPage({ shell, ...found, values, problems }), {
      status: problems.length === 0 ? 200 : statusOfRefusal.invalid,
    });
  };

  return [
    {
      method: "GET",
      path: list,
      handle: (context) => {
        const reader = context.get("reader");
        return reader.kind === "resident" ? show(context, reader.id) : pages.refuse(context, { kind: "absent" });
      },
    },
    {
      method: "GET",
      path: "/moderatie/schorsingen/:id",
      handle: opened<ResidentId>(({ context, reader, id }) => form(context, reader.id, id)),
    },
    {
      method: "POST",
      path: "/moderatie/schorsingen/:id",
      handle: posted<ResidentId>(async ({ context, reader, id, form: sent }) => {
        const values = {
          rule: firstValue(sent, "rule"),
          reason: firstValue(sent, "reason"),
          term: firstValue(sent, "term"),
        };
        const done = await suspend.suspend(reader.id, id, values);
        if (done.ok) return pages.seeOther(context, list, "suspended");
        if (done.refusal.kind === "conflict") return pages.seeOther(context, list, "changed-meanwhile");
        return done.refusal.kind === "invalid"
          ? form(context, reader.id, id, values, done.refusal.problems)
          : pages.refuse(context, done.refusal);
      }),
    },
    {
      method: "POST",
      path: "/moderatie/schorsingen/:id/opheffen",
      handle: posted<DecisionId>(async ({ context, reader, id }) => {
        const done = await suspend.lift(reader.id, id);
        if (done.ok) return pages.seeOther(context, list, "suspension-ended");
        if (done.refusal.kind === "conflict") return pages.seeOther(context, list, "changed-meanwhile");
        return done.refusal.kind === "invalid"
          ? show(context, reader.id, done.refusal.problems)
          : pages.refuse(context, done.refusal);
      }),
    },
  ];
};
