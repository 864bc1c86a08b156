import { day, hour, later } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import type { Reader } from "../kernel/reader.ts";
import type { DeviceKind } from "./device.ts";
import type { DoorTransaction } from "./identity.ts";
import { newToken } from "./secrets.ts";

/** A session ends when nobody used it for this long. */
export const sessionLasts = 30 * day;

/** How often a session in use is written down as such. */
export const sessionIsRenewedEvery = hour;

/** Signs a resident in. Gives the token for the cookie. */
export const startSession = async (
  transaction: Pick<DoorTransaction, "sessions">,
  given: { readonly residentId: ResidentId; readonly device: DeviceKind | null; readonly at: Date },
): Promise<string> => {
  const token = newToken();
  await transaction.sessions.start({ ...given, token, expiresAt: later(given.at, sessionLasts) });
  return token;
};

/** Finds who is looking, by the token in the cookie. Use moves its end along, noted at most once an hour. */
export type SessionReader = {
  /** `renewed`: the end moved, and the cookie wants to move with it. `null` for a session that is over or unknown. */
  read(token: string): Promise<{
    readonly reader: Extract<Reader, { kind: "resident" }>;
    readonly language: Language;
    readonly renewed: boolean;
  } | null>;
  /** The same without counting as use: whoever looks on is not seen here once more. */
  readQuietly(token: string): Promise<Extract<Reader, { kind: "resident" }> | null>;
};
