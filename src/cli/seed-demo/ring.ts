import type { ComposedWijk } from "../../compose.ts";
import { ringShared } from "../../federation/inbound/take-in-ring.ts";
import { ringOf } from "../../federation/kit/ring.ts";
import { later, minute } from "../../kernel/clock.ts";
import { type ActorId, newId } from "../../kernel/ids.ts";
import { bringIn } from "../../moderation/second-opinions/brought-appeal.ts";
import type { Actor } from "../../posts/actor.ts";
import type { Moment } from "./moments.ts";

/** A wijk of the demonstration: nothing is at this address, and nothing is ever asked there. */
const wijkAt = (name: string, at: Date): Actor => {
  const home = `https://${name.toLowerCase()}.example`;
  return {
    id: newId<ActorId>(),
    kind: "remote",
    uri: `${home}/ap/a/wijk`,
    type: "Group",
    handle: name.toLowerCase(),
    host: new URL(home).host,
    name,
    summary: "",
    url: `${home}/`,
    inbox: `${home}/ap/a/wijk/inbox`,
    sharedInbox: null,
    followers: null,
    residentId: null,
    threadId: null,
    signingKeyId: null,
    madeAt: at,
    fetchedAt: at,
    goneAt: null,
    searchableBy: null,
  };
};

const member = "Lindehout";
const asking = "Zandkamp";

const question = {
  title: "Wie heeft er een groepje voor samen koken?",
  content: "<p>Wij zoeken met z'n drieën een keuken en nog wat mensen. Een keer per week, het liefst op woensdag.</p>",
};

/** What a moderator of the other wijk hid, and somebody there does not agree with. */
const appeal = {
  kind: "hidden",
  rule: "private",
  reason: "Er staat een nummer in van iemand anders.",
  text: "Wie kent [naam]?\n\nBel [telefoonnummer], dan weet je genoeg.",
  words: "Het was het nummer van de wijk zelf. Dat staat ook op het prikbord.",
} as const;

/**
 * A ring of one other wijk, which asked something in it and brings an appeal, and a wijk that would like to come in. Its words come in as
 * from another server.
 */
export const ringMoments = (
  { doorUnitOfWork }: Pick<ComposedWijk, "doorUnitOfWork">,
  clock: () => Date,
): readonly Moment[] => {
  const nobody = async () => null;
  const home = wijkAt(member, new Date(0)).uri;
  return [
    {
      when: { daysAgo: 12, time: "10:00" },
      happen: () =>
        doorUnitOfWork(async ({ actors, memberships }) => {
          const since = clock();
          const { id } = await actors.saveRemote(wijkAt(member, since));
          const own = { uri: `${home}/demonstration`, type: "Accept" } as const;
          await memberships.save(id, { state: "member", own, theirUri: `${home}/demonstration/offer`, since });
        }),
    },
    {
      when: { daysAgo: 2, time: "16:20" },
      happen: () =>
        doorUnitOfWork(async ({ actors, memberships }) => {
          const { id, uri } = await actors.saveRemote(wijkAt(asking, clock()));
          const standing = { state: "asked", own: null, theirUri: `${uri}/offer`, since: clock() } as const;
          await memberships.save(id, standing);
        }),
    },
    {
      when: { daysAgo: 1, time: "19:40" },
      happen: async () => {
        const author = home.replace("/wijk", "/merel_4kd7bw2x");
        const note = {
          id: home.replace("/a/wijk", "/o/1"),
          type: "Note",
          attributedTo: {
            id: author,
            type: "Service",
            preferredUsername: "merel_4kd7bw2x",
            name: `iemand uit ${member} (vroege merel)`,
            inbox: `${author}/inbox`,
          },
          to: [ringOf(home)],
          audience: home,
          name: question.title,
          content: question.content,
          theme: "eten",
          status: "open",
          published: later(clock(), -minute).toISOString(),
        };
        const apply = await ringShared({ type: "Create", actor: author, object: note }, home, {
          clock,
          origin: "https://holtveen.example",
          look: doorUnitOfWork,
          fetchObject: nobody,
          findRemoteActor: nobody,
          findLinks: nobody,
          waitFor: async () => {},
          isProven: async () => false,
          broughtBy: null,
        });
        await doorUnitOfWork(apply);
      },
    },
    {
      when: { minutesAgo: 25 },
      happen: () =>
        doorUnitOfWork(async (transaction) => {
          const wijk = await transaction.actors.byUri(home);
          if (wijk === null) throw new Error("There is no wijk in the ring.");
          await bringIn(
            transaction,
            { ...appeal, uri: home.replace("/a/wijk", "/o/2"), wijk, answerBefore: null },
            clock(),
          );
        }),
    },
  ];
};
