import { neighboursPage } from "../../web/pages/neighbours.ts";
import { type AnswerFormView, type QuestionView, questionPage } from "../../web/pages/question.ts";
import { residentFrontPage } from "../../web/pages/resident-front.ts";
import { visitorFrontPage } from "../../web/pages/visitor-front.ts";
import type { AgendaRowView } from "../../web/parts/agenda-rows.ts";
import type { PersonalInAnswer } from "../../web/parts/answer-form.ts";
import type { SheetView } from "../../web/parts/board.ts";
import type { ClosingView } from "../../web/parts/closing.ts";
import type { HandedOverView } from "../../web/parts/handed-over.ts";
import type { OfferRowView } from "../../web/parts/offer-rows.ts";
import type { PhotosView } from "../../web/parts/photo-fields.ts";
import type { PollRowView } from "../../web/parts/poll-rows.ts";
import type { ServiceRequestView } from "../../web/parts/service-request.ts";
import type { WayView } from "../../web/parts/way.ts";
import { partOfDay } from "../../web/texts/moments.ts";
import { themeView } from "../../web/texts/themes.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { OutsideView, ProblemView } from "../../web/views.ts";
import { leavesTheWijk } from "../kernel/audience.ts";
import type { Clock } from "../kernel/clock.ts";
import { type PostId, parseId, type ResidentId } from "../kernel/ids.ts";
import { isModerator, isNeighbour, type Reader } from "../kernel/reader.ts";
import { oneLine } from "../kernel/text.ts";
import { objectRedirect } from "../platform/http/object-redirect.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { photosInForm } from "../posts/chosen-photos.http.ts";
import { type Post, stands } from "../posts/post.ts";
import { shownHtml } from "../posts/shown-html.http.ts";
import { writtenIn } from "../posts/written-in.ts";
import type { MeTooCount } from "./me-too.ts";
import { ownPageOf } from "./nameless/ask-nameless.ts";
import type { OwnPages } from "./nameless/own-page.ts";
import { placeInWords } from "./place.ts";
import type { QuestionReads } from "./question-reads.ts";
import {
  answersView,
  authorView,
  isThroughWijkwijzer,
  outsideName,
  questionRow,
  stateView,
  type Viewing,
  whenWritten,
} from "./question-views.http.ts";
import type { ListedTheme } from "./themes.ts";

/** The way of a question, whether there is a rung ahead, and the proposal to round it off that waits for its asker. */
export type AskersWay = {
  readonly view: WayView;
  readonly ahead: boolean;
  readonly closing: ClosingView | null;
};
export type WayFor = (lang: Language, id: PostId) => Promise<AskersWay | null>;

/**
 * What a reader sees of the report of a question to the gemeente, and the name of the desk to which its asker can report it:
 * `null` for everybody else, and where there is none.
 */
export type ReportOf = (
  lang: Language,
  id: PostId,
  mine: boolean,
) => Promise<{ readonly view: ServiceRequestView | null; readonly desk: string | null }>;

/** What a reader of a question sees of its hand-over to a gemeente; `null` where there is none. */
export type HandedOverOf = (lang: Language, id: PostId, mine: boolean) => Promise<HandedOverView | null>;

export type ReadQuestionsParts = {
  readonly origin: string;
  readonly pages: Pages;
  readonly reads: QuestionReads;
  readonly clock: Clock;
  /** The themes of the wijk, at this moment. */
  readonly themes: () => Promise<readonly ListedTheme[]>;
  readonly memberCount: () => Promise<number>;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  /** The wijken of the ring, by name. */
  readonly ring: () => Promise<readonly string[]>;
  readonly wijkActorUri: () => Promise<string | undefined>;
  /** The page of a thread that another kind of post begins; `null` where this reader may not know of one. */
  readonly otherPage: (reader: Reader, id: PostId) => Promise<string | null>;
  /** The way of a question, for its asker alone; `null` for a question of another wijk. */
  readonly wayFor: WayFor;
  readonly reportOf: ReportOf;
  readonly handedOverOf: HandedOverOf;
  /** How many have the same question, and whether this resident is one of them. */
  readonly meTooAt: (id: PostId, resident: ResidentId) => Promise<MeTooCount>;
  readonly nameless: Pick<OwnPages, "secretOf" | "speak">;
  /** What is offered about themes of a question, for its asker. */
  readonly offersAbout: (
    viewing: Viewing,
    themes: readonly string[],
    limit: number,
  ) => Promise<readonly OfferRowView[]>;
  /** Polls that are open, for the front page. */
  readonly openPolls: (viewing: Viewing, limit: number) => Promise<readonly PollRowView[]>;
  /** The next activities, for the front page. */
  readonly nextActivities: (viewing: Viewing, limit: number) => Promise<readonly AgendaRowView[]>;
  /** Announcements that hold, for the front page. */
  readonly newestAnnouncements: (viewing: Viewing, limit: number) => Promise<readonly SheetView[]>;
};

const frontRows = 12;
const sideRows = 5;
/** So much of a question is shown where somebody shares its address, in UTF-16 code units. */
const previewLength = 200;
const frontPolls = 3;
const frontAnnouncements = 3;
const frontActivities = 3;
const mostOffers = 5;

/** Who reads, in which language, and which wijken count as neighbours. */
export const viewingOf = (
  parts: Pick<ReadQuestionsParts, "clock" | "reads" | "themes">,
  context: WijkContext,
): Promise<Viewing> => viewingFor(parts, { reader: context.get("reader"), lang: context.get("lang") });

/** The same for a reader who is known already. */
export const viewingFor = async (
  parts: Pick<ReadQuestionsParts, "clock" | "reads" | "themes">,
  looking: Pick<Viewing, "reader" | "lang">,
): Promise<Viewing> => ({
  ...looking,
  now: parts.clock(),
  ...(await parts.reads.whoIsWho()),
  themes: await parts.themes(),
});

/** The view of one question, with what was filled in under it when that must be shown again; `null` when absent. */
export const questionView = async (
  parts: ReadQuestionsParts,
  context: WijkContext,
  id: PostId,
  filledIn?: {
    readonly values: { readonly text?: string; readonly outside?: string };
    readonly problems: readonly ProblemView[];
    readonly personal?: PersonalInAnswer;
    readonly photos?: PhotosView;
  },
): Promise<Omit<QuestionView, "shell"> | null> => {
  const thread = await parts.reads.thread(context.get("reader"), id);
  if (thread === null) return null;
  const viewing = await viewingOf(parts, context);
  const { reader, lang } = viewing;
  const { question } = thread;
  const { post } = question;
  const answers = answersView(question, thread.answers, viewing);
  const mine = answers.readerAsked;
  const isPublic = post.audience === "everyone" && question.home === null && post.held === null;
  const way = mine ? await parts.wayFor(lang, id) : null;
  const counted =
    reader.kind === "resident" && isNeighbour(reader) && question.home === null
      ? await parts.meTooAt(id, reader.id)
      : null;
  const isOpen = question.state !== "closed" && post.held === null && post.hidden === null && question.takesAnswers;
  const canAnswer = reader.kind === "resident" && isOpen;
  const isNameless = post.author.kind === "nameless";
  const stillAsks = mine && stands(post) && (question.state === "open" || question.state === "taken");
  const mayHelp = stillAsks ? await parts.offersAbout(viewing, [question.theme], mostOffers) : [];
  const report = question.home === null ? await parts.reportOf(lang, id, mine) : null;
  const secret = isNameless && reader.kind === "resident" ? await parts.nameless.secretOf(id, reader.id) : null;
  const form: AnswerFormView | null = canAnswer
    ? {
        values: filledIn?.values ?? {},
        problems: filledIn?.problems ?? [],
        personal: filledIn?.personal,
        photos: filledIn?.photos ?? photosInForm(null).photos,
        outside: leavesTheWijk(post.audience) ? await parts.outside(reader) : null,
        ...(secret === null ? {} : { nameless: { name: authorView(question, viewing).name, page: ownPageOf(secret) } }),
      }
    : null;
  return {
    id,
    title: post.title ?? "",
    bodyHtml: shownHtml(post.html, lang),
    photos: post.photos,
    ...writtenIn(post, lang),
    state: stateView(question),
    theme: themeView(lang, question.theme, viewing.themes),
    place: placeInWords(question.place),
    meToo:
      counted === null
        ? null
        : {
            others: counted.count - Number(counted.mine),
            mine: counted.mine,
            may: !mine && question.state !== "closed",
          },
    author: authorView(question, viewing),
    onBehalf: question.onBehalf === null ? null : isThroughWijkwijzer(question, viewing) ? "wijkwijzer" : "someone",
    mine,
    when: whenWritten(post, viewing),
    edited: post.editedAt !== null,
    audience: post.audience,
    memberCount: await parts.memberCount(),
    ring: post.audience === "kring" ? { wijken: await parts.ring(), home: question.home?.name ?? null } : null,
    outsideName: mine && question.actor !== null ? outsideName(question.actor) : null,
    home: question.home === null ? null : { name: question.home.name },
    handedTo: question.handedTo,
    ...(isPublic ? { description: oneLine(post.body).slice(0, previewLength).toWellFormed() } : {}),
    ...(post.uri === null || post.audience !== "everyone" ? {} : { objectUri: post.uri }),
    answers,
    answerForm: form,
    answersUnwanted: !question.takesAnswers,
    way: way?.view ?? null,
    report: report?.view ?? null,
    handedOver: question.home === null ? await parts.handedOverOf(lang, id, mine) : null,
    mayHelp,
    held: heldView(post),
    hidden: post.hidden === null ? null : { reason: post.hidden.reason },
    closing: way?.closing ?? null,
    may: {
      change: mine && (post.held?.refused ?? null) === null,
      withdraw: mine,
      write: isNeighbour(reader) && post.author.kind === "resident" && !mine,
      askFurther: mine && question.state !== "closed" && question.state !== "answered" && way?.ahead === true,
      close: mine && question.state !== "closed" && post.held === null,
      reopen: mine && question.state === "closed" && post.held === null,
      report: !mine && stands(post),
      hide: isModerator(reader) && !mine && stands(post),
      show: isModerator(reader) && post.hidden !== null,
      bar: isModerator(reader) && post.author.kind === "elsewhere",
      unseal: isNameless && isModerator(reader),
      // What its report shows offers it again itself.
      toGemeente: mine && stands(post) && report?.view === null && report.desk !== null,
    },
  };
};

const heldView = ({ held }: Post): QuestionView["held"] => {
  if (held === null) return null;
  return held.refused === null ? { state: "waits" } : { state: "refused", reason: held.refused.reason };
};

/** The pages on which questions are read. */
export const readQuestionRoutes = (parts: ReadQuestionsParts): readonly Route[] => {
  const { pages, reads } = parts;

  const front = async (context: WijkContext): Promise<Response> => {
    const viewing = await viewingOf(parts, context);
    const { reader } = viewing;
    const announcements = await parts.newestAnnouncements(viewing, frontAnnouncements);
    const agenda = await parts.nextActivities(viewing, frontActivities);
    if (reader.kind === "visitor") {
      const questions = await reads.list(reader, { from: "wijk", limit: sideRows });
      const polls = await parts.openPolls(viewing, frontPolls);
      const actorUri = await parts.wijkActorUri();
      const rows = questions.map((read) => questionRow(read, viewing));
      return pages.show(
        context,
        (shell) => visitorFrontPage({ shell, announcements, questions: rows, agenda, polls, actorUri }),
        {
          formsMayLeave: true,
        },
      );
    }
    const row = (filter: Parameters<QuestionReads["list"]>[1]) =>
      reads.list(reader, filter).then((found) => found.map((read) => questionRow(read, viewing)));
    const [own, questions, neighbours, polls, memberCount] = await Promise.all([
      row({ from: "wijk", by: reader.id, limit: sideRows }),
      row({ from: "wijk", notBy: reader.id, limit: frontRows }),
      row({ from: "neighbours", limit: sideRows }),
      parts.openPolls(viewing, frontPolls),
      parts.memberCount(),
    ]);
    const lists = { announcements, own, questions, neighbours, agenda, polls };
    return pages.show(context, (shell) =>
      residentFrontPage({ shell, partOfDay: partOfDay(viewing.now), memberCount, ...lists }),
    );
  };

  const neighbours = async (context: WijkContext): Promise<Response> => {
    const viewing = await viewingOf(parts, context);
    const found = await reads.list(viewing.reader, { from: "neighbours", limit: 100 });
    const wijken = new Map<string, { name: string; handle: string; questions: ReturnType<typeof questionRow>[] }>();
    for (const read of found) {
      if (read.home === null) continue;
      const { id, name, handle, host } = read.home;
      const wijk = wijken.get(id) ?? { name, handle: `@${handle}@${host}`, questions: [] };
      wijk.questions.push(questionRow(read, viewing));
      wijken.set(id, wijk);
    }
    return pages.show(context, (shell) => neighboursPage({ shell, wijken: [...wijken.values()] }));
  };

  const one = async (context: WijkContext): Promise<Response> => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const elsewhere = id === null ? null : objectRedirect(context, `${parts.origin}/ap/o/${id}`);
    if (elsewhere !== null) return elsewhere;
    const view = id === null ? null : await questionView(parts, context, id);
    if (view === null) {
      // Answers are found by their thread, whatever began it.
      const other = id === null ? null : await parts.otherPage(context.get("reader"), id);
      return other === null ? pages.refuse(context, { kind: "absent" }) : context.redirect(other);
    }
    // Other software finds the object from the page, also when it reads no HTML (RFC 8288).
    if (view.objectUri !== undefined && view.held === null)
      context.header("Link", `<${new URL(view.objectUri).href}>; rel="alternate"; type="application/activity+json"`);
    return pages.show(context, (shell) => questionPage({ ...view, shell }));
  };

  return [
    { method: "GET", path: "/", handle: front },
    { method: "GET", path: "/buurwijken", handle: neighbours },
    { method: "GET", path: "/vragen/:id", handle: one },
  ];
};
