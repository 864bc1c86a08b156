import { type PublishBeginning, type Publishing, publishBeginning } from "../posts/publish-beginning.activitypub.ts";
import { noteFromOffer } from "./offers.activitypub.ts";
import { offerSurroundings } from "./surroundings.ts";

/** Tells the outside what happened to offers that are for everyone. */
export const publishOffer = (dependencies: Publishing): PublishBeginning =>
  publishBeginning(dependencies, {
    around: offerSurroundings,
    post: ({ offer }) => offer.post,
    note: noteFromOffer,
  });
