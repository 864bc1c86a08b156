import type { FoundRowView } from "../../web/parts/hit-rows.ts";
import { agendaReads } from "../agenda/agenda.reads.postgres.ts";
import { isPast } from "../agenda/agenda-item.ts";
import { agendaRow } from "../agenda/agenda-views.http.ts";
import { isOver } from "../announcements/announcement.ts";
import { sheetOf } from "../announcements/announcement-views.http.ts";
import { announcementReads } from "../announcements/announcements.reads.postgres.ts";
import type { IntroductionReportsTransaction } from "../introductions/introduction-report.ts";
import type { Clock } from "../kernel/clock.ts";
import type { DecisionId, PostId } from "../kernel/ids.ts";
import { isNeighbour } from "../kernel/reader.ts";
import type { ChooseWhoWrites } from "../messages/choose-who-writes.ts";
import { residentKey } from "../messages/seat.ts";
import type { DecisionsTransaction } from "../moderation/decision.ts";
import { offerRow } from "../offers/offer-views.http.ts";
import { offerReads } from "../offers/offers.reads.postgres.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { Database } from "../platform/postgres.ts";
import { pollRow } from "../polls/poll-views.http.ts";
import { pollReads } from "../polls/polls.reads.postgres.ts";
import type { Post } from "../posts/post.ts";
import { languageOfPost } from "../posts/written-in.ts";
import type { QuestionReads } from "../questions/question-reads.ts";
import { questionRow, type Viewing } from "../questions/question-views.http.ts";
import { viewingOf } from "../questions/read-questions.http.ts";
import { searchIndex } from "../search/post-search.postgres.ts";
import { searchRoutes } from "../search/search.http.ts";
import { searchReads } from "../search/search.reads.postgres.ts";
import { type Hit, search } from "../search/search.ts";
import type { FoundPerson, PeopleToFind } from "../search/search-reads.ts";
import type { FoundThread } from "../search/search-views.http.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { composeIntroductions } from "./introductions.ts";

/** So many neighbours can be found by their names: more than choose to be. */
const mostNeighbours = 5_000;

/**
 * Neighbours who chose to be found, and looking for something among all that a reader may read. Each kind of post shows what was found
 * as in its own list.
 */
export const composeSearch = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly square: Database;
  /** The square's rights, for looking. */
  readonly searching: Database;
  /** The stores for single reads. */
  readonly reading: SquareTransaction;
  readonly reads: QuestionReads;
  readonly unitOfWork: UnitOfWork;
  readonly doorUnitOfWork: UnitOfWork<IntroductionReportsTransaction & DecisionsTransaction>;
  readonly linkOfDecision: (id: DecisionId) => string;
  readonly chooseWhoWrites: ChooseWhoWrites;
  readonly limits: { readonly searchesPerResident: number; readonly searchesPerAddress: number };
}) => {
  const { reading, clock } = parts;
  const { drizzle } = parts.square;
  const themes = () => reading.themes.all();
  const announcements = announcementReads(drizzle);
  const offers = offerReads(drizzle);
  const agenda = agendaReads(drizzle);
  const polls = pollReads(drizzle);
  const introductions = composeIntroductions(parts);

  const wordsOf = (post: Post) => ({ body: post.body, html: post.html, language: languageOfPost(post) });

  /** One thing that is no question, as it stands in the list of its kind; `null` where the reader may not see it. */
  const other = async (viewing: Viewing, { kind, threadId: id }: Hit): Promise<FoundThread | null> => {
    const { reader, now } = viewing;
    const shown = (found: FoundRowView, post: Post): FoundThread => ({ found, words: wordsOf(post) });
    switch (kind) {
      case "announcement": {
        const read = await announcements.one(reader, id);
        if (read === null) return null;
        const { announcement } = read;
        return shown({ kind, row: sheetOf(read, viewing), over: isOver(announcement, now) }, announcement.post);
      }
      case "offer": {
        const read = await offers.one(reader, id);
        return read === null ? null : shown({ kind, row: offerRow(read, viewing) }, read.offer.post);
      }
      case "activity": {
        const read = await agenda.one(reader, id);
        if (read === null) return null;
        return shown({ kind, row: agendaRow(read, viewing), over: isPast(read.item, now) }, read.item.post);
      }
      case "poll": {
        const read = await polls.one(reader, id);
        return read === null ? null : shown({ kind, row: pollRow(read, viewing) }, read.poll.post);
      }
      case "question":
        return null;
    }
  };

  const threads = async (context: WijkContext, hits: readonly Hit[]): Promise<ReadonlyMap<PostId, FoundThread>> => {
    const viewing = await viewingOf({ clock, reads: parts.reads, themes }, context);
    const questions = hits.flatMap(({ kind, threadId }) => (kind === "question" ? [threadId] : []));
    const found = new Map<PostId, FoundThread>();
    for (const read of await parts.reads.those(viewing.reader, questions)) {
      const { post } = read;
      found.set(post.id, { found: { kind: "question", row: questionRow(read, viewing) }, words: wordsOf(post) });
    }
    for (const hit of hits) {
      const one = await other(viewing, hit);
      if (one !== null) found.set(hit.threadId, one);
    }
    return found;
  };

  /** Wijkwijzers as they stand in their list, and neighbours as they stand in theirs. */
  const people: PeopleToFind = async (reader) => {
    const found = new Map<string, FoundPerson>();
    for (const one of await reading.wijkwijzers.all()) {
      if (one.themes.length === 0 || (reader.kind === "visitor" && !one.shownOutside)) continue;
      const { residentId, name, organisation, themes } = one;
      const about = [organisation, one.about].filter((words) => words !== "").join(". ");
      found.set(residentId, { residentId, name, about, themes, isWijkwijzer: true, hasPage: false });
    }
    if (reader.kind !== "resident" || !isNeighbour(reader)) return [...found.values()];
    const blocked = await parts.chooseWhoWrites.blockedResidents(residentKey(reader.id));
    for (const { residentId, name, about, themes } of await introductions.reads.list(reader, {
      theme: null,
      from: 0,
      limit: mostNeighbours,
    })) {
      if (blocked.has(residentId)) continue;
      const known = found.get(residentId);
      const words = [known?.about ?? "", about].filter((each) => each !== "").join(" ");
      const all = [...new Set([...(known?.themes ?? []), ...themes])];
      const isWijkwijzer = known !== undefined;
      found.set(residentId, { residentId, name, about: words, themes: all, isWijkwijzer, hasPage: true });
    }
    return [...found.values()];
  };

  const index = searchIndex(parts.searching.drizzle);
  const reads = searchReads(drizzle);
  const { searchesPerResident: perResident, searchesPerAddress: perNetwork } = parts.limits;
  const routes: readonly Route[] = [
    ...introductions.routes,
    ...searchRoutes({
      pages: parts.pages,
      search: search({ index, reads, people, themes, clock, perResident, perNetwork }),
      alike: index.alike,
      answers: reads.answers,
      threads,
      themes,
    }),
  ];
  return { routes, useCases: introductions.useCases };
};
