import type { ResidentId } from "../kernel/ids.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { DoorTransaction } from "./identity.ts";
import { type ResidentLetters, writeLetter } from "./letters.ts";

/**
 * Writes to somebody who signed in for the first time what they can do here. `eventId`: one letter for each arrival. Officers of a
 * gemeente were welcomed by the letter that put them on the team.
 */
export const welcomeResident =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<DoorTransaction>;
    readonly letters: Pick<ResidentLetters, "welcome">;
    readonly origin: string;
  }): ((eventId: string, residentId: ResidentId, arrivedAt: Date) => Promise<void>) =>
  (eventId, residentId, arrivedAt) =>
    dependencies.unitOfWork(async (transaction) => {
      const resident = await transaction.residents.byId(residentId);
      const wijk = await transaction.wijk.read();
      if (resident === null || wijk?.name == null || wijk.mode === "gemeente") return;
      const words = dependencies.letters.welcome({
        wijk: wijk.name,
        name: resident.name,
        origin: dependencies.origin,
      });
      await writeLetter(transaction, { words, to: residentId, kind: "welcome", id: eventId }, arrivedAt);
    });
