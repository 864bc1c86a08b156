import { idOf, isObject } from "../kit/reading.ts";
import { type InboxHandler, leaveAlone } from "./handler.ts";
import { answerIn, isPublic } from "./take-in.ts";
import { handedIn, handOverReplyIn } from "./take-in-hand-over.ts";
import { mentionIn } from "./take-in-mention.ts";
import { officialIn } from "./take-in-official.ts";
import { voteIn } from "./take-in-poll.ts";
import { ringReplyIn } from "./take-in-ring.ts";

/**
 * Something new from elsewhere. What answers a question that we know becomes an answer, a vote counts, what an official source
 * says becomes an announcement, what else begins a thread and is for the wijk a question to it; the rest is left alone.
 */
export const onCreate: InboxHandler = async (activity, services) => {
  const { object } = activity.json;
  const uri = idOf(object);
  if (uri === null) return leaveAlone("no object");
  const note = isObject(object) ? object : await services.fetchObject(uri);
  if (note === null || idOf(note.attributedTo) !== activity.actorUri)
    return leaveAlone("object cannot be had from its author");
  if (idOf(note.inReplyTo) === null)
    return (await handedIn(note, services)) ?? (await officialIn(note, services)) ?? mentionIn(note, services);
  const taken = (await voteIn(note, services)) ?? (await handOverReplyIn(note, services));
  return taken ?? (isPublic(note) ? answerIn(note, services) : ringReplyIn(note, services));
};
