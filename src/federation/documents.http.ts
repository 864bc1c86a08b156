import type { Federation } from "@fedify/fedify";
import type { Context } from "hono";
import type { ActorId, PostId } from "../kernel/ids.ts";
import type { Route } from "../platform/http/route.ts";
import { type Actor, type ActorStore, speaksItself } from "../posts/actor.ts";
import { currentWords } from "./current-words.ts";
import { type DocumentReads, pageSize } from "./document-reads.ts";
import { activityJson, type Document, plainContext } from "./kit/addressing.ts";
import { ownTermsDocument } from "./kit/own-terms.ts";
import { ringOf } from "./kit/ring.ts";
import { goodbyeOf, type ObjectAt, type ThreadOwnerAt } from "./objects.ts";
import type { RingAsker } from "./ring-asker.ts";

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

/** What only a wijk of the ring gets: nobody keeps it on the way. */
const ringJson = (document: Document, status = 200): Response =>
  new Response(JSON.stringify(document), {
    status,
    headers: { "content-type": activityJson, vary: "Accept, Signature", "cache-control": "private, no-store" },
  });

const redirect = (location: string): Response =>
  new Response(null, { status: 302, headers: { location, vary: "Accept" } });

/** RFC 7033, section 4.2: a resource that is missing or malformed is 400. Ours are accounts and web addresses. */
const isResource = (resource: string | undefined): boolean =>
  resource !== undefined &&
  (/^acct:[^@\s]+@[^@\s/]+$/.test(resource) || (/^https?:/.test(resource) && URL.canParse(resource)));

/**
 * The addresses at which other servers read: actors, objects, activities and collections. Nothing here needs a session. What is for
 * the ring is there for a wijk of the ring that signs its request; everybody else gets what stands at an address with nothing.
 */
export const documentRoutes = (parts: {
  readonly origin: string;
  readonly federation: Federation<void>;
  readonly reads: DocumentReads;
  readonly objectAt: (id: string, asker: ActorId | null) => Promise<ObjectAt>;
  readonly ringAsker: RingAsker;
  /** Whether a wijk of the ring has a thread of the ring. */
  readonly ringReads: (asker: ActorId, thread: PostId) => Promise<boolean>;
  /** How many wijken are in the ring, for one of them; `null` for everybody else. */
  readonly ringSizeFor: (asker: ActorId) => Promise<number | null>;
  readonly documentOf: (actor: Actor) => Promise<Document | null>;
  readonly eventAt: (id: string) => Promise<ObjectAt>;
  readonly threadOwnerAt: ThreadOwnerAt;
  /** Reads actors outside any transaction of a use case. */
  readonly actors: <T>(work: (actors: ActorStore) => Promise<T>) => Promise<T>;
  readonly drawing: (actorId: string) => Uint8Array;
}): readonly Route[] => {
  const { origin, reads } = parts;
  const objectFor = (asker: ActorId | null) => (id: string) => parts.objectAt(id, asker);
  const asItIsNow = currentWords({ origin, objectAt: objectFor(null) });
  /** Who asks is found out in the same way, whatever stands at the address, and before that is known. */
  const askerOf = (context: Context): Promise<ActorId | null> => parts.ringAsker(context.req.raw);

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

  /** An actor of ours of which whoever asks may know; `forRing` when nobody but the ring may. */
  const actorFor = async (context: Context): Promise<{ readonly actor: Actor; readonly forRing: boolean } | null> => {
    const actor = await parts.actors((actors) => actors.byUri(`${origin}/ap/a/${context.req.param("id")}`));
    if (actor?.kind === "resident" && actor.goneAt !== null) return null;
    // Of these everyone may know. And whoever verifies our signature asks for them: two servers would wait for each other.
    if (actor !== null && actor.kind !== "remote" && actor.kind !== "stand_in") return { actor, forRing: false };
    const asker = await askerOf(context);
    if (actor === null || actor.kind === "remote") return null;
    const threads = await reads.ringThreadsOf(actor.id);
    if (threads.length === 0) return { actor, forRing: false };
    if (asker === null) return null;
    for (const thread of threads) if (await parts.ringReads(asker, thread)) return { actor, forRing: true };
    return null;
  };
  const answerFor = ({ forRing }: { readonly forRing: boolean }) => (forRing ? ringJson : json);

  /** What stands at the address of a resident's own handle after they left: that it is gone, and nothing else. */
  const goneActor = async (context: Context): Promise<Response> => {
    const actor = await parts.actors((actors) => actors.byUri(`${origin}/ap/a/${context.req.param("id")}`));
    return actor?.kind === "resident" && actor.goneAt !== null ? json(goodbyeOf(actor), 410) : absent();
  };

  const actorPage = async (context: Context): Promise<Response> => {
    const found = await actorFor(context);
    if (found === null) return goneActor(context);
    const { actor, forRing } = found;
    if (wantsActivityJson(context)) {
      const document = forRing ? await parts.documentOf(actor) : null;
      return document === null ? fromFedify(context) : ringJson(document);
    }
    if (actor.kind === "resident") return redirect(`${origin}/buiten/${actor.handle}`);
    if (actor.threadId === null) return redirect(`${origin}/`);
    const { url } = (await parts.objectAt(actor.threadId, null))?.document ?? {};
    // Whoever got a question alone knows who speaks in it, and must not come to its page by that.
    return redirect(typeof url === "string" ? url : `${origin}/`);
  };

  const object = async (context: Context): Promise<Response> => {
    const asker = await askerOf(context);
    const id = context.req.param("id") ?? "";
    const found = await parts.objectAt(id, null);
    if (found === null) {
      const inRing = asker === null ? null : await parts.objectAt(id, asker);
      return inRing === null ? absent() : ringJson(inRing.document, inRing.status);
    }
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
    const found = await actorFor(context);
    if (found === null) return absent();
    const { actor } = found;
    const answer = answerFor(found);
    const id = `${actor.uri}/outbox`;
    const types = actor.kind === "wijk" && !speaksItself(actor) ? ["Announce"] : ["Create"];
    const page = context.req.query("page");
    if (page === undefined) {
      return answer(collection(id, await reads.outboxTotal(actor.id, types), { first: `${id}?page=first` }));
    }
    const before = page === "first" ? null : Number(page);
    if (before !== null && !Number.isSafeInteger(before)) return absent();
    const rows = await reads.outbox(actor.id, types, before);
    const items = rows.slice(0, pageSize);
    const next = rows.length > pageSize ? { next: `${id}?page=${items.at(-1)?.position}` } : {};
    return answer({
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
      const asker = await askerOf(context);
      const postId = context.req.param("id") ?? "";
      const ownerFor = (who: ActorId | null) => (kind === "context" ? parts.threadOwnerAt(postId, who) : null);
      const isThereFor = async (who: ActorId | null): Promise<boolean> =>
        kind === "context" ? (await ownerFor(who)) !== null : (await parts.objectAt(postId, who))?.status === 200;
      const isForRing = !(await isThereFor(null));
      if (isForRing && (asker === null || !(await isThereFor(asker)))) return absent();
      const owner = await ownerFor(asker);
      const answer = isForRing ? ringJson : json;
      const which = kind === "replies" ? { inReplyTo: postId } : { threadId: postId };
      const id = `${origin}/ap/o/${postId}/${kind}`;
      const type = kind === "replies" ? "Collection" : "OrderedCollection";
      const itemsName = kind === "replies" ? "items" : "orderedItems";
      const page = context.req.query("page");
      const shared = owner === null ? {} : { attributedTo: owner };
      if (page === undefined) {
        const first = `${id}?page=first`;
        return answer({
          "@context": plainContext,
          id,
          type,
          ...shared,
          totalItems: await reads.threadTotal(which, isForRing),
          first,
        });
      }
      const after = page === "first" ? null : page;
      if (after !== null && !/^[0-9a-f-]{36}$/.test(after)) return absent();
      const rows = await reads.thread(which, isForRing, after);
      const items = rows.slice(0, pageSize);
      const next = rows.length > pageSize ? { next: `${id}?page=${items.at(-1)?.id}` } : {};
      return answer({
        "@context": plainContext,
        id: `${id}?page=${page}`,
        type: `${type}Page`,
        partOf: id,
        ...next,
        [itemsName]: items.map((row) => row.uri),
      });
    };

  const counted = (name: string, total: (actorId: string) => Promise<number>) => async (context: Context) => {
    const found = await actorFor(context);
    if (found === null) return absent();
    const { actor } = found;
    return answerFor(found)(collection(`${actor.uri}/${name}`, await total(actor.id)));
  };

  /** What stands above the rest: announcements of the wijk, as the wijk shows them and as what its own voice said. */
  const featured = async (context: Context): Promise<Response> => {
    const found = await actorFor(context);
    if (found === null) return absent();
    const { actor } = found;
    const orderedItems = actor.kind === "wijk" || actor.kind === "announcements" ? await reads.pinned() : [];
    return answerFor(found)(collection(`${actor.uri}/featured`, orderedItems.length, { orderedItems }));
  };

  /** Whoever moderates is heard in one voice: no resident is named. */
  const moderators = async (context: Context): Promise<Response> => {
    const found = await actorFor(context);
    if (found === null) return absent();
    const { actor } = found;
    const voice = actor.kind === "wijk" ? await parts.actors((actors) => actors.moderation()) : null;
    const orderedItems = voice === null ? [] : [voice.uri];
    return answerFor(found)(collection(`${actor.uri}/moderators`, orderedItems.length, { orderedItems }));
  };

  const activity = async (context: Context): Promise<Response> => {
    const asker = await askerOf(context);
    const sent = await reads.activity(`${origin}/ap/v/${context.req.param("id")}`, asker);
    if (sent === null) return absent();
    if (!sent.ring) return json(await asItIsNow(sent));
    return ringJson(await currentWords({ origin, objectAt: objectFor(asker) })(sent));
  };

  /** The ring of the wijk, for the wijken in it: how many they are. */
  const ring = async (context: Context): Promise<Response> => {
    const asker = await askerOf(context);
    const actor = (await actorFor(context))?.actor;
    if (asker === null || actor?.kind !== "wijk") return absent();
    const size = await parts.ringSizeFor(asker);
    return size === null ? absent() : ringJson(collection(ringOf(actor.uri), size));
  };

  const drawing = async (context: Context): Promise<Response> => {
    const found = await actorFor(context);
    if (found === null) return absent();
    const kept = found.forRing ? "private, no-store" : "public, max-age=86400";
    return new Response(new Uint8Array(parts.drawing(found.actor.id)), {
      headers: { "content-type": "image/png", "cache-control": kept },
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
    { method: "GET", path: "/ap/a/:id/kring", handle: ring },
    { method: "GET", path: "/ap/a/:id/drawing.png", handle: drawing },
    { method: "GET", path: "/ap/o/:id", handle: object },
    { method: "GET", path: "/ap/o/:id/event", handle: event },
    { method: "GET", path: "/ap/o/:id/replies", handle: thread("replies") },
    { method: "GET", path: "/ap/o/:id/context", handle: thread("context") },
    { method: "GET", path: "/ap/v/:id", handle: activity },
  ];
};
