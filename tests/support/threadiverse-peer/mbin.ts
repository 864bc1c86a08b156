import { hasType } from "../mastodon-peer/reading.ts";
import { demand } from "./refusals.ts";
import type { Rules } from "./rules.ts";
import { demandActor, demandGroup, demandIdAndActor, demandObject, demandSomebody, isReply } from "./shapes.ts";

/** Mbin as it was in August 2026. */
export const mbin: Rules = {
  software: { name: "mbin", version: "1.9.0" },
  refusedWith: 200,
  people: "/u/",
  group: async (_world, group) => {
    for (const field of ["preferredUsername", "name"]) demand(typeof group[field] === "string", "group form", field);
    demandActor(group);
  },
  author: (_world, actor) => {
    demandActor(actor);
    demandSomebody(actor);
  },
  activity: demandIdAndActor,
  object: async (_world, object, _way, group) => {
    demandObject(object);
    demand(hasType(object, ["Page", "Article", "Video", "Note", "Question"]), "object type", object.type);
    if (!isReply(object)) demandGroup(object, group, "audience", "to", "cc");
  },
  bareAnnounce: "fetched",
  announcedObject: "fetched",
  undoneAnnounce: "ignored",
  readsChoices: false,
  readsPinning: false,
  // A Note becomes a microblog, which has a text alone (federation.md 3.1, Post types accepted).
  showsTitle: (object) => hasType(object, ["Page", "Article", "Video"]) && !isReply(object),
};
