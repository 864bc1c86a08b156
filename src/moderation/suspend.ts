import { type Clock, later } from "../kernel/clock.ts";
import { type DecisionId, newId, type ResidentId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import type { Resident } from "../residents/resident.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type Decision, type DecisionsTransaction, type HouseRule, readRule, readTerm } from "./decision.ts";
import type { EndSuspension } from "./end-suspension.ts";
import { readReason } from "./hide.ts";

/** The words of the letters about a suspension. */
export type SuspensionLetters = {
  suspended(given: {
    readonly wijk: string;
    readonly name: string;
    readonly rule: HouseRule;
    readonly reason: string;
    readonly until: Date | null;
    readonly link: string;
  }): LetterWords;
  ended(given: { readonly wijk: string; readonly name: string; readonly link: string }): LetterWords;
};

export type SuspendForm = { readonly rule: string; readonly reason: string; readonly term: string };

/**
 * A moderator has a member stay away for a while. From that moment they are signed in nowhere, have no roles, and write nothing.
 * The routes are open to moderators only.
 */
export type Suspend = {
  /**
   * Who may be suspended by this moderator, by name: everybody but themselves and those who are. Who moderates or administers is so
   * by an administrator alone.
   */
  candidates(by: ResidentId): Promise<readonly Pick<Resident, "id" | "name">[]>;
  /** One of them; `null` for whoever may not be. */
  candidate(by: ResidentId, about: ResidentId): Promise<Pick<Resident, "id" | "name"> | null>;
  suspend(by: ResidentId, about: ResidentId, form: SuspendForm): Promise<Result<null>>;
  /** Lets somebody in again, with the roles that they had. Refuses with `conflict` when it is over already. */
  lift(by: ResidentId, id: DecisionId): Promise<Result<null>>;
  /** All that last, with the names of who it is about and who decided; `null` for who left. */
  lasting(): Promise<
    readonly { readonly decision: Decision; readonly name: string | null; readonly byName: string | null }[]
  >;
  /** Lets those in again whose time is over. Resolves to how many. */
  due(): Promise<number>;
};

const hasTask = ({ roles }: Resident): boolean => roles.includes("moderator") || roles.includes("administrator");
const mayModerate = hasTask;

/** Whether `by` may suspend `about`. Nobody does so to themselves, and moderators not to each other. */
const maySuspend = (by: Resident, about: Resident): boolean =>
  by.id !== about.id && mayModerate(by) && (!hasTask(about) || by.roles.includes("administrator"));

/** Reads the form, and tells every problem at once. */
const readSuspendForm = (form: SuspendForm) => {
  const [rule, reason, lasts] = [readRule(form.rule), readReason(form.reason), readTerm(form.term)];
  if (rule.ok && reason.ok && lasts.ok) return ok({ rule: rule.value, reason: reason.value, lasts: lasts.value });
  const problems = [rule, reason, lasts].flatMap((each): readonly Problem[] =>
    !each.ok && each.refusal.kind === "invalid" ? each.refusal.problems : [],
  );
  return refuse({ kind: "invalid", problems });
};

export const suspend = <Transaction extends DecisionsTransaction>(dependencies: {
  readonly unitOfWork: UnitOfWork<Transaction>;
  readonly clock: Clock;
  readonly letters: SuspensionLetters;
  readonly linkOf: (id: DecisionId) => string;
  readonly endSuspension: EndSuspension;
  /** What somebody looked after for others goes back to others. */
  readonly giveBack: (transaction: Transaction, resident: ResidentId, at: Date) => Promise<void>;
}): Suspend => {
  const { unitOfWork, clock, letters } = dependencies;
  const wijkName = async ({ wijk }: DecisionsTransaction) => (await wijk.read())?.name ?? "";

  const candidatesIn = async (transaction: DecisionsTransaction, by: ResidentId) => {
    const moderator = await transaction.residents.byId(by);
    if (moderator === null) return [];
    const away = new Set((await transaction.decisions.suspensions()).map(({ about }) => about));
    return (await transaction.residents.all()).filter((each) => maySuspend(moderator, each) && !away.has(each.id));
  };

  return {
    candidates: (by) => unitOfWork((transaction) => candidatesIn(transaction, by)),
    candidate: (by, about) =>
      unitOfWork(async (transaction) => (await candidatesIn(transaction, by)).find(({ id }) => id === about) ?? null),
    suspend: (by, about, form) =>
      unitOfWork(async (transaction) => {
        const { residents, roleTerms, sessions, decisions, log } = transaction;
        // Held in one order: two administrators who suspend each other at once follow one another.
        await residents.administratorsLocked();
        const moderator = await residents.byId(by);
        const resident = await residents.byIdLocked(about);
        if (moderator === null || resident === null || !maySuspend(moderator, resident))
          return refuse({ kind: "absent" });
        if (await residents.isSuspended(about)) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        const read = readSuspendForm(form);
        if (!read.ok) return read;
        const { rule, reason, lasts } = read.value;
        const at = clock();
        const until = lasts === null ? null : later(at, lasts);
        const terms = (await roleTerms.all()).filter(({ residentId }) => residentId === about);
        const untilOf = (wanted: string) => terms.find(({ role }) => role === wanted)?.until ?? null;
        const roles = resident.roles.map((role) => ({ role, until: untilOf(role) }));
        const id = newId<DecisionId>();
        const decided = { id, kind: "suspended", about, post: null, rule, reason, by, at, until } as const;
        await decisions.add({ ...decided, endedAt: null, roles });
        await dependencies.giveBack(transaction, about, at);
        await roleTerms.set(about, []);
        await residents.suspend(about, at);
        await sessions.endAllOf(about);
        const detail = until === null ? rule : `${rule}:${until.toISOString().slice(0, 10)}`;
        await log.add({ at, by, deed: "suspended", aboutResident: about, detail });
        const words = letters.suspended({
          ...{ wijk: await wijkName(transaction), name: resident.name, rule, reason, until },
          link: dependencies.linkOf(id),
        });
        await writeLetter(transaction, { words, to: about, kind: "suspended" }, at);
        return ok(null);
      }),
    lift: (by, id) =>
      unitOfWork(async (transaction) => {
        const moderator = await transaction.residents.byId(by);
        const decision = await transaction.decisions.byIdLocked(id);
        if (moderator === null || decision?.kind !== "suspended") return refuse({ kind: "absent" });
        if (decision.endedAt !== null) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        return dependencies.endSuspension(transaction, decision, by, clock());
      }),
    lasting: () =>
      unitOfWork(async ({ decisions, residents }) => {
        const nameOf = async (id: ResidentId | null) =>
          id === null ? null : ((await residents.byId(id))?.name ?? null);
        const found = await decisions.suspensions();
        return Promise.all(
          found.map(async (decision) => ({
            decision,
            name: await nameOf(decision.about),
            byName: await nameOf(decision.by),
          })),
        );
      }),
    due: () =>
      unitOfWork(async (transaction) => {
        const at = clock();
        const over = await transaction.decisions.over(at);
        for (const { id } of over) {
          const decision = await transaction.decisions.byIdLocked(id);
          if (decision !== null && decision.endedAt === null)
            await dependencies.endSuspension(transaction, decision, null, at);
        }
        return over.length;
      }),
  };
};
