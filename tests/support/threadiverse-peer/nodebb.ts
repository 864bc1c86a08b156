import { hasType, idOf, ids, isJson, list, originOf, textOf } from "../mastodon-peer/reading.ts";
import { fetchDocument, fetchJson } from "./fetching.ts";
import { demand } from "./refusals.ts";
import type { Rules } from "./rules.ts";
import {
  demandActor,
  demandGroup,
  demandIdAndActor,
  demandObject,
  demandPublic,
  demandSomebody,
  isReply,
} from "./shapes.ts";

/** NodeBB as it was in August 2026. */
export const nodebb: Rules = {
  software: { name: "nodebb", version: "4.5.0" },
  refusedWith: 200,
  people: "/uid/",
  group: async (world, group) => {
    demandActor(group);
    const id = textOf(group.id) ?? "";
    const { host } = new URL(id);
    const resource = `acct:${textOf(group.preferredUsername)}@${host}`;
    const found = await fetchJson(world, `${originOf(host)}/.well-known/webfinger?resource=${resource}`);
    const self = list(found.links).find((link) => isJson(link) && link.rel === "self");
    demand(isJson(self) && self.href === id, "WebFinger", found);
  },
  author: (_world, actor) => {
    demandActor(actor);
    demandSomebody(actor);
  },
  activity: demandIdAndActor,
  object: async (world, object, _way, group) => {
    demandObject(object);
    demand(!Array.isArray(object.attributedTo), "attributedTo is a list", object.attributedTo);
    demand(hasType(object, ["Note", "Page", "Article", "Question", "Video"]), "object type", object.type);
    demandPublic(object);
    demandGroup(object, group, "to", "cc", "audience");
    for (const each of list(object.attachment))
      demand(isJson(each) && typeof each.mediaType === "string", "attachment without media type", each);
    if (new URL(textOf(object.id) ?? "").host === world.host) return;
    // The context is read first: it is the whole topic, and the post must stand in it.
    const topic = textOf(object.context);
    demand(topic !== null, "context", "none");
    const collection = await fetchDocument(world, topic ?? "");
    const first = idOf(collection.first);
    const page = first === null ? collection : await fetchDocument(world, first);
    demand(ids(page.orderedItems ?? page.items).includes(textOf(object.id) ?? ""), "context", page);
  },
  bareAnnounce: "fetched",
  announcedObject: "fetched",
  undoneAnnounce: "ignored",
  readsChoices: false,
  readsPinning: false,
  showsTitle: (object) => !isReply(object),
};
