import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import { pathOfPost } from "../posts/path-of-post.ts";
import type { Post } from "../posts/post.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** The words of the letter that something was not placed. */
export type RefusedLetter = (given: {
  readonly wijk: string;
  readonly name: string;
  readonly kind: Post["kind"];
  readonly reason: string;
  readonly text: string;
  readonly link: string;
}) => LetterWords;

/** Writes to the author of what a moderator refused, with the reason and their own words. Nothing a second time. */
export const tellRefused =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<DoorTransaction>;
    readonly clock: Clock;
    readonly origin: string;
    readonly letter: RefusedLetter;
  }) =>
  (id: PostId): Promise<void> =>
    dependencies.unitOfWork(async (transaction) => {
      const post = await transaction.posts.byId(id);
      const refused = post?.held?.refused;
      if (post === null || refused === undefined || refused === null || post.withdrawnAt !== null) return;
      if (post.author.kind !== "resident") return;
      const author = await transaction.residents.byId(post.author.residentId);
      if (author === null) return;
      const { kind } = post;
      const words = dependencies.letter({
        wijk: (await transaction.wijk.read())?.name ?? "",
        name: author.name,
        kind,
        reason: refused.reason,
        text: [post.title ?? "", post.body].filter((each) => each !== "").join("\n\n"),
        link: `${dependencies.origin}${pathOfPost(post)}`,
      });
      // One letter for each post, however often this runs: an answer that was refused has no other letter of this id.
      await writeLetter(transaction, { words, to: author.id, kind: "post-refused", id }, dependencies.clock());
    });
