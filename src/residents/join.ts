import type { Clock } from "../kernel/clock.ts";
import { newId, type ResidentId } from "../kernel/ids.ts";
import { invalid, type Problem, type Refusal } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { readEmailAddress } from "./email-address.ts";
import type { DoorTransaction } from "./identity.ts";
import type { ResidentLetters } from "./letters.ts";
import type { RateLimit } from "./rate-limit.ts";
import { type Invitation, joinedMonth } from "./resident.ts";
import { readResidentName } from "./resident-name.ts";
import { normalCode } from "./secrets.ts";
import { offerSignIn } from "./sign-in.ts";

/**
 * Joins with a code or an invitation. Success means "look in your mail" and nothing more: somebody who already is a
 * member gets a letter that says so, and the page does not tell the two apart.
 */
export type Join = (command: {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  /** The secret of the browser that asks. */
  readonly browser: string;
  readonly clientAddress: string;
}) => Promise<Result<null>>;

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
    return dependencies.unitOfWork(async (transaction) => {
      const name = readResidentName(command.name, "name");
      const email = readEmailAddress(command.email, "email");
      const way = await wayIn(transaction, command.code, at);
      if (!way.ok || !name.ok || !email.ok) return refuse(together(way, name, email));
      // A use is taken from members too: what is left on the code would tell who already is one.
      if (!(await transaction.invitations.use(way.value.id, at))) return refuse(invalid("code", "code-used"));
      const { letters, origin } = dependencies;
      const wijk = (await transaction.wijk.read())?.name ?? "";
      const id = newId<ResidentId>();
      const isNew = await transaction.addresses.add(id, email.value, at);
      const residentId = isNew ? id : await transaction.addresses.residentWith(email.value);
      if (isNew) {
        const resident = { id, name: name.value, roles: [], joinedMonth: joinedMonth(at), joinedThrough: way.value.id };
        await transaction.residents.add(resident);
      }
      await offerSignIn(transaction, {
        residentId,
        browser: command.browser,
        origin,
        at,
        kind: isNew ? "join" : "already-a-member",
        content: (secrets) =>
          isNew ? letters.joined({ wijk, name: name.value, ...secrets }) : letters.alreadyAMember({ wijk, ...secrets }),
      });
      return ok(null);
    });
  };

const wayIn = async (transaction: DoorTransaction, typed: string, at: Date): Promise<Result<Invitation>> => {
  const code = normalCode(typed);
  if (code === "") return refuse(invalid("code", "code-missing"));
  const invitation = await transaction.invitations.byCode(code);
  if (invitation === null || invitation.withdrawnAt !== null) return refuse(invalid("code", "code-unknown"));
  if (invitation.usesLeft === 0) return refuse(invalid("code", "code-used"));
  return invitation.expiresAt > at ? ok(invitation) : refuse(invalid("code", "code-expired"));
};

const together = (...results: readonly Result<unknown>[]): Refusal => {
  const problems: readonly Problem[] = results.flatMap((result) =>
    result.ok || result.refusal.kind !== "invalid" ? [] : result.refusal.problems,
  );
  return { kind: "invalid", problems };
};
