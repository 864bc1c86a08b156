import type { OutsideView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Reader } from "../kernel/reader.ts";
import { demandRoutes } from "../offers/demand.http.ts";
import { readDemand, tellDemand } from "../offers/demand.ts";
import { makeOfferRoutes } from "../offers/make-offer.http.ts";
import { makeOffer } from "../offers/make-offer.ts";
import { offerRoutes } from "../offers/offers.http.ts";
import { offerReads } from "../offers/offers.reads.postgres.ts";
import { steerOffer } from "../offers/steer-offer.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Database } from "../platform/postgres.ts";
import type { ChooseHandle } from "../posts/choose-readers.http.ts";
import type { ListedTheme } from "../questions/themes.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** What is offered and looked for, and what an organisation learns of who asks. */
export const composeOffers = (parts: {
  readonly pages: Pages;
  readonly withPhotos: Pages["withForm"];
  readonly clock: Clock;
  readonly origin: string;
  readonly square: Database;
  readonly unitOfWork: UnitOfWork;
  readonly memberCount: () => Promise<number>;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  readonly chooseHandle: ChooseHandle;
  readonly themes: () => Promise<readonly ListedTheme[]>;
}) => {
  const reads = offerReads(parts.square.drizzle);
  const useCases = { makeOffer: makeOffer(parts), steerOffer: steerOffer(parts) };
  return {
    routes: [
      ...makeOfferRoutes({ ...parts, reads, make: useCases.makeOffer, steer: useCases.steerOffer }),
      ...demandRoutes({ ...parts, readDemand: readDemand({ ...parts, reads }) }),
      ...offerRoutes({ ...parts, reads }),
    ],
    useCases,
    /** For the upkeep. */
    tellDemand: tellDemand(parts),
  };
};
