import {
  createActivity,
  deleteActivity,
  type NoteParts,
  noteContext,
  noteDocument,
  updateActivity,
} from "./own-notes.ts";
import { distribute, inboxesFor } from "./reach.ts";
import type { Actor, LocalAccount, SentRecord, Status, Visibility } from "./records.ts";
import { readStatus } from "./status-reader.ts";
import { statusFromDocument } from "./statuses.ts";
import { openThread } from "./threads.ts";
import { removeStatus, showStatus } from "./timelines.ts";
import type { World } from "./world.ts";

export type WriteOptions = {
  readonly visibility?: Visibility;
  /** Accounts that are mentioned besides those that a reply mentions by itself. */
  readonly mention?: readonly Actor[];
  /** In which language its author says it is; without it Dutch. */
  readonly language?: string;
};

export type Written = { readonly uri: string; readonly url: string; readonly deliveries: readonly SentRecord[] };

export type AccountStatuses = {
  publish(text: string, options?: WriteOptions): Promise<Written>;
  reply(statusUri: string, text: string, options?: WriteOptions): Promise<Written>;
  edit(statusUri: string, text: string): Promise<Written>;
  delete(statusUri: string): Promise<Written>;
  /** The status at an address that a person pasted in the search field. */
  find(address: string): Promise<Status>;
  /** Opens a thread: its replies are crawled. Gives the ids of those that are kept; throws `Refused` when too soon. */
  openThread(statusUri: string): Promise<readonly string[]>;
};

/** Writing, editing and deleting by one account. */
export const createAccountStatuses = (world: World, account: LocalAccount): AccountStatuses => {
  const written = new Map<string, NoteParts>();

  const find = async (address: string): Promise<Status> => {
    const known = [...world.records.statuses.values()].find((one) => one.uri === address || one.url === address);
    if (known !== undefined) return known;
    return statusFromDocument(world, await world.documents.searchDocument(address, account), account);
  };

  const write = async (text: string, parent: Status | null, options: WriteOptions): Promise<Written> => {
    const named = parent === null ? [] : [parent.author, ...parent.mentions.map((mention) => mention.id)];
    const given = (options.mention ?? []).map((actor) => actor.id);
    const others = [...new Set([...named, ...given])].filter((id) => id !== account.id);
    const parts: NoteParts = {
      number: world.nextNumber(),
      author: account,
      origin: world.origin,
      text,
      visibility: options.visibility ?? "public",
      mentioned: await Promise.all(others.map((id) => world.actors.actor(id))),
      parent,
      publishedAt: world.clock(),
      updatedAt: null,
      language: options.language ?? "nl",
    };
    const note = noteDocument(parts);
    const activity = createActivity(note);
    const status = readStatus(note, activity, account, world.clock());
    written.set(status.uri, parts);
    world.records.statuses.set(status.uri, status);
    showStatus(world.records, status);
    const deliveries = await distribute(world, account, activity, inboxesFor(world, account, status, false));
    return { uri: status.uri, url: status.url, deliveries };
  };

  const own = (uri: string): { readonly parts: NoteParts; readonly status: Status } => {
    const parts = written.get(uri);
    const status = world.records.statuses.get(uri);
    if (parts === undefined || status === undefined) throw new Error(`${account.username} has no status ${uri}`);
    return { parts, status };
  };

  return {
    find,
    openThread: async (statusUri) => openThread(world, await find(statusUri), account),
    publish: (text, options = {}) => write(text, null, options),
    reply: async (statusUri, text, options = {}) => write(text, await find(statusUri), options),
    async edit(statusUri, text) {
      const { parts, status } = own(statusUri);
      const changed = { ...parts, text, updatedAt: world.clock() };
      const note = noteDocument(changed);
      const activity = updateActivity(note, world.clock());
      const read = readStatus(note, activity, account, world.clock());
      written.set(statusUri, changed);
      status.history.push(status.text);
      Object.assign(status, { text: read.text, edited: true, updatedAt: read.updatedAt, document: note });
      const deliveries = await distribute(world, account, activity, inboxesFor(world, account, status, true));
      return { uri: status.uri, url: status.url, deliveries };
    },
    async delete(statusUri) {
      const { status } = own(statusUri);
      const inboxes = inboxesFor(world, account, status, true);
      removeStatus(world.records, statusUri);
      world.records.tombstones.add(statusUri);
      const deliveries = await distribute(world, account, deleteActivity(status.document), inboxes);
      return { uri: status.uri, url: status.url, deliveries };
    },
  };
};

/** A note of its own as another server fetches it. */
export const servedNote = (status: Status) => ({ "@context": noteContext, ...status.document });
