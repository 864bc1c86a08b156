import { type AskView, askFields, askPage } from "../../web/pages/ask.ts";
import type { QuestionPreviewView } from "../../web/parts/question-preview.ts";
import { type FoundView, similarQuestions } from "../../web/parts/similar.ts";
import { renderPage } from "../../web/render.ts";
import { themeViews } from "../../web/texts/themes.ts";
import type { OutsideView, ProblemView } from "../../web/views.ts";
import { type Audience, audiences, leavesTheWijk } from "../kernel/audience.ts";
import type { Clock } from "../kernel/clock.ts";
import { parseId, type ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { Result } from "../kernel/result.ts";
import { htmlFromText, oneLine } from "../kernel/text.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { photosInForm } from "../posts/chosen-photos.http.ts";
import { decidedTexts } from "../posts/personal-data.http.ts";
import type { Resident } from "../residents/resident.ts";
import type { AskQuestion } from "./ask-question.ts";
import type { FindSimilar } from "./find-similar.ts";
import { type AskNameless, keepersFor, ownPageOf } from "./nameless/ask-nameless.ts";
import { placeInWords } from "./place.ts";
import type { QuestionRead, QuestionReads } from "./question-reads.ts";
import { similarView } from "./question-views.http.ts";
import { suggestTheme } from "./suggest-theme.ts";
import { choosable, type ListedTheme } from "./themes.ts";

type Values = AskView["values"];
type Asker = Reader & { kind: "resident" };
type Again = Partial<Pick<AskView, "problems" | "found" | "kept" | "removed" | "similar" | "preview" | "photos">> & {
  readonly status?: number;
};

/** What was typed stands in the address of the suggestions: nobody keeps them. */
const notKept = { "Cache-Control": "private, no-store", Vary: "Cookie" };

const audienceOf = ({ audience }: Values): Audience | null => {
  if (audience === undefined || audience === "") return "wijk";
  return audiences.find((each) => each === audience) ?? null;
};
/** Whether a name of the writer's own would not stand with what others than the wijk read. */
const readOutside = (values: Values): boolean => leavesTheWijk(audienceOf(values) ?? "wijk");
const namingOf = ({ naming }: Values): "named" | "keeper" | "sealed" | null => {
  if (naming === undefined || naming === "") return "named";
  return naming === "named" || naming === "keeper" || naming === "sealed" ? naming : null;
};

/** Under which name a question that leaves the wijk goes out. */
const outsideNameIn = ({ outside, newHandle }: Values, known: OutsideView): string => {
  if (outside !== "handle" || known.movedTo !== undefined) return known.standIn;
  return known.handle ?? (newHandle ? `@${newHandle}@${known.host}` : known.standIn);
};

/** The name of the asker is personal data too when it would not stand with the question. */
const namesToHide = (values: Values, asker: Asker): readonly string[] => {
  const unnamed = namingOf(values) !== "named" || (readOutside(values) && values.outside !== "handle");
  return unnamed ? [asker.name] : [];
};

/** All that the form holds, as it was typed. */
const valuesOf = (sent: Form): Values => Object.fromEntries(askFields.map((name) => [name, firstValue(sent, name)]));

/**
 * Asking: the form, what it sends, and questions like the one that is being typed. Whatever was typed comes back with the
 * problems beside it, and with what somebody may not want everybody to read; that is asked once for each thing, on a page
 * of the server.
 */
export const askRoutes = (parts: {
  readonly pages: Pages;
  readonly withPhotos: Pages["withForm"];
  readonly ask: AskQuestion;
  readonly askNameless: AskNameless;
  /** A resident's first own handle, chosen while asking. */
  readonly chooseHandle: (resident: ResidentId, handle: string) => Promise<Result<unknown>>;
  readonly memberCount: () => Promise<number>;
  readonly wijkwijzers: () => Promise<readonly Resident[]>;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  /** The wijken of the ring, by name. */
  readonly ring: () => Promise<readonly string[]>;
  /** Parts of the wijk to choose from. */
  readonly areas: () => Promise<readonly string[]>;
  /** The themes of the wijk, at this moment. */
  readonly themes: () => Promise<readonly ListedTheme[]>;
  readonly findSimilar: FindSimilar;
  readonly clock: Clock;
  readonly reads: Pick<QuestionReads, "thread">;
}): readonly Route[] => {
  const { pages } = parts;

  const form = async (context: WijkContext, values: Values, again: Again = {}): Promise<Response> => {
    const reader = context.get("reader");
    const {
      status = 200,
      problems = [],
      found = [],
      kept = [],
      removed = false,
      similar = null,
      preview = null,
      photos = photosInForm(null).photos,
    } = again;
    const view = {
      memberCount: await parts.memberCount(),
      outside: await parts.outside(reader),
      ring: await parts.ring(),
      areas: await parts.areas(),
      themes: choosable(await parts.themes()),
      keepers: reader.kind === "resident" ? keepersFor(await parts.wijkwijzers(), reader.id) : [],
      ...{ values, problems, found, kept, removed, similar, preview, photos },
    };
    return pages.show(context, (shell) => askPage({ ...view, shell, themes: themeViews(shell.lang, view.themes) }), {
      status,
    });
  };

  const refused = (context: WijkContext, values: Values, again: Pick<Again, "kept" | "photos">, refusal: Refusal) =>
    refusal.kind === "invalid"
      ? form(context, values, { ...again, problems: refusal.problems, status: 422 })
      : pages.refuse(context, refusal);

  const foundView = async (context: WijkContext, like: readonly QuestionRead[]): Promise<NonNullable<FoundView>> => {
    const theme = suggestTheme(like, await parts.themes());
    return {
      questions: like.map((read) => similarView(read, { lang: context.get("lang"), now: parts.clock() })),
      theme: theme === null ? null : (themeViews(context.get("lang"), [theme])[0] ?? null),
    };
  };

  /** Suggestions are a kindness: who asks for too many gets none, and goes on. */
  const similarTo = async (context: WijkContext, typed: string): Promise<FoundView> => {
    const reader = context.get("reader");
    const found = reader.kind === "resident" ? await parts.findSimilar(reader, typed) : null;
    return found?.ok ? foundView(context, found.value) : null;
  };

  const opened = async (context: WijkContext): Promise<Response> => {
    const title = context.req.query("vraag") ?? "";
    return form(context, { title }, { similar: title === "" ? null : await similarTo(context, title) });
  };

  const suggestions = async (context: WijkContext): Promise<Response> => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "sign-in-needed" });
    const found = await parts.findSimilar(reader, context.req.query("vraag") ?? "");
    if (!found.ok) return pages.refuse(context, found.refusal);
    const body = renderPage(similarQuestions(context.get("lang"), await foundView(context, found.value)));
    return new Response(body, { headers: { "content-type": "text/html; charset=utf-8", ...notKept } });
  };

  const lookFirst = parts.withPhotos(async (context, sent) => {
    const typed = valuesOf(sent);
    const values = { ...typed, theme: firstValue(sent, "suggested") || typed.theme };
    const { photos } = photosInForm(sent);
    const similar = await similarTo(context, values.title ?? "");
    return form(context, values, { kept: sent.kept ?? [], photos, similar });
  });

  /** The question as others will see it; nothing is placed or kept. */
  const preview = parts.withPhotos(async (context, sent) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "sign-in-needed" });
    const values = valuesOf(sent);
    const typed = { title: values.title ?? "", text: values.text ?? "" };
    const { texts, found, kept, removed } = decidedTexts(sent, typed, namesToHide(values, reader));
    const cleaned = { ...values, ...texts };
    const { photos } = photosInForm(sent);
    const shown = { ...(await previewOf(context, cleaned)), photos: photos.chosen };
    return form(context, cleaned, { found, kept, removed, photos, preview: shown });
  });

  const previewOf = async (context: WijkContext, values: Values): Promise<Omit<QuestionPreviewView, "photos">> => {
    const audience = audienceOf(values) ?? "wijk";
    const naming = namingOf(values) ?? "named";
    const reader = context.get("reader");
    const outside = await parts.outside(reader);
    const [theme] = themeViews(
      context.get("lang"),
      (await parts.themes()).filter(({ slug }) => slug === values.theme),
    );
    return {
      title: oneLine(values.title ?? ""),
      bodyHtml: htmlFromText(values.text ?? ""),
      theme: theme ?? null,
      place: placeInWords({ area: values.area || null, street: (naming === "named" && values.street) || null }),
      audience,
      naming,
      name: reader.kind === "resident" ? reader.name : "",
      outsideName: leavesTheWijk(audience) ? outsideNameIn(values, outside) : null,
      forOther: values.forOther === "ja",
    };
  };

  const ask = parts.withPhotos(async (context, sent) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return pages.refuse(context, { kind: "sign-in-needed" });
    const values = valuesOf(sent);
    const audience = audienceOf(values);
    const naming = namingOf(values);
    const problems: ProblemView[] = [];
    if (audience === null) problems.push({ field: "audience", reason: "audience-unknown" });
    if (naming === null) problems.push({ field: "naming", reason: "naming-unknown" });
    const { photos, chosen, again } = photosInForm(sent);
    if (naming !== null && naming !== "named" && photos.chosen.length > 0)
      problems.push({ field: "photos", reason: "photos-nameless" });
    if (audience === null || naming === null || problems.length > 0)
      return form(context, values, { problems, photos, status: 422 });
    const typed = { title: values.title ?? "", text: values.text ?? "" };
    const { texts, found, kept, removed } = decidedTexts(sent, typed, namesToHide(values, reader));
    if (removed || found.length > 0 || again)
      return form(context, { ...values, ...texts }, { found, kept, removed, photos });

    const { title, text } = typed;
    const { theme = "", area = "", street = "" } = values;
    const onBehalf = values.forOther === "ja" ? ("someone-else" as const) : null;
    const { toldSensitive, ringShown } = values;
    const words = { askerId: reader.id, title, text, theme, area, audience, onBehalf, toldSensitive, ringShown };
    if (naming !== "named") {
      const keeperId = naming === "keeper" ? (parseId<ResidentId>(values.keeper ?? "") ?? "none") : null;
      if (keeperId === "none")
        return form(context, values, {
          problems: [{ field: "keeper", reason: "keeper-missing" }],
          kept,
          photos,
          status: 422,
        });
      const asked = await parts.askNameless({ ...words, keeperId });
      return asked.ok
        ? pages.seeOther(context, ownPageOf(asked.value.secret), "asked-nameless")
        : refused(context, values, { kept, photos }, asked.refusal);
    }

    const outside = values.outside === "handle" ? "handle" : "stand-in";
    if (leavesTheWijk(audience) && outside === "handle" && values.newHandle !== "") {
      const chosen = await parts.chooseHandle(reader.id, values.newHandle ?? "");
      if (!chosen.ok && chosen.refusal.kind === "invalid") {
        const atHandle = chosen.refusal.problems.map(({ reason }) => ({ field: "newHandle", reason }));
        return form(context, values, { problems: atHandle, kept, photos, status: 422 });
      }
      if (!chosen.ok) return pages.refuse(context, chosen.refusal);
    }
    const asked = await parts.ask({ ...words, street, outside, photos: chosen });
    if (!asked.ok) return refused(context, values, { kept, photos }, asked.refusal);
    const waits = ((await parts.reads.thread(reader, asked.value))?.question.post.held ?? null) !== null;
    return pages.seeOther(context, `/vragen/${asked.value}`, waits ? "asked-held" : "asked");
  });

  return [
    { method: "GET", path: "/vragen/nieuw", handle: opened },
    { method: "POST", path: "/vragen", handle: ask },
    { method: "POST", path: "/vragen/voorbeeld", handle: preview },
    { method: "GET", path: "/vragen/lijkt-op", handle: suggestions },
    { method: "POST", path: "/vragen/lijkt-op", handle: lookFirst },
    {
      method: "GET",
      path: "/vragen/gevonden",
      handle: (context) => pages.seeOther(context, "/", "answer-found"),
    },
  ];
};
