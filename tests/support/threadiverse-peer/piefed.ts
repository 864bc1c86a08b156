import { hasType, idOf, isJson, textOf } from "../mastodon-peer/reading.ts";
import { demand } from "./refusals.ts";
import type { Rules } from "./rules.ts";
import { demandActor, demandGroup, demandIdAndActor, demandObject, demandSomebody, isReply } from "./shapes.ts";

const longestId = 100;
const ofGroups = ["Announce", "Accept", "Reject", "Add", "Remove", "Update", "Undo"];

const demandLowerCase = (id: string | null): void => demand(id !== null && id === id.toLowerCase(), "actor id", id);

/** PieFed 1.6.6. */
export const piefed: Rules = {
  software: { name: "PieFed", version: "1.6.6" },
  refusedWith: 200,
  people: "/u/",
  group: async (_world, group) => {
    for (const field of ["preferredUsername", "name", "outbox", "inbox"])
      demand(typeof group[field] === "string" && group[field] !== "", "group form", field);
    demandActor(group);
    demandLowerCase(idOf(group));
    const { endpoints } = group;
    demand(
      endpoints === undefined || (isJson(endpoints) && typeof endpoints.sharedInbox === "string"),
      "group form",
      "endpoints without sharedInbox",
    );
    demand(typeof group.attributedTo === "string" || typeof group.moderators === "string", "moderators", group);
  },
  author: (_world, actor) => {
    demandActor(actor);
    demandSomebody(actor);
    demandLowerCase(idOf(actor));
  },
  activity: (activity) => {
    demandIdAndActor(activity);
    demand(String(activity.id).length <= longestId, "activity id", activity.id);
    demandLowerCase(idOf(activity.actor));
  },
  object: async (_world, object, _way, group) => {
    demandObject(object);
    demand(String(object.id).length <= longestId, "activity id", object.id);
    demand(!hasType(object, ["Question"]), "question", textOf(object.id));
    demand(hasType(object, ["Page", "Article", "Link", "Note", "Event"]), "object type", object.type);
    if (!isReply(object)) demandGroup(object, group, "audience", "cc", "to", "target");
  },
  bareAnnounce: "fetched",
  announcedObject: "ignored",
  undoneAnnounce: "ignored",
  readsChoices: true,
  readsPinning: false,
  showsTitle: (object) => !isReply(object),
};

/** What a Group may send in its own name (federation.md 3.2.9). */
export const mayBeOfGroup = (type: unknown): boolean => ofGroups.includes(String(type));
