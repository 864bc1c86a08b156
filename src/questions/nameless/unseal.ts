import type { Clock } from "../../kernel/clock.ts";
import type { PostId, ResidentId } from "../../kernel/ids.ts";
import { invalid } from "../../kernel/refusal.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { tidy } from "../../kernel/text.ts";
import type { LetterWords } from "../../residents/letter-content.ts";
import { writeLetter } from "../../residents/letters.ts";
import type { Resident } from "../../residents/resident.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";
import type { NamelessThread, NamelessTransaction } from "./nameless.ts";
import { type Unsealing, type UnsealingStep, unsealingAt } from "./unsealing.ts";

export type UnsealingLetters = {
  /** To the other moderators and administrators: a second person is needed. */
  secondNeeded(given: {
    readonly wijk: string;
    readonly by: string;
    readonly reason: string;
    readonly link: string;
  }): LetterWords;
  /** To the asker: it happened, who decided, and why. */
  unsealed(given: {
    readonly wijk: string;
    readonly decided: readonly { readonly name: string; readonly reason: string }[];
  }): LetterWords;
};

/** How things stand, without the name. */
export type UnsealingSeen = {
  readonly title: string;
  readonly unsealing: (Unsealing & { readonly askedByName: string; readonly agreedByName: string | null }) | null;
};

/** What moderators and administrators can do about a seal: two of them, each with a reason. Others get `absent`. */
export type Unseal = {
  look(threadId: PostId, by: ResidentId): Promise<Result<UnsealingSeen>>;
  ask(threadId: PostId, by: ResidentId, reason: string): Promise<Result<null>>;
  /** By somebody else than who asked, within seven days. The asker of the question gets a letter about it. */
  agree(threadId: PostId, by: ResidentId, reason: string): Promise<Result<null>>;
  /** The name, once for each of the two. */
  show(threadId: PostId, by: ResidentId): Promise<Result<string>>;
};

const longestReason = 200;

const readReason = (given: string): Result<string> => {
  const reason = tidy(given);
  if (reason === "") return refuse(invalid("reason", "reason-missing"));
  return reason.length > longestReason ? refuse(invalid("reason", "reason-too-long")) : ok(reason);
};

const mayUnseal = (resident: Resident | null): resident is Resident =>
  resident !== null && (resident.roles.includes("moderator") || resident.roles.includes("administrator"));

type Given = {
  readonly transaction: NamelessTransaction;
  readonly thread: NamelessThread;
  readonly title: string;
  readonly self: Resident;
  readonly unsealing: Unsealing | null;
  readonly at: Date;
};

export const unseal = (dependencies: {
  readonly unitOfWork: UnitOfWork<NamelessTransaction>;
  readonly clock: Clock;
  readonly origin: string;
  readonly letters: UnsealingLetters;
}): Unseal => {
  const { unitOfWork, clock, letters, origin } = dependencies;

  /** Decisions about one thread follow each other; the roles are those of this moment. */
  const deciding = <T>(threadId: PostId, by: ResidentId, work: (given: Given) => Promise<Result<T>>) =>
    unitOfWork(async (transaction): Promise<Result<T>> => {
      // The thread before any resident, always, so that two who decide at once never wait for each other.
      const thread = await transaction.nameless.ofThreadLocked(threadId);
      const self = await transaction.residents.byIdLocked(by);
      if (!mayUnseal(self)) return refuse({ kind: "absent" });
      const post = thread === null ? null : await transaction.posts.byId(threadId);
      if (thread === null || post === null || post.withdrawnAt !== null) return refuse({ kind: "absent" });
      const at = clock();
      const unsealing = unsealingAt(await transaction.unsealings.stepsOf(threadId), at);
      return work({ transaction, thread, title: post.title ?? "", self, unsealing, at });
    });

  const record = (
    { transaction, thread, self, at }: Given,
    unsealingId: string,
    step: UnsealingStep["step"],
    reason = "",
  ): Promise<void> =>
    transaction.unsealings.add({
      id: crypto.randomUUID(),
      unsealingId,
      threadId: thread.threadId,
      step,
      by: self.id,
      reason,
      at,
    });

  const wijkName = async ({ transaction }: Given): Promise<string> => (await transaction.wijk.read())?.name ?? "";

  return {
    look: (threadId, by) =>
      deciding<UnsealingSeen>(threadId, by, async ({ transaction, title, unsealing }) => {
        if (unsealing === null) return ok({ title, unsealing });
        const nameOf = async (id: ResidentId) => (await transaction.residents.byId(id))?.name ?? "";
        const { asked, agreed } = unsealing;
        const agreedByName = agreed === null ? null : await nameOf(agreed.by);
        return ok({ title, unsealing: { ...unsealing, askedByName: await nameOf(asked.by), agreedByName } });
      }),

    ask: (threadId, by, typed) =>
      deciding(threadId, by, async (given) => {
        const { transaction, self, unsealing, at } = given;
        const reason = readReason(typed);
        if (!reason.ok) return reason;
        if (unsealing !== null) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        await record(given, crypto.randomUUID(), "asked", reason.value);
        const words = letters.secondNeeded({
          wijk: await wijkName(given),
          by: self.name,
          reason: reason.value,
          link: `${origin}/vragen/${threadId}/ontzegelen`,
        });
        for (const other of (await transaction.residents.all()).filter(mayUnseal)) {
          if (other.id !== self.id) await writeLetter(transaction, { words, to: other.id, kind: "unseal-request" }, at);
        }
        return ok(null);
      }),

    agree: (threadId, by, typed) =>
      deciding(threadId, by, async (given) => {
        const { transaction, thread, self, unsealing, at } = given;
        if (unsealing === null || unsealing.agreed !== null)
          return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        if (unsealing.asked.by === self.id) return refuse(invalid("reason", "unseal-second-person"));
        const reason = readReason(typed);
        if (!reason.ok) return reason;
        const first = await transaction.residents.byIdLocked(unsealing.asked.by);
        if (!mayUnseal(first)) return refuse(invalid("reason", "unseal-first-gone"));
        await record(given, unsealing.id, "agreed", reason.value);
        const words = letters.unsealed({
          wijk: await wijkName(given),
          decided: [
            { name: first.name, reason: unsealing.asked.reason },
            { name: self.name, reason: reason.value },
          ],
        });
        await writeLetter(transaction, { words, to: thread.askerId, kind: "unsealed" }, at);
        await record(given, unsealing.id, "told");
        return ok(null);
      }),

    show: (threadId, by) =>
      deciding(threadId, by, async (given) => {
        const { transaction, thread, self, unsealing } = given;
        const isOneOfTheTwo = unsealing?.agreed != null && [unsealing.asked.by, unsealing.agreed.by].includes(self.id);
        if (unsealing === null || !isOneOfTheTwo || unsealing.shownTo.includes(self.id))
          return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        const asker = await transaction.residents.byId(thread.askerId);
        if (asker === null) return refuse({ kind: "absent" });
        await record(given, unsealing.id, "shown");
        return ok(asker.name);
      }),
  };
};
