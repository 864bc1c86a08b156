import type { ActorId, InvitationId, ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import type { Role } from "../kernel/reader.ts";

/** How somebody showed that they live here. Of the proof itself nothing is kept. */
export type Way = "set-up" | "code" | "invitation" | "letter" | "vouching" | "approval";

/** A member of the wijk. `name` is what neighbours call them; it never leaves the wijk. */
export type Resident = {
  readonly id: ResidentId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly joinedMonth: string;
  /** `null` for members of before the way was kept. */
  readonly joinedBy: Way | null;
  /** How many of their posts a moderator still has to let through before the rest needs none. */
  readonly postsToSee: number;
  /** The organisation whose account it is, by the name that an administrator gave; `null` for a neighbour. */
  readonly organisation: string | null;
  /** In which language they read the pages and get their letters. */
  readonly language: Language;
};

/** A way in. A `code` is made by an administrator for many; an `invitation` by a member for one neighbour. */
export type Invitation = {
  readonly id: InvitationId;
  readonly code: string;
  readonly kind: "code" | "invitation";
  readonly madeBy: ResidentId;
  readonly usesLeft: number;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly withdrawnAt: Date | null;
};

/** The month of joining as it is kept, in UTC: `2026-11`. */
export const joinedMonth = (at: Date): string => at.toISOString().slice(0, 7);

/** A way in that somebody can still use at `at`. */
export const isOpen = (invitation: Invitation, at: Date): boolean =>
  invitation.usesLeft > 0 && invitation.withdrawnAt === null && invitation.expiresAt > at;

export type ResidentStore = {
  byId(id: ResidentId): Promise<Resident | null>;
  /** The same, locked until the end of the transaction, so that two decisions about a resident follow each other. */
  byIdLocked(id: ResidentId): Promise<Resident | null>;
  /** Members whom neighbours call by this name, whatever its capitals. */
  byName(name: string): Promise<readonly Resident[]>;
  /** Members who did not leave, by name. */
  all(): Promise<readonly Resident[]>;
  /** Members with a role, by name. */
  withRole(role: Role): Promise<readonly Resident[]>;
  /** How many members there are. */
  count(): Promise<number>;
  /** The administrators, locked until the end of the transaction, so that two changes of roles follow each other. */
  administratorsLocked(): Promise<readonly Resident[]>;
  add(resident: Resident): Promise<void>;
  save(resident: Resident): Promise<void>;
  /** Is a member no longer. What they wrote stays; what they told of themselves is gone. */
  leave(id: ResidentId, at: Date): Promise<void>;
  /** May not come in from `at` on, and has no roles any more. */
  suspend(id: ResidentId, at: Date): Promise<void>;
  /** May come in again, with these roles. */
  resume(id: ResidentId, roles: readonly Role[]): Promise<void>;
  isSuspended(id: ResidentId): Promise<boolean>;
  /** Everybody who may not come in now. */
  suspended(): Promise<ReadonlySet<ResidentId>>;
  /** One of the posts that a moderator has to see first was let through. */
  countSeen(id: ResidentId): Promise<void>;
  /** The actor under which the resident appears outside by own choice; `null` before the first choice. */
  outsideActor(id: ResidentId): Promise<ActorId | null>;
};

export type InvitationStore = {
  byCode(code: string): Promise<Invitation | null>;
  byId(id: InvitationId): Promise<Invitation | null>;
  /** Invitations that a member made, newest first. */
  madeBy(resident: ResidentId): Promise<readonly Invitation[]>;
  /** Codes of administrators, newest first. */
  codes(): Promise<readonly Invitation[]>;
  add(invitation: Invitation): Promise<void>;
  withdraw(id: InvitationId, at: Date): Promise<void>;
  /** Takes one use, atomically; `false` when none is left, it is past its date or withdrawn. */
  use(id: InvitationId, at: Date): Promise<boolean>;
};
