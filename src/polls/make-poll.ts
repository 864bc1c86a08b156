import type { Audience } from "../kernel/audience.ts";
import type { Clock } from "../kernel/clock.ts";
import { newId, type PostId, type ResidentId } from "../kernel/ids.ts";
import { ok, type Result } from "../kernel/result.ts";
import type { OutsideChoice } from "../posts/stand-in.ts";
import { localAuthor } from "../questions/ask-question.ts";
import { holdFor } from "../questions/hold.ts";
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

/**
 * A resident makes a poll. For the wijk, nothing is made that could be addressed from outside; for everyone, its maker
 * appears under the handle or the stand-in of their choice. What a newcomer makes waits for a moderator, and lasts from the
 * moment that it was let through.
 */
export const makePoll =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock; readonly origin: string }): MakePoll =>
  (command) =>
    dependencies.unitOfWork(async (transaction) => {
      const { origin } = dependencies;
      const { makerId, audience } = command;
      const at = dependencies.clock();
      const id = newId<PostId>();
      const made = make(
        id,
        {
          ...command,
          author: { kind: "resident", residentId: makerId, actorId: null },
          uri: `${origin}/ap/o/${id}`,
          url: `${origin}/peilingen/${id}`,
          held: await holdFor(transaction, makerId, at),
        },
        at,
      );
      if (!made.ok) return made;
      const author = await localAuthor(transaction, { ...command, residentId: makerId, threadId: id, origin, at });
      if (!author.ok) return author;
      const { post, options } = made.value;
      await transaction.polls.add({ ...made.value, post: { ...post, author: author.value } });
      if (audience === "everyone") {
        // Who asks everyone says yes to it while asking.
        await transaction.ways.addConsent({
          id: crypto.randomUUID(),
          questionId: id,
          rung: "outside",
          answer: "yes",
          at,
          shown: [post.title, post.body, ...options].join("\n\n"),
          recipients: "iedereen",
        });
      }
      await transaction.happened(
        post.held === null ? { kind: "PollMade", threadId: id } : { kind: "PostHeld", threadId: id, postId: id },
      );
      return ok(id);
    });
