import type { StoredEvent } from "../events.ts";
import { type Clock, later } from "../kernel/clock.ts";
import type { RegistrationId } from "../kernel/ids.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type AgendaItem, isPast } from "./agenda-item.ts";
import { confirmWithin, keptAfter, type RegistrationTransaction } from "./registration.ts";
import { type WritingToRegistrants, writeToRegistrant } from "./write-to-registrant.ts";

export type ActivityEvent = Extract<StoredEvent, { kind: "ActivityMoved" | "ActivityCancelled" | "ActivityWithdrawn" }>;

type Dependencies = WritingToRegistrants & {
  readonly unitOfWork: UnitOfWork<RegistrationTransaction>;
  readonly clock: Clock;
};

/** So many in one transaction. */
const atOnce = 50;

/** Whether it is still so: what changed before it was cancelled is told by the letter about that. */
const isNews = ({ kind }: ActivityEvent, { post, cancelled }: AgendaItem): boolean => {
  if (kind === "ActivityWithdrawn") return post.withdrawnAt !== null && post.homeWijkId === null;
  if (post.withdrawnAt !== null || post.hidden !== null) return false;
  return (kind === "ActivityCancelled") === (cancelled !== null);
};

/**
 * Writes to everybody on the list of an activity, each one letter about each event, however often this runs and wherever it broke
 * off. What has ended by now concerns nobody. `idFor`: one id for one event and one registration.
 */
export const tellRegistered =
  (dependencies: Dependencies & { readonly idFor: (eventId: string, purpose: string) => Promise<string> }) =>
  async (event: ActivityEvent): Promise<void> => {
    const { unitOfWork, clock, letters, idFor } = dependencies;
    const tellSome = (after: RegistrationId | null): Promise<RegistrationId | null> =>
      unitOfWork(async (transaction) => {
        const at = clock();
        const item = await transaction.agenda.byId(event.threadId);
        if (item === null || !isNews(event, item) || isPast(item, at)) return null;
        const isOff = event.kind !== "ActivityMoved";
        const kind = isOff ? "activity-cancelled" : "activity-changed";
        const words = isOff ? letters.cancelled : letters.changed;
        const some = await transaction.registrations.after(event.threadId, after, atOnce);
        for (const registration of some) {
          const id = await idFor(event.id, registration.id);
          await writeToRegistrant(
            transaction,
            { registration, item, words, kind, guestKind: kind, id, at },
            dependencies,
          );
        }
        return some.length < atOnce ? null : (some.at(-1)?.id ?? null);
      });
    let last: RegistrationId | null = null;
    do last = await tellSome(last);
    while (last !== null);
  };

/**
 * A step of the background: from six in the evening of the day before, everybody with a place gets a letter, once. Resolves to how
 * many were taken up.
 */
export const remindRegistered =
  (dependencies: Dependencies): (() => Promise<number>) =>
  () =>
    dependencies.unitOfWork(async (transaction) => {
      const at = dependencies.clock();
      const some = await transaction.registrations.takeToRemind(at, atOnce);
      for (const registration of some) {
        const item = await transaction.agenda.byId(registration.itemId);
        if (item === null || !registration.wantsReminder) continue;
        await writeToRegistrant(
          transaction,
          {
            registration,
            item,
            words: dependencies.letters.reminder,
            kind: "activity-reminder",
            guestKind: "guest-reminder",
            at,
          },
          dependencies,
        );
      }
      return some.length;
    });

/** Upkeep: who came is forgotten a week after, and who never said yes when their link works no more. */
export const forgetRegistered =
  ({ unitOfWork, clock }: Pick<Dependencies, "unitOfWork" | "clock">): (() => Promise<void>) =>
  () =>
    unitOfWork(({ registrations }) =>
      registrations.forget({
        askedBefore: later(clock(), -confirmWithin),
        endedBefore: later(clock(), -keptAfter),
      }),
    );
