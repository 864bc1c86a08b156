import type { ActorId, PostId, ResidentId } from "./ids.ts";

/** What a resident may be asked to do beyond being a neighbour. */
export type Role = "wijkwijzer" | "moderator" | "administrator";

export const roles = ["wijkwijzer", "moderator", "administrator"] as const satisfies readonly Role[];

/** Who is looking: a signed-in resident, or a visitor (which includes every other server). */
export type Reader =
  | { readonly kind: "visitor" }
  | {
      readonly kind: "resident";
      readonly id: ResidentId;
      readonly name: string;
      readonly roles: readonly Role[];
      /** The organisation whose account it is: it lives nowhere, and reads what everyone reads. */
      readonly organisation?: string | null;
    };

/**
 * A wijk of the ring that proved by its signature who it is, as it reads one thread: one that was told to it, or its own, in which
 * our residents answer.
 */
export type RingWijk = { readonly kind: "ring-wijk"; readonly actorId: ActorId; readonly threadId: PostId };

export const visitor: Reader = { kind: "visitor" };

/** Whether somebody reads along as a neighbour: a resident, and not an organisation, whatever the account may do. */
export const isNeighbour = (reader: Reader | RingWijk): boolean =>
  reader.kind === "resident" && (reader.organisation ?? null) === null;

export const isWijkwijzer = (reader: Reader): boolean =>
  reader.kind === "resident" && reader.roles.includes("wijkwijzer");

/** Administrators may do what moderators may. */
export const isModerator = (reader: Reader): boolean =>
  reader.kind === "resident" && (reader.roles.includes("moderator") || reader.roles.includes("administrator"));

export const isAdministrator = (reader: Reader): boolean =>
  reader.kind === "resident" && reader.roles.includes("administrator");
