import type { AddressRefusal } from "./outbound-addresses.ts";

/** We would not send a request: the address is not allowed, the server is shut out, or the request budget is used up. */
export class OutboundRefused extends Error {
  override readonly name = "OutboundRefused";
  readonly reason: AddressRefusal | "budget" | "blocked";

  constructor(reason: AddressRefusal | "budget" | "blocked", host: string) {
    super(`No request to ${host}: ${reason}`);
    this.reason = reason;
  }
}

/** What went wrong at the other side, or on the way. */
export type OutboundFailure =
  | "name-not-found"
  | "connection"
  | "tls"
  | "timeout"
  | "aborted"
  | "too-large"
  | "encoding"
  | "redirects"
  | "protocol";

/** The request was allowed, but no usable answer came. */
export class OutboundFailed extends Error {
  override readonly name = "OutboundFailed";
  readonly reason: OutboundFailure;

  constructor(reason: OutboundFailure, host: string, cause?: unknown) {
    super(`No answer from ${host}: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** Sorts what a socket, TLS or HTTP parser threw into an {@link OutboundFailure}; our own errors pass unchanged. */
export const outboundError = (error: unknown, host: string): OutboundRefused | OutboundFailed => {
  if (error instanceof OutboundRefused || error instanceof OutboundFailed) return error;
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ENODATA") {
    return new OutboundFailed("name-not-found", host, error);
  }
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return new OutboundFailed("timeout", host, error);
  if (/CERT|TLS|SSL|EPROTO|SIGNATURE|ISSUER/.test(code)) return new OutboundFailed("tls", host, error);
  if (/^(HPE_|UND_ERR_(RES|HEADERS|INVALID|REQ))/.test(code)) return new OutboundFailed("protocol", host, error);
  if (/^Z_|BROTLI|ERR__ERROR/.test(code)) return new OutboundFailed("encoding", host, error);
  return new OutboundFailed("connection", host, error);
};
