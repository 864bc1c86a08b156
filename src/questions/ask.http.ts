import { type AskView, askPage, type FoundView } from "../../web/pages/ask.ts";
import { themeViews } from "../../web/texts/themes.ts";
import type { OutsideView, ProblemView } from "../../web/views.ts";
import { parseId, type ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { Result } from "../kernel/result.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { personalDataIn, withoutPersonalData } from "../posts/personal-data.ts";
import type { Resident } from "../residents/resident.ts";
import type { AskQuestion } from "./ask-question.ts";
import { type AskNameless, keepersFor, ownPageOf } from "./nameless/ask-nameless.ts";

type Values = AskView["values"];
type Asker = Reader & { kind: "resident" };
type Again = Partial<Pick<AskView, "problems" | "found" | "kept" | "removed">> & { readonly status?: number };

const fieldNames = ["title", "text", "theme", "audience", "outside", "newHandle", "naming", "keeper"] as const;

const audienceOf = ({ audience }: Values): "wijk" | "everyone" | null => {
  if (audience === undefined || audience === "" || audience === "wijk") return "wijk";
  return audience === "everyone" ? "everyone" : null;
};
const namingOf = ({ naming }: Values): "named" | "keeper" | "sealed" | null => {
  if (naming === undefined || naming === "") return "named";
  return naming === "named" || naming === "keeper" || naming === "sealed" ? naming : null;
};

/** What says who or where the asker is, and their name too when it would not stand with the question. */
const foundIn = (values: Values, asker: Asker, kept: readonly string[]): readonly FoundView[] => {
  const unnamed = namingOf(values) !== "named" || (audienceOf(values) === "everyone" && values.outside !== "handle");
  return (["title", "text"] as const).flatMap((field) =>
    personalDataIn(values[field] ?? "", unnamed ? [asker.name] : [])
      .filter(({ text }) => !kept.includes(text))
      .map((found) => ({ field, ...found })),
  );
};

/**
 * Asking: the form, and what it sends. Whatever was typed comes back with the problems beside it, and with what somebody
 * may not want everybody to read; that is asked once for each thing, on a page of the server.
 */
export const askRoutes = (parts: {
  readonly pages: Pages;
  readonly ask: AskQuestion;
  readonly askNameless: AskNameless;
  /** A resident's first own handle, chosen while asking. */
  readonly chooseHandle: (resident: ResidentId, handle: string) => Promise<Result<unknown>>;
  readonly memberCount: () => Promise<number>;
  readonly wijkwijzers: () => Promise<readonly Resident[]>;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
}): readonly Route[] => {
  const { pages } = parts;

  const form = async (context: WijkContext, values: Values, again: Again = {}): Promise<Response> => {
    const memberCount = await parts.memberCount();
    const reader = context.get("reader");
    const outside = await parts.outside(reader);
    const keepers = reader.kind === "resident" ? keepersFor(await parts.wijkwijzers(), reader.id) : [];
    const { status = 200, problems = [], found = [], kept = [], removed = false } = again;
    const view = { memberCount, outside, keepers, values, problems, found, kept, removed };
    return pages.show(context, (shell) => askPage({ shell, themes: themeViews(shell.lang), ...view }), { status });
  };

  const refused = (context: WijkContext, values: Values, kept: readonly string[], refusal: Refusal) =>
    refusal.kind === "invalid"
      ? form(context, values, { problems: refusal.problems, kept, status: 422 })
      : pages.refuse(context, refusal);

  /** Takes out what the asker wants out, or notes what may stay; `null` when nothing is left to decide. */
  const decide = async (context: WijkContext, values: Values, sent: Form, asker: Asker): Promise<Response | null> => {
    const remove = firstValue(sent, "remove");
    const kept = [...new Set([...(sent.kept ?? []), ...(sent.keep ?? [])])];
    const cleaned = {
      ...values,
      title: withoutPersonalData(values.title ?? "", remove),
      text: withoutPersonalData(values.text ?? "", remove),
    };
    const found = foundIn(cleaned, asker, kept);
    return found.length === 0 && remove === "" ? null : form(context, cleaned, { found, kept, removed: remove !== "" });
  };

  const ask = pages.withForm(async (context, sent) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "sign-in-needed" });
    const values: Values = Object.fromEntries(fieldNames.map((name) => [name, firstValue(sent, name)]));
    const audience = audienceOf(values);
    const naming = namingOf(values);
    const problems: ProblemView[] = [];
    if (audience === null) problems.push({ field: "audience", reason: "audience-unknown" });
    if (naming === null) problems.push({ field: "naming", reason: "naming-unknown" });
    if (audience === null || naming === null) return form(context, values, { problems, status: 422 });
    const undecided = await decide(context, values, sent, reader);
    if (undecided !== null) return undecided;

    const kept = [...(sent.kept ?? []), ...(sent.keep ?? [])];
    const { title = "", text = "", theme = "" } = values;
    const words = { askerId: reader.id, title, text, theme, audience };
    if (naming !== "named") {
      const keeperId = naming === "keeper" ? (parseId<ResidentId>(values.keeper ?? "") ?? "none") : null;
      if (keeperId === "none")
        return form(context, values, { problems: [{ field: "keeper", reason: "keeper-missing" }], kept, status: 422 });
      const asked = await parts.askNameless({ ...words, keeperId });
      return asked.ok
        ? pages.seeOther(context, ownPageOf(asked.value.secret), "asked-nameless")
        : refused(context, values, kept, asked.refusal);
    }

    const outside = values.outside === "handle" ? "handle" : "stand-in";
    if (audience === "everyone" && outside === "handle" && values.newHandle !== "") {
      const chosen = await parts.chooseHandle(reader.id, values.newHandle ?? "");
      if (!chosen.ok && chosen.refusal.kind === "invalid") {
        const found = chosen.refusal.problems.map(({ reason }) => ({ field: "newHandle", reason }));
        return form(context, values, { problems: found, kept, status: 422 });
      }
      if (!chosen.ok) return pages.refuse(context, chosen.refusal);
    }
    const asked = await parts.ask({ ...words, outside });
    return asked.ok
      ? pages.seeOther(context, `/vragen/${asked.value}`, "asked")
      : refused(context, values, kept, asked.refusal);
  });

  return [
    {
      method: "GET",
      path: "/vragen/nieuw",
      handle: (context) => form(context, { title: context.req.query("vraag") ?? "" }),
    },
    { method: "POST", path: "/vragen", handle: ask },
  ];
};
