import type { Clock } from "../kernel/clock.ts";
import type { Language } from "../kernel/language.ts";
import type { Problem, Refusal } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { admitMember } from "./admit-member.ts";
import { openRequest } from "./ask-to-join.ts";
import { readEmailAddress } from "./email-address.ts";
import type { DoorTransaction } from "./identity.ts";
import type { ResidentLetters } from "./letters.ts";
import type { RateLimit } from "./rate-limit.ts";
import { codeProof } from "./residency-proof.ts";
import { namesOf, readResidentName } from "./resident-name.ts";
import { newToken } from "./secrets.ts";
import { offerSignIn } from "./sign-in.ts";

/**
 * Joins with a code or an invitation. `letter` means "look in your mail" and nothing more: somebody who already is a
 * member gets a letter that says so, and the page does not tell the two apart. `request`: where two members must vouch, an
 * invitation is the yes of one of them, and what is left is asked around.
 */
export type Join = (command: {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  /** Who else knows them, where an invitation alone is not enough. */
  readonly neighbour?: string;
  /** Of the page on which they join. */
  readonly language: Language;
  /** The secret of the browser that asks. */
  readonly browser: string;
  readonly clientAddress: string;
}) => Promise<Result<"letter" | "request">>;

export const join =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<DoorTransaction>;
    readonly rateLimit: RateLimit;
    readonly letters: ResidentLetters;
    readonly clock: Clock;
    readonly origin: string;
  }): Join =>
  async (command) => {
    const allowed = await dependencies.rateLimit("joinPerAddress", command.clientAddress);
    if (!allowed.ok) return allowed;
    const at = dependencies.clock();
    const { language } = command;
    return dependencies.unitOfWork(async (transaction) => {
      const name = readResidentName(command.name, "name", namesOf(await transaction.officialSources.all()));
      const email = readEmailAddress(command.email, "email");
      // A use is taken from members too: what is left on the code would tell who already is one.
      const proven = await codeProof(transaction, command.code, at);
      if (!proven.ok || !name.ok || !email.ok) return refuse(together(proven, name, email));
      const wijk = await transaction.wijk.read();
      const { invitedBy } = proven.value;
      if (invitedBy !== undefined && (wijk?.vouchersNeeded ?? 1) > 1) {
        const named = [command.neighbour ?? ""].map((each) => each.trim()).filter((each) => each !== "");
        const id = await openRequest(
          transaction,
          { name: name.value, email: email.value, words: "", named, language },
          at,
        );
        if (id !== null)
          await transaction.joinRequests.askToVouch(id, { residentId: invitedBy, link: newToken(), answer: "yes" });
        return ok("request");
      }
      const person = { proven: proven.value, name: name.value, email: email.value, language };
      const { residentId, isNew } = await admitMember(transaction, person, at);
      const { letters, origin } = dependencies;
      await offerSignIn(transaction, {
        residentId,
        browser: command.browser,
        origin,
        at,
        kind: isNew ? "join" : "already-a-member",
        words: (secrets) =>
          isNew
            ? letters.joined({ wijk: wijk?.name ?? "", name: name.value, ...secrets })
            : letters.alreadyAMember({ wijk: wijk?.name ?? "", ...secrets }),
      });
      return ok("letter");
    });
  };

const together = (...results: readonly Result<unknown>[]): Refusal => {
  const problems: readonly Problem[] = results.flatMap((result) =>
    result.ok || result.refusal.kind !== "invalid" ? [] : result.refusal.problems,
  );
  return { kind: "invalid", problems };
};
