import type { ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { writeLetter } from "../residents/letters.ts";
import { type Decision, type DecisionsTransaction, rolesAt, termsOf } from "./decision.ts";
import type { SuspensionLetters } from "./suspend.ts";

/** Lets somebody in again: gives back what was taken, and ends the decision. `by` is `null` for what ends by itself. */
export type EndSuspension = (
  transaction: DecisionsTransaction,
  decision: Decision,
  by: ResidentId | null,
  at: Date,
) => Promise<Result<null>>;

export const endSuspension =
  (dependencies: { readonly letters: SuspensionLetters; readonly origin: string }): EndSuspension =>
  async (transaction, decision, by, at) => {
    const { residents, roleTerms, decisions, log, wijk } = transaction;
    // Whoever comes back with power over others is let in by an administrator, or when the time is over.
    const powerful = decision.roles.some(({ role }) => role === "moderator" || role === "administrator");
    const who = by === null ? null : await residents.byId(by);
    if (who !== null && powerful && !who.roles.includes("administrator"))
      return refuse(invalid("form", "suspension-needs-administrator"));
    const resident = decision.about === null ? null : await residents.byIdLocked(decision.about);
    await decisions.end(decision.id, at, by);
    if (resident === null) return ok(null);
    const kept = resident.organisation === null ? rolesAt(decision.roles, at) : [];
    await residents.resume(
      resident.id,
      kept.map(({ role }) => role),
    );
    await roleTerms.set(resident.id, termsOf(kept));
    await log.add({ at, by, deed: "suspension-ended", aboutResident: resident.id });
    const words = dependencies.letters.ended({
      wijk: (await wijk.read())?.name ?? "",
      name: resident.name,
      link: `${dependencies.origin}/inloggen`,
    });
    await writeLetter(transaction, { words, to: resident.id, kind: "suspension-ended" }, at);
    return ok(null);
  };
