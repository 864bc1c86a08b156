import { by, type HostileCase, harmless, ignored, refused } from "./case.ts";
import type { Json, Stage } from "./stage.ts";

const unheard = "nothing here handles this";
const doing =
  (type: string, more: (s: Stage) => Json = () => ({})) =>
  (s: Stage) =>
    s.about(s.mallory, type, s.question.uri, more(s));
const named =
  (type: unknown, more: Json = {}) =>
  (s: Stage) =>
    s.reply(s.mallory, { type, ...more });

/** K: words of the vocabulary, and of other software, where nobody here waits for them. */
export const vocabulary: readonly HostileCase[] = [
  ignored("a type that nobody made", unheard, doing("Frobnicate")),
  ignored(
    "an arrival somewhere",
    unheard,
    doing("Arrive", (s) => ({ location: { type: "Place", id: `${s.trap.url}/place` } })),
  ),
  ignored(
    "something put on a list of ours",
    unheard,
    doing("Add", (s) => ({ target: `${s.wijkUri}/featured` })),
  ),
  ignored(
    "something taken off a list of ours",
    unheard,
    doing("Remove", (s) => ({ target: `${s.wijkUri}/followers` })),
  ),
  ignored(
    "joining our wijk",
    unheard,
    doing("Join", (s) => ({ object: s.wijkUri })),
  ),
  ignored("leaving in the name of who asked", unheard, doing("Leave")),
  ignored(
    "an invitation to a question",
    unheard,
    doing("Invite", (s) => ({ target: s.sanne.id })),
  ),
  ignored(
    "having read something",
    unheard,
    doing("Read", (s) => ({ object: s.secret.uri })),
  ),
  ignored(
    "a question as an activity",
    unheard,
    doing("Question", () => ({ oneOf: [{ type: "Note", name: "Ja" }] })),
  ),
  ignored("moving a post of ours to a list of theirs", unheard, doing("Lock")),
  ignored(
    "an offer of nothing that we know",
    "no offer that we know",
    doing("Offer", () => ({ object: { type: "Video" } })),
  ),
  ignored(
    "a ring between two others",
    "not a wijk",
    doing("Offer", (s) => ({ object: { type: "Relationship", subject: s.sanne.id, object: s.lindehout.id } })),
  ),
  refused(
    "two types at once",
    400,
    "type is not one name",
    doing("Create", () => ({ type: ["Create", "Delete"] })),
  ),
  harmless("an article as an answer", "answer received", named("Article", { name: "Kop" })),
  harmless(
    "a note that is a poll as well",
    "answer received",
    named(["Note", "Question"], { oneOf: [{ type: "Note", name: "Ja" }] }),
  ),
  ignored("an event as an answer", "not an answer", named("Event", { startTime: "2026-12-01T10:00:00Z" })),
  ignored("a film as an answer", "not an answer", named("Video")),
  ignored("a report as an answer", "not an answer", named("Flag")),
  ignored("a film for the wijk, of a stranger", "not for the wijk", (s) =>
    s.reply(s.mallory, { type: "Video", inReplyTo: undefined, to: [s.wijkUri, "as:Public"] }),
  ),
  harmless("a reaction that is script", "like kept", (s) =>
    s.about(s.mallory, "EmojiReact", s.question.uri, {
      content: "<script>alert(1)</script>",
      tag: [{ type: "Emoji", icon: { url: `${s.trap.url}/e` } }],
    }),
  ),
  ignored("a dislike of what was never liked", "dislike left alone", (s) =>
    by(s, "joost", s.about(s.joost, "Dislike", s.question.uri)),
  ),
  ignored("a report of the wijk itself", "names nothing of ours", (s) =>
    s.about(s.mallory, "Flag", s.wijkUri, { content: "x".repeat(100_000) }),
  ),
  ignored("a choice of what helped, of another thread", "not for them to say", (s) =>
    s.about(s.mallory, "ChooseAnswer", s.other.uri),
  ),
];
