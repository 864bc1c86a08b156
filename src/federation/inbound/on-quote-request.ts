import { visitor } from "../../kernel/reader.ts";
import { mayRead } from "../../posts/may-read.ts";
import type { Post } from "../../posts/post.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, sameOrigin } from "../kit/reading.ts";
import { type InboxHandler, leaveAlone } from "./handler.ts";

/** A post of ours that everyone may read, as it stands now. */
const readableOutside = async (transaction: SquareTransaction, uri: string): Promise<Post | null> => {
  const post = await transaction.posts.byUri(uri);
  if (post === null || post.author.kind === "elsewhere" || !mayRead(post, visitor)) return null;
  const question = await transaction.questions.byId(post.threadId);
  return question !== null && mayRead(question.post, visitor) ? post : null;
};

/**
 * Someone asks whether they may quote a post of ours (FEP-044f). Only its author may, so the answer is no, once for each
 * request. A request about what not everyone may read is left as quiet as one about what never was: no answer, nothing
 * fetched.
 */
export const onQuoteRequest: InboxHandler = async (activity, services) => {
  const uri = idOf(activity.json.object);
  const quoteUri = idOf(activity.json.instrument);
  if (uri === null) return leaveAlone("no object");
  const asked = await services.look((transaction) => readableOutside(transaction, uri));
  const quoter = asked === null ? null : await services.findRemoteActor(activity.actorUri);
  if (quoter === null) return leaveAlone("not a post of ours, or nobody to answer");
  return async (transaction) => {
    const post = await readableOutside(transaction, uri);
    if (post === null) return "not a post of ours";
    await transaction.actors.saveRemote(quoter);
    await transaction.happened({
      kind: "QuoteRequested",
      postId: post.id,
      quoterUri: quoter.uri,
      requestUri: activity.id,
      quoteUri: quoteUri !== null && sameOrigin(quoteUri, quoter.uri) ? quoteUri : null,
    });
    return "quote refused";
  };
};
