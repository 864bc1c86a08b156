import { servedNote } from "./account-statuses.ts";
import type { SignedParts } from "./http-signature.ts";
import {
  countedCollection,
  hostMeta,
  instanceDocument,
  itemsCollection,
  nodeInfo,
  nodeInfoLinks,
  personDocument,
  webFingerDocument,
} from "./own-documents.ts";
import { createActivity, isForEveryone, noteContext } from "./own-notes.ts";
import { handleParts } from "./reading.ts";
import type { Json, LocalAccount, Status } from "./records.ts";
import type { Reply } from "./server.ts";
import { verifiedSender } from "./verification.ts";
import { recordingRefusals, type World } from "./world.ts";

const absent: Reply = { status: 404, contentType: "text/plain", body: "Not found" };

const json = (document: Json, contentType = "application/activity+json; charset=utf-8"): Reply => ({
  status: 200,
  contentType,
  headers: { vary: "Accept, Signature" },
  body: JSON.stringify(document),
});

const webFinger = (world: World, resource: string | null): Reply => {
  if (resource === null) return { status: 400 };
  const { name, host } = handleParts(resource);
  const everyone = [world.instance(), ...world.records.accounts.values()];
  const account = everyone.find((one) =>
    resource.startsWith("http")
      ? one.id === resource || one.url === resource
      : host === world.host && one.username.toLowerCase() === name.toLowerCase(),
  );
  if (account === undefined) return absent;
  if (account.deleted) return { status: 410 };
  return json(webFingerDocument(account, world.origin), "application/jrd+json; charset=utf-8");
};

/** Everything that other servers may read without a signature. */
const openPage = (world: World, url: URL): Reply | null => {
  switch (url.pathname) {
    case "/.well-known/webfinger":
      return webFinger(world, url.searchParams.get("resource"));
    case "/.well-known/host-meta":
      return { status: 200, contentType: "application/xrd+xml; charset=utf-8", body: hostMeta(world.origin) };
    case "/.well-known/nodeinfo":
      return json(nodeInfoLinks(world.origin), "application/json; charset=utf-8");
    case "/nodeinfo/2.0":
      return json(nodeInfo(world.records, world.software), "application/json; charset=utf-8");
    case "/actor":
      return json(instanceDocument(world.instance(), world.origin));
    default:
      return null;
  }
};

const repliesTo = (world: World, uri: string): readonly string[] =>
  [...world.records.statuses.values()]
    .filter((status) => status.inReplyTo === uri && ["public", "unlisted"].includes(status.visibility))
    .map((status) => status.uri);

const statusPage = (world: World, status: Status, part: string, query: string): Reply => {
  if (!isForEveryone(status.document)) return absent;
  if (part === "") return json(servedNote(status));
  if (part === "activity") return json(createActivity(status.document));
  if (part !== "replies") return absent;
  const id = `${status.uri}/replies`;
  const page = { type: "CollectionPage", partOf: id, items: repliesTo(world, status.uri) };
  const pageId = `${id}?only_other_accounts=true&page=true`;
  return query === ""
    ? json({ "@context": noteContext, id, type: "Collection", first: { ...page, items: [], next: pageId } })
    : json({ "@context": noteContext, id: pageId, ...page });
};

const accountPage = (world: World, account: LocalAccount, rest: readonly string[], query: string): Reply => {
  const id = `${account.id}/${rest.join("/")}`;
  const { follows, statuses } = world.records;
  const [place, number, part] = rest;
  if (place === undefined) return json(personDocument(account, world.origin));
  if (place === "statuses" && number !== undefined) {
    const status = statuses.get(`${account.id}/statuses/${number}`);
    return status === undefined ? absent : statusPage(world, status, part ?? "", query);
  }
  if (place === "followers")
    return json(countedCollection(id, follows.filter((one) => one.followed === account.id).length));
  if (place === "following")
    return json(countedCollection(id, follows.filter((one) => one.follower === account.id).length));
  if (place === "outbox")
    return json(countedCollection(id, [...statuses.values()].filter((one) => one.author === account.id).length));
  return place === "collections" ? json(itemsCollection(id, [])) : absent;
};

const page = (account: LocalAccount): Reply => ({
  status: 200,
  contentType: "text/html; charset=utf-8",
  headers: { link: `<${account.id}>; rel="alternate"; type="application/activity+json"` },
  body: `<!doctype html><title>${account.name}</title><link rel="alternate" type="application/activity+json" href="${account.id}">`,
});

/** A GET in secure mode: but for the open pages, every ActivityPub document asks for a signature (federation.md 2.7). */
export const readPage = async (world: World, parts: SignedParts): Promise<Reply> => {
  const url = new URL(parts.path, world.origin);
  const open = openPage(world, url);
  if (open !== null) return open;
  const segments = url.pathname.split("/").filter((segment) => segment !== "");
  const isForPeople = segments[0]?.startsWith("@") === true;
  const name = isForPeople ? segments[0]?.slice(1) : segments[0] === "users" ? segments[1] : undefined;
  const account = name === undefined ? undefined : world.records.accounts.get(name);
  if (account === undefined) return absent;
  const wantsJson = /application\/(activity|ld)\+json/.test(parts.headers.accept ?? "");
  if (!wantsJson && isForPeople) return account.deleted ? { status: 410 } : page(account);
  if (!wantsJson) return { status: 302, headers: { location: account.url } };
  const sender = await recordingRefusals(world, () => verifiedSender(world, parts, null));
  if (sender === null) return { status: 401, contentType: "application/json", body: '{"error":"Request not signed"}' };
  if (account.deleted) return { status: 410, signedBy: sender.keyId };
  const rest =
    isForPeople && segments.length > 1 ? ["statuses", ...segments.slice(1)] : segments.slice(isForPeople ? 1 : 2);
  return { ...accountPage(world, account, rest, url.search), signedBy: sender.keyId };
};
