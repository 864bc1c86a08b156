import type { ResidentId } from "../kernel/ids.ts";
import { isAdministrator } from "../kernel/reader.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { DoorTransaction } from "./identity.ts";
import type { JoinRequest } from "./join-request.ts";
import type { Way } from "./resident.ts";
import { normalCode } from "./secrets.ts";

/** What a proof gives: the way that was walked, and nothing of what was shown. */
export type Proven = {
  readonly way: Way;
  /** The member who gave the invitation, as long as the request is open; it is not kept of a member. */
  readonly invitedBy?: ResidentId;
};

/**
 * A way to show that somebody lives in the wijk. It looks at what is shown, and spends it in the same transaction: at most
 * once whoever tries at the same time, and not at all when the transaction ends in a refusal. Another way (a claim of an
 * OpenID Connect provider, say) is another value of this type; what follows is `admitMember` for all of them.
 */
export type ResidencyProof<Shown> = (transaction: DoorTransaction, shown: Shown, at: Date) => Promise<Result<Proven>>;

/** A code as typed: of a letter, of the administrator, or of a member's invitation. */
export const codeProof: ResidencyProof<string> = async (transaction, typed, at) => {
  const code = normalCode(typed);
  if (code === "") return refuse(invalid("code", "code-missing"));
  const invitation = await transaction.invitations.byCode(code);
  if (invitation === null) {
    const spent = await transaction.letterCodes.spend(code, at);
    return spent === "spent" ? ok({ way: "letter" }) : refuse(invalid("code", `code-${spent}`));
  }
  if (invitation.withdrawnAt !== null) return refuse(invalid("code", "code-unknown"));
  if (invitation.usesLeft === 0) return refuse(invalid("code", "code-used"));
  if (invitation.expiresAt <= at) return refuse(invalid("code", "code-expired"));
  if (!(await transaction.invitations.use(invitation.id, at))) return refuse(invalid("code", "code-used"));
  return ok(invitation.kind === "invitation" ? { way: "invitation", invitedBy: invitation.madeBy } : { way: "code" });
};

/** Members who know somebody: as many said yes as the request needs. The request must be locked. */
export const vouchingProof: ResidencyProof<JoinRequest> = async (transaction, request) => {
  const { yes } = await transaction.joinRequests.answers(request.id);
  return yes >= request.vouchersNeeded ? ok({ way: "vouching" }) : refuse({ kind: "absent" });
};

/** The yes of an administrator. */
export const approvalProof: ResidencyProof<ResidentId> = async (transaction, by) => {
  const resident = await transaction.residents.byId(by);
  return resident !== null && isAdministrator({ ...resident, kind: "resident" })
    ? ok({ way: "approval" })
    : refuse({ kind: "forbidden" });
};
