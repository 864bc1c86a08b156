import { Buffer } from "node:buffer";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";

/** What is kept of a passkey to check its signatures. */
export type CheckedPasskey = {
  readonly credentialId: Uint8Array;
  /** In the form of COSE (RFC 9052, section 7). */
  readonly publicKey: Uint8Array;
  readonly counter: number;
};

/** Ways to sign that are asked for and taken: EdDSA, ES256, RS256, by their numbers in COSE (RFC 9053, RFC 8812). */
export const passkeyAlgorithms: readonly number[] = [-8, -7, -257];

/** The name under which devices know a site: its host. `null` where none can be had, since an address of numbers has no name. */
export const relyingPartyOf = (origin: string): string | null => {
  const { hostname } = new URL(origin);
  return /^[\d.]+$|^\[/.test(hostname) ? null : hostname;
};

const longestAnswer = 32 * 1_024;
const longestCredential = 1_023;

type Answer = { readonly id: string; readonly response: Readonly<Record<string, unknown>> };

const readAnswer = (text: string): Answer | null => {
  if (text.length > longestAnswer) return null;
  try {
    const answer = JSON.parse(text) as Partial<Answer> | null;
    const isAnswer = typeof answer?.id === "string" && typeof answer.response === "object" && answer.response !== null;
    return isAnswer ? (answer as Answer) : null;
  } catch {
    return null;
  }
};

const bytesOf = (text: unknown): Uint8Array<ArrayBuffer> | null =>
  typeof text === "string" && /^[\w-]+$/.test(text) ? new Uint8Array(Buffer.from(text, "base64url")) : null;

type ClientData = { readonly challenge?: unknown; readonly crossOrigin?: unknown; readonly topOrigin?: unknown };

const clientDataOf = ({ response }: Answer): ClientData | null => {
  const bytes = bytesOf(response.clientDataJSON);
  try {
    const data = bytes === null ? null : (JSON.parse(Buffer.from(bytes).toString("utf8")) as ClientData | null);
    return typeof data === "object" ? data : null;
  } catch {
    return null;
  }
};

/** A page of ours in the frame of another site signs nobody in. */
const isOnOurPage = (answer: Answer): boolean => {
  const data = clientDataOf(answer);
  return data !== null && data.crossOrigin !== true && data.topOrigin === undefined;
};

/**
 * Reads what devices answer (WebAuthn level 3, sections 7.1 and 7.2), for the site at `origin`. Who made a device is never
 * asked: a statement about that is put aside unread, so that nothing in it is followed to another server. Whatever is not
 * right gives `null`. The library is loaded with the first answer: it takes 27 MB that a wijk at rest does without.
 */
export const createPasskeyReader = (origin: string) => {
  const expected = { expectedOrigin: origin, expectedRPID: relyingPartyOf(origin) ?? "" };

  /** The same answer, with the statement about its maker taken out. */
  const withoutStatement = async ({ id, response }: Answer): Promise<RegistrationResponseJSON | null> => {
    const { isoCBOR } = await import("@simplewebauthn/server/helpers");
    const attestation = bytesOf(response.attestationObject);
    const read = attestation === null ? null : isoCBOR.decodeFirst<unknown>(attestation);
    const authData = read instanceof Map ? read.get("authData") : null;
    if (!(authData instanceof Uint8Array)) return null;
    const bare = new Map<string, string | Uint8Array | Map<string, string>>()
      .set("fmt", "none")
      .set("attStmt", new Map())
      .set("authData", authData);
    const attestationObject = Buffer.from(isoCBOR.encode(bare)).toString("base64url");
    const clientDataJSON = String(response.clientDataJSON);
    return {
      id,
      rawId: id,
      type: "public-key",
      clientExtensionResults: {},
      response: { clientDataJSON, attestationObject },
    };
  };

  const made = async (text: string, challenge: string): Promise<CheckedPasskey | null> => {
    const answer = readAnswer(text);
    if (answer === null || !isOnOurPage(answer)) return null;
    const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
    try {
      const response = await withoutStatement(answer);
      if (response === null) return null;
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        ...expected,
        response,
        expectedChallenge: challenge,
        requireUserVerification: true,
        supportedAlgorithmIDs: [...passkeyAlgorithms],
      });
      const credentialId = bytesOf(registrationInfo?.credential.id);
      if (!verified || registrationInfo === undefined || credentialId === null) return null;
      if (credentialId.length > longestCredential) return null;
      const { publicKey, counter } = registrationInfo.credential;
      return { credentialId, publicKey, counter };
    } catch {
      return null;
    }
  };

  const signed = async (
    text: string,
    challenge: string,
    passkey: CheckedPasskey & { readonly userHandle: Uint8Array },
  ): Promise<{ readonly counter: number } | null> => {
    const answer = readAnswer(text);
    const handle = bytesOf(answer?.response.userHandle);
    if (answer === null || handle === null || !isOnOurPage(answer)) return null;
    if (!Buffer.from(passkey.userHandle).equals(handle)) return null;
    const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
    const { id } = answer;
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        ...expected,
        response: {
          id,
          rawId: id,
          type: "public-key",
          clientExtensionResults: {},
          response: answer.response as unknown as AuthenticationResponseJSON["response"],
        },
        expectedChallenge: challenge,
        requireUserVerification: true,
        credential: { id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
      });
      return verified ? { counter: authenticationInfo.newCounter } : null;
    } catch {
      return null;
    }
  };

  return {
    challengeOf: (text: string): string | null => {
      const answer = readAnswer(text);
      const challenge = answer === null ? null : clientDataOf(answer)?.challenge;
      return typeof challenge === "string" ? challenge : null;
    },
    credentialOf: (text: string): Uint8Array | null => {
      const id = bytesOf(readAnswer(text)?.id);
      return id === null || id.length > longestCredential ? null : id;
    },
    made,
    signed,
  };
};
