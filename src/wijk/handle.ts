import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";

const form = /^[a-z0-9_]{3,30}$/;

/** The handle of the server's own actor, which no wijk and no resident can have. */
export const instanceHandle = "server";

/** The handle of the voice of the moderators, which no wijk and no resident can have. */
export const moderationHandle = "moderatie";

/** The handle of the voice of the wijk itself, which no wijk and no resident can have. */
export const announcementsHandle = "mededelingen";

/** Handles of actors that every wijk has. */
const ownHandles: readonly string[] = [instanceHandle, moderationHandle, announcementsHandle];

/** Names that people could take for the wijk's own voice, or that stand for something on every server. */
const reserved = new Set(
  "abuse acct admin administrator ap api beheer beheerder gemeente help hostmaster info instance mail mededelingen moderatie moderator noreply null politie postmaster root security support system undefined webmaster wijk wijkgewijs wijksgewijs wijkwijzer".split(
    " ",
  ),
);

/** Reads a handle: 3 to 30 lower-case letters, digits and underscores. An `@` in front is let go. */
export const readHandle = (typed: string, field: string): Result<string> => {
  const handle = typed.trim().replace(/^@/, "");
  if (handle === "") return refuse(invalid(field, "handle-missing"));
  if (ownHandles.includes(handle)) return refuse(invalid(field, "handle-taken"));
  return form.test(handle) ? ok(handle) : refuse(invalid(field, "handle-invalid"));
};

/** True for a handle that no resident can have. */
export const isReservedHandle = (handle: string): boolean => reserved.has(handle);
