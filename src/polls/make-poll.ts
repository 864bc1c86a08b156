import type { Audience } from "../kernel/audience.ts";
import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Result } from "../kernel/result.ts";
import type { OutsideChoice } from "../posts/stand-in.ts";
import { beginThread } from "../questions/begin-thread.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { make, type PollText } from "./poll.ts";

export type MakePoll = (
  command: PollText & {
    readonly makerId: ResidentId;
    readonly options: readonly string[];
    readonly several: boolean;
    readonly days: number;
    readonly audience: Audience;
    readonly outside: OutsideChoice;
  },
) => Promise<Result<PostId>>;

/** A resident makes a poll. One that waits for a moderator lasts from the moment that it was let through. */
export const makePoll =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock; readonly origin: string }): MakePoll =>
  (command) =>
    dependencies.unitOfWork((transaction) => {
      const at = dependencies.clock();
      return beginThread(
        transaction,
        command,
        { ...dependencies, at },
        {
          name: "poll",
          make: (id, begun) => make(id, { ...command, ...begun }, at),
          add: (poll) => transaction.polls.add(poll),
          shown: ({ post, options }) => [post.title ?? "", post.body, ...options],
          made: (threadId) => ({ kind: "PollMade", threadId }),
        },
      );
    });
