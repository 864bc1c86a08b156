import { bringIn, endBrought } from "../../moderation/second-opinions/brought-appeal.ts";
import { endOpinion } from "../../moderation/second-opinions/second-opinion.ts";
import { appealFromOffer, opinionFrom, whyOf } from "../../moderation/second-opinions/second-opinions.activitypub.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, type JsonObject, sameOrigin } from "../kit/reading.ts";
import { type InboundActivity, type InboundServices, leaveAlone, type Outcome } from "./handler.ts";

type Apply = (transaction: SquareTransaction) => Promise<Outcome>;

/**
 * A wijk of the ring asks ours to look at an appeal. It must be that wijk itself, in the ring by now, for us alone, and the id its own.
 * What it says stands in the activity: nothing is fetched.
 */
export const appealBrought = async (
  note: JsonObject,
  activity: InboundActivity,
  { clock }: Pick<InboundServices, "clock">,
): Promise<Apply> => {
  const read = appealFromOffer(note);
  if (read === null) return leaveAlone("an appeal that cannot be looked at");
  const { attributedTo, to, ...appeal } = read;
  if (attributedTo !== activity.actorUri || !sameOrigin(appeal.uri, activity.actorUri))
    return leaveAlone("not its own appeal");
  return async (transaction) => {
    const wijk = await transaction.actors.wijk();
    const theirs = await transaction.actors.byUri(activity.actorUri);
    if (wijk === null || to.length === 0 || to.some((uri) => uri !== wijk.uri)) return "not for us alone";
    if (theirs === null || (await transaction.memberships.of(theirs.id))?.state !== "member") return "not in our ring";
    if ((await transaction.serverPolicies.standing(theirs.uri)) === "barred") return "shut out";
    if (await transaction.posts.isBuried(appeal.uri)) return "deleted before";
    return bringIn(transaction, { ...appeal, wijk: theirs }, clock());
  };
};

/** What a wijk of the ring found of an appeal, or that it cannot look; `null` for what answers something else. */
export const opinionAnswered = async (
  transaction: SquareTransaction,
  { json, actorUri }: InboundActivity,
  answer: "accept" | "reject",
  at: Date,
): Promise<Outcome | null> => {
  const uri = idOf(json.object);
  const opinion = uri === null ? null : await transaction.secondOpinions.byUri(uri);
  if (opinion === null) return null;
  if (opinion.wijk.uri !== actorUri) return "not the wijk that was asked";
  if (opinion.state !== "asked") return "not asked any more";
  if ((await transaction.memberships.of(opinion.wijk.id))?.state !== "member") return "not in our ring";
  const found = answer === "accept" ? opinionFrom(json) : null;
  if (answer === "accept" && found === null) return "no answer that can be told";
  if (found === null) await endOpinion(transaction, opinion, { state: "declined", answer: whyOf(json), at });
  else await endOpinion(transaction, opinion, { state: "answered", ...found, at });
  await transaction.happened({ kind: "SecondOpinionHeard", opinionId: opinion.id });
  return found === null ? "cannot look at it" : "answer taken in";
};

/** A wijk of the ring need not know any more; `null` when it brought no such appeal. */
export const appealTakenBack = async (
  transaction: SquareTransaction,
  { uri, actorUri, at }: { readonly uri: string; readonly actorUri: string; readonly at: Date },
): Promise<Outcome | null> => {
  const appeal = await transaction.broughtAppeals.byUri(uri);
  if (appeal === null) return null;
  if (appeal.wijk.uri !== actorUri) return "not its author";
  if (appeal.state !== "waits") return "nothing new";
  await endBrought(transaction, appeal, { state: "taken-back", at });
  return "appeal taken back";
};
