import { type ReportedMessagesView, reportedMessagesPage } from "../../web/pages/reported-messages.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { Clock } from "../kernel/clock.ts";
import type { MessageReportId, ResidentId } from "../kernel/ids.ts";
import { statusOfRefusal } from "../kernel/refusal.ts";
import { htmlFromText } from "../kernel/text.ts";
import { firstValue } from "../platform/http/form.ts";
import { type Live, markOf } from "../platform/http/live.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { openings } from "./reading.http.ts";
import type { DecideReports } from "./report-message.ts";

/** A decision that was not complete: what was typed, and what is wrong with it. */
export type RefusedDecision = {
  readonly message?: ReportedMessagesView["refused"];
  readonly post?: ReportedMessagesView["refusedPost"];
  readonly person?: ReportedMessagesView["refusedPerson"];
};

/** The one page of everything that somebody found not right. */
export type ShowReports = (context: WijkContext, refused?: RefusedDecision) => Promise<Response>;

/** Where everything stands that was found not right, for one moderator. */
type ReportSources = {
  readonly decideReports: DecideReports;
  /** Posts that wait for a decision, for this moderator. */
  readonly posts: (moderator: ResidentId, lang: Language) => Promise<ReportedMessagesView["posts"]>;
  /** What neighbours tell of themselves and waits for one, too. */
  readonly people: (moderator: ResidentId, lang: Language) => Promise<ReportedMessagesView["people"]>;
};

const readReports = async (sources: ReportSources, moderator: ResidentId, lang: Language) => {
  const reports = await sources.decideReports.waiting(moderator);
  const [posts, people] = [await sources.posts(moderator, lang), await sources.people(moderator, lang)];
  const mark = markOf([
    reports.map(({ id }) => id),
    ...[posts, people].map((all) => all.map(({ id, said }) => [id, said.length])),
  ]);
  return { reports, posts, people, mark };
};

/** GET /moderatie/meldingen/volgen: tells a moderator who has the page open that there is something else on it. */
export const followReportsRoute = (parts: ReportSources & { readonly pages: Pages; readonly live: Live }): Route => ({
  method: "GET",
  path: "/moderatie/meldingen/volgen",
  handle: (context) => {
    const [reader, lang] = [context.get("reader"), context.get("lang")];
    if (reader.kind !== "resident") return parts.pages.refuse(context, { kind: "absent" });
    return parts.live(context, [
      { event: "meldingen", tell: async () => (await readReports(parts, reader.id, lang)).mark },
    ]);
  },
});

export const showReports =
  (parts: ReportSources & { readonly pages: Pages; readonly clock: Clock }): ShowReports =>
  async (context, refused) => {
    const { pages, clock } = parts;
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "absent" });
    const { reports, posts, people, mark } = await readReports(parts, reader.id, context.get("lang"));
    return pages.show(
      context,
      (shell) =>
        reportedMessagesPage({
          shell,
          mark,
          posts,
          people,
          refused: refused?.message ?? null,
          refusedPost: refused?.post ?? null,
          refusedPerson: refused?.person ?? null,
          reports: reports.map(({ id, messageId, seat, reason, messages, names, reportedAt }) => ({
            id,
            reason,
            reporter: names[seat],
            when: momentInWords(shell.lang, reportedAt, clock()),
            messages: messages.map((message) => ({
              id: message.id,
              by: names[message.seat],
              bodyHtml: message.text === null ? null : htmlFromText(message.text),
              when: momentInWords(shell.lang, message.writtenAt, clock()),
              reported: message.id === messageId,
            })),
          })),
        }),
      { status: refused === undefined ? 200 : statusOfRefusal.invalid },
    );
  };

/** What moderators see of reported messages and posts, and what they decide about messages. */
export const reportRoutes = (parts: {
  readonly pages: Pages;
  readonly decideReports: DecideReports;
  readonly show: ShowReports;
}): readonly Route[] => {
  const { pages, decideReports } = parts;
  const { posted } = openings(pages);

  return [
    { method: "GET", path: "/moderatie/meldingen", handle: (context) => parts.show(context) },
    {
      method: "POST",
      path: "/moderatie/meldingen/:id/sluiten",
      handle: posted<MessageReportId>(async ({ context, reader, id }) => {
        const done = await decideReports.closeThread(reader.id, id);
        return done.ok
          ? pages.seeOther(context, "/moderatie/meldingen", "conversation-closed")
          : pages.refuse(context, done.refusal);
      }),
    },
    {
      method: "POST",
      path: "/moderatie/meldingen/:id/afwijzen",
      handle: posted<MessageReportId>(async ({ context, reader, id, form }) => {
        const reason = firstValue(form, "reason");
        const done = await decideReports.dismiss(reader.id, id, reason);
        if (done.ok) return pages.seeOther(context, "/moderatie/meldingen", "report-dismissed");
        const { refusal } = done;
        if (refusal.kind !== "invalid") return pages.refuse(context, refusal);
        return parts.show(context, { message: { id, reason, problems: refusal.problems } });
      }),
    },
  ];
};
