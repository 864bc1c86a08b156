import { type Clock, day, later } from "../kernel/clock.ts";
import type { Role } from "../kernel/reader.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { DoorTransaction } from "./identity.ts";
import type { LetterWords } from "./letter-content.ts";
import { writeLetter } from "./letters.ts";
import { type RoleTerm, remindedBefore } from "./role-terms.ts";

/** The letter that a role ends soon. */
export type RoleEndsLetter = (given: {
  readonly wijk: string;
  readonly name: string;
  readonly role: Role;
  readonly lastDay: Date;
  readonly link: string;
}) => LetterWords;

/**
 * Ends the roles whose time is over, and writes to whoever has one that ends within two weeks. To be called every hour. The
 * last administrator keeps that role until there is another one.
 */
export const rotateRoles =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<DoorTransaction>;
    readonly clock: Clock;
    readonly origin: string;
    readonly letter: RoleEndsLetter;
  }): (() => Promise<void>) =>
  async () => {
    const { unitOfWork, clock } = dependencies;
    const at = clock();
    await unitOfWork(async (transaction) => {
      for (const term of await transaction.roleTerms.over(at)) await end(transaction, term, at);
    });
    await unitOfWork(async (transaction) => {
      const wijk = (await transaction.wijk.read())?.name ?? "";
      for (const { residentId, role, until } of await transaction.roleTerms.takeReminders(
        later(at, remindedBefore),
        at,
      )) {
        const resident = await transaction.residents.byId(residentId);
        if (resident === null) continue;
        const link = `${dependencies.origin}/ik`;
        const words = dependencies.letter({ wijk, name: resident.name, role, lastDay: later(until, -day), link });
        await writeLetter(transaction, { words, to: residentId, kind: "role-ends" }, at);
      }
    });
  };

const end = async (transaction: DoorTransaction, term: RoleTerm, at: Date): Promise<void> => {
  const { residents, roleTerms, log } = transaction;
  const administrators = await residents.administratorsLocked();
  const resident = await residents.byIdLocked(term.residentId);
  const isLast =
    term.role === "administrator" && administrators.length === 1 && administrators[0]?.id === term.residentId;
  if (isLast || !(await roleTerms.remove(term))) return;
  if (resident?.roles.includes(term.role)) {
    await residents.save({ ...resident, roles: resident.roles.filter((role) => role !== term.role) });
    await log.add({ at, by: null, deed: "role-ended", aboutResident: term.residentId, detail: term.role });
  }
};
