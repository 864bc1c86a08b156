import { decisionPage } from "../../web/pages/decision.ts";
import type { RingLookView } from "../../web/parts/ring-look.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { Clock } from "../kernel/clock.ts";
import type { DecisionId } from "../kernel/ids.ts";
import { type Problem, statusOfRefusal } from "../kernel/refusal.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { pathOfPost } from "../posts/path-of-post.ts";
import type { HandleAppeals, ReadDecision } from "./appeal.ts";
import type { AskRing, OpinionStanding } from "./second-opinions/ask-ring.ts";

/** How it stands with the wijken of the ring, as whoever did not agree sees it. */
const ringView = (
  { last, canAsk }: OpinionStanding,
  page: string,
  viewing: { readonly lang: Language; readonly now: Date },
): RingLookView => ({
  page,
  canAsk,
  last:
    last === null
      ? null
      : {
          wijk: last.wijk.name,
          state: last.state,
          answer: last.answer,
          before: momentInWords(viewing.lang, last.answerBefore, viewing.now),
        },
});

/** What was decided about whoever holds the link of a letter, and saying that one does not agree. */
export const decisionRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly read: ReadDecision;
  readonly handleAppeals: HandleAppeals;
  readonly askRing: AskRing;
  readonly openKey: (key: string) => DecisionId | null;
}): readonly Route[] => {
  const { pages } = parts;
  const keyOf = (context: WijkContext): string => context.req.param("key") ?? "";

  const show = async (context: WijkContext, words = "", problems: readonly Problem[] = []): Promise<Response> => {
    const id = parts.openKey(keyOf(context));
    const found = id === null ? null : await parts.read(id);
    if (found === null) return pages.refuse(context, { kind: "absent" });
    const { decision, post, appeal, open, hasSecond, pending } = found;
    const asked = await parts.askRing.standing(decision.id);
    const { kind, rule, reason, at, until, endedAt } = decision;
    const now = parts.clock();
    return pages.show(
      context,
      (shell) =>
        decisionPage({
          ...{ shell, kind, rule, reason, problems, open, hasSecond, pending, ended: endedAt !== null },
          action: `/besluit/${keyOf(context)}/bezwaar`,
          named: decision.about !== null,
          ring: ringView(asked, `/besluit/${keyOf(context)}/buurwijk`, { lang: shell.lang, now }),
          values: { words },
          href: post === null || post.withdrawnAt !== null ? null : pathOfPost(post),
          at: momentInWords(shell.lang, at, now),
          until: until === null ? null : momentInWords(shell.lang, until, now),
          appeal:
            appeal === null
              ? null
              : {
                  words: appeal.words,
                  outcome: appeal.decided?.outcome ?? null,
                  answer: appeal.decided?.answer ?? "",
                  byWijk: (appeal.decided?.byWijk ?? null) === null ? null : (asked.last?.wijk.name ?? null),
                },
        }),
      { status: problems.length === 0 ? 200 : statusOfRefusal.invalid, secret: true },
    );
  };

  return [
    { method: "GET", path: "/besluit/:key", handle: (context) => show(context) },
    {
      method: "POST",
      path: "/besluit/:key/bezwaar",
      handle: pages.withForm(async (context, form) => {
        const id = parts.openKey(keyOf(context));
        if (id === null) return pages.refuse(context, { kind: "absent" });
        const words = firstValue(form, "words");
        const done = await parts.handleAppeals.appeal(id, words);
        const back = `/besluit/${keyOf(context)}`;
        if (done.ok) return pages.seeOther(context, back, "appeal-made");
        if (done.refusal.kind === "conflict") return pages.seeOther(context, back, "changed-meanwhile");
        return done.refusal.kind === "invalid"
          ? show(context, words, done.refusal.problems)
          : pages.refuse(context, done.refusal);
      }),
    },
  ];
};
