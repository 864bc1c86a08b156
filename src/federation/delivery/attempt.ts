import type { Clock } from "../../kernel/clock.ts";
import type { HttpClient } from "../http-client.ts";
import { OutboundFailed, OutboundRefused } from "../http-client-errors.ts";
import { activityJson } from "../kit/addressing.ts";
import { signCavage } from "../signatures/cavage.ts";
import type { Signer } from "../signatures/keys.ts";
import { signMessage } from "../signatures/message-signatures.ts";
import type { Answer } from "./back-off.ts";
import type { SignatureStyle } from "./peers.ts";

/** An activity ready to be sent to any number of inboxes: what does not differ between them is worked out once. */
export type Parcel = { readonly body: string; readonly digest: string; readonly signer: () => Promise<Signer> };

type Dependencies = { readonly http: Pick<HttpClient, "post">; readonly clock: Clock };

/** What came of an attempt, and the style of signature with which it did. */
export type Attempt = { readonly answer: Answer; readonly style: SignatureStyle };

const other = (style: SignatureStyle): SignatureStyle => (style === "rfc9421" ? "draft-cavage" : "rfc9421");

/**
 * Sends an activity to an inbox, signed in `style`. A peer that answers 401 has not looked at it, and gets it once more,
 * signed in the other style. Whatever goes wrong is an answer too: never throws.
 */
export const attempt = async (
  dependencies: Dependencies,
  inbox: string,
  parcel: Parcel,
  style: SignatureStyle,
): Promise<Attempt> => {
  const answer = await post(dependencies, inbox, parcel, style);
  if (answer.kind !== "answered" || answer.status !== 401) return { answer, style };
  const second = await post(dependencies, inbox, parcel, other(style));
  const isAccepted = second.kind === "answered" && second.status >= 200 && second.status < 300;
  return isAccepted ? { answer: second, style: other(style) } : { answer, style };
};

const post = async (
  dependencies: Dependencies,
  inbox: string,
  { body, digest, signer }: Parcel,
  style: SignatureStyle,
): Promise<Answer> => {
  try {
    const url = new URL(inbox);
    const [key, now] = [await signer(), dependencies.clock()];
    const headers =
      style === "rfc9421"
        ? { ...(await signMessage({ method: "POST", url, body }, key, now)), "content-type": activityJson }
        : await signCavage({ method: "POST", url, digest, contentType: activityJson }, key, now);
    const response = await dependencies.http.post(url, { headers, body });
    return { kind: "answered", status: response.status, retryAfter: response.headers["retry-after"] };
  } catch (error) {
    if (error instanceof OutboundRefused) return { kind: "refused", reason: `address not allowed: ${error.reason}` };
    if (error instanceof OutboundFailed) return { kind: "unanswered", reason: error.reason };
    return { kind: "unanswered", reason: `not sent: ${error instanceof Error ? error.name : "unknown"}` };
  }
};
