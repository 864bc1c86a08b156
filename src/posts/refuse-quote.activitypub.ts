import type { StoredEvent } from "../events.ts";
import { activityIdFor, quoteContext } from "../federation/kit/addressing.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** Says no to a request to quote a post (FEP-044f, "Reject"), in the name of its author and with the request embedded. */
export const refuseQuote =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly origin: string }) =>
  (event: Extract<StoredEvent, { kind: "QuoteRequested" }>): Promise<void> =>
    dependencies.unitOfWork(async ({ posts, actors, outgoing }) => {
      const post = await posts.byId(event.postId);
      const author = post === null || post.author.actorId === null ? null : await actors.byId(post.author.actorId);
      const quoter = await actors.byUri(event.quoterUri);
      if (post === null || author === null || quoter === null) return;
      const id = await activityIdFor(event.id, "refuse-quote");
      const uri = `${dependencies.origin}/ap/v/${id}`;
      const body = {
        "@context": quoteContext,
        id: uri,
        type: "Reject",
        actor: author.uri,
        to: [quoter.uri],
        cc: [],
        object: {
          id: event.requestUri,
          type: "QuoteRequest",
          actor: quoter.uri,
          object: post.uri,
          ...(event.quoteUri === null ? {} : { instrument: event.quoteUri }),
        },
      };
      await outgoing.add({
        id,
        uri,
        type: "Reject",
        signerId: author.id,
        // Not under the post itself: who was refused a quote is not told of its changes for that.
        objectUri: `${author.uri} ${quoter.uri}`,
        postId: null,
        body: JSON.stringify(body),
        madeAt: event.happenedAt,
        recipients: { actors: [quoter.id] },
      });
    });
