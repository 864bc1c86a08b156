import { type Clock, day, later } from "../kernel/clock.ts";
import { type InvitationId, newId, type ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { type Invitation, isOpen } from "./resident.ts";
import { newPaperCode, normalCode } from "./secrets.ts";

type Dependencies = { readonly unitOfWork: UnitOfWork; readonly clock: Clock };

const codeLength = 12;
const invitationLasts = 14 * day;
const openAtOnce = 5;
const mostUses = 1_000;
const mostDays = 365;

/** A member makes an invitation for one neighbour; it works for 14 days, and a member has at most 5 open ones. */
export type Invite = (by: ResidentId) => Promise<Result<Invitation>>;

export const invite =
  (dependencies: Dependencies): Invite =>
  (by) =>
    dependencies.unitOfWork(async ({ residents, invitations }) => {
      const at = dependencies.clock();
      const member = await residents.byIdLocked(by);
      if (member === null) return refuse({ kind: "absent" });
      const open = (await invitations.madeBy(by)).filter((invitation) => isOpen(invitation, at));
      if (open.length >= openAtOnce) return refuse(invalid("form", "too-many-invitations"));
      return ok(await make(invitations, { kind: "invitation", madeBy: by, usesLeft: 1, at, lasts: invitationLasts }));
    });

/** An administrator makes a code for 1 to 1,000 residents that works for 1 to 365 days; both as typed. */
export type MakeCode = (command: {
  readonly by: ResidentId;
  readonly uses: string;
  readonly days: string;
}) => Promise<Result<Invitation>>;

export const makeCode =
  (dependencies: Dependencies): MakeCode =>
  async (command) => {
    const uses = wholeNumber(command.uses, mostUses);
    const days = wholeNumber(command.days, mostDays);
    if (uses === null || days === null) {
      const problems = [
        ...(uses === null ? [{ field: "uses", reason: "uses-invalid" }] : []),
        ...(days === null ? [{ field: "days", reason: "days-invalid" }] : []),
      ];
      return refuse({ kind: "invalid", problems });
    }
    const at = dependencies.clock();
    return dependencies.unitOfWork(async ({ invitations, log }) => {
      const made = await make(invitations, {
        kind: "code",
        madeBy: command.by,
        usesLeft: uses,
        at,
        lasts: days * day,
      });
      await log.add({ at, by: command.by, deed: "code-made", detail: String(uses) });
      return ok(made);
    });
  };

/** An administrator ends a code before its date. */
export type WithdrawCode = (id: InvitationId, by: ResidentId) => Promise<Result<null>>;

export const withdrawCode =
  (dependencies: Dependencies): WithdrawCode =>
  (id, by) =>
    dependencies.unitOfWork(async ({ invitations, log }) => {
      const known = await invitations.byId(id);
      if (known === null || known.kind !== "code") return refuse({ kind: "absent" });
      const at = dependencies.clock();
      await invitations.withdraw(id, at);
      if (known.withdrawnAt === null) await log.add({ at, by, deed: "code-withdrawn", detail: String(known.usesLeft) });
      return ok(null);
    });

/** The name of the member whose open invitation has this code, for the person who holds it; `null` for anything else. */
export type InvitedBy = (code: string) => Promise<string | null>;

export const invitedBy =
  (dependencies: Dependencies): InvitedBy =>
  (typed) =>
    dependencies.unitOfWork(async ({ residents, invitations }) => {
      const invitation = await invitations.byCode(normalCode(typed));
      if (invitation === null || invitation.kind !== "invitation" || !isOpen(invitation, dependencies.clock()))
        return null;
      return (await residents.byId(invitation.madeBy))?.name ?? null;
    });

const wholeNumber = (typed: string, most: number): number | null => {
  const number = /^\d{1,6}$/.test(typed.trim()) ? Number(typed.trim()) : 0;
  return number >= 1 && number <= most ? number : null;
};

const make = async (
  invitations: SquareTransaction["invitations"],
  given: Pick<Invitation, "kind" | "madeBy" | "usesLeft"> & { readonly at: Date; readonly lasts: number },
): Promise<Invitation> => {
  const invitation: Invitation = {
    id: newId<InvitationId>(),
    code: newPaperCode(codeLength),
    kind: given.kind,
    madeBy: given.madeBy,
    usesLeft: given.usesLeft,
    madeAt: given.at,
    expiresAt: later(given.at, given.lasts),
    withdrawnAt: null,
  };
  await invitations.add(invitation);
  return invitation;
};
