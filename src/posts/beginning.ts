import { type Audience, leavesTheWijk } from "../kernel/audience.ts";
import type { PostId } from "../kernel/ids.ts";
import { htmlFromText } from "../kernel/text.ts";
import type { Photo } from "./photo.ts";
import type { Author, Held, Post } from "./post.ts";

/**
 * What begins a thread of this wijk, as it stands from `at` on. It gets `uri` as its id on the wire when others may read it, and
 * nothing that could be addressed when it is for the wijk. `held` is set when a moderator has to see it first.
 */
export const beginning = (
  kind: Exclude<Post["kind"], "answer">,
  id: PostId,
  given: {
    readonly title: string;
    readonly text: string;
    readonly audience: Audience;
    readonly author: Author;
    readonly uri: string;
    readonly url: string;
    readonly held: Held | null;
    readonly photos?: readonly Photo[];
  },
  at: Date,
): Post => ({
  id,
  kind,
  threadId: id,
  inReplyTo: null,
  audience: given.audience,
  author: given.author,
  homeWijkId: null,
  uri: leavesTheWijk(given.audience) ? given.uri : null,
  url: given.url,
  title: given.title,
  body: given.text,
  html: htmlFromText(given.text),
  language: null,
  photos: given.photos ?? [],
  publishedAt: at,
  editedAt: null,
  withdrawnAt: null,
  hidden: null,
  held: given.held,
});
