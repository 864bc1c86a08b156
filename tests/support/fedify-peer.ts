import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createFederation, generateCryptoKeyPair, type InboxContext, MemoryKvStore } from "@fedify/fedify";
import {
  Accept,
  type Activity,
  Announce,
  Article,
  Create,
  Delete,
  Endpoints,
  Follow,
  isActor,
  Like,
  Note,
  Person,
  PUBLIC_COLLECTION,
  Question,
  Tombstone,
  Undo,
  Update,
  type Object as VocabObject,
} from "@fedify/vocab";
import { getRequestListener } from "@hono/node-server";

/** A post as this server keeps it. */
export type FedifyPost = {
  readonly uri: string;
  readonly author: string;
  readonly title: string | null;
  readonly content: string;
  readonly inReplyTo: string | null;
  readonly tags: readonly string[];
};

export type FedifyPeer = {
  readonly origin: string;
  readonly actorId: string;
  post(uri: string): FedifyPost | undefined;
  /** What an actor shares, each as often as this server keeps it. */
  shared(by: string): readonly string[];
  isFollowing(uri: string): boolean;
  /** Everything that was said no to, with the section of federation.md. */
  readonly refusals: readonly string[];
  /** Types of all activities that were found rightly signed, in order. */
  readonly received: readonly string[];
  follow(uri: string): Promise<void>;
  unfollow(uri: string): Promise<void>;
  reply(uri: string, text: string): Promise<string>;
  edit(uri: string, text: string): Promise<void>;
  remove(uri: string): Promise<void>;
  like(uri: string): Promise<void>;
  undoLike(uri: string): Promise<void>;
  boost(uri: string): Promise<void>;
  undoBoost(uri: string): Promise<void>;
  close(): Promise<void>;
};

const rules = {
  type: "federation.md 3.4: posts are Article, Note and Question (Hollo, Ghost)",
  origin: "federation.md 5, FEP-fe34: an object of another origin than its author is not believed",
  addressing: "federation.md 1.6: to and cc, with the public collection",
  group: "federation.md 3.4: Announce{Create} is taken from a followed Group (Ghost)",
} as const;

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/**
 * A server made with Fedify itself, as Hollo and Ghost are: real signatures, its own inbox listeners, everything in
 * memory. One person lives there.
 */
export const createFedifyPeer = async (name: string): Promise<FedifyPeer> => {
  const posts = new Map<string, FedifyPost>();
  const shares: { readonly id: string; readonly by: string; readonly uri: string }[] = [];
  const following = new Map<string, { readonly id: string; accepted: boolean }>();
  const own = new Map<string, { readonly json: Record<string, unknown>; readonly to: readonly string[] }>();
  const done = new Map<string, Activity>();
  const refusals: string[] = [];
  const received: string[] = [];
  let count = 0;

  const keys = [await generateCryptoKeyPair("RSASSA-PKCS1-v1_5"), await generateCryptoKeyPair("Ed25519")];
  const federation = createFederation<void>({
    kv: new MemoryKvStore(),
    allowPrivateAddress: true,
    firstKnock: "draft-cavage-http-signatures-12",
    // The clock of the wijk is moved by the test.
    signatureTimeWindow: false,
  });
  federation
    .setActorDispatcher("/users/{identifier}", async (context, identifier) => {
      if (identifier !== name) return null;
      const pairs = await context.getActorKeyPairs(identifier);
      return new Person({
        id: context.getActorUri(identifier),
        preferredUsername: name,
        name,
        inbox: context.getInboxUri(identifier),
        endpoints: new Endpoints({ sharedInbox: context.getInboxUri() }),
        ...(pairs[0] === undefined ? {} : { publicKey: pairs[0].cryptographicKey }),
        assertionMethods: pairs.map((pair) => pair.multikey),
      });
    })
    .setKeyPairsDispatcher((_context, identifier) => (identifier === name ? keys : []));
  federation.setObjectDispatcher(Note, "/notes/{number}", (context, { number }) => {
    const found = own.get(context.getObjectUri(Note, { number }).href);
    return found === undefined ? null : Note.fromJsonLd(found.json, context);
  });

  const keep = async (
    context: InboxContext<void>,
    object: VocabObject | null,
    sender: string,
  ): Promise<string | null> => {
    const uri = object?.id?.href;
    if (object === null || uri === undefined) return null;
    if (!(object instanceof Note || object instanceof Article || object instanceof Question)) {
      refusals.push(`${rules.type}: ${uri}`);
      return null;
    }
    const author = object.attributionId?.href ?? "";
    if (new URL(author).origin !== new URL(uri).origin)
      refusals.push(`${rules.origin}: ${uri} by ${author} from ${sender}`);
    if (![...object.toIds, ...object.ccIds].some(({ href }) => href === PUBLIC_COLLECTION.href)) {
      refusals.push(`${rules.addressing}: ${uri}`);
    }
    const tags: string[] = [];
    for await (const tag of object.getTags(context)) tags.push(String(tag.name));
    posts.set(uri, {
      uri,
      author,
      title: object.name?.toString() ?? null,
      content: object.content?.toString() ?? "",
      inReplyTo: object.replyTargetId?.href ?? null,
      tags,
    });
    return uri;
  };

  const arrived = (type: string): void => {
    received.push(type);
  };

  federation
    .setInboxListeners("/users/{identifier}/inbox", "/inbox")
    .on(Accept, async (_context, accept) => {
      arrived("Accept");
      // By its id: of a Follow of our own that another server embeds, Fedify believes nothing else.
      const asked = following.get(accept.actorId?.href ?? "");
      if (asked !== undefined && accept.objectId?.href === asked.id) asked.accepted = true;
    })
    .on(Create, async (context, create) => {
      arrived("Create");
      await keep(context, await create.getObject(context), create.actorId?.href ?? "");
    })
    .on(Update, async (context, update) => {
      arrived("Update");
      const object = await update.getObject(context);
      if (object !== null && !isActor(object)) await keep(context, object, update.actorId?.href ?? "");
    })
    .on(Delete, async (context, deletion) => {
      arrived("Delete");
      posts.delete((await deletion.getObject(context))?.id?.href ?? deletion.objectId?.href ?? "");
    })
    .on(Announce, async (context, announce) => {
      arrived("Announce");
      const by = announce.actorId?.href ?? "";
      if (following.get(by)?.accepted !== true) return;
      // What somebody else is said to have done is asked of that server, which may know nothing of it any more.
      const object = await announce.getObject({ ...context, suppressError: true });
      if (object instanceof Delete) posts.delete(object.objectId?.href ?? "");
      const isActivity = object instanceof Create || object instanceof Update;
      if (isActivity && (await announce.getActor(context))?.constructor.name !== "Group")
        refusals.push(`${rules.group}: ${by}`);
      const post = isActivity ? await object.getObject(context) : object instanceof Delete ? null : object;
      const uri = post instanceof Note || post instanceof Article ? await keep(context, post, by) : null;
      const isNew = uri !== null && !shares.some((share) => share.by === by && share.uri === uri);
      if (isNew) shares.push({ id: announce.id?.href ?? "", by, uri });
    })
    .on(Undo, async (_context, undo) => {
      arrived("Undo");
      const index = shares.findIndex(({ id }) => id === undo.objectId?.href);
      if (index >= 0) shares.splice(index, 1);
    })
    .onError((_context, error) => {
      refusals.push(String(error));
    });

  const server = createServer(
    getRequestListener((request) => federation.fetch(request, { contextData: undefined }), {
      overrideGlobalObjects: false,
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const context = federation.createContext(new URL(origin), undefined);
  const actor = context.getActorUri(name);

  const next = (kind: string): URL => {
    count += 1;
    return new URL(`${origin}/${kind}/${count}`);
  };
  const send = async (recipients: readonly string[], activity: Activity): Promise<void> => {
    const found = await Promise.all(recipients.map((uri) => context.lookupObject(uri)));
    await context.sendActivity(
      { identifier: name },
      found.filter((one) => isActor(one as VocabObject)) as never,
      activity,
      {
        immediate: true,
        preferSharedInbox: true,
      },
    );
  };
  const authorOf = (uri: string): string => posts.get(uri)?.author ?? "";
  const audience = { tos: [PUBLIC_COLLECTION], ccs: [] as URL[] };
  const ownPost = (uri: string) => {
    const found = own.get(uri);
    if (found === undefined) throw new Error(`${name} did not write ${uri}`);
    return found;
  };

  return {
    origin,
    actorId: actor.href,
    post: (uri) => posts.get(uri),
    shared: (by) => shares.filter((share) => share.by === by).map(({ uri }) => uri),
    isFollowing: (uri) => following.get(uri)?.accepted === true,
    refusals,
    received,
    async follow(uri) {
      const id = next("follows");
      following.set(uri, { id: id.href, accepted: false });
      await send([uri], new Follow({ id, actor, object: new URL(uri) }));
    },
    async unfollow(uri) {
      const id = new URL(following.get(uri)?.id ?? origin);
      following.delete(uri);
      await send(
        [uri],
        new Undo({ id: next("undos"), actor, object: new Follow({ id, actor, object: new URL(uri) }) }),
      );
    },
    async reply(uri, text) {
      count += 1;
      const id = context.getObjectUri(Note, { number: String(count) });
      const to = [authorOf(uri)];
      const json = {
        "@context": "https://www.w3.org/ns/activitystreams",
        id: id.href,
        type: "Note",
        attributedTo: actor.href,
        inReplyTo: uri,
        content: `<p>${escaped(text)}</p>`,
        contentMap: { nl: `<p>${escaped(text)}</p>` },
        to: [PUBLIC_COLLECTION.href],
        cc: to,
        published: new Date().toISOString(),
      };
      own.set(id.href, { json, to });
      const object = await Note.fromJsonLd(json, context);
      const create = new Create({
        id: new URL("#create", id),
        actor,
        object,
        tos: audience.tos,
        ccs: to.map((one) => new URL(one)),
      });
      await send(to, create);
      return id.href;
    },
    async edit(uri, text) {
      const { json, to } = ownPost(uri);
      const content = `<p>${escaped(text)}</p>`;
      const changed = {
        ...json,
        content,
        contentMap: { nl: content },
        updated: new Date(Date.now() + 60_000).toISOString(),
      };
      own.set(uri, { json: changed, to });
      const object = await Note.fromJsonLd(changed, context);
      await send(to, new Update({ id: new URL(`#update-${count}`, uri), actor, object, ...audience }));
    },
    async remove(uri) {
      const { to } = ownPost(uri);
      own.delete(uri);
      await send(
        to,
        new Delete({ id: new URL("#delete", uri), actor, object: new Tombstone({ id: new URL(uri) }), ...audience }),
      );
    },
    async like(uri) {
      const like = new Like({ id: next("likes"), actor, object: new URL(uri) });
      done.set(`like ${uri}`, like);
      await send([authorOf(uri)], like);
    },
    async undoLike(uri) {
      await send([authorOf(uri)], new Undo({ id: next("undos"), actor, object: done.get(`like ${uri}`) ?? null }));
    },
    async boost(uri) {
      const announce = new Announce({ id: next("shares"), actor, object: new URL(uri), ...audience });
      done.set(`boost ${uri}`, announce);
      await send([authorOf(uri)], announce);
    },
    async undoBoost(uri) {
      await send(
        [authorOf(uri)],
        new Undo({ id: next("undos"), actor, object: done.get(`boost ${uri}`) ?? null, ...audience }),
      );
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
