import { type MakePollView, makePollPage, pollFields } from "../../web/pages/make-poll.ts";
import type { OutsideView, ProblemView } from "../../web/views.ts";
import type { Reader } from "../kernel/reader.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { type ChooseHandle, chooseReaders } from "../posts/choose-readers.http.ts";
import type { MakePoll } from "./make-poll.ts";
import { lengths } from "./poll.ts";
import type { PollReads } from "./poll-reads.ts";

type Values = MakePollView["values"];

/** Making a poll: the form, and what it sends. Whatever was typed comes back with the problems beside it. */
export const makePollRoutes = (parts: {
  readonly pages: Pages;
  readonly make: MakePoll;
  /** A resident's first own handle, chosen while making it. */
  readonly chooseHandle: ChooseHandle;
  readonly memberCount: () => Promise<number>;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  readonly reads: Pick<PollReads, "one">;
}): readonly Route[] => {
  const { pages } = parts;

  const form = async (
    context: WijkContext,
    values: Values = {},
    problems: readonly ProblemView[] = [],
  ): Promise<Response> => {
    const outside = await parts.outside(context.get("reader"));
    const memberCount = await parts.memberCount();
    return pages.show(context, (shell) => makePollPage({ shell, lengths, memberCount, outside, values, problems }), {
      status: problems.length === 0 ? 200 : 422,
    });
  };

  const make = pages.withForm(async (context, sent) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "sign-in-needed" });
    const values: Values = Object.fromEntries(pollFields.map((name) => [name, firstValue(sent, name)]));
    const readers = await chooseReaders(values, reader.id, parts.chooseHandle);
    if (!readers.ok)
      return readers.refusal.kind === "invalid"
        ? form(context, values, readers.refusal.problems)
        : pages.refuse(context, readers.refusal);
    const made = await parts.make({
      makerId: reader.id,
      title: values.title ?? "",
      text: values.text ?? "",
      options: [values.option1, values.option2, values.option3, values.option4].map((option) => option ?? ""),
      several: values.several === "ja",
      days: Number(values.days),
      ...readers.value,
    });
    if (!made.ok)
      return made.refusal.kind === "invalid"
        ? form(context, values, made.refusal.problems)
        : pages.refuse(context, made.refusal);
    const waits = ((await parts.reads.one(reader, made.value))?.poll.post.held ?? null) !== null;
    return pages.seeOther(context, `/peilingen/${made.value}`, waits ? "poll-held" : "poll-made");
  });

  return [
    { method: "GET", path: "/peilingen/nieuw", handle: (context) => form(context) },
    { method: "POST", path: "/peilingen", handle: make },
  ];
};
