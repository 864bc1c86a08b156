import { type Clock, day, later } from "../kernel/clock.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { looksStayFor } from "./data-look.ts";
import type { DoorTransaction } from "./identity.ts";
import { lettersStayFor } from "./letters.ts";
import type { Attempts } from "./rate-limit.ts";

/** Removes what the door no longer needs: old requests, sessions, counts and letters. For the nightly work. */
export const keepDoorTidy =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<DoorTransaction>;
    readonly attempts: Attempts;
    readonly clock: Clock;
  }): (() => Promise<void>) =>
  async () => {
    const at = dependencies.clock();
    await dependencies.attempts.forget(later(at, -day));
    await dependencies.unitOfWork(async ({ signIns, passkeyChallenges, sessions, letters, dataLooks }) => {
      await dataLooks.forget(later(at, -looksStayFor));
      await signIns.forgetExpired(at);
      await passkeyChallenges.forgetExpired(at);
      await sessions.forgetExpired(at);
      await letters.forget(later(at, -lettersStayFor));
    });
  };
