import type { Clock } from "../kernel/clock.ts";
import { newId, type PostId, type PrivateThreadId, type ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { mayRead } from "../posts/may-read.ts";
import { stands } from "../posts/post.ts";
import type { Question } from "../questions/question.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { MessagesTransaction } from "./message.ts";
import { cannotWrite, type PrivateThread, readMessage } from "./private-thread.ts";
import { residentAt, residentKey, residentSeat, type Seat } from "./seat.ts";
import { sayIn } from "./write-message.ts";

/**
 * A wijkwijzer asks the asker of a question something that only the two of them read. Both can write at once: whoever
 * asks the wijk something is ready for a question back. A second time it goes into the thread that is there. Gives the thread.
 */
export type OpenPrivateThread = (command: {
  readonly questionId: PostId;
  /** A wijkwijzer. */
  readonly from: ResidentId;
  readonly text: string;
}) => Promise<Result<PrivateThreadId>>;

/** The seat that the asker of a question takes; `null` for a question from elsewhere, whose asker is not here. */
const seatOfAsker = ({ post }: Question): Seat | null =>
  post.author.kind === "resident" && post.homeWijkId === null ? residentSeat(post.author.residentId) : null;

export const openPrivateThread =
  (dependencies: { readonly unitOfWork: UnitOfWork<MessagesTransaction>; readonly clock: Clock }): OpenPrivateThread =>
  async ({ questionId, from, text: typed }) => {
    const text = readMessage(typed);
    if (!text.ok) return text;
    return dependencies.unitOfWork(async (transaction) => {
      const at = dependencies.clock();
      const wijkwijzer = await transaction.residents.byIdLocked(from);
      const question = await transaction.questions.byId(questionId);
      if (wijkwijzer === null || question === null || !wijkwijzer.roles.includes("wijkwijzer"))
        return refuse({ kind: "absent" });
      const asker = seatOfAsker(question);
      const reads = mayRead(question.post, { kind: "resident", ...wijkwijzer }) && stands(question.post);
      if (!reads || asker === null || residentAt(asker) === from) return refuse({ kind: "absent" });
      const key = residentKey(from);
      if (await transaction.privateThreads.hasBlocked(key, asker.key))
        return refuse(invalid("text", "you-blocked-them"));
      const [known] = await transaction.privateThreads.between(key, asker.key, questionId);
      const held = known === undefined ? null : await transaction.privateThreads.held(key, known.thread.id);
      if (held !== null) {
        const refusal = cannotWrite(held.thread, at);
        if (refusal !== null) return refuse(refusal);
        await sayIn(transaction, held, text.value, at);
        return ok(held.thread.id);
      }
      const thread: PrivateThread = {
        id: newId(),
        questionId,
        state: "open",
        openedAt: at,
        lastMessageAt: at,
        seats: [residentSeat(from), asker],
      };
      await transaction.privateThreads.add(thread);
      await sayIn(transaction, { thread, own: 1, readUpTo: 0 }, text.value, at);
      return ok(thread.id);
    });
  };
