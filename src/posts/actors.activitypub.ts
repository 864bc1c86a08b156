import { actorContext, type Document } from "../federation/kit/addressing.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { escapeHtml } from "../kernel/text.ts";
import { type Actor, speaksItself } from "./actor.ts";

/** The public halves of the keys of an actor of ours. */
export type PublicKeys = { readonly publicKeyPem: string; readonly proofMultikey: string | null };

/** Addresses of the same person elsewhere: earlier ones, and the one that counts from now on. */
export type OtherAddresses = { readonly alsoKnownAs: readonly string[]; readonly movedTo: string | null };

/** The terms of moving (FEP-7628), for actors that say something of it. */
const movingContext = {
  alsoKnownAs: { "@id": "as:alsoKnownAs", "@type": "@id" },
  movedTo: { "@id": "as:movedTo", "@type": "@id" },
} as const;

const moving = ({ alsoKnownAs, movedTo }: OtherAddresses): Document =>
  alsoKnownAs.length === 0 && movedTo === null
    ? {}
    : {
        "@context": [...actorContext, movingContext],
        ...(alsoKnownAs.length === 0 ? {} : { alsoKnownAs }),
        ...(movedTo === null ? {} : { movedTo }),
      };

/** What the outside reads about an actor of ours: the wire format of section 4.1, with one RSA key and one for proofs. */
export const actorDocument = (actor: Actor, given: PublicKeys & { readonly elsewhere?: OtherAddresses }): Document => {
  const base = {
    "@context": actorContext,
    ...(given.elsewhere === undefined ? {} : moving(given.elsewhere)),
    id: actor.uri,
    type: actor.type,
    preferredUsername: actor.handle,
    name: actor.name,
    summary: actor.summary === "" ? "" : `<p>${escapeHtml(actor.summary)}</p>`,
    url: actor.url ?? actor.uri,
    inbox: actor.inbox,
    outbox: `${actor.uri}/outbox`,
    followers: `${actor.uri}/followers`,
    following: `${actor.uri}/following`,
    endpoints: { sharedInbox: actor.sharedInbox },
    webfinger: `${actor.handle}@${actor.host}`,
    publicKey: { id: keyIdOf(actor), owner: actor.uri, publicKeyPem: given.publicKeyPem },
    ...(given.proofMultikey === null
      ? {}
      : {
          assertionMethod: [
            {
              id: proofKeyIdOf(actor),
              type: "Multikey",
              controller: actor.uri,
              publicKeyMultibase: given.proofMultikey,
            },
          ],
        }),
    icon: { type: "Image", mediaType: "image/png", url: `${actor.uri}/drawing.png` },
  };
  switch (actor.kind) {
    case "wijk":
      if (speaksItself(actor)) return gemeenteOn(base, actor);
      return {
        ...base,
        published: actor.madeAt.toISOString(),
        featured: `${actor.uri}/featured`,
        attributedTo: `${actor.uri}/moderators`,
        moderators: `${actor.uri}/moderators`,
        postingRestrictedToMods: false,
        questionAnswer: true,
        manuallyApprovesFollowers: false,
        discoverable: true,
        indexable: false,
        language: [{ identifier: languageOfWijk, name: "Nederlands" }],
        attachment: [],
        tag: [],
      };
    case "instance":
      return { ...base, manuallyApprovesFollowers: true, discoverable: false, indexable: false };
    case "announcements":
      return {
        ...base,
        published: actor.madeAt.toISOString(),
        featured: `${actor.uri}/featured`,
        manuallyApprovesFollowers: true,
        discoverable: false,
        indexable: false,
        attachment: [],
        tag: [],
      };
    default:
      // No date of making: it would tell when a resident first wrote something that others could read.
      return {
        ...base,
        manuallyApprovesFollowers: true,
        discoverable: false,
        indexable: false,
        attachment: [],
        tag: [],
      };
  }
};

/** Who wrote something, as it stands inside what the ring is told: enough to show a name, and nothing to ask for. */
export const actorCard = (actor: Actor): Document => ({
  id: actor.uri,
  type: actor.type,
  preferredUsername: actor.handle,
  name: actor.name,
  inbox: actor.inbox,
});

/** A gemeente: an account like that of an authority elsewhere, to be found and followed by everybody. */
const gemeenteOn = (base: Document, actor: Actor): Document => ({
  ...base,
  published: actor.madeAt.toISOString(),
  featured: `${actor.uri}/featured`,
  manuallyApprovesFollowers: false,
  discoverable: true,
  indexable: false,
  attachment: [],
  tag: [],
});

/** Id of the key with which an actor signs. */
export const keyIdOf = (actor: Pick<Actor, "uri">): string => `${actor.uri}#main-key`;

/** Id of the key with which an actor makes proofs (FEP-521a). */
export const proofKeyIdOf = (actor: Pick<Actor, "uri">): string => `${actor.uri}#proof-key`;
