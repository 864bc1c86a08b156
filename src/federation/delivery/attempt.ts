import type { Clock } from "../../kernel/clock.ts";
import type { HttpClient } from "../http-client.ts";
import { OutboundFailed, OutboundRefused } from "../http-client-errors.ts";
import { activityJson } from "../kit/addressing.ts";
import { signCavage } from "../signatures/cavage.ts";
import type { Signer } from "../signatures/keys.ts";
import type { Answer } from "./back-off.ts";

/** An activity ready to be sent to any number of inboxes: what does not differ between them is worked out once. */
export type Parcel = { readonly body: string; readonly digest: string; readonly signer: () => Promise<Signer> };

/** Makes one signed POST (draft-cavage) and says what came of it. Whatever goes wrong is an answer too: never throws. */
export const attempt = async (
  dependencies: { readonly http: Pick<HttpClient, "post">; readonly clock: Clock },
  inbox: string,
  parcel: Parcel,
): Promise<Answer> => {
  try {
    const url = new URL(inbox);
    const { body, digest } = parcel;
    const signer = await parcel.signer();
    const toSign = { method: "POST", url, digest, contentType: activityJson } as const;
    const headers = await signCavage(toSign, signer, dependencies.clock());
    const response = await dependencies.http.post(url, { headers, body });
    return { kind: "answered", status: response.status, retryAfter: response.headers["retry-after"] };
  } catch (error) {
    if (error instanceof OutboundRefused) return { kind: "refused", reason: `address not allowed: ${error.reason}` };
    if (error instanceof OutboundFailed) return { kind: "unanswered", reason: error.reason };
    return { kind: "unanswered", reason: `not sent: ${error instanceof Error ? error.name : "unknown"}` };
  }
};
