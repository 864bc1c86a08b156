import type { PasskeyToMake } from "./add-passkey.ts";

/** Where passkeys are for: the name by which devices know it, how it is called, and the ways to sign that it takes. */
export type RelyingParty = { readonly id: string; readonly algorithms: readonly number[] };

const inText = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** As long as a challenge lasts, in milliseconds. */
type Lasting = { readonly timeout: number };

/**
 * What a device is asked to sign in with (`PublicKeyCredentialRequestOptionsJSON`, WebAuthn level 3, section 5.5). No passkey
 * is named: the device offers those that it has, and nobody is asked who they are.
 */
export const optionsToSignIn = (party: RelyingParty, challenge: string, { timeout }: Lasting) => ({
  challenge,
  rpId: party.id,
  timeout,
  allowCredentials: [],
  userVerification: "required",
});

/**
 * What a device is asked to make (`PublicKeyCredentialCreationOptionsJSON`, section 5.4): a passkey that it finds by itself, after
 * it knew its owner by finger, face or pin. Nothing about who made the device.
 */
export const optionsToMake = (party: RelyingParty, wijk: string, made: PasskeyToMake, { timeout }: Lasting) => ({
  challenge: made.challenge,
  rp: { id: party.id, name: wijk },
  user: { id: inText(made.userHandle), name: made.name, displayName: made.name },
  pubKeyCredParams: party.algorithms.map((alg) => ({ type: "public-key", alg })),
  timeout,
  attestation: "none",
  authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
  excludeCredentials: made.known.map((id) => ({ type: "public-key", id: inText(id) })),
});
