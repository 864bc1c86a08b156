import { mayMeet } from "../introductions/introduction.ts";
import { type Clock, later } from "../kernel/clock.ts";
import { newId, type PostId, type PrivateThreadId, type ResidentId } from "../kernel/ids.ts";
import { isNeighbour, type Reader } from "../kernel/reader.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { mayRead } from "../posts/may-read.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { MessagesTransaction } from "./message.ts";
import { mostRequestsWaiting, type PrivateThread, readMessage, requestLasts, standingAt } from "./private-thread.ts";
import { residentKey, residentSeat, type SeatKey } from "./seat.ts";
import { sayIn } from "./write-message.ts";

type Resident = Extract<Reader, { kind: "resident" }>;

/** Somebody whom a resident wants to write to, and whether they may ask. */
export type Whom = {
  readonly residentId: ResidentId;
  readonly name: string;
  /** `may-ask`, or why not. `thread`: there is one already, or a request that waits. */
  readonly standing:
    | { readonly kind: "may-ask" }
    | { readonly kind: "thread"; readonly id: PrivateThreadId }
    | { readonly kind: "not"; readonly reason: string };
};

/** By what somebody is found: something that they wrote, or their own page. */
export type FoundBy = { readonly post: PostId } | { readonly neighbour: ResidentId };

/** Two residents come to write to each other: one asks with a first line, the other says yes or no. */
export type AskToWrite = {
  /**
   * Who wrote a post that the reader may read, or a neighbour who chose to be found; `absent` for oneself and for people from
   * elsewhere.
   */
  whom(reader: Resident, by: FoundBy): Promise<Result<Whom>>;
  ask(reader: Resident, by: FoundBy, firstLine: string): Promise<Result<PrivateThreadId>>;
  /** Says yes or no to a request, once. The one who asked gets `absent`. */
  answer(key: SeatKey, thread: PrivateThreadId, yes: boolean): Promise<Result<null>>;
};

const notNow = (reason: string): Whom["standing"] => ({ kind: "not", reason });

/** Who wrote a post that the reader may read. */
const writerOf = async ({ posts }: MessagesTransaction, reader: Resident, id: PostId): Promise<ResidentId | null> => {
  const post = await posts.byId(id);
  const question = post === null ? null : await posts.byId(post.threadId);
  if (post === null || question === null || !mayRead(post, reader) || !mayRead(question, reader)) return null;
  // What the wijk says is nobody's own: who wrote it is for moderators alone.
  return post.author.kind === "resident" && post.kind !== "announcement" ? post.author.residentId : null;
};

/** A neighbour whose page the reader can open. */
const introducedTo = async ({ introductions }: MessagesTransaction, reader: Resident, id: ResidentId) => {
  const introduction = await introductions.of(id);
  return introduction !== null && mayMeet(introduction, reader) ? id : null;
};

const whomOf = async (
  transaction: MessagesTransaction,
  reader: Resident,
  by: FoundBy,
  at: Date,
): Promise<Result<Whom>> => {
  // An organisation is written to; it writes to nobody of its own accord.
  if (!isNeighbour(reader)) return refuse({ kind: "absent" });
  const id =
    "post" in by ? await writerOf(transaction, reader, by.post) : await introducedTo(transaction, reader, by.neighbour);
  const other = id === null || id === reader.id ? null : await transaction.residents.byId(id);
  if (other === null) return refuse({ kind: "absent" });
  const standing = await standingBetween(transaction, residentKey(reader.id), residentKey(other.id), at);
  return ok({ residentId: other.id, name: other.organisation ?? other.name, standing });
};

/** Nothing in it may depend on whether `other` blocked `key`: that stays unknown to whoever was blocked. */
const standingBetween = async (
  { privateThreads }: MessagesTransaction,
  key: SeatKey,
  other: SeatKey,
  at: Date,
): Promise<Whom["standing"]> => {
  if (await privateThreads.hasBlocked(key, other)) return notNow("you-blocked-them");
  for (const { thread, own } of await privateThreads.between(key, other, null)) {
    const standing = standingAt(thread, at);
    if (standing === "open" || standing === "asked") return { kind: "thread", id: thread.id };
    if (standing === "refused" && own === 1) return notNow("said-no-before");
    // Whoever takes a request back cannot knock at the same door again and again.
    if (own === 1 && later(thread.openedAt, requestLasts) > at) return notNow("asked-recently");
  }
  if (!(await privateThreads.mayBeAsked(other))) return notNow("wants-no-requests");
  const waiting = await privateThreads.requestsWaiting(key, at);
  return waiting >= mostRequestsWaiting ? notNow("too-many-requests") : { kind: "may-ask" };
};

export const askToWrite = (dependencies: {
  readonly unitOfWork: UnitOfWork<MessagesTransaction>;
  readonly clock: Clock;
}): AskToWrite => {
  const { unitOfWork, clock } = dependencies;
  return {
    whom: (reader, by) => unitOfWork((transaction) => whomOf(transaction, reader, by, clock())),
    ask: async (reader, by, firstLine) => {
      const text = readMessage(firstLine, true);
      return unitOfWork(async (transaction) => {
        const at = clock();
        const found = await whomOf(transaction, reader, by, at);
        if (!found.ok) return found;
        // Requests of the same two, both ways, follow each other, so that the second finds the first.
        for (const id of [reader.id, found.value.residentId].sort()) await transaction.residents.byIdLocked(id);
        const whom = await whomOf(transaction, reader, by, at);
        if (!whom.ok) return whom;
        const { residentId, standing } = whom.value;
        if (standing.kind === "thread") return ok(standing.id);
        if (standing.kind === "not") return refuse(invalid("text", standing.reason));
        if (!text.ok) return text;
        const thread: PrivateThread = {
          id: newId(),
          questionId: null,
          state: "asked",
          openedAt: at,
          lastMessageAt: at,
          seats: [residentSeat(reader.id), residentSeat(residentId)],
        };
        await transaction.privateThreads.add(thread);
        await sayIn(transaction, { thread, own: 1, readUpTo: 0 }, text.value, at);
        return ok(thread.id);
      });
    },
    answer: (key, id, yes) =>
      unitOfWork(async ({ privateThreads, happened }) => {
        const held = await privateThreads.held(key, id);
        if (held === null || held.own === 1) return refuse({ kind: "absent" });
        if (standingAt(held.thread, clock()) !== "asked")
          return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        await privateThreads.setState(id, yes ? "open" : "refused");
        if (yes) await happened({ kind: "MessageRequestGranted", privateThreadId: id });
        return ok(null);
      }),
  };
};
