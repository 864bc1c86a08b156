import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type ChosenPhoto, placedPhotos } from "../posts/photo.ts";
import { withOwn } from "../posts/with-own.ts";
import { mayBeReworded } from "../questions/hold.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { givenTo } from "./make-offer.ts";
import { change, type Offer, prolong, setAvailability, withdraw } from "./offer.ts";
import type { OfferForm } from "./offer-form.ts";

/** Everything that the maker of an offer, and nobody else, can do with it. Others get `absent`. */
export type SteerOffer = {
  /** `photos` are those that are to stand with it; without them, those that stand do. */
  change(id: PostId, by: ResidentId, form: OfferForm, photos?: readonly ChosenPhoto[]): Promise<Result<null>>;
  /** "Even niet", "weer wel" or "weg". */
  setAvailability(id: PostId, by: ResidentId, wanted: string): Promise<Result<null>>;
  /** Three months from now. */
  prolong(id: PostId, by: ResidentId): Promise<Result<null>>;
  /** Takes it back for good; a deletion goes to everyone who got it. */
  withdraw(id: PostId, by: ResidentId): Promise<Result<null>>;
};

export const steerOffer = (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }): SteerOffer => {
  const { clock } = dependencies;
  const own = withOwn(dependencies.unitOfWork, ({ offers }: SquareTransaction, id) => offers.byId(id));
  const keep = async (transaction: SquareTransaction, changed: Offer): Promise<Result<null>> => {
    await transaction.offers.save(changed);
    const { id, held } = changed.post;
    if (held === null) await transaction.happened({ kind: "OfferChanged", threadId: id });
    return ok(null);
  };
  /** What stands in the wijk and says nothing new needs no moderator. */
  const ofStanding = (id: PostId, by: ResidentId, work: (known: Offer, at: Date) => Result<Offer>) =>
    own(id, by, async (known, transaction) => {
      if (known.post.held !== null) return refuse({ kind: "absent" });
      const changed = work(known, clock());
      return changed.ok ? keep(transaction, changed.value) : changed;
    });
  return {
    change: (id, by, form, chosen) =>
      own(id, by, async (known, transaction) => {
        const at = clock();
        const allowed = await mayBeReworded(transaction, known.post, at);
        if (!allowed.ok) return allowed;
        const photos = await placedPhotos(transaction.photos, by, chosen, known.post.photos);
        if (!photos.ok) return photos;
        const given = await givenTo(transaction, by, [known.theme]);
        const changed = change(known, form, { ...given, photos: photos.value }, at);
        return changed.ok ? keep(transaction, changed.value) : changed;
      }),
    setAvailability: (id, by, wanted) => ofStanding(id, by, (known, at) => setAvailability(known, wanted, at)),
    prolong: (id, by) => ofStanding(id, by, (known, at) => ok(prolong(known, at))),
    withdraw: (id, by) =>
      own(id, by, async (known, transaction) => {
        await withdrawOffer(transaction, known, clock());
        return ok(null);
      }),
  };
};

/** Takes an offer back; shared by the page and by deletions from elsewhere. Its words are erased at once. */
export const withdrawOffer = async (transaction: SquareTransaction, known: Offer, at: Date): Promise<void> => {
  const { id, uri } = known.post;
  if (uri !== null) await transaction.posts.bury(uri, at);
  await transaction.offers.save(withdraw(known, at));
  await transaction.ways.eraseWords(id);
  await transaction.happened({ kind: "OfferWithdrawn", threadId: id });
};
