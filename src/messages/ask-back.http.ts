import { askBackPage } from "../../web/pages/ask-back.ts";
import type { FormView } from "../../web/views.ts";
import type { PostId } from "../kernel/ids.ts";
import { statusOfRefusal } from "../kernel/refusal.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import { mayRead } from "../posts/may-read.ts";
import { stands } from "../posts/post.ts";
import type { Question } from "../questions/question.ts";
import type { OpenPrivateThread } from "./open-private-thread.ts";
import { type Opened, openings } from "./reading.http.ts";

/** A wijkwijzer asks the asker of a question something that only the two of them read. */
export const askBackRoutes = (parts: {
  readonly pages: Pages;
  readonly openPrivateThread: OpenPrivateThread;
  readonly question: (id: PostId) => Promise<Question | null>;
}): readonly Route[] => {
  const { pages } = parts;
  const { opened, posted } = openings(pages);

  const form = async (
    { context, reader, id }: Opened<PostId>,
    filledIn: FormView<"text"> = { values: {}, problems: [] },
    status = 200,
  ): Promise<Response> => {
    const question = await parts.question(id);
    const { author } = question?.post ?? {};
    const canAsk =
      question !== null && mayRead(question.post, reader) && stands(question.post) && author?.kind === "resident";
    if (!canAsk || author.residentId === reader.id) return pages.refuse(context, { kind: "absent" });
    const { title } = question.post;
    return pages.show(context, (shell) => askBackPage({ shell, id, title: title ?? "", form: filledIn }), { status });
  };

  const path = "/mijn-tafel/vragen/:id/terugvragen";
  return [
    { method: "GET", path, handle: opened<PostId>((given) => form(given)) },
    {
      method: "POST",
      path,
      handle: posted<PostId>(async ({ form: sent, ...given }) => {
        const text = firstValue(sent, "text");
        const asked = await parts.openPrivateThread({ questionId: given.id, from: given.reader.id, text });
        if (asked.ok) return pages.seeOther(given.context, `/gesprekken/${asked.value}`, "message-sent");
        const { refusal } = asked;
        return refusal.kind === "invalid"
          ? form(given, { values: { text }, problems: refusal.problems }, statusOfRefusal.invalid)
          : pages.refuse(given.context, refusal);
      }),
    },
  ];
};
