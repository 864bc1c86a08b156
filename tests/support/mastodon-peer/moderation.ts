import { idOf, ids, textOf } from "./reading.ts";
import { type Actor, type Json, localAccount, removeFrom, type SentRecord } from "./records.ts";
import { Refused } from "./refusals.ts";
import { hideAccount } from "./timelines.ts";
import type { World } from "./world.ts";

const context = "https://www.w3.org/ns/activitystreams";
const longestComment = 5_000;

/** Flag: a report for each local account that it names, with those of its statuses that it names (federation.md 2.6). */
export const receiveFlag = (world: World, activity: Json, sender: Actor): void => {
  const named = ids(activity.object);
  const comment = textOf(activity.content) ?? "";
  if (comment.length > longestComment) throw new Refused("flag too long", `${comment.length} characters`);
  const accounts = named.filter((id) => localAccount(world.records, id) !== undefined);
  if (accounts.length === 0) throw new Refused("flag of nobody", named.join(" "));
  for (const account of accounts) {
    const statuses = named.filter((id) => world.records.statuses.get(id)?.author === account);
    world.records.flags.push({ by: sender.id, account, statuses, comment });
  }
};

/** Block of a local account: follows end both ways (federation.md 2.6). */
export const receiveBlock = (world: World, activity: Json, blocker: Actor): void => {
  const blocked = localAccount(world.records, idOf(activity.object) ?? "");
  if (blocked === undefined) throw new Refused("unknown block", String(idOf(activity.object)));
  const { blocks, follows } = world.records;
  blocks.push({ id: idOf(activity) ?? "", by: blocker.id, blocked: blocked.id });
  const between = [blocker.id, blocked.id];
  removeFrom(follows, (follow) => between.includes(follow.follower) && between.includes(follow.followed));
  hideAccount(world.records, blocked, blocker.id);
};

/** A report by this server's moderators: sent by the instance actor, to the inbox of the account (federation.md 2.6). */
export const sendFlag = async (
  world: World,
  given: { readonly account: string; readonly statuses: readonly string[]; readonly comment: string },
): Promise<SentRecord> => {
  const target = await world.actors.actor(given.account);
  const instance = world.instance();
  const flag = {
    "@context": context,
    id: `${world.origin}/${crypto.randomUUID()}`,
    type: "Flag",
    actor: instance.id,
    content: given.comment,
    object: [given.account, ...given.statuses],
  };
  return world.deliver(flag, target.inbox, instance);
};

/** Somebody here blocks somebody elsewhere: follows end here, and their server is told. */
export const sendBlock = async (world: World, by: Actor, blocked: string): Promise<SentRecord> => {
  const target = await world.actors.actor(blocked);
  const { records } = world;
  const account = localAccount(records, by.id);
  if (account === undefined) throw new Error(`${by.id} has no account here`);
  const id = `${world.origin}/${crypto.randomUUID()}`;
  records.blocks.push({ id, by: account.id, blocked: target.id });
  const between = [account.id, target.id];
  removeFrom(records.follows, (follow) => between.includes(follow.follower) && between.includes(follow.followed));
  const block = { "@context": context, id, type: "Block", actor: account.id, object: target.id };
  return world.deliver(block, target.inbox, account);
};

/** Lifts it again: Undo with the Block embedded. */
export const sendUnblock = async (world: World, by: Actor, blocked: string): Promise<SentRecord> => {
  const { records } = world;
  const block = records.blocks.find((one) => one.by === by.id && one.blocked === blocked);
  const account = localAccount(records, by.id);
  if (block === undefined || account === undefined) throw new Error(`${by.id} does not block ${blocked}`);
  removeFrom(records.blocks, (one) => one === block);
  const undo = {
    "@context": context,
    id: `${block.id}/undo`,
    type: "Undo",
    actor: account.id,
    object: { id: block.id, type: "Block", actor: account.id, object: blocked },
  };
  return world.deliver(undo, (await world.actors.actor(blocked)).inbox, account);
};
