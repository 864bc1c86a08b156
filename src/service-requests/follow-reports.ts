import { type Clock, day, hour, later } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import { type Post, stands } from "../posts/post.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { openDesk } from "./open-desk.ts";
import { type DeskHttp, type DeskSettings, DeskTrouble } from "./service-desk.ts";
import {
  begun,
  handedIn,
  looked,
  lostSight,
  type ServiceRequest,
  type ServiceRequestId,
  type ServiceRequestState,
} from "./service-request.ts";
import type { ServiceRequestTransaction } from "./service-request-store.ts";

/** The words of the letter that something about a report wants to be known. */
export type ReportLetter = (given: {
  readonly wijk: string;
  readonly name: string;
  readonly title: string;
  readonly what: ToldState;
  readonly deskName: string;
  readonly number: string | null;
  readonly deskWords: string | null;
  readonly link: string;
}) => LetterWords;

/** What its asker hears of by letter. */
export type ToldState = Extract<ServiceRequestState, "unsure" | "refused" | "closed">;

const told = new Set<string>(["unsure", "refused", "closed"] satisfies ToldState[]);
const isTold = (state: ServiceRequestState): state is ToldState => told.has(state);

const atOnce = 20;
const categoriesLast = day;
/** While somebody looks, nobody else does. */
const lookingTakes = hour / 6;

/**
 * Steps of the background: hands in what was reported, looks how it is doing, and tells its asker. Each request to a desk
 * is made outside of any transaction. Before a report is handed in that is written down: a process that dies over it
 * leaves a report of which nobody knows whether it arrived, and it is not handed in a second time without its asker.
 */
export const followReports = (dependencies: {
  readonly unitOfWork: UnitOfWork<ServiceRequestTransaction>;
  readonly clock: Clock;
  readonly origin: string;
  readonly http: DeskHttp;
  readonly letter: ReportLetter;
}): { readonly follow: () => Promise<number>; readonly refreshCategories: () => Promise<number> } => {
  const { unitOfWork, clock, origin, http } = dependencies;

  type Work = { readonly request: ServiceRequest; readonly desk: DeskSettings };

  /** Takes one in hand, and writes that down; `null` when there is nothing to ask a desk about. */
  const take = (id: ServiceRequestId): Promise<Work | null> =>
    unitOfWork(async (transaction) => {
      const { serviceRequests, posts } = transaction;
      const request = await serviceRequests.byId(id);
      const at = clock();
      if (request === null || request.nextAt === null || request.nextAt > at) return null;
      const post = await posts.byId(request.questionId);
      if (post === null || post.withdrawnAt !== null) {
        await serviceRequests.remove(id);
        return null;
      }
      const desk = await serviceRequests.desk();
      if (request.state === "sending") {
        await keep(transaction, post, request, lostSight(request, at));
        return null;
      }
      if (request.state === "waiting") {
        // A question that a moderator took from view is not handed in; it is looked at again when it may be back.
        if (!stands(post)) {
          await serviceRequests.save({ ...request, nextAt: later(at, hour) });
          return null;
        }
        if (desk === null) {
          await keep(transaction, post, request, handedIn(request, { kind: "refused", reason: "no desk" }, at));
          return null;
        }
        const taken = begun(request, desk.address, at);
        await serviceRequests.save(taken);
        return { request: taken, desk };
      }
      if (desk === null || desk.address !== request.deskAddress || request.reference === null) {
        await serviceRequests.save({ ...request, nextAt: null });
        return null;
      }
      await serviceRequests.save({ ...request, nextAt: later(at, lookingTakes) });
      return { request, desk };
    });

  /** Keeps how it went on, unless something else happened to it meanwhile. */
  const settle = (before: ServiceRequest, next: (request: ServiceRequest) => ServiceRequest): Promise<void> =>
    unitOfWork(async (transaction) => {
      const request = await transaction.serviceRequests.byId(before.id);
      const post = await transaction.posts.byId(before.questionId);
      if (request === null || post === null) return;
      if (request.state !== before.state || request.attempts !== before.attempts) return;
      await keep(transaction, post, request, next(request));
    });

  const keep = async (
    transaction: ServiceRequestTransaction,
    post: Post,
    before: ServiceRequest,
    after: ServiceRequest,
  ): Promise<void> => {
    await transaction.serviceRequests.save(after);
    const { author } = post;
    if (after.state === before.state || !isTold(after.state)) return;
    if (author.kind !== "resident" || post.withdrawnAt !== null) return;
    const { deskName, number, deskWords } = after;
    const words = dependencies.letter({
      wijk: (await transaction.wijk.read())?.name ?? "",
      name: (await transaction.residents.byId(author.residentId))?.name ?? "",
      title: post.title ?? "",
      what: after.state,
      deskName,
      number,
      deskWords,
      link: pageOf(post.id),
    });
    await writeLetter(transaction, { words, to: author.residentId, kind: "answer" }, clock());
  };
  const pageOf = (id: PostId) => `${origin}/vragen/${id}`;

  const work = async (id: ServiceRequestId): Promise<void> => {
    const taken = await take(id);
    if (taken === null) return;
    const { request, desk } = taken;
    const { reference, category, description, place, point, madeAt } = request;
    if (request.state === "sending") {
      const report = { category, description, place, point, at: madeAt };
      const submitted = await openDesk(desk, http).submit(report);
      await settle(request, (now) => handedIn(now, submitted, clock()));
    } else if (reference !== null) {
      const standing = await openDesk(desk, http).look(reference);
      await settle(request, (now) => looked(now, standing, clock()));
    }
  };

  return {
    follow: async () => {
      const due = await unitOfWork(({ serviceRequests }) => serviceRequests.due(clock(), atOnce));
      for (const id of due) await work(id);
      return due.length;
    },
    /** What can be reported changes with the seasons: asked again once a day, and left as it was when nothing is heard. */
    refreshCategories: async () => {
      const [desk, readAt] = await unitOfWork(async ({ serviceRequests }) => [
        await serviceRequests.desk(),
        await serviceRequests.categoriesReadAt(),
      ]);
      if (desk === null || readAt === null || clock() < later(readAt, categoriesLast)) return 0;
      try {
        const categories = await openDesk(desk, http).categories();
        if (categories.length === 0) return 0;
        await unitOfWork(async ({ serviceRequests }) => {
          const now = await serviceRequests.desk();
          if (now?.address === desk.address) await serviceRequests.saveDesk(now, categories, clock());
        });
      } catch (error) {
        if (!(error instanceof DeskTrouble)) throw error;
      }
      return 0;
    },
  };
};
