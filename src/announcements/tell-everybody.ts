import type { StoredEvent } from "../events.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type Announcement, isOver } from "./announcement.ts";

export type AnnouncementEvent = Extract<
  StoredEvent,
  { kind: "AnnouncementMade" | "AnnouncementCorrected" | "AnnouncementWithdrawn" }
>;

/** The words of the letter about an urgent announcement, of which the words or the end came later. */
export type UrgentLetter = (given: {
  readonly wijk: string;
  readonly name: string;
  readonly announcement: Announcement;
  readonly origin: string;
}) => LetterWords;

/** So many residents in one transaction. */
const atOnce = 100;

/**
 * Whether everybody is to be written to about it: a correction without anything to tell stays on the page, and what was corrected
 * before its letters were written is told by the letter about the correction.
 */
const isNews = (
  { kind }: AnnouncementEvent,
  { post, urgent, correction, ...rest }: Announcement,
  at: Date,
): boolean => {
  if (!urgent || post.hidden !== null) return false;
  if (kind === "AnnouncementWithdrawn") return post.withdrawnAt !== null;
  if (post.withdrawnAt !== null || isOver(rest, at)) return false;
  return (kind === "AnnouncementMade") === (correction === "");
};

/**
 * Writes to every resident about an urgent announcement, at once; who turned these letters off gets none. Each gets one letter
 * about each event, however often this runs and wherever it broke off. `idFor`: one id for one event and one resident.
 */
export const tellEverybody =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<DoorTransaction>;
    readonly letter: UrgentLetter;
    readonly idFor: (eventId: string, purpose: string) => Promise<string>;
    readonly clock: Clock;
    readonly origin: string;
  }) =>
  async (event: AnnouncementEvent): Promise<void> => {
    const { letter, idFor, clock, origin } = dependencies;
    const tellSome = (after: ResidentId | null): Promise<ResidentId | null> =>
      dependencies.unitOfWork(async (transaction) => {
        const at = clock();
        const announcement = await transaction.announcements.byId(event.threadId);
        const known = await transaction.wijk.read();
        // What a gemeente says is for the wijken: none of them is on its own team.
        if (known?.mode === "gemeente" || announcement === null || !isNews(event, announcement, at)) return null;
        const wijk = known?.name ?? "";
        const residents = await transaction.addresses.after(after, atOnce);
        for (const { id, name, organisation } of residents) {
          // An organisation reads what everyone reads, in letters too.
          if (organisation !== null && announcement.post.audience !== "everyone") continue;
          const words = letter({ wijk, name, announcement, origin });
          await writeLetter(transaction, { words, to: id, kind: "urgent", id: await idFor(event.id, id) }, at);
        }
        return residents.length < atOnce ? null : (residents.at(-1)?.id ?? null);
      });
    let last: ResidentId | null = null;
    do last = await tellSome(last);
    while (last !== null);
  };
