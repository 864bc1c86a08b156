import { type Document, opinionContext, plainContext } from "../../federation/kit/addressing.ts";
import { plainText } from "../../federation/kit/html.ts";
import { idOf, idsOf, isObject, isOfType, type JsonObject, momentOf, textOf } from "../../federation/kit/reading.ts";
import { contentIn } from "../../federation/kit/words-of-note.ts";
import { languageOfWijk } from "../../kernel/language.ts";
import { htmlFromText, tidy } from "../../kernel/text.ts";
import type { Actor } from "../../posts/actor.ts";
import type { AppealOutcome } from "../appeal.ts";
import { type Decision, type HouseRule, houseRules } from "../decision.ts";
import type { BroughtAppeal } from "./brought-appeal.ts";
import { longestOf, type RedactedAppeal, type SecondOpinion } from "./second-opinion.ts";

/** What `kind` says of an appeal as one wijk of the ring gets it. */
const appealed = "bezwaar";

const decidedAs = {
  hidden: "verborgen",
  refused: "niet geplaatst",
  suspended: "geschorst",
  introduction: "niet getoond",
  removed: "weggehaald",
} as const satisfies Record<Decision["kind"], string>;

const outcomeAs = { upheld: "blijft", overturned: "terug" } as const satisfies Record<AppealOutcome, string>;

/**
 * Asks one wijk of the ring to look at an appeal: an Offer of a note that stands nowhere to be read, by the wijk itself. It names nobody,
 * and no other object of ours.
 */
export const offerOfAppeal = (
  opinion: SecondOpinion,
  around: { readonly id: string; readonly wijk: Actor; readonly at: Date },
): Document => {
  const { wijk } = around;
  const to = [opinion.wijk.uri];
  return {
    "@context": opinionContext,
    id: around.id,
    type: "Offer",
    actor: wijk.uri,
    to,
    cc: [],
    published: around.at.toISOString(),
    object: {
      id: opinion.uri,
      type: "Note",
      attributedTo: wijk.uri,
      to,
      cc: [],
      kind: appealed,
      mediaType: "text/html",
      ...contentIn(languageOfWijk, htmlFromText(opinion.text)),
      source: { content: opinion.text, mediaType: "text/plain" },
      decided: decidedAs[opinion.kind],
      houseRule: opinion.rule,
      reason: opinion.reason,
      objection: opinion.words,
      answerBefore: opinion.answerBefore.toISOString(),
    },
  };
};

/** An appeal that a wijk brings. */
export type AppealFromOffer = RedactedAppeal & {
  readonly uri: string;
  readonly attributedTo: string;
  readonly to: readonly string[];
  readonly answerBefore: Date | null;
};

/** Whether an Offer is of an appeal at all, well made or not. */
export const offersAppeal = (object: unknown): object is JsonObject =>
  isObject(object) && isOfType(object, "Note") && object.kind === appealed;

/** Reads the note of such an Offer; `null` when it cannot be looked at. Nothing of its markup is used. */
export const appealFromOffer = (note: JsonObject): AppealFromOffer | null => {
  const [uri, attributedTo] = [textOf(note.id), idOf(note.attributedTo)];
  const kind = (Object.keys(decidedAs) as Decision["kind"][]).find((each) => decidedAs[each] === note.decided);
  const rule = houseRules.find((each): each is HouseRule => each === note.houseRule);
  if (uri === null || attributedTo === null || kind === undefined || rule === undefined) return null;
  const source = isObject(note.source) ? textOf(note.source.content) : null;
  const text = tidy(source ?? plainText(textOf(note.content) ?? ""));
  const [reason, words] = [tidy(textOf(note.reason) ?? ""), tidy(textOf(note.objection) ?? "")];
  if (words === "" || words.length > longestOf.words) return null;
  if (reason.length > longestOf.reason || text.length > longestOf.text) return null;
  const to = [...idsOf(note.to), ...idsOf(note.cc), ...idsOf(note.audience)];
  return { uri, attributedTo, kind, rule, reason, text, words, to, answerBefore: momentOf(note.answerBefore) };
};

/** What our wijk says to an appeal that was brought: an Accept with what we found and why, or a Reject when we cannot look. */
export const answerToAppeal = (
  { uri, wijk: theirs, outcome, answer }: BroughtAppeal,
  around: { readonly id: string; readonly wijk: Actor; readonly at: Date },
): Document => ({
  "@context": outcome === null ? plainContext : opinionContext,
  id: around.id,
  type: outcome === null ? "Reject" : "Accept",
  actor: around.wijk.uri,
  to: [theirs.uri],
  cc: [],
  published: around.at.toISOString(),
  object: uri,
  ...(outcome === null ? {} : { outcome: outcomeAs[outcome] }),
  ...(answer === "" ? {} : { summary: answer }),
});

/** Reads what a wijk of the ring found; `null` when it found nothing that can be told. */
export const opinionFrom = (
  accept: JsonObject,
): { readonly outcome: AppealOutcome; readonly answer: string } | null => {
  const outcome = (Object.keys(outcomeAs) as AppealOutcome[]).find((each) => outcomeAs[each] === accept.outcome);
  const answer = whyOf(accept);
  return outcome === undefined || answer === "" ? null : { outcome, answer };
};

/** Why, in plain words; empty when it is not said. */
export const whyOf = (answer: JsonObject): string =>
  tidy(plainText(textOf(answer.summary) ?? "")).slice(0, longestOf.answer);
