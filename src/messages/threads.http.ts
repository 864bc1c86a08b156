import { type BlockPersonView, blockPersonPage } from "../../web/pages/block-person.ts";
import { closeConversationPage } from "../../web/pages/close-conversation.ts";
import { conversationPage } from "../../web/pages/conversation.ts";
import { conversationsPage } from "../../web/pages/conversations.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { FormView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Id, MessageBlockId, PrivateThreadId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { statusOfRefusal } from "../kernel/refusal.ts";
import type { Result } from "../kernel/result.ts";
import { htmlFromText } from "../kernel/text.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Notice } from "../platform/http/notices.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { AskToWrite } from "./ask-to-write.ts";
import type { ChooseWhoWrites } from "./choose-who-writes.ts";
import type { ReadThreads } from "./read-threads.ts";
import { type Opened, openings } from "./reading.http.ts";
import { residentKey } from "./seat.ts";
import type { WriteMessage } from "./write-message.ts";

/** A resident's private threads, and who may write to them. */
export const privateThreadRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly readThreads: ReadThreads;
  readonly writeMessage: WriteMessage;
  readonly askToWrite: AskToWrite;
  readonly chooseWhoWrites: ChooseWhoWrites;
}): readonly Route[] => {
  const { pages, clock, readThreads, writeMessage, askToWrite, chooseWhoWrites } = parts;
  const { opened, posted } = openings(pages);
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });
  const residentOf = (context: WijkContext): Extract<Reader, { kind: "resident" }> => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") throw new Error("A route for residents was reached by a visitor.");
    return reader;
  };

  const list = async (context: WijkContext): Promise<Response> => {
    const reader = residentOf(context);
    const key = residentKey(reader.id);
    const threads = await readThreads.list(key, reader);
    const blocked = await chooseWhoWrites.blocked(key);
    return pages.show(context, (shell) =>
      conversationsPage({
        shell,
        conversations: threads.map(({ thread, own, standing, otherName, question, unread }) => ({
          href: `/gesprekken/${thread.id}`,
          name: otherName,
          unread,
          standing,
          begun: own === 1,
          about: question?.title ?? null,
          when: momentInWords(shell.lang, thread.lastMessageAt, clock()),
        })),
        blocked,
      }),
    );
  };

  const conversation = async (
    { context, reader, key, id }: Opened<PrivateThreadId>,
    form: FormView<"text"> = { values: {}, problems: [] },
    status = 200,
  ): Promise<Response> => {
    const read = await readThreads.one(key, reader, id);
    if (read === null) return absent(context);
    const { own, standing, otherName, question, messages, reported } = read;
    return pages.show(
      context,
      (shell) =>
        conversationPage({
          shell,
          id,
          name: otherName,
          standing,
          begun: own === 1,
          question: question === null ? null : { href: `/vragen/${question.id}`, title: question.title },
          messages: messages.map((message) => ({
            id: message.id,
            mine: message.seat === own,
            bodyHtml: message.text === null ? null : htmlFromText(message.text),
            when: momentInWords(shell.lang, message.writtenAt, clock()),
            reported: reported.includes(message.id),
          })),
          form,
        }),
      { status },
    );
  };

  const write = posted<PrivateThreadId>(async ({ form, ...given }) => {
    const text = firstValue(form, "text");
    const done = await writeMessage.write(given.key, given.id, text);
    if (done.ok) return pages.seeOther(given.context, `/gesprekken/${given.id}#bericht-${done.value}`, "message-sent");
    const { refusal } = done;
    const status = statusOfRefusal[refusal.kind];
    if (refusal.kind === "invalid")
      return conversation(given, { values: { text }, problems: refusal.problems }, status);
    if (refusal.kind !== "conflict") return pages.refuse(given.context, refusal);
    const problems = [{ field: "text", reason: refusal.reason }];
    return conversation(given, { values: { text }, problems }, status);
  });

  /** Something that needs no words: it is done, and `then` says where to look. */
  const step = <Named extends Id<string>>(
    then: (given: Opened<Named>) => string,
    notice: Notice,
    act: (given: Opened<Named>) => Promise<Result<null>>,
  ) =>
    posted<Named>(async (given) => {
      const done = await act(given);
      if (done.ok) return pages.seeOther(given.context, then(given), notice);
      return done.refusal.kind === "conflict"
        ? pages.seeOther(given.context, then(given), "changed-meanwhile")
        : pages.refuse(given.context, done.refusal);
    });
  const toThread = ({ id }: Opened<PrivateThreadId>) => `/gesprekken/${id}`;
  const toList = () => "/gesprekken";

  /** The page that asks once more; for who holds a seat. */
  const asking = (page: (view: BlockPersonView) => unknown) =>
    opened<PrivateThreadId>(async ({ context, reader, key, id }) => {
      const read = await readThreads.one(key, reader, id);
      if (read === null) return absent(context);
      return pages.show(context, (shell) => page({ shell, back: `/gesprekken/${id}`, name: read.otherName }));
    });

  return [
    { method: "GET", path: "/gesprekken", handle: list },
    { method: "GET", path: "/gesprekken/:id", handle: opened<PrivateThreadId>((given) => conversation(given)) },
    { method: "POST", path: "/gesprekken/:id/berichten", handle: write },
    {
      method: "POST",
      path: "/gesprekken/:id/ja",
      handle: step(toThread, "request-granted", ({ key, id }) => askToWrite.answer(key, id, true)),
    },
    {
      method: "POST",
      path: "/gesprekken/:id/nee",
      handle: step(toThread, "request-refused", ({ key, id }) => askToWrite.answer(key, id, false)),
    },
    { method: "GET", path: "/gesprekken/:id/sluiten", handle: asking(closeConversationPage) },
    {
      method: "POST",
      path: "/gesprekken/:id/sluiten",
      handle: step(toThread, "conversation-closed", ({ key, id }) => writeMessage.close(key, id)),
    },
    { method: "GET", path: "/gesprekken/:id/blokkeren", handle: asking(blockPersonPage) },
    {
      method: "POST",
      path: "/gesprekken/:id/blokkeren",
      handle: step<PrivateThreadId>(toList, "person-blocked", ({ key, id }) => chooseWhoWrites.block(key, id)),
    },
    {
      method: "POST",
      path: "/blokkades/:id/opheffen",
      handle: step<MessageBlockId>(toList, "person-unblocked", ({ key, id }) => chooseWhoWrites.unblock(key, id)),
    },
    {
      method: "POST",
      path: "/ik/berichten",
      handle: pages.withForm(async (context, form) => {
        const mayBeAsked = firstValue(form, "ask") === "yes";
        await chooseWhoWrites.setMayBeAsked(residentKey(residentOf(context).id), mayBeAsked);
        return pages.seeOther(context, "/ik#berichten", "message-choice-saved");
      }),
    },
  ];
};
