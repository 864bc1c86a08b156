import type { Clock } from "../kernel/clock.ts";
import { newId, type ResidentId } from "../kernel/ids.ts";
import { languageOfWijk } from "../kernel/language.ts";
import type { Role } from "../kernel/reader.ts";
import { invalid, type Problem } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { readEmailAddress } from "./email-address.ts";
import type { DoorTransaction } from "./identity.ts";
import type { LetterWords } from "./letter-content.ts";
import { writeLetter } from "./letters.ts";
import { joinedMonth } from "./resident.ts";
import { readResidentName } from "./resident-name.ts";

/** What somebody on the team of a gemeente may do: write as an officer, or that and look after team and settings. */
export const teamRoles = ["moderator", "administrator"] as const satisfies readonly Role[];
export type TeamRole = (typeof teamRoles)[number];

/** Which of the two somebody has. */
export const teamRoleOf = (roles: readonly Role[]): TeamRole =>
  roles.includes("administrator") ? "administrator" : "moderator";

export const readTeamRole = (typed: string): Result<TeamRole> => {
  const role = teamRoles.find((each) => each === typed);
  return role === undefined ? refuse(invalid("role", "team-role-missing")) : ok(role);
};

/** The letter to whoever was put on the team. It holds no secret: they sign in as always. */
export type TeamLetter = (given: {
  readonly wijk: string;
  readonly name: string;
  readonly by: string;
  readonly link: string;
}) => LetterWords;

/** The people of a gemeente. The routes are open to its administrators only. */
export type KeepTeam = {
  /** Puts somebody on the team, and writes that to them. */
  invite(command: {
    readonly by: ResidentId;
    readonly name: string;
    readonly email: string;
    readonly role: string;
  }): Promise<Result<null>>;
  /** Takes somebody off it: every browser of theirs is signed out, and their address is forgotten. The last administrator stays. */
  remove(id: ResidentId, by: ResidentId): Promise<Result<null>>;
};

const problemsOf = (...results: readonly Result<unknown>[]): readonly Problem[] =>
  results.flatMap((result) => (result.ok || result.refusal.kind !== "invalid" ? [] : result.refusal.problems));

export const keepTeam = (dependencies: {
  readonly unitOfWork: UnitOfWork<DoorTransaction>;
  readonly clock: Clock;
  readonly origin: string;
  readonly letter: TeamLetter;
}): KeepTeam => {
  const { unitOfWork, clock, origin, letter } = dependencies;
  return {
    invite: (command) =>
      unitOfWork(async (transaction) => {
        const at = clock();
        const name = readResidentName(command.name, "name");
        const email = readEmailAddress(command.email, "email");
        const role = readTeamRole(command.role);
        if (!name.ok || !email.ok || !role.ok)
          return refuse({ kind: "invalid", problems: problemsOf(name, email, role) });
        const id = newId<ResidentId>();
        if (!(await transaction.addresses.add(id, email.value, at))) return refuse(invalid("email", "email-on-team"));
        await transaction.residents.add({
          id,
          name: name.value,
          roles: [role.value],
          joinedMonth: joinedMonth(at),
          joinedBy: "invitation",
          postsToSee: 0,
          organisation: null,
          // Whoever invites chooses for nobody else; what they choose before they first sign in goes along.
          language: languageOfWijk,
        });
        const wijk = (await transaction.wijk.read())?.name ?? "";
        const by = (await transaction.residents.byId(command.by))?.name ?? "";
        const words = letter({ wijk, name: name.value, by, link: `${origin}/inloggen` });
        await writeLetter(transaction, { words, to: id, kind: "team" }, at);
        await transaction.log.add({ at, by: command.by, deed: "officer-invited", aboutResident: id });
        return ok(null);
      }),
    remove: (id, by) =>
      unitOfWork(async (transaction) => {
        const { residents, addresses, passkeys, sessions, log } = transaction;
        const others = (await residents.administratorsLocked()).filter((each) => each.id !== id);
        const officer = await residents.byIdLocked(id);
        if (officer === null) return refuse({ kind: "absent" });
        if (officer.roles.includes("administrator") && others.length === 0)
          return refuse({ kind: "conflict", reason: "last-administrator" });
        const at = clock();
        await residents.leave(id, at);
        await sessions.endAllOf(id);
        await passkeys.removeAllOf(id);
        await addresses.forget(id);
        await log.add({ at, by, deed: "officer-removed", aboutResident: id, detail: officer.name });
        return ok(null);
      }),
  };
};
