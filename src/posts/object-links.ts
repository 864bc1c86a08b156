import { type PostId, parseId } from "../kernel/ids.ts";
import { visitor } from "../kernel/reader.ts";
import { addressesIn } from "../kernel/text.ts";
import { mayRead } from "./may-read.ts";
import { pathOfPost } from "./path-of-post.ts";
import type { Post, PostStore } from "./post.ts";

/** A link in a text that leads to something written here or held here: as it stands in the text, and the id on the wire. */
export type ObjectLink = { readonly address: string; readonly uri: string };

/** Where links are looked up: what is held, and our own origin. */
export type LinkSources = {
  readonly posts: Pick<PostStore, "byId" | "byUri" | "byPageElsewhere">;
  readonly origin: string;
};

/** So many addresses of one text are looked up. */
const mostAddresses = 20;

const pageOfThread = /^\/(vragen|peilingen|mededelingen|agenda|aanbod)\/([0-9a-f-]{36})$/;
const kindOfPage = {
  vragen: "question",
  peilingen: "poll",
  mededelingen: "announcement",
  agenda: "activity",
  aanbod: "offer",
} as const;

/** What a page of ours shows: the answer that its fragment names, and the first post of the thread. */
const onOwnPage = async ({ pathname, hash }: URL, { posts }: LinkSources): Promise<readonly (Post | null)[]> => {
  const [, page, idText = ""] = pageOfThread.exec(pathname) ?? [];
  const id = parseId<PostId>(idText);
  const first = id === null ? null : await posts.byId(id);
  if (first === null || first.kind !== kindOfPage[page as keyof typeof kindOfPage]) return [];
  const answerId = hash.startsWith("#antwoord-") ? parseId<PostId>(hash.slice("#antwoord-".length)) : null;
  const answer = answerId === null ? null : await posts.byId(answerId);
  return [answer?.threadId === first.id ? answer : null, first];
};

const heldAt = async (address: string, sources: LinkSources): Promise<readonly (Post | null)[]> => {
  const url = URL.parse(address);
  if (url === null) return [];
  const isOwnPage = url.origin === sources.origin && pageOfThread.test(url.pathname);
  if (isOwnPage) return onOwnPage(url, sources);
  const byUri = await sources.posts.byUri(address);
  return [byUri ?? (await sources.posts.byPageElsewhere(address))];
};

/** Whether every visitor may read a post, where it stands: an answer is read in its thread. */
const everyoneReads = async (post: Post, { posts }: LinkSources): Promise<boolean> => {
  const first = post.threadId === post.id ? post : await posts.byId(post.threadId);
  return first !== null && mayRead(first, visitor) && mayRead(post, visitor);
};

/**
 * The post that an address leads to, by its id on the wire or by its page, when everyone may read it. What is not for everyone
 * and what is not there are the same: a link to an answer that is hidden leads to its question, as one to no answer does.
 */
export const publicPostAt = async (address: string, sources: LinkSources): Promise<Post | null> => {
  for (const post of await heldAt(address, sources))
    if (post !== null && (await everyoneReads(post, sources))) return post;
  return null;
};

/** The links of a text to what everyone may read (FEP-e232), in its order. */
export const objectLinksIn = async (text: string, sources: LinkSources): Promise<readonly ObjectLink[]> => {
  const links: ObjectLink[] = [];
  // One after the other: a transaction asks one thing at a time.
  for (const address of addressesIn(text).slice(0, mostAddresses)) {
    const uri = (await publicPostAt(address, sources))?.uri ?? null;
    if (uri !== null) links.push({ address, uri });
  }
  return links;
};

/** The page of ours on which a post is read, whoever wrote it. */
export const pageHere = (post: Post, origin: string): string => `${origin}${pathOfPost(post)}`;
