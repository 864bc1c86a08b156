import type { Software } from "../federation/delivery/outgoing.ts";
import { type PublishBeginning, type Publishing, publishBeginning } from "../posts/publish-beginning.activitypub.ts";
import { noteFromPoll } from "./polls.activitypub.ts";
import { pollSurroundings } from "./surroundings.ts";

/** Refuses a Question, and keeps what follows waiting behind it. */
const readsNoPolls: readonly Software[] = [{ name: "lemmy" }];

/** Tells the outside what happened to polls that are for everyone. Whoever voted from elsewhere hears of a change too. */
export const publishPoll = (dependencies: Publishing): PublishBeginning =>
  publishBeginning(dependencies, {
    around: pollSurroundings,
    post: ({ poll }) => poll.post,
    note: noteFromPoll,
    notAt: readsNoPolls,
    isNoPage: true,
    alsoTold: ({ polls }, id) => polls.votersElsewhere(id),
  });
