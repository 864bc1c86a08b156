import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** What a server asks of a device; only what is used here. */
export type AskedOfDevice = {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string; readonly name: string };
};

/** How an answer departs from an honest one. */
export type Twist = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly counter?: number;
  /** Bits of the flags: 1 somebody was there, 4 it was the owner. */
  readonly flags?: number;
  readonly credentialId?: string;
  readonly userHandle?: string | null;
  readonly clientData?: object;
  /** A statement about who made the device, in CBOR. */
  readonly statement?: { readonly format: string; readonly bytes: Buffer };
  /** Signs with another key. */
  readonly key?: KeyObject;
};

const text = (value: string) => Buffer.concat([Buffer.of(0x60 + value.length), Buffer.from(value)]);
const bytes = (value: Buffer) => {
  const length = value.length < 256 ? Buffer.of(0x58, value.length) : Buffer.of(0x59, value.length >> 8, value.length);
  return Buffer.concat([length, value]);
};
const sha256 = (value: string | Buffer) => createHash("sha256").update(value).digest();

/**
 * A device with one passkey, written from the standard (WebAuthn, sections 6.1 and 6.5) and sharing nothing with what checks it.
 * It lies where it is told to.
 */
export const createPasskeyDevice = (origin: string) => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(32);
  let userHandle = "";
  let rpId = "";

  const authenticatorData = (twist: Twist, counter: number, attested: Buffer): Buffer => {
    const flags = (twist.flags ?? 5) | (attested.length > 0 ? 0x40 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(twist.counter ?? counter);
    return Buffer.concat([sha256(twist.rpId ?? rpId), Buffer.of(flags), count, attested]);
  };

  const clientDataOf = (type: string, asked: AskedOfDevice, twist: Twist): Buffer => {
    const data = {
      type: twist.type ?? type,
      challenge: twist.challenge ?? asked.challenge,
      origin: twist.origin ?? origin,
      crossOrigin: false,
      ...twist.clientData,
    };
    return Buffer.from(JSON.stringify(data));
  };

  return {
    credentialId: credentialId.toString("base64url"),
    privateKey,
    userHandle: () => userHandle,
    /** Makes its passkey; gives what the form sends. */
    make: (asked: AskedOfDevice, twist: Twist = {}): string => {
      userHandle = asked.user?.id ?? "";
      rpId = asked.rp?.id ?? "";
      const { x = "", y = "" } = publicKey.export({ format: "jwk" });
      const coordinate = (value: string) => bytes(Buffer.from(value, "base64url"));
      const key = Buffer.concat([
        Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21),
        coordinate(x),
        Buffer.of(0x22),
        coordinate(y),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, credentialId.length), credentialId, key]);
      const { format, bytes: statement } = twist.statement ?? { format: "none", bytes: Buffer.of(0xa0) };
      const attestation = Buffer.concat([
        Buffer.of(0xa3),
        ...[text("fmt"), text(format), text("attStmt"), statement],
        ...[text("authData"), bytes(authenticatorData(twist, 0, attested))],
      ]);
      return JSON.stringify({
        id: twist.credentialId ?? credentialId.toString("base64url"),
        response: {
          clientDataJSON: clientDataOf("webauthn.create", asked, twist).toString("base64url"),
          attestationObject: attestation.toString("base64url"),
        },
      });
    },
    /** Signs; gives what the form sends. `counter` is how often it says that it signed. */
    sign: (asked: AskedOfDevice, counter: number, twist: Twist = {}): string => {
      const data = authenticatorData(twist, counter, Buffer.alloc(0));
      const clientData = clientDataOf("webauthn.get", asked, twist);
      const signature = sign("sha256", Buffer.concat([data, sha256(clientData)]), twist.key ?? privateKey);
      return JSON.stringify({
        id: twist.credentialId ?? credentialId.toString("base64url"),
        response: {
          clientDataJSON: clientData.toString("base64url"),
          authenticatorData: data.toString("base64url"),
          signature: signature.toString("base64url"),
          ...(twist.userHandle === null ? {} : { userHandle: twist.userHandle ?? userHandle }),
        },
      });
    },
  };
};

export type PasskeyDevice = ReturnType<typeof createPasskeyDevice>;
