import { exchange } from "./http-exchange.ts";
import { digestOf, signatureHeader } from "./http-signature.ts";
import { messageSignature } from "./message-signature.ts";
import type { Json, LocalAccount, PeerClock, SentRecord } from "./records.ts";

/** How a delivery differs from what Mastodon does; for hostile tests. */
export type PostOptions = {
  /** Whose key signs; `null` leaves the request unsigned. */
  readonly signAs?: LocalAccount | null;
  readonly omitDigest?: boolean;
  /** Leaves `host` out of the signed headers. */
  readonly omitHost?: boolean;
  /** A `Digest` header of one's own, signed as it is. */
  readonly digest?: string;
  readonly date?: Date;
  /** Signed by RFC 9421 instead. */
  readonly asMessage?: boolean;
  readonly keyId?: string;
  /** Added or replaced after signing. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** A POST as Mastodon sends it: draft-cavage over (request-target), host, date, digest and content-type. */
export const postActivity = async (
  inbox: string,
  activity: Json | string,
  clock: PeerClock,
  options: PostOptions & { readonly signAs: LocalAccount | null },
): Promise<SentRecord> => {
  const body = typeof activity === "string" ? activity : JSON.stringify(activity);
  const url = new URL(inbox);
  const headers: Record<string, string> = {
    host: url.host,
    date: (options.date ?? clock()).toUTCString(),
    "content-type": "application/activity+json",
    "user-agent": "Mastodon/4.5.3 (http.rb/5.3.1)",
  };
  if (options.asMessage === true && options.signAs !== null) {
    Object.assign(headers, messageSignature(inbox, body, options.signAs, clock()));
  } else if (options.omitDigest !== true) headers.digest = options.digest ?? digestOf(body);
  if (options.signAs !== null && options.asMessage !== true) {
    const covered = ["(request-target)", "host", "date", "digest", "content-type"];
    const signed = covered.filter(
      (name) => !(name === "host" && options.omitHost === true) && !(name === "digest" && options.omitDigest === true),
    );
    const parts = { method: "POST", path: `${url.pathname}${url.search}`, headers };
    const { keyId, privateKey } = options.signAs;
    headers.signature = signatureHeader(parts, options.keyId ?? keyId, privateKey, signed);
  }
  try {
    const answer = await exchange("POST", inbox, { ...headers, ...options.headers }, body);
    return { activity, inbox, status: answer.status, answer: answer.body };
  } catch (error) {
    return { activity, inbox, status: 0, answer: String(error) };
  }
};
