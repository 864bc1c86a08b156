import { appealsPage } from "../../web/pages/appeals.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { Clock } from "../kernel/clock.ts";
import type { BroughtAppealId, DecisionId, ResidentId } from "../kernel/ids.ts";
import { type Problem, statusOfRefusal } from "../kernel/refusal.ts";
import { firstValue } from "../platform/http/form.ts";
import { openings } from "../platform/http/openings.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { pathOfPost } from "../posts/path-of-post.ts";
import type { HandleAppeals } from "./appeal.ts";
import type { JudgeBroughtAppeals } from "./second-opinions/brought-appeal.ts";

const list = "/moderatie/bezwaren";

/** Appeals that wait for a second person, and those of wijken of the ring, for moderators. */
export const appealRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly handleAppeals: HandleAppeals;
  readonly judgeBrought: JudgeBroughtAppeals;
}): readonly Route[] => {
  const { pages, handleAppeals, judgeBrought } = parts;
  const { posted } = openings(pages);

  const show = async (
    context: WijkContext,
    reader: ResidentId,
    refused: { readonly id: string; readonly answer: string; readonly problems: readonly Problem[] } | null = null,
  ): Promise<Response> => {
    const found = await handleAppeals.waiting(reader);
    const brought = await judgeBrought.waiting();
    const now = parts.clock();
    return pages.show(
      context,
      (shell) =>
        appealsPage({
          shell,
          refused,
          appeals: found.map(({ appeal, decision, name, firstByName, post, mine }) => ({
            id: decision.id,
            kind: decision.kind,
            name,
            firstBy: firstByName,
            rule: decision.rule,
            reason: decision.reason,
            decidedAt: momentInWords(shell.lang, decision.at, now),
            words: appeal.words,
            at: momentInWords(shell.lang, appeal.at, now),
            href: post === null ? null : pathOfPost(post),
            mine,
            named: appeal.about !== null,
          })),
          brought: brought.map(({ id, wijk, kind, rule, reason, text, words, cameAt, answerBefore }) => ({
            ...{ id, wijk: wijk.name, host: wijk.host, kind, rule, reason, text, words },
            at: momentInWords(shell.lang, cameAt, now),
            before: momentInWords(shell.lang, answerBefore, now),
          })),
        }),
      { status: refused === null ? 200 : statusOfRefusal.invalid },
    );
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
      method: "POST",
      path: "/moderatie/bezwaren/:id",
      handle: posted<DecisionId>(async ({ context, reader, id, form }) => {
        const answer = firstValue(form, `answer-${id}`);
        const done = await handleAppeals.decide(reader.id, id, { outcome: firstValue(form, "outcome"), answer });
        if (done.ok) return pages.seeOther(context, list, "appeal-decided");
        if (done.refusal.kind === "conflict") return pages.seeOther(context, list, "changed-meanwhile");
        return done.refusal.kind === "invalid"
          ? show(context, reader.id, { id, answer, problems: done.refusal.problems })
          : pages.refuse(context, done.refusal);
      }),
    },
    {
      method: "POST",
      path: "/moderatie/buurbezwaren/:id",
      handle: posted<BroughtAppealId>(async ({ context, reader, id, form }) => {
        const answer = firstValue(form, `answer-${id}`);
        const done = await judgeBrought.decide(reader.id, id, { outcome: firstValue(form, "outcome"), answer });
        if (done.ok) return pages.seeOther(context, list, "opinion-given");
        if (done.refusal.kind === "conflict") return pages.seeOther(context, list, "changed-meanwhile");
        return done.refusal.kind === "invalid"
          ? show(context, reader.id, { id, answer, problems: done.refusal.problems })
          : pages.refuse(context, done.refusal);
      }),
    },
  ];
};
