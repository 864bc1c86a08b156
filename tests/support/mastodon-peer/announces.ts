import { idOf, isJson, list } from "./reading.ts";
import {
  type Actor,
  type Boost,
  type Json,
  localAccount,
  localFollowersOf,
  removeFrom,
  type Status,
} from "./records.ts";
import { Refused } from "./refusals.ts";
import { isStatusDocument, visibilityOf } from "./status-reader.ts";
import { rememberDeletion, statusFromDocument, wasDeletedFirst } from "./statuses.ts";
import { hideBoost, showBoost } from "./timelines.ts";
import type { World } from "./world.ts";

/** The post behind an announced object; federation.md 2.3, `status_from_object`. */
const announcedStatus = async (world: World, activity: Json, announcer: Actor, uri: string): Promise<Status> => {
  const known = world.records.statuses.get(uri);
  if (known !== undefined) return known;
  const signer = localFollowersOf(world.records, announcer.id)[0] ?? world.instance();
  const object = activity.object;
  const isSelfBoost = isJson(object) && isStatusDocument(object) && idOf(list(object.attributedTo)[0]) === announcer.id;
  const document = isSelfBoost ? object : await world.documents.fetchDocument(uri, signer);
  return statusFromDocument(world, document, signer);
};

/** Announce: one reblog per announcer and post; federation.md 2.3. */
export const receiveAnnounce = async (world: World, activity: Json, announcer: Actor): Promise<void> => {
  const { records } = world;
  const id = idOf(activity) ?? "";
  const uri = idOf(activity.object);
  if (uri === null) throw new Refused("announced activity", `no object in ${id}`);
  if (wasDeletedFirst(world, id)) throw new Refused("deleted first", id);
  const isOfLocalPost = localAccount(records, records.statuses.get(uri)?.author ?? "") !== undefined;
  if (localFollowersOf(records, announcer.id).length === 0 && !isOfLocalPost) {
    throw new Refused("announcer not followed", `${announcer.id} ${uri}`);
  }
  const status = await announcedStatus(world, activity, announcer, uri);
  const first = records.boosts.find((boost) => boost.by === announcer.id && boost.status === status.uri);
  if (first !== undefined) throw new Refused("second announce", `${id} after ${first.id}`);
  const isOwn = status.author === announcer.id && status.visibility === "private";
  if (status.visibility !== "public" && status.visibility !== "unlisted" && !isOwn) {
    throw new Refused("not announceable", `${status.visibility} ${status.uri}`);
  }
  const visibility = visibilityOf({}, activity, announcer.followers);
  const boost: Boost = { id, by: announcer.id, status: status.uri, visibility };
  records.boosts.push(boost);
  showBoost(records, boost);
};

/** Undo of an Announce: must name the id of the first one; an unknown id is remembered. */
export const undoAnnounce = (world: World, announceId: string, announcer: Actor): void => {
  const boost = world.records.boosts.find((one) => one.id === announceId && one.by === announcer.id);
  if (boost === undefined) {
    rememberDeletion(world, announceId);
    throw new Refused("undo unknown", announceId);
  }
  removeFrom(world.records.boosts, (one) => one === boost);
  hideBoost(world.records, boost);
};
