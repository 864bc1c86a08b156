import type { StoredEvent } from "../events.ts";
import type { Clock } from "../kernel/clock.ts";
import type { DecisionId, PostId, ResidentId } from "../kernel/ids.ts";
import type { Post } from "../posts/post.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { Decision, DecisionsTransaction, HouseRule } from "./decision.ts";

/** The words of the letter that a text was hidden. */
export type HiddenLetter = (given: {
  readonly wijk: string;
  readonly name: string;
  readonly kind: Post["kind"] | "introduction";
  readonly rule: HouseRule;
  readonly reason: string;
  readonly link: string;
}) => LetterWords;

type Dependencies = {
  readonly unitOfWork: UnitOfWork<DecisionsTransaction>;
  readonly clock: Clock;
  readonly idFor: (eventId: string, purpose: string) => Promise<string>;
  readonly linkOf: (id: DecisionId) => string;
};

/**
 * What was decided about a text, as far as there is somebody to tell: not about one's own. Of a text without a name it says of nobody whom
 * it is about: whoever wrote it finds it on their own page.
 */
export const keepDecision = async (
  transaction: DecisionsTransaction,
  given: {
    readonly id: DecisionId;
    readonly kind: Exclude<Decision["kind"], "suspended">;
    readonly post: Post;
    readonly rule: HouseRule;
    readonly decided: { readonly by: ResidentId; readonly at: Date; readonly reason: string };
  },
): Promise<boolean> => {
  const { id, kind, post, rule, decided } = given;
  if (post.author.kind === "elsewhere") return false;
  const about = post.author.kind === "resident" ? post.author.residentId : null;
  if (about === decided.by) return false;
  if ((await transaction.decisions.byId(id)) !== null) return true;
  const lasting = { until: null, endedAt: null, roles: [] };
  await transaction.decisions.add({ id, kind, about, post: post.id, rule, ...decided, ...lasting });
  return true;
};

/** Keeps that a text was hidden, and tells whoever wrote it: why, on which house rule, and what they can do. Nothing a second time. */
export const recordHiding =
  (dependencies: Dependencies & { readonly letter: HiddenLetter }) =>
  (event: Extract<StoredEvent, { kind: "PostHidden" }>): Promise<void> =>
    dependencies.unitOfWork(async (transaction) => {
      const post = await transaction.posts.byId(event.postId);
      if (post === null || post.hidden === null || post.withdrawnAt !== null) return;
      const { rule } = event;
      const id = (await dependencies.idFor(event.id, "decision")) as DecisionId;
      const kept = await keepDecision(transaction, { id, kind: "hidden", post, rule, decided: post.hidden });
      const author = post.author.kind === "resident" ? await transaction.residents.byId(post.author.residentId) : null;
      if (!kept || author === null) return;
      const words = dependencies.letter({
        wijk: (await transaction.wijk.read())?.name ?? "",
        name: author.name,
        kind: post.kind,
        rule,
        reason: post.hidden.reason,
        link: dependencies.linkOf(id),
      });
      await writeLetter(transaction, { words, to: author.id, kind: "hidden", id }, dependencies.clock());
    });

/** A text can be read again: what was decided about it holds no more. */
export const endHiding =
  (dependencies: Pick<Dependencies, "unitOfWork" | "clock">) =>
  (id: PostId): Promise<void> =>
    dependencies.unitOfWork(async ({ decisions, posts }) => {
      if ((await posts.byId(id))?.hidden !== null) return;
      await decisions.endAbout(id, dependencies.clock());
    });
