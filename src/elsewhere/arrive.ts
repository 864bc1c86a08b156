import { type PostId, parseId, type ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { ok, type Result } from "../kernel/result.ts";
import { type Actor, fullHandle } from "../posts/actor.ts";
import { mayRead } from "../posts/may-read.ts";
import type { Post } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";

/** What a resident comes with from another site turns out to be. */
export type Arrival =
  /** No address, or one that cannot be read. */
  | { readonly kind: "unreadable" }
  /** Our own wijk, or somebody of it. */
  | { readonly kind: "own-wijk" }
  /** An address of ours at which this reader finds nothing. */
  | { readonly kind: "gone" }
  /** A question that we have; `wijk` is the name of the neighbouring one that it is from. */
  | { readonly kind: "question"; readonly path: string; readonly title: string; readonly wijk: string | null }
  /** A wijk that ours follows or asked to. */
  | { readonly kind: "neighbour"; readonly name: string; readonly state: "requested" | "accepted" | "rejected" }
  /** A wijk or another group that ours does not follow. */
  | { readonly kind: "wijk"; readonly name: string; readonly address: string }
  /** On a site that our administrators shut out. */
  | { readonly kind: "shut-out"; readonly host: string }
  /** Anything else, with its own page when it has one. */
  | { readonly kind: "elsewhere"; readonly url: string | null };

type Resident = Extract<Reader, { kind: "resident" }>;

/** Tells a resident what they come with. Looks at what we have first, and only then elsewhere, within bounds. */
export type LookAtArrival = (reader: Resident, given: string) => Promise<Result<Arrival>>;

/** Longer addresses are of no use to anybody. */
export const longestArrival = 1_000;

type Target =
  | { readonly kind: "page"; readonly url: URL }
  | { readonly kind: "handle"; readonly name: string; readonly host: string };

const readTarget = (given: string): Target | null => {
  const text = given.trim();
  if (text === "" || text.length > longestArrival) return null;
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? { kind: "page", url: new URL(text) } : null;
  const [, name = "", host = ""] = /^(?:acct:)?[@!]?([\w.-]{1,200})@([a-z0-9.-]+(?::\d{1,5})?)$/i.exec(text) ?? [];
  return host === "" ? null : { kind: "handle", name: name.toLowerCase(), host: host.toLowerCase() };
};

/** The id in the address of a question's page or of an object, as they are with us and in every wijk like ours. */
const idIn = ({ pathname }: URL): PostId | null =>
  parseId<PostId>(/^\/(?:vragen|ap\/o)\/([^/]+)$/.exec(pathname)?.[1] ?? "");

export const lookAtArrival = (dependencies: {
  readonly origin: string;
  readonly stores: Pick<SquareTransaction, "posts" | "actors" | "ring" | "serverPolicies">;
  /** Counts one look elsewhere; refuses when there were too many. */
  readonly mayLookElsewhere: (resident: ResidentId) => Promise<Result<null>>;
  /** Finds an actor elsewhere by an address; `null` when there is none. */
  readonly findActor: (address: string) => Promise<Actor | null>;
}): LookAtArrival => {
  const { origin, stores } = dependencies;
  const { posts, actors, ring, serverPolicies } = stores;

  /** The question to which a post belongs, when the reader may read both. */
  const questionOf = async (post: Post | null, reader: Resident): Promise<Arrival | null> => {
    if (post === null) return null;
    const question = post.kind === "question" ? post : await posts.byId(post.threadId);
    if (question === null || !mayRead(post, reader) || !mayRead(question, reader)) return null;
    const home = question.homeWijkId === null ? null : await actors.byId(question.homeWijkId);
    const place = post.kind === "answer" ? `#antwoord-${post.id}` : "";
    return {
      kind: "question",
      path: `/vragen/${question.id}${place}`,
      title: question.title ?? "",
      wijk: home?.name ?? null,
    };
  };

  const ours = async (url: URL, reader: Resident): Promise<Arrival> => {
    const id = idIn(url);
    if (id !== null) return (await questionOf(await posts.byId(id), reader)) ?? { kind: "gone" };
    if (url.pathname === "/") return { kind: "own-wijk" };
    const actor = await actors.byUri(`${url.origin}${url.pathname}`);
    if (actor === null || actor.kind === "remote") return { kind: "gone" };
    if (actor.threadId === null) return { kind: "own-wijk" };
    return (await questionOf(await posts.byId(actor.threadId), reader)) ?? { kind: "gone" };
  };

  const neighbourWho = async (is: (actor: Actor) => boolean): Promise<Arrival | null> => {
    const found = (await ring.neighbours()).find(({ actor }) => is(actor));
    return found === undefined ? null : { kind: "neighbour", name: found.actor.name, state: found.state };
  };

  /** What we know of an address elsewhere without asking there. */
  const known = async (target: Target, reader: Resident): Promise<Arrival | null> => {
    if (target.kind === "handle")
      return neighbourWho(({ handle, host }) => handle.toLowerCase() === target.name && host === target.host);
    const { url } = target;
    const id = idIn(url);
    const uris = [url.href, ...(id === null ? [] : [`${url.origin}/ap/o/${id}`])];
    for (const uri of uris) {
      const question = await questionOf(await posts.byUri(uri), reader);
      if (question !== null) return question;
    }
    return neighbourWho((actor) => actor.uri === url.href || actor.url === url.href);
  };

  return async (reader, given) => {
    const target = readTarget(given);
    if (target === null) return ok({ kind: "unreadable" });
    if (target.kind === "page" && target.url.origin === origin) return ok(await ours(target.url, reader));
    const host = target.kind === "page" ? target.url.host : target.host;
    if (target.kind === "handle" && host === new URL(origin).host)
      return ok({ kind: (await actors.localByHandle(target.name)) === null ? "gone" : "own-wijk" });
    if (await serverPolicies.isBarred(host)) return ok({ kind: "shut-out", host });
    const here = await known(target, reader);
    if (here !== null) return ok(here);
    const allowed = await dependencies.mayLookElsewhere(reader.id);
    if (!allowed.ok) return allowed;
    const address = target.kind === "page" ? target.url.href : `${target.name}@${target.host}`;
    const found = await dependencies.findActor(address);
    if (found === null) return ok({ kind: "elsewhere", url: target.kind === "page" ? target.url.href : null });
    if (found.type !== "Group") return ok({ kind: "elsewhere", url: found.url ?? found.uri });
    const neighbour = await neighbourWho(({ uri }) => uri === found.uri);
    return ok(neighbour ?? { kind: "wijk", name: found.name, address: fullHandle(found) });
  };
};
