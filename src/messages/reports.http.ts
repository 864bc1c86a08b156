import { type ReportedMessagesView, reportedMessagesPage } from "../../web/pages/reported-messages.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { Clock } from "../kernel/clock.ts";
import type { MessageReportId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { statusOfRefusal } from "../kernel/refusal.ts";
import { htmlFromText } from "../kernel/text.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { openings } from "./reading.http.ts";
import type { DecideReports } from "./report-message.ts";

/** What moderators see of reported messages, and what they decide. */
export const reportRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly decideReports: DecideReports;
}): readonly Route[] => {
  const { pages, clock, decideReports } = parts;
  const { posted } = openings(pages);

  const list = async (
    context: WijkContext,
    reader: Reader,
    refused: ReportedMessagesView["refused"] = null,
    status = 200,
  ): Promise<Response> => {
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "absent" });
    const reports = await decideReports.waiting(reader.id);
    return pages.show(
      context,
      (shell) =>
        reportedMessagesPage({
          shell,
          refused,
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
      { status },
    );
  };

  return [
    { method: "GET", path: "/moderatie/meldingen", handle: (context) => list(context, context.get("reader")) },
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
        return list(context, reader, { id, reason, problems: refusal.problems }, statusOfRefusal.invalid);
      }),
    },
  ];
};
