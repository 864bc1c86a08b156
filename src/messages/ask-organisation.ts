import type { Clock } from "../kernel/clock.ts";
import { newId, type PostId, type PrivateThreadId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine } from "../kernel/text.ts";
import { isToBeHad } from "../offers/offer.ts";
import { mayRead } from "../posts/may-read.ts";
import { stands } from "../posts/post.ts";
import { isAsker, signedInAs } from "../questions/asker.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { MessagesTransaction } from "./message.ts";
import { type PrivateThread, readMessage, standingAt } from "./private-thread.ts";
import { residentKey, residentSeat } from "./seat.ts";
import { sayIn } from "./write-message.ts";

type Resident = Extract<Reader, { kind: "resident" }>;

/** An organisation that offers something about the theme of a question, and whether its asker can put the question to it. */
export type Door = {
  readonly organisation: string;
  /** The words of the question as they stand, to begin with. */
  readonly title: string;
  readonly text: string;
  /** Why not; `null` when they can. */
  readonly cannot: string | null;
};

/**
 * The asker of an open question puts it to an organisation that offers something about its theme: in a private thread, with the words
 * that they say yes to and nothing else. Until then that organisation knows of no question and no asker.
 */
export type AskOrganisation = {
  /** `absent` for everybody but the asker, and for what is no offer of an organisation about that theme. */
  door(reader: Resident, question: PostId, offer: PostId): Promise<Result<Door>>;
  ask(
    reader: Resident,
    question: PostId,
    offer: PostId,
    words: { readonly title: string; readonly text: string; readonly yes: boolean },
  ): Promise<Result<PrivateThreadId>>;
};

const doorOf = async (
  transaction: MessagesTransaction,
  reader: Resident,
  { question: questionId, offer: offerId }: { readonly question: PostId; readonly offer: PostId },
  at: Date,
) => {
  const question = await transaction.questions.byId(questionId);
  const offer = await transaction.offers.byId(offerId);
  if (question === null || offer === null) return null;
  const isOpen = stands(question.post) && (question.state === "open" || question.state === "taken");
  if (!isOpen || !isAsker(question, signedInAs(reader.id))) return null;
  const { post } = offer;
  const fits = offer.purpose === "offer" && offer.theme === question.theme && isToBeHad(offer, at);
  if (!fits || !mayRead(post, reader) || post.author.kind !== "resident") return null;
  const other = await transaction.residents.byId(post.author.residentId);
  if (other === null || other.organisation === null || other.id === reader.id) return null;
  const { privateThreads } = transaction;
  const [key, theirs] = [residentKey(reader.id), residentKey(other.id)];
  const cannot = (await privateThreads.hasBlocked(key, theirs))
    ? "you-blocked-them"
    : (await privateThreads.mayBeAsked(theirs))
      ? null
      : "wants-no-requests";
  return { question, other, organisation: other.organisation, cannot };
};

export const askOrganisation = (dependencies: {
  readonly unitOfWork: UnitOfWork<MessagesTransaction>;
  readonly clock: Clock;
}): AskOrganisation => {
  const { unitOfWork, clock } = dependencies;
  return {
    door: (reader, question, offer) =>
      unitOfWork(async (transaction) => {
        const found = await doorOf(transaction, reader, { question, offer }, clock());
        if (found === null) return refuse({ kind: "absent" });
        const { title, body } = found.question.post;
        return ok({ organisation: found.organisation, title: title ?? "", text: body, cannot: found.cannot });
      }),
    ask: (reader, question, offer, words) =>
      unitOfWork(async (transaction) => {
        const at = clock();
        const found = await doorOf(transaction, reader, { question, offer }, at);
        if (found === null) return refuse({ kind: "absent" });
        if (found.cannot !== null) return refuse(invalid("text", found.cannot));
        const title = oneLine(words.title);
        const text = readMessage(`${title}\n\n${words.text}`);
        if (title.length < 3) return refuse(invalid("title", "question-empty"));
        if (!text.ok) return text;
        if (!words.yes) return refuse(invalid("yes", "open-door-unsaid"));
        const [key, theirs] = [residentKey(reader.id), residentKey(found.other.id)];
        // Two at once follow each other, so that the second finds the first.
        for (const id of [reader.id, found.other.id].sort()) await transaction.residents.byIdLocked(id);
        const { privateThreads } = transaction;
        const known = await privateThreads.between(key, theirs, null);
        const open = known.find(({ thread }) => standingAt(thread, at) === "open");
        const held = open === undefined ? null : await privateThreads.held(key, open.thread.id);
        if (held !== null) {
          await sayIn(transaction, held, text.value, at);
          return ok(held.thread.id);
        }
        // The thread does not name the question: the organisation reads what was sent to it, and not what else stands there.
        const thread: PrivateThread = {
          id: newId(),
          questionId: null,
          state: "open",
          openedAt: at,
          lastMessageAt: at,
          seats: [residentSeat(reader.id), residentSeat(found.other.id)],
        };
        await privateThreads.add(thread);
        await sayIn(transaction, { thread, own: 1, readUpTo: 0 }, text.value, at);
        return ok(thread.id);
      }),
  };
};
