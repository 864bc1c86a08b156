import { askFurtherPage } from "../../../web/pages/ask-further.ts";
import { type OwnPageView, ownPage, type WaitingView } from "../../../web/pages/own-page.ts";
import { ownPageChange } from "../../../web/pages/own-page-change.ts";
import { ownPageWithdraw } from "../../../web/pages/own-page-withdraw.ts";
import { themeView, themeViews } from "../../../web/texts/themes.ts";
import type { FormView, ProblemView, ShellView } from "../../../web/views.ts";
import type { Clock } from "../../kernel/clock.ts";
import { newId, type PostId, parseId, type ResidentId } from "../../kernel/ids.ts";
import type { Reader } from "../../kernel/reader.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { htmlFromText } from "../../kernel/text.ts";
import { type Form, firstValue } from "../../platform/http/form.ts";
import { speakAsTheLetter } from "../../platform/http/language.ts";
import type { Notice } from "../../platform/http/notices.ts";
import type { Pages } from "../../platform/http/page-response.ts";
import type { Route, WijkContext } from "../../platform/http/route.ts";
import { stands } from "../../posts/post.ts";
import { inLanguageOfWijk } from "../../posts/written-in.ts";
import type { QuestionReads } from "../question-reads.ts";
import { answersView, authorView, stateView, whenWritten } from "../question-views.http.ts";
import type { ReadQuestionsParts, WayFor } from "../read-questions.http.ts";
import { choosable, type ListedTheme } from "../themes.ts";
import { ownPageOf } from "./ask-nameless.ts";
import type { FurtherChoice, Wanted } from "./further.ts";
import { isLetter } from "./nameless.ts";
import type { AskerAct, OwnPage, OwnPages } from "./own-page.ts";

const choices: Readonly<Record<string, FurtherChoice["choice"]>> = { ja: "yes", nee: "no", "nog-niet": "not-yet" };

const mostOffers = 5;

type Found = OwnPage & { readonly secret: string };
type Words = { readonly title: string; readonly text: string; readonly theme: string; readonly area: string };

/** A resident of whom nothing is known: the secret says that they are one, and no more is needed to read. */
const someResident = (): Reader => ({ kind: "resident", id: newId<ResidentId>(), name: "", roles: [] });

/** The frame without whoever is signed in at this browser: the page belongs to the secret. */
const bare = (shell: ShellView): ShellView => ({ ...shell, reader: null });

const waitingViews = ({ waiting }: OwnPage): readonly WaitingView[] =>
  waiting.flatMap(({ id, act }) => {
    if (act.kind === "ask" || isLetter(act)) return [];
    return [{ id, kind: act.kind, text: act.kind === "say" ? act.text : undefined }];
  });

/** What was said about a proposal to round off, or makes it needless. */
const endsProposal = ({ kind }: OwnPage["waiting"][number]["act"]): boolean =>
  kind === "round-off" || kind === "close" || kind === "withdraw" || kind === "forget";

/** The asker's own page of a question without a name, and everything that is done there. */
export const ownPageRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly reads: QuestionReads;
  readonly ownPages: OwnPages;
  /** Parts of the wijk to choose from. */
  readonly areas: () => Promise<readonly string[]>;
  /** The themes of the wijk, at this moment. */
  readonly themes: () => Promise<readonly ListedTheme[]>;
  readonly wayFor: WayFor;
  /** What is offered about themes. */
  readonly offersAbout: ReadQuestionsParts["offersAbout"];
  /** Where it stands what moderators decided about what was written without a name in a thread. */
  readonly decisionsAbout: (id: PostId) => Promise<readonly { readonly href: string; readonly over: boolean }[]>;
}): readonly Route[] => {
  const { pages, reads, ownPages } = parts;
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });

  const withPage = async (context: WijkContext, work: (found: Found) => Promise<Response>): Promise<Response> => {
    const secret = context.req.param("secret") ?? "";
    const found = await ownPages.open(secret);
    if (found === null) return absent(context);
    if (found.language !== null) speakAsTheLetter(context, found.language);
    return work({ ...found, secret });
  };
  const opened = (work: (context: WijkContext, found: Found) => Promise<Response>) => (context: WijkContext) =>
    withPage(context, (found) => work(context, found));
  const posted = (work: (context: WijkContext, found: Found, form: Form) => Promise<Response>) =>
    pages.withForm((context, form) => withPage(context, (found) => work(context, found, form)));

  /** The words as the asker last left them, standing or waiting. */
  const wordsOf = async ({ threadId, waiting }: Found): Promise<Words> => {
    const latest = waiting.findLast(({ act }) => act.kind === "change" || act.kind === "ask")?.act;
    if (latest?.kind === "change" || latest?.kind === "ask") return latest;
    const thread = await reads.thread(someResident(), threadId);
    const { title, body } = thread?.question.post ?? { title: "", body: "" };
    const { theme = "", place } = thread?.question ?? {};
    return { title: title ?? "", text: body, theme, area: place?.area ?? "" };
  };

  const show = async (
    context: WijkContext,
    found: Found,
    say: FormView<"text"> = { values: {}, problems: [] },
    status = 200,
  ): Promise<Response> => {
    const reader = someResident();
    const lang = context.get("lang");
    const thread = await reads.thread(reader, found.threadId);
    const themes = await parts.themes();
    const viewing = {
      lang,
      reader,
      now: parts.clock(),
      ...(await reads.whoIsWho()),
      themes,
    };
    const page = ownPageOf(found.secret);
    const words = await wordsOf(found);
    const question = thread?.question ?? null;
    const open = question !== null && question.state !== "closed";
    const way = question === null ? null : await parts.wayFor(lang, found.threadId);
    const view: Omit<OwnPageView, "shell" | "standing"> = {
      page,
      title: question?.post.title ?? words.title,
      bodyHtml: question?.post.html ?? htmlFromText(words.text),
      ...inLanguageOfWijk(lang),
      theme: themeView(lang, question?.theme ?? words.theme, themes),
      keeperName: found.keeperName,
      waiting: waitingViews(found),
      say: open ? say : null,
      way: way?.view ?? null,
      decisions: await parts.decisionsAbout(found.threadId),
      mayHelp:
        question !== null && (question.state === "open" || question.state === "taken")
          ? await parts.offersAbout(viewing, [question.theme], mostOffers)
          : [],
      closing: found.waiting.some(({ act }) => endsProposal(act)) ? null : (way?.closing ?? null),
      may: {
        close: open,
        reopen: question?.state === "closed",
        askFurther: open && question.state !== "answered" && way?.ahead === true,
      },
    };
    const standing =
      thread === null || question === null
        ? null
        : {
            name: authorView(question, viewing).name,
            href: `/vragen/${found.threadId}`,
            state: stateView(question),
            when: whenWritten(question.post, viewing),
            answers: asAsker(answersView(question, thread.answers, viewing), thread, page),
          };
    return pages.show(context, (shell) => ownPage({ ...view, standing, shell: bare(shell) }), { status, secret: true });
  };

  const back = (context: WijkContext, { secret }: Found, notice: Notice) =>
    pages.seeOther(context, ownPageOf(secret), notice);

  const problemsOf = (refusal: Refusal): readonly ProblemView[] | null => {
    if (refusal.kind === "invalid") return refusal.problems;
    return refusal.kind === "conflict" ? [{ field: "text", reason: refusal.reason }] : null;
  };

  /** An act that needs no words; `null` when the form does not say about what. */
  const step = (actFrom: (form: Form) => AskerAct | null) =>
    posted(async (context, found, form) => {
      const act = actFrom(form);
      if (act === null) return absent(context);
      const done = await ownPages.act(found.secret, act);
      if (done.ok) return back(context, found, "comes-later");
      return done.refusal.kind === "conflict"
        ? back(context, found, "changed-meanwhile")
        : pages.refuse(context, done.refusal);
    });
  const aboutAnswer =
    (kind: "mark" | "take-back") =>
    (form: Form): AskerAct | null => {
      const answerId = parseId<PostId>(firstValue(form, "answer"));
      return answerId === null ? null : { kind, answerId };
    };

  const say = posted(async (context, found, form) => {
    const text = firstValue(form, "text");
    const done = await ownPages.act(found.secret, { kind: "say", text });
    if (done.ok) return back(context, found, "comes-later");
    const problems = problemsOf(done.refusal);
    if (problems === null) return pages.refuse(context, done.refusal);
    return show(context, found, { values: { text }, problems }, done.refusal.kind === "conflict" ? 409 : 422);
  });

  const changeForm = async (
    context: WijkContext,
    found: Found,
    values: Words,
    problems: readonly ProblemView[] = [],
  ): Promise<Response> => {
    const { theme, area } = await wordsOf(found);
    const areas = [...new Set([...(await parts.areas()), ...(area === "" ? [] : [area])])];
    const themes = choosable(await parts.themes(), [theme]);
    const view = { page: ownPageOf(found.secret), values, problems, areas };
    return pages.show(
      context,
      (shell) => ownPageChange({ ...view, shell: bare(shell), themes: themeViews(shell.lang, themes) }),
      { status: problems.length > 0 ? 422 : 200, secret: true },
    );
  };

  const change = posted(async (context, found, form) => {
    const field = (name: string) => firstValue(form, name);
    const values = { title: field("title"), text: field("text"), theme: field("theme"), area: field("area") };
    const done = await ownPages.act(found.secret, { kind: "change", ...values });
    if (done.ok) return back(context, found, "comes-later");
    return done.refusal.kind === "invalid"
      ? changeForm(context, found, values, done.refusal.problems)
      : pages.refuse(context, done.refusal);
  });

  const furtherForm = async (
    context: WijkContext,
    found: Found,
    filledIn: FormView<"title" | "text" | "place"> | null,
    wanted: Wanted = { rung: context.req.query("trede"), openly: isOpenly(context.req.query("wijze") ?? "") },
  ): Promise<Response> => {
    const ahead = await ownPages.ahead(found.secret, wanted);
    if (!ahead.ok || ahead.value === null) return back(context, found, "no-further");
    const { rung, others, preview, sensitive } = ahead.value;
    const thread = await reads.thread(someResident(), found.threadId);
    const onBehalf = (thread?.question.onBehalf ?? null) !== null;
    const hasAnswers = (thread?.answers ?? []).some(({ post }) => stands(post));
    const form = filledIn ?? { values: { title: preview.title, text: preview.text, place: "ja" }, problems: [] };
    const page = ownPageOf(found.secret);
    const view = { ...form, page, rung, others, sensitive, hasAnswers, outside: null, secret: true, onBehalf };
    const { place, wijken, followers, everyone, gemeente } = preview;
    const readers = { wijken, followers, everyone, gemeente };
    return pages.show(context, (shell) => askFurtherPage({ ...view, ...readers, shell: bare(shell), place }), {
      status: filledIn === null ? 200 : 422,
      secret: true,
    });
  };

  const further = posted(async (context, found, form) => {
    const field = (name: string) => firstValue(form, name);
    const values = { title: field("title"), text: field("text"), place: field("plek") };
    const choice = choices[field("keuze")];
    const wanted = { rung: field("trede"), openly: isOpenly(field("wijze")) };
    if (choice === undefined)
      return furtherForm(context, found, { values, problems: [{ field: "form", reason: "choice-missing" }] }, wanted);
    const { title, text } = values;
    const shownWijken = field("wijken");
    const given = { ...wanted, choice, title, text, keepPlace: values.place === "ja", shownWijken };
    const done = await ownPages.act(found.secret, { kind: "go-further", ...given });
    if (done.ok) return back(context, found, "comes-later");
    if (done.refusal.kind === "invalid")
      return furtherForm(context, found, { values, problems: done.refusal.problems }, wanted);
    return done.refusal.kind === "conflict"
      ? back(context, found, "changed-meanwhile")
      : pages.refuse(context, done.refusal);
  });

  const withdrawForm = opened(async (context, found) => {
    const { title } = await wordsOf(found);
    const stands = (await reads.thread(someResident(), found.threadId)) !== null;
    return pages.show(
      context,
      (shell) => ownPageWithdraw({ shell: bare(shell), page: ownPageOf(found.secret), title, stands }),
      { secret: true },
    );
  });

  const withdraw = posted(async (context, found, form) => {
    const done =
      firstValue(form, "when") === "now"
        ? await ownPages.withdrawNow(found.secret)
        : await ownPages.act(found.secret, { kind: "withdraw" });
    if (!done.ok) return pages.refuse(context, done.refusal);
    // What did not stand yet, or had to go at once, took the page with it.
    return (await ownPages.open(found.secret)) === null
      ? pages.seeOther(context, "/vragen", "question-withdrawn")
      : back(context, found, "comes-later");
  });

  const cancel = posted(async (context, found, form) => {
    const done = await ownPages.cancel(found.secret, firstValue(form, "id"));
    return back(context, found, done.ok ? "comes-not" : "changed-meanwhile");
  });

  return [
    { method: "GET", path: "/mijn-vraag/:secret", handle: opened((context, found) => show(context, found)) },
    { method: "POST", path: "/mijn-vraag/:secret/antwoorden", handle: say },
    { method: "POST", path: "/mijn-vraag/:secret/terugnemen", handle: step(aboutAnswer("take-back")) },
    { method: "POST", path: "/mijn-vraag/:secret/geholpen", handle: step(aboutAnswer("mark")) },
    { method: "POST", path: "/mijn-vraag/:secret/niet-geholpen", handle: step(() => ({ kind: "unmark" })) },
    { method: "POST", path: "/mijn-vraag/:secret/afronden", handle: step(() => ({ kind: "close" })) },
    { method: "POST", path: "/mijn-vraag/:secret/samen-afronden", handle: step(roundOffFrom) },
    { method: "POST", path: "/mijn-vraag/:secret/heropenen", handle: step(() => ({ kind: "reopen" })) },
    { method: "POST", path: "/mijn-vraag/:secret/toch-niet", handle: cancel },
    {
      method: "GET",
      path: "/mijn-vraag/:secret/veranderen",
      handle: opened(async (context, found) => changeForm(context, found, await wordsOf(found))),
    },
    { method: "POST", path: "/mijn-vraag/:secret/veranderen", handle: change },
    {
      method: "GET",
      path: "/mijn-vraag/:secret/verder",
      handle: opened((context, found) => furtherForm(context, found, null)),
    },
    { method: "POST", path: "/mijn-vraag/:secret/verder", handle: further },
    { method: "GET", path: "/mijn-vraag/:secret/intrekken", handle: withdrawForm },
    { method: "POST", path: "/mijn-vraag/:secret/intrekken", handle: withdraw },
  ];
};

/** Whether the gemeente is asked where everybody reads it; every other word asks it alone. */
const isOpenly = (word: string): boolean => word === "openbaar";

const closes: Readonly<Record<string, boolean>> = { ja: true, nee: false };
const roundOffFrom = (form: Form): AskerAct | null => {
  const choice = closes[firstValue(form, "keuze")];
  return choice === undefined ? null : { kind: "round-off", closes: choice, helped: firstValue(form, "helped") };
};

/** The answers as everybody sees them, with what the asker alone may do beside each. */
const asAsker = (
  view: ReturnType<typeof answersView>,
  thread: NonNullable<Awaited<ReturnType<QuestionReads["thread"]>>>,
  page: string,
): ReturnType<typeof answersView> => {
  const own = new Set(thread.answers.filter(({ post }) => post.author.kind === "nameless").map(({ post }) => post.id));
  return {
    ...view,
    readerAsked: true,
    actions: page,
    answers: view.answers.map((answer) => {
      const shown = answer.state === "shown";
      const mine = own.has(answer.id as PostId);
      return {
        ...answer,
        may: {
          mark: shown && !answer.helped && !mine,
          unmark: shown && answer.helped,
          takeBack: shown && mine,
        },
      };
    }),
  };
};
