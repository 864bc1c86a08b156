import { gemeenteAnnouncementPage } from "../../../web/pages/gemeente-announcement.ts";
import { gemeenteBoardPage } from "../../../web/pages/gemeente-board.ts";
import { gemeenteFrontPage } from "../../../web/pages/gemeente-front.ts";
import type { AnswersView } from "../../../web/parts/answers.ts";
import { momentInWords } from "../../../web/texts/moments.ts";
import type { ProblemView } from "../../../web/views.ts";
import type { Clock } from "../../kernel/clock.ts";
import { type PostId, parseId } from "../../kernel/ids.ts";
import { isModerator, type Reader } from "../../kernel/reader.ts";
import type { Result } from "../../kernel/result.ts";
import { firstValue } from "../../platform/http/form.ts";
import { formRefusal } from "../../platform/http/form-refusal.ts";
import { objectRedirect } from "../../platform/http/object-redirect.ts";
import { openings } from "../../platform/http/openings.ts";
import type { Pages } from "../../platform/http/page-response.ts";
import type { Route, WijkContext } from "../../platform/http/route.ts";
import type { PostViewing } from "../../posts/made-by.http.ts";
import type { Post } from "../../posts/post.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import type { AnnouncementReads } from "../announcement-reads.ts";
import type { AnnouncementViewing } from "../announcement-views.http.ts";
import { gemeenteAnnouncementView, reachView, sheetOfGemeente } from "./gemeente-views.http.ts";
import type { ReachReads } from "./reach-reads.ts";

type Officer = Reader & { kind: "resident" };

export type ReadGemeenteParts = {
  readonly origin: string;
  readonly pages: Pages;
  readonly clock: Clock;
  readonly reads: AnnouncementReads;
  readonly reachReads: ReachReads;
  /** For single reads, outside any transaction. */
  readonly stores: Pick<SquareTransaction, "gemeente" | "areas" | "actors" | "residents">;
};

const onFront = 6;
const mostNow = 100;
const mostEarlier = 100;

/** What everybody reads of a gemeente, and how it answers what people answered. */
export const readGemeenteRoutes = (
  parts: ReadGemeenteParts & {
    /** What stands under one announcement, for one reader. */
    readonly answersUnder: (looking: Pick<PostViewing, "reader" | "lang">, post: Post) => Promise<AnswersView>;
    /** An officer answers in the name of the gemeente; gives the answer. */
    readonly answer: (given: {
      readonly reader: Officer;
      readonly threadId: PostId;
      readonly text: string;
    }) => Promise<Result<PostId>>;
  },
): readonly Route[] => {
  const { pages, clock, reads, stores, reachReads } = parts;
  const { posted } = openings(pages);
  const absent = (context: WijkContext) => pages.refuse(context, { kind: "absent" });
  const viewingOf = (context: WijkContext): AnnouncementViewing => ({
    lang: context.get("lang"),
    reader: context.get("reader"),
    now: clock(),
    voices: [],
  });

  const sheetsOf = async (viewing: AnnouncementViewing, holds: boolean, limit: number) => {
    const gemeente = await stores.actors.wijk();
    const found = await reads.list(viewing.reader, { at: viewing.now, holds, from: "wijk", limit });
    return gemeente === null ? [] : found.map((read) => sheetOfGemeente(read, gemeente, viewing));
  };

  const front = async (context: WijkContext): Promise<Response> => {
    const announcements = await sheetsOf(viewingOf(context), true, onFront);
    const wijken = (await stores.gemeente.wijken()).map(({ actor: { name, url } }) => ({ name, url }));
    const actorUri = (await stores.actors.wijk())?.uri;
    return pages.show(context, (shell) => gemeenteFrontPage({ shell, announcements, wijken, actorUri }));
  };

  const draftsFor = async ({ reader, lang, now }: AnnouncementViewing) => {
    if (!isModerator(reader)) return [];
    const names = new Map((await stores.residents.all()).map(({ id, name }) => [id, name]));
    return (await stores.gemeente.drafts()).map(({ id, title, savedBy, savedAt }) => ({
      id,
      title,
      by: names.get(savedBy) ?? null,
      when: momentInWords(lang, savedAt, now),
    }));
  };

  const board = async (context: WijkContext): Promise<Response> => {
    const viewing = viewingOf(context);
    const [now, earlier, drafts] = await Promise.all([
      sheetsOf(viewing, true, mostNow),
      sheetsOf(viewing, false, mostEarlier),
      draftsFor(viewing),
    ]);
    return pages.show(context, (shell) => gemeenteBoardPage({ shell, now, earlier, drafts }));
  };

  const showOne = async (
    context: WijkContext,
    id: PostId | null,
    filledIn: { readonly values: { readonly text?: string }; readonly problems: readonly ProblemView[] },
    options = {},
  ): Promise<Response> => {
    const viewing = viewingOf(context);
    const { reader } = viewing;
    const read = id === null ? null : await reads.one(reader, id);
    const reach = id === null ? null : await stores.gemeente.reachOf(id);
    if (id === null || read === null || reach === null) return absent(context);
    const { post } = read.announcement;
    const fares = isModerator(reader)
      ? { reach, atWijken: await reachReads.atWijken(id), answers: await reachReads.answers(id) }
      : null;
    const view = gemeenteAnnouncementView(
      read,
      {
        reach,
        answers: await parts.answersUnder(viewing, post),
        team:
          fares === null
            ? null
            : {
                writer: read.writerName,
                reach: reachView(post.publishedAt, fares, viewing.lang),
                answerForm: filledIn,
              },
      },
      viewing,
    );
    return pages.show(context, (shell) => gemeenteAnnouncementPage({ shell, ...view }), options);
  };

  const one = async (context: WijkContext): Promise<Response> => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const elsewhere = id === null ? null : objectRedirect(context, `${parts.origin}/ap/o/${id}`);
    return elsewhere ?? showOne(context, id, { values: {}, problems: [] });
  };

  const answer = posted<PostId>(async ({ context, reader, id, form }) => {
    const values = { text: firstValue(form, "text") };
    if ((await reads.one(reader, id)) === null) return absent(context);
    const done = await parts.answer({ reader, threadId: id, text: values.text });
    if (done.ok) return pages.seeOther(context, `/mededelingen/${id}#antwoord-${done.value}`, "answered-by-gemeente");
    const refused = formRefusal(done.refusal);
    return refused === null
      ? pages.refuse(context, done.refusal)
      : showOne(context, id, { values, problems: refused.problems }, refused.options);
  });

  /** What is done with an answer leads back to the thread, which is always an announcement here. */
  const thread = async (context: WijkContext): Promise<Response> => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const read = id === null ? null : await reads.one(context.get("reader"), id);
    return read === null ? absent(context) : context.redirect(`/mededelingen/${id}`);
  };

  return [
    { method: "GET", path: "/", mode: "gemeente", handle: front },
    { method: "GET", path: "/mededelingen", mode: "gemeente", handle: board },
    { method: "GET", path: "/mededelingen/:id", mode: "gemeente", handle: one },
    { method: "POST", path: "/mededelingen/:id/antwoorden", mode: "gemeente", handle: answer },
    { method: "GET", path: "/vragen/:id", mode: "gemeente", handle: thread },
  ];
};
