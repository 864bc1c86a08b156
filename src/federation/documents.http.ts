import type { Federation } from "@fedify/fedify";
import type { Context } from "hono";
import type { Route } from "../platform/http/route.ts";
import type { ActorStore } from "../posts/actor.ts";
import { currentWords } from "./current-words.ts";
import { type DocumentReads, pageSize } from "./document-reads.ts";
import { activityJson, type Document, plainContext } from "./kit/addressing.ts";
import { ownTermsDocument } from "./kit/own-terms.ts";
import type { ObjectAt, ThreadOwnerAt } from "./objects.ts";

const wanted = /application\/(activity\+json|ld\+json)/i;

/** Whether the client asks for ActivityStreams rather than for a page. */
export const wantsActivityJson = (context: Context): boolean => wanted.test(context.req.header("accept") ?? "");

const absent = () =>
  new Response("Not found", { status: 404, headers: { "content-type": "text/plain", vary: "Accept" } });

const json = (document: Document, status = 200): Response =>
  new Response(JSON.stringify(document), {
    status,
    headers: { "content-type": activityJson, vary: "Accept", "cache-control": "public, max-age=60" },
  });

const redirect = (location: string): Response =>
  new Response(null, { status: 302, headers: { location, vary: "Accept" } });

/** RFC 7033, section 4.2: a resource that is missing or malformed is 400. Ours are accounts and web addresses. */
const isResource = (resource: string | undefined): boolean =>
  resource !== undefined &&
  (/^acct:[^@\s]+@[^@\s/]+$/.test(resource) || (/^https?:/.test(resource) && URL.canParse(resource)));

/** The addresses at which other servers read: actors, objects, activities and collections. Nothing here needs a session. */
export const documentRoutes = (parts: {
  readonly origin: string;
  readonly federation: Federation<void>;
  readonly reads: DocumentReads;
  readonly objectAt: (id: string) => Promise<ObjectAt>;
  readonly eventAt: (id: string) => Promise<ObjectAt>;
  readonly threadOwnerAt: ThreadOwnerAt;
  /** Reads actors outside any transaction of a use case. */
  readonly actors: <T>(work: (actors: ActorStore) => Promise<T>) => Promise<T>;
  readonly drawing: (actorId: string) => Uint8Array;
}): readonly Route[] => {
  const { origin, reads } = parts;
  const asItIsNow = currentWords(parts);

  const fromFedify = (context: Context): Promise<Response> =>
    parts.federation.fetch(context.req.raw, {
      contextData: undefined,
      onNotFound: absent,
      onNotAcceptable: () => new Response("Not acceptable", { status: 406, headers: { vary: "Accept" } }),
    });

  const webFinger = (context: Context): Response | Promise<Response> =>
    isResource(context.req.query("resource"))
      ? fromFedify(context)
      : new Response("The resource is missing or malformed", {
          status: 400,
          headers: { "content-type": "text/plain" },
        });

  const localActor = (context: Context) =>
    parts.actors(async (actors) => {
      const actor = await actors.byUri(`${origin}/ap/a/${context.req.param("id")}`);
      return actor === null || actor.kind === "remote" ? null : actor;
    });

  const actorPage = async (context: Context): Promise<Response> => {
    if (wantsActivityJson(context)) return fromFedify(context);
    const actor = await localActor(context);
    if (actor === null) return absent();
    if (actor.kind === "resident") return redirect(`${origin}/buiten/${actor.handle}`);
    if (actor.threadId === null) return redirect(`${origin}/`);
    const { url } = (await parts.objectAt(actor.threadId))?.document ?? {};
    return redirect(typeof url === "string" ? url : `${origin}/vragen/${actor.threadId}`);
  };

  const object = async (context: Context): Promise<Response> => {
    const found = await parts.objectAt(context.req.param("id") ?? "");
    if (found === null) return absent();
    if (wantsActivityJson(context)) return json(found.document, found.status);
    const { url } = found.document;
    return typeof url === "string" ? redirect(url) : json(found.document, found.status);
  };

  /** An activity as an Event, for software that reads those. */
  const event = async (context: Context): Promise<Response> => {
    const found = await parts.eventAt(context.req.param("id") ?? "");
    if (found === null) return absent();
    const { url } = found.document;
    return wantsActivityJson(context) || typeof url !== "string" ? json(found.document, found.status) : redirect(url);
  };

  const collection = (id: string, totalItems: number, more: Document = {}): Document => ({
    "@context": plainContext,
    id,
    type: "OrderedCollection",
    totalItems,
    ...more,
  });

  const outbox = async (context: Context): Promise<Response> => {
    const actor = await localActor(context);
    if (actor === null) return absent();
    const id = `${actor.uri}/outbox`;
    const types = actor.kind === "wijk" ? ["Announce"] : ["Create"];
    const page = context.req.query("page");
    if (page === undefined) {
      return json(collection(id, await reads.outboxTotal(actor.id, types), { first: `${id}?page=first` }));
    }
    const before = page === "first" ? null : Number(page);
    if (before !== null && !Number.isSafeInteger(before)) return absent();
    const rows = await reads.outbox(actor.id, types, before);
    const items = rows.slice(0, pageSize);
    const next = rows.length > pageSize ? { next: `${id}?page=${items.at(-1)?.position}` } : {};
    return json({
      "@context": plainContext,
      id: `${id}?page=${page}`,
      type: "OrderedCollectionPage",
      partOf: id,
      ...next,
      orderedItems: await Promise.all(items.map(asItIsNow)),
    });
  };

  /** A thread, or the replies to one post, as a paged collection of addresses, remote ones included. */
  const thread =
    (kind: "replies" | "context") =>
    async (context: Context): Promise<Response> => {
      const postId = context.req.param("id") ?? "";
      const owner = kind === "context" ? await parts.threadOwnerAt(postId) : null;
      if (owner === null && (kind === "context" || (await parts.objectAt(postId))?.status !== 200)) return absent();
      const which = kind === "replies" ? { inReplyTo: postId } : { threadId: postId };
      const id = `${origin}/ap/o/${postId}/${kind}`;
      const type = kind === "replies" ? "Collection" : "OrderedCollection";
      const itemsName = kind === "replies" ? "items" : "orderedItems";
      const page = context.req.query("page");
      const shared = owner === null ? {} : { attributedTo: owner };
      if (page === undefined) {
        const first = `${id}?page=first`;
        return json({
          "@context": plainContext,
          id,
          type,
          ...shared,
          totalItems: await reads.threadTotal(which),
          first,
        });
      }
      const after = page === "first" ? null : page;
      if (after !== null && !/^[0-9a-f-]{36}$/.test(after)) return absent();
      const rows = await reads.thread(which, after);
      const items = rows.slice(0, pageSize);
      const next = rows.length > pageSize ? { next: `${id}?page=${items.at(-1)?.id}` } : {};
      return json({
        "@context": plainContext,
        id: `${id}?page=${page}`,
        type: `${type}Page`,
        partOf: id,
        ...next,
        [itemsName]: items.map((row) => row.uri),
      });
    };

  const counted = (name: string, total: (actorId: string) => Promise<number>) => async (context: Context) => {
    const actor = await localActor(context);
    return actor === null ? absent() : json(collection(`${actor.uri}/${name}`, await total(actor.id)));
  };

  /** What stands above the rest: announcements of the wijk, as the wijk shows them and as what its own voice said. */
  const featured = async (context: Context): Promise<Response> => {
    const actor = await localActor(context);
    if (actor === null) return absent();
    const orderedItems = actor.kind === "wijk" || actor.kind === "announcements" ? await reads.pinned() : [];
    return json(collection(`${actor.uri}/featured`, orderedItems.length, { orderedItems }));
  };

  /** Whoever moderates is heard in one voice: no resident is named. */
  const moderators = async (context: Context): Promise<Response> => {
    const actor = await localActor(context);
    if (actor === null) return absent();
    const voice = actor.kind === "wijk" ? await parts.actors((actors) => actors.moderation()) : null;
    const orderedItems = voice === null ? [] : [voice.uri];
    return json(collection(`${actor.uri}/moderators`, orderedItems.length, { orderedItems }));
  };

  const activity = async (context: Context): Promise<Response> => {
    const sent = await reads.activity(`${origin}/ap/v/${context.req.param("id")}`);
    return sent === null ? absent() : json(await asItIsNow(sent));
  };

  const drawing = async (context: Context): Promise<Response> => {
    const actor = await localActor(context);
    if (actor === null) return absent();
    return new Response(new Uint8Array(parts.drawing(actor.id)), {
      headers: { "content-type": "image/png", "cache-control": "public, max-age=86400" },
    });
  };

  const hostMeta = (): Response =>
    new Response(
      `<?xml version="1.0" encoding="UTF-8"?>\n<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0"><Link rel="lrdd" template="${origin}/.well-known/webfinger?resource={uri}"/></XRD>\n`,
      { headers: { "content-type": "application/xrd+xml" } },
    );

  /** What our own terms mean: the same for everyone, and readable from pages of other sites. */
  const terms = (): Response =>
    new Response(JSON.stringify(ownTermsDocument()), {
      headers: {
        "content-type": "application/ld+json",
        "cache-control": "public, max-age=86400",
        "access-control-allow-origin": "*",
      },
    });

  /** NodeInfo's own discovery (section 6), with the server's actor beside it (FEP-2677). */
  const nodeInfoLinks = async (): Promise<Response> => {
    const instance = await parts.actors((actors) => actors.instance());
    const links = [
      { rel: "http://nodeinfo.diaspora.software/ns/schema/2.1", href: `${origin}/nodeinfo/2.1` },
      ...(instance === null ? [] : [{ rel: "https://www.w3.org/ns/activitystreams#Application", href: instance.uri }]),
    ];
    return new Response(JSON.stringify({ links }), { headers: { "content-type": "application/jrd+json" } });
  };

  return [
    { method: "GET", path: "/.well-known/webfinger", handle: webFinger },
    { method: "GET", path: "/.well-known/nodeinfo", handle: nodeInfoLinks },
    { method: "GET", path: "/.well-known/host-meta", handle: hostMeta },
    { method: "GET", path: "/nodeinfo/2.1", handle: fromFedify },
    { method: "GET", path: "/ap/ns", handle: terms },
    { method: "GET", path: "/ap/a/:id", handle: actorPage },
    { method: "GET", path: "/ap/a/:id/outbox", handle: outbox },
    { method: "GET", path: "/ap/a/:id/followers", handle: counted("followers", reads.followersTotal) },
    { method: "GET", path: "/ap/a/:id/following", handle: counted("following", async () => 0) },
    { method: "GET", path: "/ap/a/:id/featured", handle: featured },
    { method: "GET", path: "/ap/a/:id/moderators", handle: moderators },
    { method: "GET", path: "/ap/a/:id/drawing.png", handle: drawing },
    { method: "GET", path: "/ap/o/:id", handle: object },
    { method: "GET", path: "/ap/o/:id/event", handle: event },
    { method: "GET", path: "/ap/o/:id/replies", handle: thread("replies") },
    { method: "GET", path: "/ap/o/:id/context", handle: thread("context") },
    { method: "GET", path: "/ap/v/:id", handle: activity },
  ];
};
