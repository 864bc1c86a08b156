import { bringBackPage } from "../../web/pages/bring-back.ts";
import { spokenQuestionPage } from "../../web/pages/spoken-question.ts";
import type { SpokenDeskView } from "../../web/parts/spoken-desk.ts";
import type { SpokenFormView } from "../../web/parts/spoken-form.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import { themeViews } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { ProblemView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import { type PostId, parseId, type ResidentId, type SpokenQuestionId } from "../kernel/ids.ts";
import { statusOfRefusal } from "../kernel/refusal.ts";
import { type Form, firstValue } from "../platform/http/form.ts";
import type { Notice } from "../platform/http/notices.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { shownHtml } from "../posts/shown-html.http.ts";
import { inLanguageOfWijk, writtenIn } from "../posts/written-in.ts";
import { choosable, type ListedTheme } from "../questions/themes.ts";
import type { BringBack } from "./bring-back.ts";
import type { SpokenOnDesk } from "./read-spoken-desk.ts";
import { type Brought, broughtWays } from "./spoken-question.ts";
import type { Then, WriteDown } from "./write-down.ts";

/** What a wijkwijzer wrote down, in words for their desk. */
export const spokenDeskView = (lang: Language, found: readonly SpokenOnDesk[], now: Date): SpokenDeskView => {
  const views = found.map(({ spoken, words, title }) => ({
    id: spoken.id,
    questionId: spoken.questionId,
    title,
    ...inLanguageOfWijk(lang),
    memoryAid: words?.memoryAid ?? "",
    wayBack: spoken.wayBack,
    notedAt: momentInWords(lang, spoken.notedAt, now),
    waitsSince: spoken.waitsSince === null ? null : momentInWords(lang, spoken.waitsSince, now),
  }));
  return {
    toBring: views.filter(({ waitsSince }) => waitsSince !== null),
    asked: views.filter(({ questionId, waitsSince }) => questionId !== null && waitsSince === null),
    notes: views.filter(({ questionId }) => questionId === null),
  };
};

type Given = { readonly context: WijkContext; readonly by: ResidentId; readonly id: SpokenQuestionId };

/** Writing down what somebody asked by telephone or at the door, and bringing the answer back to them. */
export const spokenQuestionRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly writeDown: WriteDown;
  readonly bringBack: BringBack;
  /** The themes of the wijk, at this moment. */
  readonly themes: () => Promise<readonly ListedTheme[]>;
}): readonly Route[] => {
  const { pages, writeDown, bringBack, clock } = parts;
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });

  const given = (context: WijkContext): Given | null => {
    const reader = context.get("reader");
    const id = parseId<SpokenQuestionId>(context.req.param("id") ?? "");
    return reader.kind !== "resident" || id === null ? null : { context, by: reader.id, id };
  };
  const opened = (handle: (given: Given) => Promise<Response>) => async (context: WijkContext) => {
    const known = given(context);
    return known === null ? absent(context) : handle(known);
  };
  const posted = (handle: (given: Given, form: Form) => Promise<Response>) =>
    pages.withForm(async (context, form) => {
      const known = given(context);
      return known === null ? absent(context) : handle(known, form);
    });

  const show = async (
    context: WijkContext,
    of: {
      readonly id: string | null;
      readonly values: SpokenFormView["values"];
      readonly problems?: readonly ProblemView[];
    },
    status = 200,
  ): Promise<Response> => {
    const themes = choosable(await parts.themes());
    return pages.show(
      context,
      (shell) =>
        spokenQuestionPage({
          shell,
          id: of.id,
          themes: themeViews(shell.lang, themes),
          values: of.values,
          problems: of.problems ?? [],
        }),
      { status },
    );
  };

  const kept = (context: WijkContext, then: Then, question: PostId | null): Response =>
    then === "place" && question !== null
      ? pages.seeOther(context, `/vragen/${question}`, "spoken-placed")
      : pages.seeOther(context, "/mijn-tafel", "spoken-kept");

  const write = pages.withForm(async (context, form) => {
    const reader = context.get("reader");
    if (reader.kind !== "resident") return absent(context);
    const values = valuesOf(form);
    const then = thenOf(form);
    const done = await writeDown.write(reader.id, values, then);
    if (done.ok) return kept(context, then, done.value);
    return done.refusal.kind === "invalid"
      ? show(context, { id: null, values, problems: done.refusal.problems }, statusOfRefusal.invalid)
      : pages.refuse(context, done.refusal);
  });

  const change = posted(async ({ context, by, id }, form) => {
    const values = valuesOf(form);
    const then = thenOf(form);
    const done = await writeDown.change(id, by, values, then);
    if (done.ok) return kept(context, then, done.value);
    return done.refusal.kind === "invalid"
      ? show(context, { id, values, problems: done.refusal.problems }, statusOfRefusal.invalid)
      : pages.refuse(context, done.refusal);
  });

  const bringForm = async ({ context, by, id }: Given, problems: readonly ProblemView[] = []): Promise<Response> => {
    const found = await bringBack.look(id, by);
    if (!found.ok) return pages.refuse(context, found.refusal);
    const { spoken, question, answers, memoryAid } = found.value;
    return pages.show(
      context,
      (shell) =>
        bringBackPage({
          shell,
          id,
          questionId: question.post.id,
          title: question.post.title ?? "",
          ...inLanguageOfWijk(shell.lang),
          memoryAid,
          wayBack: spoken.wayBack,
          answers: answers.map((answer) => ({
            id: answer.id,
            bodyHtml: shownHtml(answer.html, shell.lang),
            ...writtenIn(answer, shell.lang),
            when: momentInWords(shell.lang, answer.publishedAt, clock()),
          })),
          problems,
        }),
      { status: problems.length === 0 ? 200 : statusOfRefusal.invalid },
    );
  };

  const bring = posted(async (known, form) => {
    const brought = broughtIn(form);
    if (brought === null) return bringForm(known, [{ field: "hielp", reason: "brought-missing" }]);
    const answer = parseId<PostId>(firstValue(form, "antwoord"));
    const done = await bringBack.bring(known.id, known.by, { brought, answer });
    if (!done.ok) return pages.refuse(known.context, done.refusal);
    const reader = known.context.get("reader");
    const atDesk = reader.kind === "resident" && reader.roles.includes("wijkwijzer");
    return pages.seeOther(known.context, atDesk ? "/mijn-tafel" : "/", noticeOf[brought]);
  });

  return [
    { method: "POST", path: "/mijn-tafel/gesproken", handle: write },
    {
      method: "GET",
      path: "/mijn-tafel/gesproken/:id",
      handle: opened(async ({ context, by, id }) => {
        const note = await writeDown.note(id, by);
        return note.ok ? show(context, { id, values: note.value }) : pages.refuse(context, note.refusal);
      }),
    },
    { method: "POST", path: "/mijn-tafel/gesproken/:id", handle: change },
    {
      method: "POST",
      path: "/mijn-tafel/gesproken/:id/klaar",
      handle: posted(async ({ context, by, id }) => {
        const done = await writeDown.finish(id, by);
        return done.ok
          ? pages.seeOther(context, "/mijn-tafel", "spoken-finished")
          : pages.refuse(context, done.refusal);
      }),
    },
    { method: "GET", path: "/mijn-tafel/gesproken/:id/terugbrengen", handle: opened((known) => bringForm(known)) },
    { method: "POST", path: "/mijn-tafel/gesproken/:id/terugbrengen", handle: bring },
  ];
};

const noticeOf = {
  helped: "brought-helped",
  "not-helped": "brought-not-helped",
  "not-reached": "brought-not-reached",
  "not-said": "brought-not-said",
} as const satisfies Record<Brought, Notice>;

/** Only the button that says so asks it in the wijk; whatever else was sent keeps it on the desk. */
const thenOf = (form: Form): Then => (firstValue(form, "doen") === "plaatsen" ? "place" : "keep");

/** One button says that nobody was reached; the other that it was brought, with or without what came of it. */
const broughtIn = (form: Form): Brought | null => {
  switch (firstValue(form, "doen")) {
    case "niet-bereikt":
      return "not-reached";
    case "teruggebracht":
      return broughtWays.find((each) => each === firstValue(form, "hielp") && each !== "not-reached") ?? null;
    default:
      return null;
  }
};

const valuesOf = (form: Form) => ({
  title: firstValue(form, "title"),
  text: firstValue(form, "text"),
  theme: firstValue(form, "theme"),
  wayBack: firstValue(form, "wayBack"),
  memoryAid: firstValue(form, "memoryAid"),
});
