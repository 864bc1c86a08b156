import { type Clock, day, later } from "../kernel/clock.ts";
import { digestLetter } from "../notices/digest.mail.ts";
import { type DigestTransaction, sendDigests } from "../notices/send-digests.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** Far longer than a question counts as new, so that none comes back. */
const rememberedFor = 60 * day;

/** Digests of the day and of the week: the step of the background that writes them, and their upkeep. */
export const composeNotices = (parts: {
  readonly unitOfWork: UnitOfWork<DigestTransaction>;
  readonly clock: Clock;
  readonly origin: string;
}) => {
  const { unitOfWork, clock, origin } = parts;
  return {
    sendDigests: sendDigests({ unitOfWork, clock, origin, letter: digestLetter }),
    forgetDigests: () => unitOfWork(({ digests }) => digests.forget(later(clock(), -rememberedFor))),
  };
};
