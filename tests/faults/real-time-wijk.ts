import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import type { PeerServer } from "./peer-server.ts";

/** A wijk in this process under the real clock, with followers, and its background at work. */
export const startRealTimeWijk = async (
  followers: readonly PeerServer[],
): Promise<{ readonly wijk: RunningWijk; readonly wijkUri: string }> => {
  const clock = Object.assign(() => new Date(), { move: () => {} });
  const wijk = await startWijk({ clock, environment: { RATE_LIMIT_INBOX_PER_HOST: "1000000" } });
  const wijkUri = await wijkUriAt(wijk.origin, wijk.handle.slice(1));
  for (const follower of followers) {
    const { status } = await follower.send(`${wijk.origin}/ap/inbox`, followOf(follower, wijkUri));
    if (status !== 202) throw new Error(`A Follow was answered ${status}.`);
  }
  await wijk.settle();
  await wijk.wijk.start({ worker: true });
  return { wijk, wijkUri };
};

/** The actor of the wijk, found by its handle as other servers do. */
export const wijkUriAt = async (origin: string, handle: string): Promise<string> => {
  const answer = await fetch(`${origin}/.well-known/webfinger?resource=acct:${handle}`);
  const { links } = (await answer.json()) as { links: readonly { readonly rel: string; readonly href: string }[] };
  const self = links.find(({ rel }) => rel === "self");
  if (self === undefined) throw new Error(`Nobody is called ${handle} at ${origin}.`);
  return self.href;
};

/** A Follow of the wijk by the person on a peer. */
export const followOf = ({ person, url }: PeerServer, wijkUri: string) => ({
  "@context": "https://www.w3.org/ns/activitystreams",
  id: `${url}/activities/follow`,
  type: "Follow",
  actor: person.id,
  object: wijkUri,
});
