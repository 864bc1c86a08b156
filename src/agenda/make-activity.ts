import type { Audience } from "../kernel/audience.ts";
import type { Clock } from "../kernel/clock.ts";
import { newId, type PostId, type ResidentId } from "../kernel/ids.ts";
import { ok, type Result } from "../kernel/result.ts";
import type { OutsideChoice } from "../posts/stand-in.ts";
import { localAuthor } from "../questions/ask-question.ts";
import { holdFor } from "../questions/hold.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { AgendaForm } from "./agenda-form.ts";
import { plan } from "./agenda-item.ts";

export type MakeActivity = (command: {
  readonly makerId: ResidentId;
  readonly form: AgendaForm;
  readonly audience: Audience;
  readonly outside: OutsideChoice;
}) => Promise<Result<PostId>>;

/**
 * A resident puts something on the agenda. For the wijk, nothing is made that could be addressed from outside; for everyone, its
 * maker appears under the handle or the stand-in of their choice. What a newcomer makes waits for a moderator.
 */
export const makeActivity =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock; readonly origin: string }): MakeActivity =>
  (command) =>
    dependencies.unitOfWork(async (transaction) => {
      const { origin } = dependencies;
      const { makerId, audience } = command;
      const at = dependencies.clock();
      const id = newId<PostId>();
      const planned = plan(
        id,
        {
          ...command,
          author: { kind: "resident", residentId: makerId, actorId: null },
          uri: `${origin}/ap/o/${id}`,
          url: `${origin}/agenda/${id}`,
          held: await holdFor(transaction, makerId, at),
        },
        at,
      );
      if (!planned.ok) return planned;
      const author = await localAuthor(transaction, { ...command, residentId: makerId, threadId: id, origin, at });
      if (!author.ok) return author;
      const { post, place } = planned.value;
      await transaction.agenda.add({ ...planned.value, post: { ...post, author: author.value } });
      if (audience === "everyone") {
        // Who invites everyone says yes to it while inviting.
        await transaction.ways.addConsent({
          id: crypto.randomUUID(),
          questionId: id,
          rung: "outside",
          answer: "yes",
          at,
          shown: [post.title, post.body, place].join("\n\n"),
          recipients: "iedereen",
        });
      }
      await transaction.happened(
        post.held === null ? { kind: "ActivityPlanned", threadId: id } : { kind: "PostHeld", threadId: id, postId: id },
      );
      return ok(id);
    });
