import { reportMessagePage } from "../../web/pages/report-message.ts";
import { withdrawMessagePage } from "../../web/pages/withdraw-message.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { FormView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import type { MessageId } from "../kernel/ids.ts";
import { statusOfRefusal } from "../kernel/refusal.ts";
import { htmlFromText } from "../kernel/text.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { ReadThreads } from "./read-threads.ts";
import { type Opened, openings } from "./reading.http.ts";
import type { ReportMessage } from "./report-message.ts";
import type { WriteMessage } from "./write-message.ts";

/** What the two sides can do with one message: its writer takes it back, its reader says that it is not right. */
export const ownMessageRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly readThreads: ReadThreads;
  readonly writeMessage: WriteMessage;
  readonly reportMessage: ReportMessage;
}): readonly Route[] => {
  const { pages, clock, readThreads, writeMessage, reportMessage } = parts;
  const { opened, posted } = openings(pages);

  const withdrawForm = opened<MessageId>(async ({ context, key, id }) => {
    const message = await readThreads.own(key, id);
    if (message === null) return pages.refuse(context, { kind: "absent" });
    const { text, threadId } = message;
    return pages.show(context, (shell) =>
      withdrawMessagePage({ shell, id, bodyHtml: htmlFromText(text ?? ""), back: `/gesprekken/${threadId}` }),
    );
  });

  const reportForm = async (
    { context, key, id }: Opened<MessageId>,
    form: FormView<"reason"> = { values: {}, problems: [] },
    status = 200,
  ): Promise<Response> => {
    const preview = await reportMessage.preview(key, id);
    if (preview === null) return pages.refuse(context, { kind: "absent" });
    const { thread, own, otherName, messages } = preview;
    return pages.show(
      context,
      (shell) =>
        reportMessagePage({
          shell,
          id,
          name: otherName,
          back: `/gesprekken/${thread.id}`,
          upTo: messages.at(-1)?.position ?? 0,
          messages: messages.map((message) => ({
            id: message.id,
            by: message.seat === own ? (shell.reader?.name ?? "") : otherName,
            bodyHtml: message.text === null ? null : htmlFromText(message.text),
            when: momentInWords(shell.lang, message.writtenAt, clock()),
            reported: message.id === id,
          })),
          form,
        }),
      { status },
    );
  };

  return [
    { method: "GET", path: "/berichten/:id/intrekken", handle: withdrawForm },
    {
      method: "POST",
      path: "/berichten/:id/intrekken",
      handle: posted<MessageId>(async ({ context, key, id }) => {
        const done = await writeMessage.withdraw(key, id);
        return done.ok
          ? pages.seeOther(context, `/gesprekken/${done.value}`, "message-withdrawn")
          : pages.refuse(context, done.refusal);
      }),
    },
    { method: "GET", path: "/berichten/:id/klopt-niet", handle: opened<MessageId>((given) => reportForm(given)) },
    {
      method: "POST",
      path: "/berichten/:id/klopt-niet",
      handle: posted<MessageId>(async ({ form, ...given }) => {
        const reason = firstValue(form, "reason");
        const upTo = Number.parseInt(firstValue(form, "upTo"), 10) || 0;
        const done = await reportMessage.report(given.key, given.id, { reason, upTo });
        if (done.ok) return pages.seeOther(given.context, `/gesprekken/${done.value}`, "message-reported");
        const { refusal } = done;
        return refusal.kind === "invalid"
          ? reportForm(given, { values: { reason }, problems: refusal.problems }, statusOfRefusal.invalid)
          : pages.refuse(given.context, refusal);
      }),
    },
  ];
};
