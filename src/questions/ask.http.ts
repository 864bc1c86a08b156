import { askPage } from "../../web/pages/ask.ts";
import { type FoundView, similarQuestions } from "../../web/parts/similar.ts";
import { renderPage } from "../../web/render.ts";
import { themeViews } from "../../web/texts/themes.ts";
import type { OutsideView, ProblemView } from "../../web/views.ts";
import type { Audience } from "../kernel/audience.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Result } from "../kernel/result.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { AskQuestion } from "./ask-question.ts";
import type { FindSimilar } from "./find-similar.ts";
import { similarView } from "./question-views.http.ts";
import { choosable, type ListedTheme } from "./themes.ts";

type Values = {
  title?: string;
  text?: string;
  theme?: string;
  area?: string;
  street?: string;
  audience?: string;
  outside?: string;
  newHandle?: string;
  toldSensitive?: string;
};

/** What was typed stands in the address of the suggestions: nobody keeps them. */
const notKept = { "Cache-Control": "private, no-store", Vary: "Cookie" };

/**
 * Asking: the form, what it sends, and questions like the one that is being typed. Whatever was typed comes back, with
 * the problems beside it.
 */
export const askRoutes = (parts: {
  readonly pages: Pages;
  readonly ask: AskQuestion;
  /** A resident's first own handle, chosen while asking. */
  readonly chooseHandle: (resident: ResidentId, handle: string) => Promise<Result<unknown>>;
  readonly memberCount: () => Promise<number>;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  /** Parts of the wijk to choose from. */
  readonly areas: () => Promise<readonly string[]>;
  /** The themes of the wijk, at this moment. */
  readonly themes: () => Promise<readonly ListedTheme[]>;
  readonly findSimilar: FindSimilar;
  readonly clock: Clock;
}): readonly Route[] => {
  const { pages } = parts;

  const form = async (
    context: WijkContext,
    values: Values,
    problems: readonly ProblemView[],
    options: { readonly status?: number; readonly similar?: FoundView } = {},
  ): Promise<Response> => {
    const memberCount = await parts.memberCount();
    const outside = await parts.outside(context.get("reader"));
    const areas = await parts.areas();
    const themes = choosable(await parts.themes());
    const { status = 200, similar = null } = options;
    return pages.show(
      context,
      (shell) =>
        askPage({
          shell,
          themes: themeViews(shell.lang, themes),
          memberCount,
          outside,
          areas,
          similar,
          values,
          problems,
        }),
      { status },
    );
  };

  /** Suggestions are a kindness: who asks for too many gets none, and goes on. */
  const similarTo = async (context: WijkContext, typed: string): Promise<FoundView> => {
    const reader = context.get("reader");
    const found = reader.kind === "resident" ? await parts.findSimilar(reader, typed) : null;
    return found?.ok ? found.value.map((read) => similarView(read, { lang: "nl", now: parts.clock() })) : null;
  };

  const opened = async (context: WijkContext): Promise<Response> => {
    const title = context.req.query("vraag") ?? "";
    return form(context, { title }, [], { similar: title === "" ? null : await similarTo(context, title) });
  };

  const suggestions = async (context: WijkContext): Promise<Response> => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "sign-in-needed" });
    const found = await parts.findSimilar(reader, context.req.query("vraag") ?? "");
    if (!found.ok) return pages.refuse(context, found.refusal);
    const views = found.value.map((read) => similarView(read, { lang: "nl", now: parts.clock() }));
    const body = renderPage(similarQuestions("nl", views));
    return new Response(body, { headers: { "content-type": "text/html; charset=utf-8", ...notKept } });
  };

  const lookFirst = pages.withForm(async (context, sent) => {
    const values = valuesOf(sent);
    return form(context, values, [], { similar: await similarTo(context, values.title) });
  });

  const ask = pages.withForm(async (context, sent) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "sign-in-needed" });
    const values = valuesOf(sent);
    const problems: ProblemView[] = [];
    const audience = values.audience === "" ? "wijk" : values.audience;
    if (audience !== "wijk" && audience !== "everyone")
      problems.push({ field: "audience", reason: "audience-unknown" });
    const outside = values.outside === "handle" ? "handle" : "stand-in";
    if (problems.length > 0) return form(context, values, problems, { status: 422 });
    if (audience === "everyone" && outside === "handle" && values.newHandle !== "") {
      const chosen = await parts.chooseHandle(reader.id, values.newHandle);
      if (!chosen.ok) {
        const found = chosen.refusal.kind === "invalid" ? chosen.refusal.problems : [];
        if (found.length === 0) return pages.refuse(context, chosen.refusal);
        return form(
          context,
          values,
          found.map(({ reason }) => ({ field: "newHandle", reason })),
          { status: 422 },
        );
      }
    }
    const asked = await parts.ask({
      askerId: reader.id,
      title: values.title,
      text: values.text,
      theme: values.theme,
      area: values.area,
      street: values.street,
      audience: audience as Audience,
      outside,
      toldSensitive: values.toldSensitive,
    });
    if (asked.ok) return pages.seeOther(context, `/vragen/${asked.value}`, "asked");
    return asked.refusal.kind === "invalid"
      ? form(context, values, asked.refusal.problems, { status: 422 })
      : pages.refuse(context, asked.refusal);
  });

  return [
    { method: "GET", path: "/vragen/nieuw", handle: opened },
    { method: "POST", path: "/vragen", handle: ask },
    { method: "GET", path: "/vragen/lijkt-op", handle: suggestions },
    { method: "POST", path: "/vragen/lijkt-op", handle: lookFirst },
    {
      method: "GET",
      path: "/vragen/gevonden",
      handle: (context) => pages.seeOther(context, "/", "answer-found"),
    },
  ];
};

/** All that the form holds, as it was typed. */
const valuesOf = (sent: Form) => {
  const field = (name: string): string => firstValue(sent, name);
  return {
    title: field("title"),
    text: field("text"),
    theme: field("theme"),
    area: field("area"),
    street: field("street"),
    audience: field("audience"),
    outside: field("outside"),
    newHandle: field("newHandle"),
    toldSensitive: field("toldSensitive"),
  };
};
