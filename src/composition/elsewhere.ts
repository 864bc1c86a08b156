import type { AnnouncementReads } from "../announcements/announcement-reads.ts";
import { publicAnnouncements } from "../announcements/public-views.http.ts";
import { arrivalRoutes } from "../elsewhere/arrive.http.ts";
import { lookAtArrival } from "../elsewhere/arrive.ts";
import { embedRoutes } from "../elsewhere/embed.http.ts";
import { feedRoutes } from "../elsewhere/feeds.http.ts";
import { ownPlaceRoutes } from "../elsewhere/go-to-own-place.http.ts";
import { oembedRoutes } from "../elsewhere/oembed.http.ts";
import type { FindOwnPlace } from "../elsewhere/own-place.ts";
import type { WijkOutside } from "../elsewhere/public-item.ts";
import { joinedReads } from "../elsewhere/public-reads.ts";
import type { Clock } from "../kernel/clock.ts";
import { visitor } from "../kernel/reader.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import { fullHandle } from "../posts/actor.ts";
import { publicQuestions } from "../questions/public-views.http.ts";
import type { QuestionReads } from "../questions/question-reads.ts";
import type { RateLimit } from "../residents/rate-limit.ts";
import type { FindActor } from "../ring/find-wijk.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { WijkStore } from "../wijk/wijk.ts";

/** What people do and read from other places: following and answering, coming from there, feeds, previews and frames. */
export const composeElsewhere = (parts: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly clock: Clock;
  readonly origin: string;
  readonly wijk: Pick<WijkStore, "read">;
  /** The stores for single reads. */
  readonly reading: SquareTransaction;
  readonly reads: QuestionReads;
  readonly announcements: AnnouncementReads;
  readonly limit: RateLimit;
  readonly federation: { readonly findOwnPlace: FindOwnPlace; readonly findActor: FindActor };
}): { readonly routes: readonly Route[] } => {
  const { pages, cookies, origin, reading, reads, limit, federation } = parts;
  const { clock, announcements } = parts;
  const wijk = async (): Promise<WijkOutside> => {
    const [about, actor] = await Promise.all([parts.wijk.read(), reading.actors.wijk()]);
    return {
      name: about?.name ?? "",
      picture: actor === null ? null : `${actor.uri}/drawing.png`,
      since: about?.setUpAt ?? new Date(0),
    };
  };
  const shared = {
    pages,
    origin,
    reads: joinedReads({
      questions: publicQuestions({ origin, reads, clock, themes: () => reading.themes.all() }),
      announcements: publicAnnouncements({ origin, reads: announcements, clock, wijk }),
    }),
    wijk,
  };
  return {
    routes: [
      ...ownPlaceRoutes({
        pages,
        origin,
        findOwnPlace: federation.findOwnPlace,
        mayAsk: (client) => limit("ownPlacePerAddress", client),
        wijk: async () => {
          const actor = await reading.actors.wijk();
          return actor === null ? null : { uri: actor.uri, handle: fullHandle(actor) };
        },
        answerable: async (id) => {
          const question = (await reads.thread(visitor, id))?.question;
          if (question === undefined || question.state === "closed" || question.post.uri === null) return null;
          return {
            title: question.post.title ?? "",
            objectUri: question.post.uri,
            page: `${origin}/vragen/${id}`,
          };
        },
      }),
      ...arrivalRoutes({
        pages,
        cookies,
        lookAtArrival: lookAtArrival({
          origin,
          stores: reading,
          mayLookElsewhere: (resident) => limit("arrivalsPerResident", resident),
          findActor: federation.findActor,
        }),
      }),
      ...feedRoutes(shared),
      ...oembedRoutes(shared),
      ...embedRoutes(shared),
    ],
  };
};
