/**
 * Where each word of the story may stand: everywhere that is named here, and nowhere else. A place with a point in it is a
 * column that anybody reads who has the database; `sealed` ones are read with the key alone. What stands in a letter stands
 * sealed in the table of letters too.
 */
const places: Readonly<Record<string, readonly string[]>> = {
  documents: ["documents", "documents for a follower", "documents for a stranger"],
  visitors: ["pages for visitors", "searches of visitors"],
  neighbours: ["pages for a neighbour", "searches of a neighbour"],
  titles: ["table post.title", "table post_search.title", "table post_search.words"],
  texts: ["table post.body", "table post.html", "table post_search.words"],
};

const placesOf = (written: string): readonly string[] => {
  if (written.startsWith("letters to ")) return [written, "sealed identity.letter.sealed"];
  if (written.startsWith("header of ")) return [written.replace("header of ", "")];
  return places[written] ?? [/^[\w.]+$/.test(written) && written.includes(".") ? `table ${written}` : written];
};

/** Who is in the story. */
export const roles = [
  "asker",
  "answerer",
  "wijkwijzer",
  "moderator",
  "second",
  "nameless",
  "suspended",
  "organisation",
  "bystander",
] as const;
export type Role = (typeof roles)[number];

/** Who takes their own along: it has their address. */
const takesAlong: Readonly<Partial<Record<Role, string>>> = {
  answerer: ", taken along by the answerer",
  bystander: ", taken along by a neighbour",
};

/** The same for everybody. */
const ofEachRole = (role: Role): Readonly<Record<string, string>> => ({
  [`network of the ${role}`]: "",
  [`browser of the ${role}`]: "",
  [`session of the ${role}`]: "",
  [`sign-in code of the ${role}`]: `letters to the ${role}`,
  [`sign-in link of the ${role}`]: `letters to the ${role}`,
  [`e-mail address of the ${role}`]: `letters to the ${role}, sealed identity.address.sealed${takesAlong[role] ?? ""}`,
});

const ofTheStory: Readonly<Record<string, string>> = {
  // Who people are.
  "handle of a follower elsewhere":
    "documents, feeds, pages for a neighbour, pages for visitors, requests to a follower, streams of a neighbour, streams of visitors, actor.followers, actor.handle, actor.inbox, actor.shared_inbox, actor.uri, actor.url, delivery.inbox, delivery.object_uri, event.payload, follower.follow_uri, inbox_activity.activity_id, inbox_activity.actor_uri, inbox_activity.body, inbox_activity.object_uri, inbox_activity.subject_uri, liking.activity_uri, outgoing_activity.body, outgoing_activity.object_uri, post.uri, remote_key.key_id, remote_key.owner, tombstone.uri",
  "name of a follower elsewhere":
    "letters to the asker, feeds, pages for a neighbour, pages for visitors, streams of a neighbour, streams of visitors, actor.name",
  "summary of a follower": "actor.summary",
  "name of the asker": "neighbours, letters to the answerer, letters to the asker, resident.name",
  "name of the answerer":
    "letters to the answerer, letters to the asker, pages for a neighbour, streams of a neighbour, taken along by the answerer, resident.name",
  "name of the wijkwijzer":
    "neighbours, letters to the asker, letters to the wijkwijzer, streams of a neighbour, resident.name",
  "name of the moderator":
    "letters to others, letters to the moderator, letters to the nameless, letters to the second, pages for a neighbour, resident.name",
  "name of the second": "letters to the second, pages for a neighbour, resident.name",
  "name of the nameless": "letters to the nameless, resident.name",
  "name of the suspended": "letters to the suspended, resident.name",
  "name of the organisation": "letters to the organisation, resident.name",
  "name of the bystander":
    "letters to the bystander, pages for a neighbour, sealed identity.join_request.sealed, taken along by a neighbour, resident.name",
  "id of a passkey": "identity.passkey.credential_id",
  "name of a passkey": "letters to the asker, sealed identity.passkey.name",
  "words of a neighbour about themselves": "neighbours, introduction.about",
  "street of a neighbour": "pages for a neighbour, introduction.street",
  "what a wijkwijzer knows of": "neighbours, wijkwijzer.about",
  "where a wijkwijzer works": "neighbours, wijkwijzer.organisation",
  "how a wijkwijzer is reached": "pages for a neighbour, wijkwijzer.reachable",
  "memory aid of a wijkwijzer": "sealed identity.spoken_question.sealed",
  "note of a wijkwijzer": "sealed identity.spoken_question.sealed",
  "name of who asks to join": "letters to others, letters to the bystander, sealed identity.join_request.sealed",
  "handle of a neighbour":
    "documents, feeds, pages for a neighbour, pages for visitors, streams of visitors, actor.handle, actor.name",
  "name of who comes": "sealed identity.registration.sealed",
  "name of an officer": "gemeente table resident.name",
  "name of an organisation":
    "documents, pages for a neighbour, pages for visitors, requests to a follower, log_entry.detail, outgoing_activity.body, resident.organisation",
  // How people come in, and what they show for it.
  "code to join with": "invitation.code",
  invitation: "invitation.code",
  "street of a letter": "",
  "town of a letter": "",
  "code of a letter": "",
  "e-mail address of who asks to join": "letters to others, sealed identity.join_request.sealed",
  "words of who asks to join": "letters to the bystander, sealed identity.join_request.sealed",
  "link to vouch": "letters to the bystander",
  "e-mail address of nobody": "",
  "e-mail address of who comes": "letters to others, sealed identity.registration.sealed",
  "link of who comes": "letters to others",
  // What is for everyone.
  "question by telephone, for everyone":
    "neighbours, documents, feeds, frames, pages for visitors, quotes, requests to a follower, titles, consent.shown, outgoing_activity.body",
  "text for everyone":
    "visitors, neighbours, documents, feeds, quotes, requests to a follower, texts, consent.shown, outgoing_activity.body",
  "title for everyone":
    "visitors, neighbours, documents, letters to the asker, feeds, frames, quotes, requests to a follower, titles, consent.shown, outgoing_activity.body",
  "answer for everyone":
    "visitors, neighbours, documents, letters to the asker, feeds, requests to a follower, streams of a neighbour, streams of visitors, taken along by the answerer, texts, outgoing_activity.body",
  "answer from elsewhere":
    "documents, letters to the asker, feeds, pages for a neighbour, pages for visitors, requests to a follower, streams of a neighbour, streams of visitors, inbox_activity.body, outgoing_activity.body, post.html",
  "answer from elsewhere that was taken back":
    "letters to the asker, requests to a follower, inbox_activity.body, outgoing_activity.body",
  "answer of a writer who is barred":
    "letters to the asker, requests to a follower, inbox_activity.body, outgoing_activity.body, post.html",
  "telephone number of an organisation":
    "documents, pages for a neighbour, pages for visitors, requests to a follower, consent.shown, offer.phone, outgoing_activity.body",
  "hours of an organisation":
    "documents, pages for a neighbour, pages for visitors, requests to a follower, consent.shown, offer.schedule, outgoing_activity.body",
  // What is for the wijk.
  "text for the wijk": "neighbours, texts",
  "street of a question": "pages for a neighbour, question.street",
  "place in a photo": "",
  "earlier title for the wijk": "",
  "words with a photo": "pages for a neighbour, post.photos",
  "id of a question for the wijk":
    "neighbours, letters to the asker, streams of a neighbour, event.payload, photo.post_id, post.id, post.in_reply_to, post.thread_id, post.url, post_search.post_id, post_search.thread_id, question.post_id, question_step.question_id, question_way.question_id",
  "id of a photo for the wijk": "pages for a neighbour, photo.id, post.photos",
  "answer for the wijk": "letters to the asker, taken along by the answerer, post.body, post.html",
  "title for the wijk": "neighbours, letters to the asker, titles",
  "title of a poll": "neighbours, titles",
  "text of a poll": "neighbours, texts",
  "choice of a poll": "pages for a neighbour, taken along by the answerer, poll.options, post_search.words",
  "title of an activity": "neighbours, letters to the answerer, titles",
  "text of an activity": "neighbours, letters to the answerer, texts",
  "place of an activity": "neighbours, letters to the answerer, agenda_item.place, post_search.words",
  "costs of an activity": "letters to the answerer, pages for a neighbour, agenda_item.costs",
  "why an activity is off": "letters to the answerer, pages for a neighbour, agenda_item.cancelled_why",
  "title of an offer": "neighbours, titles",
  "text of an offer": "neighbours, texts",
  "place of an offer": "neighbours, offer.location, post_search.words",
  "title of an announcement": "neighbours, titles",
  "text of an announcement": "neighbours, texts",
  "what was wrong": "pages for a neighbour, announcement.correction",
  "why an announcement is gone": "announcement.farewell",
  "id of a question for the ring":
    "neighbours, ring table inbox_activity.body, ring table inbox_activity.subject_uri, ring table post.uri, ring table post.url, streams of a neighbour, actor.thread_id, consent.question_id, delivery.object_uri, event.payload, outgoing_activity.body, outgoing_activity.object_uri, outgoing_activity.post_id, post.id, post.thread_id, post.uri, post.url, post_search.post_id, post_search.thread_id, question.post_id, question_step.question_id, question_way.question_id",
  "text that stays in the wijk": "neighbours, texts",
  // What moderators look at and decide.
  "reason to bar a writer": "blocked_actor.reason, log_entry.reason",
  "title that waits for a moderator": "letters to the answerer, taken along by the answerer, titles, consent.shown",
  "reason of a refusal":
    "letters to the answerer, sealed identity.decision.sealed, taken along by the answerer, log_entry.reason, post.refused_reason",
  "title that still waits": "taken along by the answerer, titles, consent.shown",
  "reason of a report": "",
  "id of a report": "header of letters to the asker, event.payload, identity.letter.id, identity.message_report.id",
  "reason of a dismissal": "letters to the asker, sealed identity.message_report.sealed_reason",
  "reason of a report that waits": "sealed identity.message_report.sealed",
  "message that was reported":
    "letters to the asker, sealed identity.message.sealed, sealed identity.message_report.sealed, taken along by the answerer",
  "words of a report about a post": "",
  "reason to let a post stand": "letters to the asker, sealed identity.post_report.sealed_reason, log_entry.reason",
  "words of a silent report": "sealed identity.post_report.sealed",
  "reason for hiding":
    "letters to the answerer, sealed identity.decision.sealed, taken along by the answerer, log_entry.reason, post.hidden_reason",
  "key of a decision": "letters to the answerer",
  "words of an appeal": "sealed identity.appeal.sealed",
  "answer to an appeal": "letters to the answerer, sealed identity.appeal.sealed_answer",
  "words of a report about a neighbour": "",
  "reason to take a profile away":
    "letters to the suspended, sealed identity.decision.sealed, introduction.hidden_reason, log_entry.reason",
  "reason of a suspension": "letters to the suspended, sealed identity.decision.sealed",
  "words about the asker": "sealed identity.introduction_report.sealed",
  "reason for shutting a server out": "blocked_server.reason, log_entry.reason",
  "reason for limiting a server": "limited_server.reason, log_entry.reason",
  "reason to open a seal":
    "letters to others, letters to the nameless, letters to the second, sealed identity.unsealing_step.reason",
  "second reason to open a seal": "letters to the nameless, sealed identity.unsealing_step.reason",
  "title before the ring":
    "ring table brought_appeal.text, ring table inbox_activity.body, outgoing_activity.body, post.title, second_opinion.text",
  "text before the ring":
    "ring table brought_appeal.text, ring table inbox_activity.body, outgoing_activity.body, post.body, post.html, second_opinion.text",
  "words before the ring":
    "ring table brought_appeal.words, ring table inbox_activity.body, sealed identity.appeal.sealed, outgoing_activity.body, second_opinion.words",
  "reason before the ring":
    "letters to the asker, ring table brought_appeal.reason, ring table inbox_activity.body, sealed identity.decision.sealed, log_entry.reason, outgoing_activity.body, post.hidden_reason, second_opinion.reason",
  "words of a report from outside": "sealed identity.post_report.sealed",
  "e-mail address of who reports from outside": "letters to others, sealed identity.post_report.sealed_reporter",
  // What is said in private, and without a name.
  "first line of a request":
    "letters to the answerer, sealed identity.message.sealed, sealed identity.message_report.sealed",
  "private message":
    "letters to the asker, sealed identity.message.sealed, sealed identity.message_report.sealed, taken along by the answerer",
  "id of a conversation":
    "letters to the answerer, letters to the asker, taken along by the answerer, event.payload, identity.letter.id, identity.message.thread_id, identity.message_report.thread_id, identity.participant.thread_id, identity.private_thread.id",
  "id of a message":
    "header of letters to the asker, sealed identity.message_report.sealed, event.payload, identity.letter.id, identity.message.id, identity.message_report.message_id",
  "id of who asks without a name":
    "sealed identity.nameless_thread.sealed, event.payload, identity.address.resident_id, identity.session.resident_id, resident.id",
  "title without a name": "neighbours, titles",
  "text without a name": "neighbours, texts",
  "secret of the question without a name": "letters to the nameless, sealed identity.nameless_thread.sealed",
  "title for a keeper": "neighbours, titles",
  "text for a keeper": "neighbours, texts",
  "secret of the question for a keeper": "letters to the nameless, sealed identity.nameless_thread.sealed",
  "title that waits": "sealed identity.nameless_waiting.sealed",
  "text that waits": "sealed identity.nameless_waiting.sealed",
  "secret of the question that waits": "letters to the nameless, sealed identity.nameless_thread.sealed",
  // What goes to the ring and to a gemeente.
  "title for the ring":
    "neighbours, ring table inbox_activity.body, ring table post.title, ring table post_search.title, ring table post_search.words, titles, consent.shown, outgoing_activity.body",
  "text for the ring":
    "neighbours, ring table inbox_activity.body, ring table post.html, ring table post_search.words, texts, consent.shown, outgoing_activity.body",
  "street for the gemeente":
    "gemeente table handed_question.place, gemeente table inbox_activity.body, pages for a neighbour, consent.shown, hand_over.place, outgoing_activity.body, question.street",
  "title for the gemeente":
    "gemeente table handed_question.title, gemeente table inbox_activity.body, consent.shown, hand_over.title, outgoing_activity.body",
  "text for the gemeente":
    "gemeente table handed_question.text, gemeente table inbox_activity.body, consent.shown, hand_over.text, outgoing_activity.body",
  "why the gemeente takes longer":
    "gemeente table handed_question.why, gemeente table outgoing_activity.body, pages for a neighbour, hand_over.why, inbox_activity.body",
  "answer of the gemeente":
    "letters to the asker, gemeente table handed_answer.text, gemeente table outgoing_activity.body, pages for a neighbour, streams of a neighbour, inbox_activity.body, post.html",
  "title of a draft": "gemeente table announcement_draft.title",
  "text of a draft": "gemeente table announcement_draft.text",
  "words of a report to the gemeente": "requests to the desk, service_request.description",
  "place of a report to the gemeente": "requests to the desk, service_request.place",
  // What went wrong.
  "title from elsewhere": "",
  "title that the database refuses": "",
};

const written = Object.entries({ ...Object.assign({}, ...roles.map(ofEachRole)), ...ofTheStory } as typeof ofTheStory);

export const mayStand: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  written.map(([what, where]) => [what, [...new Set(where === "" ? [] : where.split(", ").flatMap(placesOf))]]),
);
