import type { OutsideView } from "../../web/views.ts";
import { agendaRoutes } from "../agenda/agenda.http.ts";
import { agendaLetters } from "../agenda/agenda.mail.ts";
import { agendaReads } from "../agenda/agenda.reads.postgres.ts";
import { nextActivities } from "../agenda/agenda-views.http.ts";
import { calendarRoutes } from "../agenda/calendar.http.ts";
import { makeActivityRoutes } from "../agenda/make-activity.http.ts";
import { makeActivity } from "../agenda/make-activity.ts";
import { register } from "../agenda/register.ts";
import { registrationRoutes } from "../agenda/registration.http.ts";
import type { RegistrationTransaction } from "../agenda/registration.ts";
import { registrationKeys } from "../agenda/registration-keys.mail.ts";
import { steerActivity } from "../agenda/steer-activity.ts";
import { forgetRegistered, remindRegistered, tellRegistered } from "../agenda/tell-registered.ts";
import { activityIdFor } from "../federation/kit/addressing.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Result } from "../kernel/result.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Database } from "../platform/postgres.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { RateLimit } from "../residents/rate-limit.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** The agenda: making activities, coming to them, calendars, and the next few for the front page. */
export const composeAgenda = (parts: {
  readonly pages: Pages;
  readonly withPhotos: Pages["withForm"];
  readonly clock: Clock;
  readonly origin: string;
  readonly square: Database;
  readonly sealing: Sealing;
  readonly unitOfWork: UnitOfWork;
  readonly doorUnitOfWork: UnitOfWork<RegistrationTransaction>;
  readonly rateLimit: RateLimit;
  readonly memberCount: () => Promise<number>;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  readonly chooseHandle: (resident: ResidentId, handle: string) => Promise<Result<unknown>>;
}) => {
  const { pages, clock, origin, unitOfWork, memberCount, rateLimit } = parts;
  const reads = agendaReads(parts.square.drizzle);
  const keys = registrationKeys(parts.sealing);
  const atTheDoor = { unitOfWork: parts.doorUnitOfWork, letters: agendaLetters(clock), keys, clock, origin };
  const useCases = {
    makeActivity: makeActivity({ unitOfWork, clock, origin }),
    steerActivity: steerActivity(atTheDoor),
    register: register({ ...atTheDoor, rateLimit }),
  };
  return {
    routes: [
      ...makeActivityRoutes({
        pages,
        withPhotos: parts.withPhotos,
        clock,
        make: useCases.makeActivity,
        steer: useCases.steerActivity,
        chooseHandle: parts.chooseHandle,
        memberCount,
        outside: parts.outside,
        reads,
      }),
      ...calendarRoutes({
        origin,
        clock,
        reads,
        wijkName: () => unitOfWork(async ({ actors }) => (await actors.wijk())?.name ?? ""),
      }),
      ...agendaRoutes({
        origin,
        pages,
        clock,
        reads,
        register: useCases.register,
        guestList: useCases.steerActivity.guestList,
        standing: (id, resident) =>
          parts.doorUnitOfWork(
            async ({ registrations }) => (await registrations.ofResident(id, resident))?.state ?? null,
          ),
      }),
      ...registrationRoutes({ pages, clock, register: useCases.register, openKey: keys.openKey }),
    ],
    useCases,
    next: nextActivities(reads),
    tellRegistered: tellRegistered({ ...atTheDoor, idFor: activityIdFor }),
    /** A step of the background. */
    remindRegistered: remindRegistered(atTheDoor),
    /** For the upkeep. */
    forgetRegistered: forgetRegistered(atTheDoor),
  };
};
