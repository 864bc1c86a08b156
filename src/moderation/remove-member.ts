import type { Clock } from "../kernel/clock.ts";
import { type DecisionId, newId, type ResidentId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type DecisionsTransaction, type HouseRule, readRule } from "./decision.ts";
import { readReason } from "./hide.ts";

/** The words of the letter to somebody whom an administrator removed. */
export type RemovedLetter = (given: {
  readonly wijk: string;
  readonly name: string;
  readonly rule: HouseRule;
  readonly reason: string;
  /** Where the decision stands, with what they can do. */
  readonly link: string;
}) => LetterWords;

export type RemoveForm = {
  readonly rule: string;
  readonly reason: string;
  readonly words: string;
  readonly sure: string;
};

/** An administrator removes a member for good. The routes are open to administrators only. */
export type RemoveMember = {
  /** Who it is about; `null` for whoever this administrator cannot remove: themselves, and who is not there. */
  look(by: ResidentId, about: ResidentId): Promise<{ readonly id: ResidentId; readonly name: string } | null>;
  /** All that is theirs goes as when they leave by themselves. They get a letter that says why; the log does not say who. */
  remove(by: ResidentId, about: ResidentId, form: RemoveForm): Promise<Result<null>>;
};

const wordsThatStay = ["nothing", "answers"] as const;

/** Reads the form, and tells every problem at once. */
const readForm = (form: RemoveForm) => {
  const [rule, reason] = [readRule(form.rule), readReason(form.reason)];
  const words = wordsThatStay.find((each) => each === form.words);
  const problems = [rule, reason].flatMap((each): readonly Problem[] =>
    !each.ok && each.refusal.kind === "invalid" ? each.refusal.problems : [],
  );
  const wrong = [
    ...problems,
    ...(words === undefined ? problemOf("words", "leave-words-missing") : []),
    ...(form.sure === "yes" ? [] : problemOf("sure", "leave-sure-missing")),
  ];
  return rule.ok && reason.ok && words !== undefined && wrong.length === 0
    ? ok({ rule: rule.value, reason: reason.value, words })
    : refuse({ kind: "invalid", problems: wrong });
};

const problemOf = (field: string, reason: string): readonly Problem[] => [{ field, reason }];

export const removeMember = <Transaction extends DecisionsTransaction>(dependencies: {
  readonly unitOfWork: UnitOfWork<Transaction>;
  readonly clock: Clock;
  readonly letter: RemovedLetter;
  readonly linkOf: (id: DecisionId) => string;
  /** Takes out everything of somebody, as when they leave by themselves, with this letter to them. */
  readonly depart: (
    transaction: Transaction,
    given: {
      readonly residentId: ResidentId;
      readonly words: (typeof wordsThatStay)[number];
      readonly farewell: { readonly kind: "removed"; readonly words: LetterWords };
    },
  ) => Promise<Result<null>>;
}): RemoveMember => {
  const { unitOfWork, clock } = dependencies;
  return {
    look: (by, about) =>
      unitOfWork(async ({ residents }) => {
        const resident = by === about ? null : await residents.byId(about);
        return resident === null ? null : { id: resident.id, name: resident.name };
      }),
    remove: (by, about, form) =>
      unitOfWork(async (transaction) => {
        const { residents, wijk, log } = transaction;
        await residents.administratorsLocked();
        const administrator = await residents.byId(by);
        const resident = by === about ? null : await residents.byIdLocked(about);
        if (resident === null || administrator?.roles.includes("administrator") !== true)
          return refuse({ kind: "absent" });
        const read = readForm(form);
        if (!read.ok) return read;
        const { rule, reason, words } = read.value;
        const id = newId<DecisionId>();
        const letter = dependencies.letter({
          ...{ wijk: (await wijk.read())?.name ?? "", name: resident.name, rule, reason },
          link: dependencies.linkOf(id),
        });
        const departed = await dependencies.depart(transaction, {
          ...{ residentId: about, words },
          farewell: { kind: "removed", words: letter },
        });
        if (!departed.ok) return departed;
        const at = clock();
        // It says of nobody whom it is about: what they hold is the link of their letter.
        const lasting = { post: null, until: null, endedAt: null, roles: [] };
        await transaction.decisions.add({ id, kind: "removed", about: null, rule, reason, by, at, ...lasting });
        await log.add({ at, by, deed: "member-removed", detail: rule });
        return ok(null);
      }),
  };
};
