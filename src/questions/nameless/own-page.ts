import type { PostId, ResidentId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";
import { toChooseFrom } from "../ask-question.ts";
import { holdsSecretOf } from "../asker.ts";
import { type Question, readAnswerText, readQuestionText } from "../question.ts";
import { steering } from "../steer-question.ts";
import { withArea } from "./ask-nameless.ts";
import type { Further, FurtherAhead, FurtherChoice, Wanted } from "./further.ts";
import { isLetter, type NamelessThread, type NamelessTransaction, type Waiting } from "./nameless.ts";
import type { RoundingOff, RoundOffChoice } from "./rounding-off.ts";
import { type Chance, waitWith } from "./wait.ts";

/** What the asker does on their own page, as it was typed. */
export type AskerAct =
  | { readonly kind: "say"; readonly text: string }
  | {
      readonly kind: "change";
      readonly title: string;
      readonly text: string;
      readonly theme: string;
      readonly area: string;
    }
  | ({ readonly kind: "go-further" } & FurtherChoice)
  | ({ readonly kind: "round-off" } & RoundOffChoice)
  | { readonly kind: "mark" | "take-back"; readonly answerId: PostId }
  | { readonly kind: "unmark" | "close" | "reopen" | "withdraw" };

/** The asker's own page: what it is about, and what still waits. */
export type OwnPage = {
  readonly threadId: PostId;
  /** In which they are written to; `null` for somebody who left. */
  readonly language: Language | null;
  /** What they call the wijkwijzer who knows them; `null` when nobody does. */
  readonly keeperName: string | null;
  readonly waiting: readonly Waiting[];
};

export type OwnPages = {
  open(secret: string): Promise<OwnPage | null>;
  /** What would be sent beyond the wijk, and to whom; `ok(null)` when there is no way further. */
  ahead(secret: string, wanted?: Wanted): Promise<Result<FurtherAhead | null>>;
  /** Waits for a batch, like everything the asker does. */
  act(secret: string, act: AskerAct): Promise<Result<null>>;
  /** Takes something back that still waits. */
  cancel(secret: string, id: string): Promise<Result<null>>;
  /** At once, for whoever cannot wait: everybody can see when it happened. */
  withdrawNow(secret: string): Promise<Result<null>>;
  /** The secret of a thread that this resident asked without a name; `null` for every other. */
  secretOf(threadId: PostId, residentId: ResidentId): Promise<string | null>;
  /** The same resident speaks from the ordinary page of the thread; `null` when the question is not theirs. */
  speak(threadId: PostId, residentId: ResidentId, text: string): Promise<Result<null> | null>;
};

/** What stands when everything that waits was let out. */
const willBeClosed = (question: Question | null, waiting: readonly Waiting[]): boolean =>
  waiting.reduce((closed, { act }) => {
    if (act.kind === "close" || (act.kind === "round-off" && act.closes)) return true;
    return act.kind === "reopen" ? false : closed;
  }, question?.state === "closed");

export const ownPages = (
  dependencies: Chance & {
    readonly unitOfWork: UnitOfWork<NamelessTransaction>;
    readonly further: Further;
    readonly roundingOff: RoundingOff;
  },
): OwnPages => {
  const { unitOfWork, clock } = dependencies;

  const withSecret = <T>(
    secret: string,
    work: (transaction: NamelessTransaction, thread: NamelessThread) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    unitOfWork(async (transaction): Promise<Result<T>> => {
      const found = await transaction.nameless.withSecret(secret);
      const thread = found === null ? null : await transaction.nameless.ofThreadLocked(found.threadId);
      return thread === null ? refuse({ kind: "absent" }) : work(transaction, thread);
    });

  const queue = async (transaction: NamelessTransaction, threadId: PostId, act: AskerAct): Promise<Result<null>> => {
    const waiting = await transaction.nameless.waitingIn(threadId);
    const question = await transaction.questions.byId(threadId);
    const asked = waiting.find((each) => each.act.kind === "ask");
    if (act.kind === "withdraw" && question === null) {
      await transaction.nameless.forget(threadId);
      return ok(null);
    }
    if (act.kind === "change") {
      // What it is about already may stay, also when it went from the list meanwhile.
      const kept = question ?? (asked?.act.kind === "ask" ? asked.act : null);
      const { areas, themes } = await toChooseFrom(transaction);
      const read = readQuestionText(act, {
        areas: [...areas, ...(kept?.area ? [kept.area] : [])],
        themes: [...themes, ...(kept === null ? [] : [kept.theme])],
      });
      if (!read.ok) return read;
      const words = withArea(read.value);
      if (asked?.act.kind === "ask") await transaction.nameless.rewrite(asked.id, { ...asked.act, ...words });
      else await waitWith(transaction, threadId, { kind: "change", ...words }, dependencies);
      return ok(null);
    }
    const closed = willBeClosed(question, waiting);
    if (act.kind === "say") {
      const read = readAnswerText(act.text);
      if (!read.ok) return read;
      if (closed) return refuse({ kind: "conflict", reason: "question-closed" });
      await waitWith(transaction, threadId, { kind: "say", text: read.value }, dependencies);
      return ok(null);
    }
    if (act.kind === "go-further") {
      if (question === null) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
      const read = readQuestionText({ ...act, theme: question.theme }, { areas: [], themes: [question.theme] });
      if (!read.ok) return read;
      const ahead = closed
        ? ok(null)
        : await dependencies.further(transaction, clock).ahead(threadId, holdsSecretOf(threadId), act);
      const chosen = waiting.some((each) => each.act.kind === "go-further");
      if (!ahead.ok || ahead.value?.rung !== act.rung || chosen)
        return refuse({ kind: "conflict", reason: "changed-meanwhile" });
      const { title, text } = read.value;
      await waitWith(transaction, threadId, { ...act, title, text }, dependencies);
      return ok(null);
    }
    if (act.kind === "round-off") {
      const proposed = !closed && (await dependencies.roundingOff(transaction, clock).isProposed(threadId));
      const chosen = waiting.some((each) => each.act.kind === "round-off");
      if (!proposed || chosen) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
    }
    const pointless = act.kind === "close" ? closed : act.kind === "reopen" && !closed;
    if (pointless) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
    await waitWith(transaction, threadId, act, dependencies);
    return ok(null);
  };

  const askedBy = async (transaction: NamelessTransaction, threadId: PostId, residentId: ResidentId) => {
    const thread = await transaction.nameless.ofThread(threadId);
    return thread?.askerId === residentId ? thread : null;
  };

  return {
    open: (secret) =>
      unitOfWork(async (transaction) => {
        const thread = await transaction.nameless.withSecret(secret);
        if (thread === null) return null;
        const { threadId, askerId, keeperId } = thread;
        const keeper = keeperId === null ? null : await transaction.residents.byId(keeperId);
        const waiting = await transaction.nameless.waitingIn(threadId);
        return {
          threadId,
          language: (await transaction.residents.byId(askerId))?.language ?? null,
          keeperName: keeper?.name ?? null,
          waiting: waiting.filter(({ act }) => !isLetter(act)),
        };
      }),
    ahead: (secret, wanted) =>
      withSecret(secret, (transaction, { threadId }) =>
        dependencies.further(transaction, clock).ahead(threadId, holdsSecretOf(threadId), wanted),
      ),
    act: (secret, act) => withSecret(secret, (transaction, { threadId }) => queue(transaction, threadId, act)),
    cancel: (secret, id) =>
      withSecret(secret, async (transaction, { threadId }) => {
        const waiting = await transaction.nameless.waitingIn(threadId);
        const mayGo = waiting.some(
          (each) => each.id === id && !["ask", "forget"].includes(each.act.kind) && !isLetter(each.act),
        );
        if (!mayGo) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        await transaction.nameless.done(id);
        return ok(null);
      }),
    withdrawNow: (secret) =>
      withSecret(secret, async (transaction, { threadId }) => {
        await steering(transaction, clock).withdraw(threadId, holdsSecretOf(threadId));
        await transaction.nameless.forget(threadId);
        return ok(null);
      }),
    secretOf: (threadId, residentId) =>
      unitOfWork(async (transaction) => (await askedBy(transaction, threadId, residentId))?.secret ?? null),
    speak: (threadId, residentId, text) =>
      unitOfWork(async (transaction) => {
        const thread = await askedBy(transaction, threadId, residentId);
        if (thread === null) return null;
        await transaction.nameless.ofThreadLocked(threadId);
        return queue(transaction, threadId, { kind: "say", text });
      }),
  };
};
