import { askPage } from "../../web/pages/ask.ts";
import { themeViews } from "../../web/texts/themes.ts";
import type { OutsideView, ProblemView } from "../../web/views.ts";
import type { Audience } from "../kernel/audience.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Result } from "../kernel/result.ts";
import { firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { AskQuestion } from "./ask-question.ts";
import type { QuestionReads } from "./question-reads.ts";

type Values = {
  title?: string;
  text?: string;
  theme?: string;
  audience?: string;
  outside?: string;
  newHandle?: string;
};

/** Asking: the form, and what it sends. Whatever was typed comes back with the problems beside it. */
export const askRoutes = (parts: {
  readonly pages: Pages;
  readonly ask: AskQuestion;
  /** A resident's first own handle, chosen while asking. */
  readonly chooseHandle: (resident: ResidentId, handle: string) => Promise<Result<unknown>>;
  readonly memberCount: () => Promise<number>;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  readonly reads: Pick<QuestionReads, "thread">;
}): readonly Route[] => {
  const { pages } = parts;

  const form = async (
    context: WijkContext,
    values: Values,
    problems: readonly ProblemView[],
    status = 200,
  ): Promise<Response> => {
    const memberCount = await parts.memberCount();
    const outside = await parts.outside(context.get("reader"));
    return pages.show(
      context,
      (shell) => askPage({ shell, themes: themeViews(shell.lang), memberCount, outside, values, problems }),
      { status },
    );
  };

  const ask = pages.withForm(async (context, sent) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "sign-in-needed" });
    const field = (name: string) => firstValue(sent, name);
    const values = {
      title: field("title"),
      text: field("text"),
      theme: field("theme"),
      audience: field("audience"),
      outside: field("outside"),
      newHandle: field("newHandle"),
    };
    const problems: ProblemView[] = [];
    const audience = values.audience === "" ? "wijk" : values.audience;
    if (audience !== "wijk" && audience !== "everyone")
      problems.push({ field: "audience", reason: "audience-unknown" });
    const outside = values.outside === "handle" ? "handle" : "stand-in";
    if (problems.length > 0) return form(context, values, problems, 422);
    if (audience === "everyone" && outside === "handle" && values.newHandle !== "") {
      const chosen = await parts.chooseHandle(reader.id, values.newHandle);
      if (!chosen.ok) {
        const found = chosen.refusal.kind === "invalid" ? chosen.refusal.problems : [];
        if (found.length === 0) return pages.refuse(context, chosen.refusal);
        return form(
          context,
          values,
          found.map(({ reason }) => ({ field: "newHandle", reason })),
          422,
        );
      }
    }
    const asked = await parts.ask({
      askerId: reader.id,
      title: values.title,
      text: values.text,
      theme: values.theme,
      audience: audience as Audience,
      outside,
    });
    if (asked.ok) {
      const waits = ((await parts.reads.thread(reader, asked.value))?.question.post.held ?? null) !== null;
      return pages.seeOther(context, `/vragen/${asked.value}`, waits ? "asked-held" : "asked");
    }
    return asked.refusal.kind === "invalid"
      ? form(context, values, asked.refusal.problems, 422)
      : pages.refuse(context, asked.refusal);
  });

  return [
    {
      method: "GET",
      path: "/vragen/nieuw",
      handle: (context) => form(context, { title: context.req.query("vraag") ?? "" }, []),
    },
    { method: "POST", path: "/vragen", handle: ask },
  ];
};
