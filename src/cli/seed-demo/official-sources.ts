import type { ComposedWijk } from "../../compose.ts";
import { officialIn } from "../../federation/inbound/take-in-official.ts";
import { everyone } from "../../federation/kit/addressing.ts";
import { later, minute } from "../../kernel/clock.ts";
import { type ActorId, newId, type OfficialSourceId } from "../../kernel/ids.ts";
import type { Actor } from "../../posts/actor.ts";
import type { Moment } from "./moments.ts";
import type { People } from "./people.ts";
import { wijk } from "./residents.ts";

const home = "https://social.veldermeer.example";

/** The gemeente of the demonstration: nothing is at this address, and nothing is ever asked or told there. */
const gemeente = (at: Date): Actor => ({
  id: newId<ActorId>(),
  kind: "remote",
  uri: `${home}/users/gemeente`,
  type: "Organization",
  handle: "gemeente",
  host: new URL(home).host,
  name: "Gemeente Veldermeer",
  summary: "",
  url: `${home}/@gemeente`,
  inbox: `${home}/users/gemeente/inbox`,
  sharedInbox: null,
  followers: null,
  residentId: null,
  threadId: null,
  signingKeyId: null,
  madeAt: at,
  fetchedAt: at,
  // So that nothing is sent there.
  goneAt: at,
  searchableBy: null,
});

const posts = [
  {
    at: { daysAgo: 5, time: "11:15" },
    name: "Inloopavond over het nieuwe plein",
    content:
      "<p>Denk mee over het plein bij de Brink. Kom op donderdag tussen 19 en 21 uur naar het buurthuis. De tekeningen hangen er al vanaf maandag.</p>",
  },
  {
    at: { daysAgo: 1, time: "09:05" },
    name: "Grijs afval een dag later",
    content: "<p>Door de feestdag komt de wagen deze week op dinsdag. Zet je container voor 7.30 uur buiten.</p>",
  },
] as const;

/** One official source, which follows nobody and says two things. Its words come in as they would from another server. */
export const officialSourceMoments = (
  { doorUnitOfWork }: Pick<ComposedWijk, "doorUnitOfWork">,
  people: People,
  clock: () => Date,
): readonly Moment[] => {
  const nobody = async () => null;
  return [
    {
      when: { daysAgo: 6, time: "10:00" },
      happen: async () => {
        const [at, namedBy] = [clock(), await people.idOf(wijk.administratorName)];
        await doorUnitOfWork(async (transaction) => {
          const actor = await transaction.actors.saveRemote(gemeente(at));
          await transaction.officialSources.save({
            id: newId<OfficialSourceId>(),
            actor,
            kind: "gemeente",
            rule: { only: "all" },
            moderatorFirst: false,
            followUri: `${home}/demonstration`,
            state: "accepted",
            since: at,
            namedBy,
            endedAt: null,
          });
        });
      },
    },
    ...posts.map(
      ({ at, name, content }, index): Moment => ({
        when: at,
        happen: async () => {
          const note = {
            id: `${home}/users/gemeente/statuses/${index + 1}`,
            type: "Note",
            attributedTo: `${home}/users/gemeente`,
            to: [everyone],
            name,
            content,
            published: later(clock(), -minute).toISOString(),
          };
          const apply = await officialIn(note, {
            clock,
            origin: home,
            look: doorUnitOfWork,
            fetchObject: nobody,
            findRemoteActor: nobody,
            findLinks: nobody,
            waitFor: async () => {},
            isProven: async () => false,
            broughtBy: null,
          });
          if (apply !== null) await doorUnitOfWork(apply);
        },
      }),
    ),
  ];
};
