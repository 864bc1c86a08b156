import type { Clock } from "../kernel/clock.ts";
import { nameSource } from "../official-sources/name-source.ts";
import { officialSourceRoutes } from "../official-sources/official-sources.http.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { ActorLinks } from "../posts/actor-moves.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

/** Official sources: naming them, following them, and what of theirs is shown. */
export const composeOfficialSources = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly origin: string;
  readonly unitOfWork: UnitOfWork;
  readonly reading: SquareTransaction;
  readonly lookUp: (address: string) => Promise<ActorLinks | null>;
}) => {
  const { pages, clock, reading } = parts;
  const useCases = { nameSource: nameSource(parts) };
  return {
    routes: officialSourceRoutes({
      pages,
      clock,
      nameSource: useCases.nameSource,
      sources: reading.officialSources,
      moves: reading.moves,
    }),
    useCases,
  };
};
