import type { Clock } from "../kernel/clock.ts";
import type { JoinRequestId, ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { DoorTransaction } from "./identity.ts";
import type { JoinRequest, VouchAnswers } from "./join-request.ts";
import type { JoiningLetters } from "./joining-letters.ts";
import { writeToGuest } from "./letters.ts";
import { approvalProof } from "./residency-proof.ts";
import { letIn } from "./vouch.ts";

type Dependencies = {
  readonly unitOfWork: UnitOfWork<DoorTransaction>;
  readonly letters: JoiningLetters;
  readonly clock: Clock;
  readonly origin: string;
};

/** An administrator decides about somebody who asked to join; each gets a letter. `absent`: it was decided already. */
export type DecideRequest = {
  approve(id: JoinRequestId, by: ResidentId): Promise<Result<null>>;
  /** `words` stand in the letter, and in the log as the reason; they may be empty. */
  decline(id: JoinRequestId, by: ResidentId, words: string): Promise<Result<null>>;
};

const longestWords = 500;

export const decideRequest = (dependencies: Dependencies): DecideRequest => {
  const { unitOfWork, clock, letters } = dependencies;
  return {
    approve: (id, by) =>
      unitOfWork(async (transaction) => {
        const at = clock();
        const request = await transaction.joinRequests.byIdLocked(id);
        if (request === null) return refuse({ kind: "absent" });
        const proven = await approvalProof(transaction, by, at);
        if (!proven.ok) return proven;
        const { residentId } = await letIn(transaction, { ...dependencies, request, proven: proven.value }, at);
        const about = residentId === null ? {} : { aboutResident: residentId };
        await transaction.log.add({ at, by, deed: "request-approved", ...about });
        return ok(null);
      }),
    decline: (id, by, given) =>
      unitOfWork(async (transaction) => {
        const at = clock();
        const request = await transaction.joinRequests.byIdLocked(id);
        if (request === null) return refuse({ kind: "absent" });
        const said = tidy(given);
        if (said.length > longestWords) return refuse(invalid(`words-${id}`, "reply-too-long"));
        await transaction.joinRequests.remove(id);
        const wijk = (await transaction.wijk.read())?.name ?? "";
        const words = letters.declined({ wijk, name: request.name, words: said });
        await writeToGuest(transaction, { words, to: request.email, language: request.language, kind: "declined" }, at);
        // Whoever was not let in is nobody's business later: the log has no name of theirs.
        await transaction.log.add({ at, by, deed: "request-declined", reason: said });
        return ok(null);
      }),
  };
};

/** What waits for a decision, the longest first. The routes are open to administrators only. */
export type ReadRequests = {
  open(): Promise<readonly (JoinRequest & { readonly answers: VouchAnswers })[]>;
  count(): Promise<number>;
};

export const readRequests = (dependencies: Pick<Dependencies, "unitOfWork">): ReadRequests => ({
  open: () => dependencies.unitOfWork(({ joinRequests }) => joinRequests.open()),
  count: () => dependencies.unitOfWork(({ joinRequests }) => joinRequests.count()),
});

/** Takes out requests that nobody decided about in time, and writes to who asked. To be called every hour. */
export const expireRequests =
  (dependencies: Dependencies): (() => Promise<void>) =>
  () =>
    dependencies.unitOfWork(async (transaction) => {
      const at = dependencies.clock();
      const wijk = (await transaction.wijk.read())?.name ?? "";
      for (const { name, email, language } of await transaction.joinRequests.takeExpired(at)) {
        const link = `${dependencies.origin}/meedoen/zonder-code`;
        const words = dependencies.letters.expired({ wijk, name, link });
        await writeToGuest(transaction, { words, to: email, language, kind: "join-expired" }, at);
      }
    });
