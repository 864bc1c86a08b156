import { makeSigningKey } from "../federation/signing-keys.ts";
import type { PgDatabase, PgQueryResultHKT } from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { localActor } from "../posts/actor.ts";
import { actorStore } from "../posts/actors.postgres.ts";
import type { OutsideTransaction } from "../residents/choose-outside-handle.ts";
import { announcementsHandle, instanceHandle, moderationHandle } from "../wijk/handle.ts";
import type { SetUpTransaction } from "../wijk/set-up.ts";
import { type Voice, voicesOf } from "../wijk/voices.ts";

const handleOf = (kind: Voice["kind"], ofWijk: string): string =>
  ({ wijk: ofWijk, moderation: moderationHandle, announcements: announcementsHandle, instance: instanceHandle })[kind];

/** Makes the actors of this server with their keys, within one transaction. */
export const localActors = (
  transaction: PgDatabase<PgQueryResultHKT>,
  given: { readonly origin: string; readonly sealing: Sealing },
): Pick<SetUpTransaction, "createWijkActors"> & Pick<OutsideTransaction, "createResidentActor"> => {
  const actors = actorStore(transaction);
  const { origin, sealing } = given;
  return {
    createWijkActors: async ({ mode, handle, name, place, at }) => {
      const key = (purpose: "wijk" | "instance" | "stand-ins") => makeSigningKey(transaction, { purpose, sealing, at });
      const [wijkKey, serverKey] = [await key("wijk"), await key("instance")];
      for (const { kind, name: called, summary } of voicesOf(mode, { name, place })) {
        await actors.add(
          localActor({
            origin,
            kind,
            ...(kind === "wijk" && mode === "gemeente" ? { type: "Organization" as const } : {}),
            handle: handleOf(kind, handle),
            name: called,
            summary,
            signingKeyId: kind === "instance" ? serverKey : wijkKey,
            at,
          }),
        );
      }
      await key("stand-ins");
    },
    createResidentActor: async ({ residentId, handle, at }) => {
      const signingKeyId = await makeSigningKey(transaction, { purpose: null, sealing, at });
      const actor = localActor({ origin, kind: "resident", handle, name: handle, signingKeyId, residentId, at });
      await actors.add(actor);
      return actor.id;
    },
  };
};
