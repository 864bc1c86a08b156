import type { ActorId } from "../kernel/ids.ts";
import { type Actor, fullHandle } from "./actor.ts";
import { likenessOf } from "./look-alike.ts";

/** What an official source is. The badge says it, in words of our own. */
export const officialKinds = ["gemeente", "police", "welfare", "other"] as const;
export type OfficialKind = (typeof officialKinds)[number];

/** An actor elsewhere that the wijk knows as official, by its id and no other. */
export type OfficialVoice = { readonly actorId: ActorId; readonly kind: OfficialKind; readonly name: string };

/** What a reader is told about who speaks: `official` is for the badge, `likeness` for whom it is none of. */
export type Standing = { readonly official?: OfficialKind; readonly likeness?: string };

/** What a wijk elsewhere is called where there is room for nothing else: its full address when its name is that of an authority. */
export const calledSafely = (actor: Pick<Actor, "name" | "handle" | "host">): string =>
  likenessOf(actor.name) === null ? actor.name : fullHandle(actor);

/** How somebody from elsewhere stands among the official sources of the wijk. */
export const standingAmong = (
  actor: { readonly id: string; readonly name: string },
  voices: readonly OfficialVoice[],
): Standing => {
  const voice = voices.find(({ actorId }) => actorId === actor.id);
  if (voice !== undefined) return { official: voice.kind };
  const likeness = likenessOf(
    actor.name,
    voices.map(({ name }) => name),
  );
  return likeness === null ? {} : { likeness };
};
