import type { StoredEvent } from "../events.ts";
import type { Clock } from "../kernel/clock.ts";
import type { DecisionId } from "../kernel/ids.ts";
import type { Post } from "../posts/post.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { DecisionsTransaction, HouseRule } from "./decision.ts";
import { keepDecision } from "./record-decision.ts";

/** The words of the letter that something was not placed. */
export type RefusedLetter = (given: {
  readonly wijk: string;
  readonly name: string;
  readonly kind: Post["kind"];
  readonly reason: string;
  readonly text: string;
  readonly rule: HouseRule;
  /** Where the decision stands, with what they can do. */
  readonly link: string;
}) => LetterWords;

/** Writes to the author of what a moderator refused, with the reason and their own words. Nothing a second time. */
export const tellRefused =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<DecisionsTransaction>;
    readonly clock: Clock;
    readonly idFor: (eventId: string, purpose: string) => Promise<string>;
    readonly linkOf: (id: DecisionId) => string;
    readonly letter: RefusedLetter;
  }) =>
  (event: Extract<StoredEvent, { kind: "PostRefused" }>): Promise<void> =>
    dependencies.unitOfWork(async (transaction) => {
      const post = await transaction.posts.byId(event.postId);
      const refused = post?.held?.refused;
      if (post === null || refused === undefined || refused === null || post.withdrawnAt !== null) return;
      if (post.author.kind !== "resident") return;
      const author = await transaction.residents.byId(post.author.residentId);
      if (author === null) return;
      const { kind } = post;
      const { rule = "general" } = event;
      const id = (await dependencies.idFor(event.id, "decision")) as DecisionId;
      await keepDecision(transaction, { id, kind: "refused", post, rule, decided: refused });
      const words = dependencies.letter({
        wijk: (await transaction.wijk.read())?.name ?? "",
        name: author.name,
        kind,
        reason: refused.reason,
        text: [post.title ?? "", post.body].filter((each) => each !== "").join("\n\n"),
        rule,
        link: dependencies.linkOf(id),
      });
      // One letter for each decision, however often this runs.
      await writeLetter(transaction, { words, to: author.id, kind: "post-refused", id }, dependencies.clock());
    });
