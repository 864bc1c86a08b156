import type { WijkContext } from "./route.ts";

/** Sends whoever asks for a page in ActivityStreams (ActivityPub, section 3.2) to the object; `null` for people. */
export const objectRedirect = (context: WijkContext, objectUri: string): Response | null =>
  /application\/(activity|ld)\+json/i.test(context.req.header("accept") ?? "")
    ? new Response(null, { status: 302, headers: { location: objectUri, vary: "Accept" } })
    : null;
