import { hasType, ids, isJson, list, textOf } from "../mastodon-peer/reading.ts";
import type { Json } from "../mastodon-peer/records.ts";
import { demand } from "./refusals.ts";
import type { Rules } from "./rules.ts";
import {
  demandActor,
  demandAddressing,
  demandGroup,
  demandIdAndActor,
  demandObject,
  demandPublic,
  demandSomebody,
  isReply,
} from "./shapes.ts";

const attachmentForms: Readonly<Record<string, string>> = { Link: "href", Image: "url", Document: "url" };

/** One wrong attachment makes the whole post fail (federation.md 3.2.2). */
const demandAttachments = ({ attachment }: Json): void => {
  if (attachment === undefined) return;
  demand(Array.isArray(attachment), "attachment", attachment);
  for (const each of list(attachment)) {
    const property = isJson(each) ? attachmentForms[String(each.type)] : undefined;
    demand(property !== undefined && isJson(each) && typeof each[property] === "string", "attachment", each);
  }
};

const demandLanguage = ({ language }: Json): void => {
  if (language === undefined) return;
  const isLanguage = isJson(language) && typeof language.identifier === "string" && typeof language.name === "string";
  demand(isLanguage, "language", language);
};

const demandImages = ({ image, icon }: Json): void => {
  for (const each of [image, icon])
    demand(each === undefined || (isJson(each) && each.type === "Image"), "image", each);
};

const types = ["Page", "Article", "Note", "Video", "Event"];

const rulesOf = (version: string, isMain: boolean): Rules => ({
  software: { name: "lemmy", version },
  refusedWith: 400,
  people: "/u/",
  group: async (_world, group) => {
    for (const field of ["id", "preferredUsername", "inbox", "outbox"])
      demand(typeof group[field] === "string", "group form", field);
    demand(hasType(group, ["Group"]) && typeof group.type === "string", "group form", group.type);
    demandActor(group);
    demand(typeof group.attributedTo === "string", "moderators", group.attributedTo);
    demandImages(group);
    if (!isMain) return;
    demand(group.manuallyApprovesFollowers !== true, "group is private", textOf(group.id));
    demand(group.discoverable !== false, "group is unlisted", textOf(group.id));
  },
  author: (_world, actor) => {
    demandActor(actor);
    demandSomebody(actor);
    demandImages(actor);
  },
  activity: (activity) => {
    demandIdAndActor(activity);
    if (hasType(activity, ["Like", "Dislike", "Undo", "Accept"])) return;
    demandAddressing(activity);
    demandPublic(activity);
  },
  object: async (_world, object, way, group) => {
    demand(!hasType(object, ["Question"]), "question", textOf(object.id));
    demand(hasType(object, types) && typeof object.type === "string", "object type", object.type);
    demandObject(object);
    demandAddressing(object);
    demandPublic(object);
    demandAttachments(object);
    demandLanguage(object);
    demandImages(object);
    demand(object.tag === undefined || Array.isArray(object.tag), "tag", object.tag);
    if (isMain || ids(object.audience).length === 0) demandGroup(object, group, "to", "cc");
    demand(
      ids(object.audience).every((each) => each === group),
      "community",
      `audience of ${textOf(object.id)}`,
    );
    if (isReply(object)) return;
    demand((textOf(object.name) ?? "").length <= 200, "title too long", textOf(object.name));
    demand(!(isMain && way === "announced" && object.type === "Note"), "announced note", textOf(object.id));
  },
  bareAnnounce: "refused",
  announcedObject: "refused",
  undoneAnnounce: "refused",
  readsChoices: false,
  readsPinning: true,
  showsTitle: (object) => !isReply(object),
});

/** Lemmy 0.19.20. */
export const lemmyStable = rulesOf("0.19.20", false);
/** Lemmy 1.0, as it was being developed in August 2026. */
export const lemmyMain = rulesOf("1.0.0", true);
