import type { Audience } from "../kernel/audience.ts";
import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Result } from "../kernel/result.ts";
import type { ChosenPhoto } from "../posts/photo.ts";
import type { OutsideChoice } from "../posts/stand-in.ts";
import { beginThread } from "../questions/begin-thread.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { AgendaForm } from "./agenda-form.ts";
import { plan } from "./agenda-item.ts";

export type MakeActivity = (command: {
  readonly makerId: ResidentId;
  readonly form: AgendaForm;
  readonly audience: Audience;
  readonly outside: OutsideChoice;
  readonly photos?: readonly ChosenPhoto[];
}) => Promise<Result<PostId>>;

/** A resident puts something on the agenda. */
export const makeActivity =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock; readonly origin: string }): MakeActivity =>
  (command) =>
    dependencies.unitOfWork((transaction) => {
      const at = dependencies.clock();
      return beginThread(
        transaction,
        command,
        { ...dependencies, at },
        {
          name: "activity",
          make: (id, begun) => plan(id, { ...command, ...begun }, at),
          add: (item) => transaction.agenda.add(item),
          shown: ({ post, place }) => [post.title ?? "", post.body, place],
          made: (threadId) => ({ kind: "ActivityPlanned", threadId }),
        },
      );
    });
