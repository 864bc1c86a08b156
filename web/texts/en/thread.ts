import type { thread as source } from "../nl/thread.ts";
import type { Translated } from "../translate.ts";

export const thread: Translated<typeof source> = {
  "state.new": "New",
  "state.looked-at": "Someone is looking into it",
  "state.answered": "Answered",
  "state.closed": "Closed",

  "thread.none": "There is no answer yet.",
  "thread.none.asker": "There is no answer yet. As soon as someone knows, it is here.",
  "thread.near": "neighbour",
  "thread.you": "you",
  "thread.ring": "from the neighbouring wijk {wijk}",
  "thread.away": "from elsewhere",
  "thread.edited": "edited",
  "thread.helped.you": "This helped you",
  "thread.helped.other": "This helped",
  "thread.mark": "This helped me",
  "thread.unmark": "It did not help after all",
  "thread.change": "Change answer",
  "thread.withdraw": "Withdraw",
  "thread.take-back": "Take this back",
  "thread.withdrawn": "This answer was withdrawn.",
  "thread.hidden": "A moderator has hidden this answer.",
  "thread.hidden.reason": "Reason: {reason}",
  "thread.hide.open": "Hide answer",
  "thread.hide.reason": "Why do you hide this?",
  "thread.hide.hint": "Moderators and administrators see the reason.",
  "thread.hide": "Hide",
  "thread.show": "Show again",
  "thread.new-answer": "There is a new answer.",
};
