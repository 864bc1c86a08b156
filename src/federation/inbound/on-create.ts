import { idOf, isObject } from "../kit/reading.ts";
import { type InboxHandler, leaveAlone } from "./handler.ts";
import { answerIn } from "./take-in.ts";
import { voteIn } from "./take-in-poll.ts";

/** Something new from elsewhere. What answers a question that we know becomes an answer, a vote counts; the rest is left alone. */
export const onCreate: InboxHandler = async (activity, services) => {
  const { object } = activity.json;
  const uri = idOf(object);
  if (uri === null) return leaveAlone("no object");
  const note = isObject(object) ? object : await services.fetchObject(uri);
  if (note === null || idOf(note.attributedTo) !== activity.actorUri)
    return leaveAlone("object cannot be had from its author");
  return (await voteIn(note, services)) ?? answerIn(note, services);
};
