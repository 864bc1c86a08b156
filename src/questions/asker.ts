import type { PostId, ResidentId } from "../kernel/ids.ts";
import { type Post, stands, wroteIt } from "../posts/post.ts";
import type { Question } from "./question.ts";

declare const proven: unique symbol;

/**
 * The proof that somebody asked a question, whatever way they came: signed in as the resident whose name stands above it,
 * or with what belongs to a question without a name. What only the asker may do takes one of these and nothing else.
 */
export type AskerProof =
  | { readonly kind: "resident"; readonly residentId: ResidentId }
  | { readonly kind: "secret"; readonly threadId: PostId; readonly [proven]: true };

/** For whoever is signed in. It proves something about questions under the own name alone. */
export const signedInAs = (residentId: ResidentId): AskerProof => ({ kind: "resident", residentId });

/** Only for the code that compared the secret of a thread, or opened the seal with its asker in it. */
export const holdsSecretOf = (threadId: PostId): AskerProof => ({ kind: "secret", threadId }) as AskerProof;

/** Whether `proof` is about this question. A question of another wijk has no asker here. */
export const isAsker = ({ post }: Question, proof: AskerProof): boolean => {
  if (post.homeWijkId !== null) return false;
  if (proof.kind === "resident") return wroteIt(post, proof.residentId);
  return post.author.kind === "nameless" && post.id === proof.threadId;
};

/**
 * Those of `answers` that can be read and that somebody else than the asker gave. What was said in the thread without a name,
 * its asker said.
 */
export const answersOfOthers = ({ post }: Question, answers: readonly Post[]): readonly Post[] =>
  answers.filter((answer) => {
    const { author } = answer;
    const asked = post.author.kind === "resident" && wroteIt(answer, post.author.residentId);
    return stands(answer) && !asked && author.kind !== "nameless";
  });
