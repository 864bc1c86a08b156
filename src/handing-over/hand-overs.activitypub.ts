import { type Document, handOverContext, noteContext, promiseContext } from "../federation/kit/addressing.ts";
import { plainText } from "../federation/kit/html.ts";
import { idOf, idsOf, isOfType, type JsonObject, momentOf, textOf } from "../federation/kit/reading.ts";
import { contentIn } from "../federation/kit/words-of-note.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { escapeHtml, htmlFromText, oneLine, tidy } from "../kernel/text.ts";
import type { Actor } from "../posts/actor.ts";
import { longestText } from "../posts/post.ts";
import { mention, mentionsInText } from "../posts/posts.activitypub.ts";
import type { QuestionState } from "../questions/question.ts";
import { type HandedAnswer, type HandedQuestion, uriOfAnswer } from "./gemeente/handed-question.ts";
import type { HandOver, Promised } from "./hand-over.ts";

/** What `kind` says of a question as one gemeente gets it. */
const handedOver = "doorgegeven";

const statusOf = { open: "open", taken: "open", answered: "beantwoord", closed: "gesloten" } as const satisfies Record<
  QuestionState,
  string
>;
const settled: ReadonlySet<unknown> = new Set([statusOf.answered, statusOf.closed]);

/** What only one actor reads, and nobody quotes or finds. */
const toOneAlone = (author: Actor, reader: Actor): Document => ({
  attributedTo: author.uri,
  to: [reader.uri],
  cc: [],
  mediaType: "text/html",
  attachment: [],
  sensitive: false,
  interactionPolicy: { canQuote: { automaticApproval: [author.uri] } },
  searchableBy: [author.uri],
  tag: [mention(reader)],
});

/**
 * A question as one gemeente gets it: a direct note that says what is asked of whoever reads it, and what becomes of the answer. It
 * names no object of the wijk.
 */
export const noteFromHandOver = (
  handOver: HandOver,
  around: {
    readonly speaker: Actor;
    readonly wijk: Actor;
    readonly state: QuestionState;
    /** When its state last changed; `null` for what was just handed over. */
    readonly changedAt: Date | null;
  },
): Document => {
  const { gemeente, title, text, place } = handOver;
  const { speaker, wijk, state } = around;
  const isSettled = settled.has(statusOf[state]);
  const asked = isSettled
    ? "Deze vraag is opgelost. Een antwoord is niet meer nodig."
    : `Een bewoner van ${wijk.name} vraagt dit alleen aan u. Antwoord op dit bericht. Uw antwoord staat dan onder de vraag. Alleen bewoners van de wijk lezen het.`;
  const where = place === null ? "" : `<p>Waar: ${escapeHtml(place)}</p>`;
  const content = `<p><strong>${escapeHtml(title)}</strong></p>${htmlFromText(text)}${where}<p>${mentionsInText([gemeente])}${escapeHtml(asked)}</p>`;
  return {
    "@context": handOverContext,
    id: handOver.uri,
    type: "Note",
    ...toOneAlone(speaker, gemeente),
    name: title,
    ...contentIn(languageOfWijk, content),
    source: { content: text, mediaType: "text/plain" },
    published: handOver.at.toISOString(),
    ...(around.changedAt === null ? {} : { updated: around.changedAt.toISOString() }),
    kind: handedOver,
    status: statusOf[state],
    wijk: wijk.uri,
    ...(place === null ? {} : { location: { type: "Place", name: place } }),
  };
};

/** What a wijk hands over. */
export type HandOverFromNote = {
  readonly uri: string;
  readonly attributedTo: string;
  readonly wijkUri: string;
  readonly to: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly isSettled: boolean;
};

const longestTitle = 160;

/** Reads a Note as a question that was handed over; `null` when it is none. Nothing of its markup is used. */
export const handOverFromNote = (note: JsonObject): HandOverFromNote | null => {
  const [uri, attributedTo, wijkUri] = [textOf(note.id), idOf(note.attributedTo), idOf(note.wijk)];
  if (!isOfType(note, "Note") || note.kind !== handedOver || idOf(note.inReplyTo) !== null) return null;
  if (uri === null || attributedTo === null || wijkUri === null) return null;
  const title = oneLine(textOf(note.name) ?? "").slice(0, longestTitle);
  const text = tidy(textOf((note.source as JsonObject | undefined)?.content) ?? plainText(textOf(note.content) ?? ""));
  if (title === "" || text.length > longestText) return null;
  const place = oneLine(textOf((note.location as JsonObject | undefined)?.name) ?? "").slice(0, longestTitle);
  const to = [...idsOf(note.to), ...idsOf(note.cc), ...idsOf(note.audience)];
  return { uri, attributedTo, wijkUri, to, title, text, place, isSettled: settled.has(note.status) };
};

/** What an officer answered, to whoever asked and nobody else. */
export const noteFromHandedAnswer = (
  answer: HandedAnswer,
  question: Pick<HandedQuestion, "uri" | "asker">,
  { gemeente, origin }: { readonly gemeente: Actor; readonly origin: string },
): Document => {
  const content = `<p>${mentionsInText([question.asker])}</p>${htmlFromText(answer.text)}`;
  return {
    "@context": noteContext,
    id: uriOfAnswer(answer, origin),
    type: "Note",
    ...toOneAlone(gemeente, question.asker),
    inReplyTo: question.uri,
    ...contentIn(languageOfWijk, content),
    published: answer.at.toISOString(),
    ...(answer.editedAt === null ? {} : { updated: answer.editedAt.toISOString() }),
    kind: "antwoord",
  };
};

/** Takes a question in: under which reference, and before which day it is answered. Said again when that day moves, and why. */
export const acceptOf = (
  question: HandedQuestion,
  given: { readonly id: string; readonly gemeente: Actor; readonly at: Date; readonly reference: string },
): Document => ({
  "@context": promiseContext,
  id: given.id,
  type: "Accept",
  actor: given.gemeente.uri,
  to: [question.asker.uri],
  published: given.at.toISOString(),
  object: question.uri,
  reference: given.reference,
  answerBefore: question.answerBefore,
  ...(question.why === "" ? {} : { summary: question.why }),
});

const longestReference = 40;
const longestWhy = 300;

/** Reads what a gemeente promises; `null` when it promises nothing that can be shown. */
export const promiseFrom = (accept: JsonObject, at: Date): Promised | null => {
  const reference = oneLine(textOf(accept.reference) ?? "");
  const answerBefore = /^\d{4}-\d{2}-\d{2}$/.exec(textOf(accept.answerBefore) ?? "")?.[0] ?? null;
  if (reference === "" || reference.length > longestReference) return null;
  if (answerBefore === null || Number.isNaN(Date.parse(answerBefore))) return null;
  const published = momentOf(accept.published);
  const why = oneLine(plainText(textOf(accept.summary) ?? "")).slice(0, longestWhy);
  return { reference, answerBefore, why, saidAt: published === null || published > at ? at : published };
};
