import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type ChosenPhoto, placedPhotos } from "../posts/photo.ts";
import { wroteIt } from "../posts/post.ts";
import { withOwn } from "../posts/with-own.ts";
import { mayBeReworded } from "../questions/hold.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import type { AgendaForm } from "./agenda-form.ts";
import { type AgendaItem, cancel, change, isElsewhen, withdraw } from "./agenda-item.ts";
import { moveUp } from "./places.ts";
import type { RegistrationTransaction } from "./registration.ts";
import type { WritingToRegistrants } from "./write-to-registrant.ts";

/** Everything that the maker of an activity, and nobody else, can do with it. Others get `absent`. */
export type SteerActivity = {
  /** Other words, another time or place. Whoever comes hears it when that is on another time or place. */
  change(id: PostId, by: ResidentId, form: AgendaForm, photos?: readonly ChosenPhoto[]): Promise<Result<null>>;
  /** It does not go on; whoever would come hears why. */
  cancel(id: PostId, by: ResidentId, why: string): Promise<Result<null>>;
  /** Takes it back for good; a deletion goes to everyone who got it, and a letter to whoever would come. */
  withdraw(id: PostId, by: ResidentId): Promise<Result<null>>;
  /** Who comes and who waits, by name, in the order in which they registered: for the maker alone. */
  guestList(id: PostId, by: ResidentId): Promise<GuestList | null>;
};

export type GuestList = { readonly coming: readonly string[]; readonly waiting: readonly string[] };

export const steerActivity = (
  dependencies: WritingToRegistrants & {
    readonly unitOfWork: UnitOfWork<RegistrationTransaction>;
    readonly clock: Clock;
  },
): SteerActivity => {
  const { unitOfWork, clock } = dependencies;
  const own = withOwn(unitOfWork, ({ agenda }, id) => agenda.byId(id));
  return {
    change: (id, by, form, chosen) =>
      own(id, by, async (item, transaction) => {
        const at = clock();
        const allowed = await mayBeReworded(transaction, item.post, at);
        if (!allowed.ok) return allowed;
        const photos = await placedPhotos(transaction.photos, by, chosen, item.post.photos);
        if (!photos.ok) return photos;
        const changed = change(item, form, at, photos.value);
        if (!changed.ok) return changed;
        await transaction.agenda.save(changed.value);
        if (changed.value.startsAt.getTime() !== item.startsAt.getTime())
          await transaction.registrations.remindAgain(id);
        if (item.post.held !== null) return ok(null);
        await transaction.happened({ kind: "ActivityChanged", threadId: id });
        if (isElsewhen(item, changed.value)) await transaction.happened({ kind: "ActivityMoved", threadId: id });
        await moveUp(transaction, changed.value, at, dependencies);
        return ok(null);
      }),
    cancel: (id, by, why) =>
      own(id, by, async (item, transaction) => {
        const at = clock();
        if (item.post.held !== null) return refuse({ kind: "absent" });
        const cancelled = cancel(item, why, at);
        if (!cancelled.ok) return cancelled;
        await transaction.agenda.save(cancelled.value);
        await transaction.happened({ kind: "ActivityCancelled", threadId: id });
        return ok(null);
      }),
    withdraw: (id, by) =>
      own(id, by, async (item, transaction) => {
        const at = clock();
        await withdrawActivity(transaction, item, at);
        return ok(null);
      }),
    guestList: (id, by) =>
      unitOfWork(async ({ agenda, registrations, residents }) => {
        const item = await agenda.byId(id);
        if (item === null || !wroteIt(item.post, by)) return null;
        const list = { coming: [] as string[], waiting: [] as string[] };
        for (const { who, state } of await registrations.of(id)) {
          const name = who.kind === "guest" ? who.name : (await residents.byId(who.residentId))?.name;
          if (state !== "asked" && name !== undefined) list[state].push(name);
        }
        return list;
      }),
  };
};

/** Takes an activity back; shared by the page and by deletions from elsewhere. Its words are erased at once. */
export const withdrawActivity = async (transaction: SquareTransaction, item: AgendaItem, at: Date): Promise<void> => {
  const { id, uri } = item.post;
  if (uri !== null) await transaction.posts.bury(uri, at);
  await transaction.agenda.save(withdraw(item, at));
  await transaction.ways.eraseWords(id);
  await transaction.happened({ kind: "ActivityWithdrawn", threadId: id });
};
