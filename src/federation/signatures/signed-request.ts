import { Buffer } from "node:buffer";
/**
 * A request as signatures see it. `target` is the path and query exactly as sent, `origin` the origin that the request
 * was sent to (scheme, host, port). Header names are lower case, repeated headers joined by ", ".
 */
export type SignedRequest = {
  readonly method: string;
  readonly origin: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as received; absent for a GET. */
  readonly body?: Uint8Array;
};

/** What is wrong with a signature before any key is looked at. Each is answered 401. */
export type SignatureProblem =
  | "signature missing"
  | "signature malformed"
  | "signature covers too little"
  | "signature algorithm not supported"
  | "signature date malformed"
  | "signature outside its time"
  | "signed for another host"
  | "digest missing"
  | "digest of another body";

/** A signature that is well formed, covers what it must and fits the body: only the key has to say whether it is right. */
export type ReadSignature = {
  readonly scheme: "cavage" | "rfc9421";
  readonly keyId: string;
  /** What the sender says it used; `null` leaves it to the key. */
  readonly algorithm: "rsa-sha256" | "ed25519" | null;
  /** The signed text. */
  readonly base: string;
  readonly signature: Uint8Array;
};

export type SignatureReading =
  | { readonly ok: true; readonly signature: ReadSignature }
  | { readonly ok: false; readonly problem: SignatureProblem };

export const problem = (text: SignatureProblem): SignatureReading => ({ ok: false, problem: text });

/** How far a signature's time may be from ours, either way, in milliseconds. */
export const signatureWindow = 3_600_000;

/** True when `time` (milliseconds) lies within the window around `now`. */
export const isRecent = (time: number, now: Date): boolean => Math.abs(time - now.getTime()) <= signatureWindow;

/** True when `time` (milliseconds) has passed by more than the window. */
export const isOver = (time: number, now: Date): boolean => time + signatureWindow < now.getTime();

/** The value of a header, or `undefined`; never something an object inherits. */
export const headerOf = (headers: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(headers, name) ? headers[name] : undefined;

/** True when a `Host` header names the host of `origin`, in whatever case and with or without the usual port. */
export const isHostOf = (origin: string, host: string): boolean => {
  if (!/^[a-z0-9._[\]:-]{1,255}$/i.test(host)) return false;
  const scheme = origin.slice(0, origin.indexOf(":"));
  return URL.parse(`${scheme}://${host}`)?.origin === origin;
};

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Decodes standard base64; `null` for anything else. */
export const fromBase64 = (text: string): Uint8Array | null =>
  text.length > 0 && text.length % 4 === 0 && base64.test(text) ? Buffer.from(text, "base64") : null;
