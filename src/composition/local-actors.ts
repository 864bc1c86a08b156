import { makeSigningKey } from "../federation/signing-keys.ts";
import type { PgDatabase, PgQueryResultHKT } from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { localActor } from "../posts/actor.ts";
import { actorStore } from "../posts/actors.postgres.ts";
import type { OutsideTransaction } from "../residents/choose-outside-handle.ts";
import { announcementsHandle, instanceHandle, moderationHandle } from "../wijk/handle.ts";
import type { SetUpTransaction } from "../wijk/set-up.ts";

/** The square, and the voices in which it is heard outside. */
const voicesOfWijk = (
  own: { readonly origin: string; readonly signingKeyId: string; readonly at: Date },
  { handle, name, place }: { readonly handle: string; readonly name: string; readonly place: string },
) => [
  localActor({
    ...own,
    kind: "wijk",
    handle,
    name,
    summary: `Het plein van ${name} in ${place}. Buren stellen hier vragen en helpen elkaar.`,
  }),
  localActor({
    ...own,
    kind: "moderation",
    handle: moderationHandle,
    name: `Moderatie van ${name}`,
    summary: `Wat de moderatoren van ${name} samen doen, zonder hun namen.`,
  }),
  localActor({
    ...own,
    kind: "announcements",
    handle: announcementsHandle,
    name: `Mededelingen van ${name}`,
    summary: `Wat de wijk ${name} zelf laat weten.`,
  }),
];

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
      const wijkKey = await key("wijk");
      const own = { origin, signingKeyId: wijkKey, at };
      const ours =
        mode === "gemeente"
          ? [
              localActor({
                ...own,
                kind: "wijk",
                type: "Organization",
                handle,
                name,
                summary: `Mededelingen van ${name} aan de wijken.`,
              }),
            ]
          : voicesOfWijk(own, { handle, name, place });
      for (const actor of ours) await actors.add(actor);
      await actors.add(
        localActor({
          origin,
          kind: "instance",
          handle: instanceHandle,
          name: `Server van ${name}`,
          signingKeyId: await key("instance"),
          at,
        }),
      );
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
