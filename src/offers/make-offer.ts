import type { Audience } from "../kernel/audience.ts";
import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Result } from "../kernel/result.ts";
import type { ChosenPhoto } from "../posts/photo.ts";
import type { OutsideChoice } from "../posts/stand-in.ts";
import { beginThread } from "../questions/begin-thread.ts";
import { choosable } from "../questions/themes.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { offer } from "./offer.ts";
import type { Given, OfferForm } from "./offer-form.ts";

export type MakeOffer = (command: {
  readonly makerId: ResidentId;
  readonly form: OfferForm;
  readonly audience: Audience;
  readonly outside: OutsideChoice;
  readonly photos?: readonly ChosenPhoto[];
}) => Promise<Result<PostId>>;

/** What the wijk knows of whoever writes an offer. `kept`: the theme that it has and may keep. */
export const givenTo = async (
  { themes, residents }: Pick<SquareTransaction, "themes" | "residents">,
  maker: ResidentId,
  kept: readonly string[] = [],
): Promise<Given> => ({
  themes: choosable(await themes.all(), kept).map(({ slug }) => slug),
  isOrganisation: ((await residents.byId(maker))?.organisation ?? null) !== null,
});

/** A resident offers something, or looks for it. */
export const makeOffer =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock; readonly origin: string }): MakeOffer =>
  (command) =>
    dependencies.unitOfWork(async (transaction) => {
      const at = dependencies.clock();
      const given = await givenTo(transaction, command.makerId);
      return beginThread(
        transaction,
        command,
        { ...dependencies, at },
        {
          name: "offer",
          make: (id, begun) => offer(id, { ...command, ...begun, ...given }, at),
          add: (made) => transaction.offers.add(made),
          shown: ({ post, location, schedule, phone }) => [post.title ?? "", post.body, location, schedule, phone],
          made: (threadId) => ({ kind: "OfferMade", threadId }),
        },
      );
    });
