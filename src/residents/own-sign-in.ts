import type { Clock } from "../kernel/clock.ts";
import type { PasskeyId, ResidentId, SessionId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { isFresh, type Session } from "./device.ts";
import type { DoorTransaction } from "./identity.ts";
import { type Passkey, readPasskeyName } from "./passkeys/passkey.ts";

/** How somebody signs in, and where they are signed in now. */
export type OwnSignIn = {
  readonly passkeys: readonly Passkey[];
  readonly sessions: readonly Session[];
  /** The session in which they look. */
  readonly here: Session;
  /** Whether they signed in so recently that they need not show again who they are. */
  readonly fresh: boolean;
};

type Dependencies = { readonly unitOfWork: UnitOfWork<DoorTransaction>; readonly clock: Clock };

/** Somebody's own, in the session of `token`; `null` when that is over. */
export type ReadOwnSignIn = (residentId: ResidentId, token: string) => Promise<OwnSignIn | null>;

export const readOwnSignIn =
  ({ unitOfWork, clock }: Dependencies): ReadOwnSignIn =>
  (residentId, token) =>
    unitOfWork(async ({ passkeys, sessions }) => {
      const at = clock();
      const here = await sessions.withToken(token, at);
      if (here === null || here.residentId !== residentId) return null;
      return {
        passkeys: await passkeys.of(residentId),
        sessions: await sessions.of(residentId, at),
        here,
        fresh: isFresh(here, at),
      };
    });

/** What somebody changes about their own passkeys. One that is not theirs is absent. */
export type KeepPasskeys = {
  rename(residentId: ResidentId, id: PasskeyId, name: string): Promise<Result<null>>;
  remove(residentId: ResidentId, id: PasskeyId): Promise<Result<null>>;
};

export const keepPasskeys = ({ unitOfWork }: Pick<Dependencies, "unitOfWork">): KeepPasskeys => ({
  rename: (residentId, id, typed) =>
    unitOfWork(async ({ passkeys }) => {
      const known = (await passkeys.of(residentId)).find((each) => each.id === id);
      if (known === undefined) return refuse({ kind: "absent" });
      await passkeys.rename(residentId, id, readPasskeyName(typed, known.name));
      return ok(null);
    }),
  remove: (residentId, id) =>
    unitOfWork(async ({ passkeys }) =>
      (await passkeys.remove(residentId, id)) ? ok(null) : refuse({ kind: "absent" }),
    ),
});

/** Ends sessions of somebody: one, all but the one in which they look, or all. */
export type SignOutDevices = (
  residentId: ResidentId,
  which: { readonly one: SessionId } | { readonly allBut: SessionId } | "all",
) => Promise<void>;

export const signOutDevices =
  ({ unitOfWork }: Pick<Dependencies, "unitOfWork">): SignOutDevices =>
  (residentId, which) =>
    unitOfWork(async ({ sessions }) => {
      if (which === "all") await sessions.endAllOf(residentId);
      else if ("one" in which) await sessions.endOne(residentId, which.one);
      else await sessions.endOthers(residentId, which.allBut);
    });
