import type { StoredEvent } from "../../events.ts";
import { everyone } from "../../federation/kit/addressing.ts";
import type { AttachSignature } from "../../federation/kit/linked-data.ts";
import type { PostId } from "../../kernel/ids.ts";
import type { Actor } from "../../posts/actor.ts";
import { stands } from "../../posts/post.ts";
import { type Publication, publicationIn } from "../../posts/publication.activitypub.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";
import type { Announcement } from "../announcement.ts";
import { noteFromAnnouncement } from "../announcements.activitypub.ts";
import { announcementSurroundings } from "../surroundings.ts";
import type { Reach } from "./gemeente.ts";

/** So many wijken are named in one activity at most (federation wire format, 4.4); others get an activity of their own. */
const mostNamed = 20;

/** Brings what a gemeente says to the wijken that were chosen. Each does nothing for what a wijk says. */
export type PublishToWijken = {
  /** To those wijken, and to all other followers when it is for everybody. */
  made(event: StoredEvent, id: PostId): Promise<void>;
  /** Other words, to whoever got it. */
  change(event: StoredEvent, id: PostId): Promise<void>;
  /** Taken back, with the line for those who read it. */
  withdrawal(event: StoredEvent, id: PostId): Promise<void>;
};

type Told = { readonly announcement: Announcement; readonly gemeente: Actor; readonly reach: Reach };

const followersOf = ({ gemeente, reach }: Told): readonly string[] =>
  reach.everyone ? [gemeente.followers ?? `${gemeente.uri}/followers`] : [];

const uris = (wijken: readonly Actor[]): readonly string[] => wijken.map(({ uri }) => uri);

/** The wijken in groups of so many as one activity names. */
const inParts = (wijken: readonly Actor[]): readonly (readonly Actor[])[] =>
  Array.from({ length: Math.ceil(wijken.length / mostNamed) }, (_, part) =>
    wijken.slice(part * mostNamed, (part + 1) * mostNamed),
  );

export const publishToWijken = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
  readonly attachSignature: AttachSignature;
}): PublishToWijken => {
  const about = (event: StoredEvent, id: PostId, work: (publication: Publication, told: Told) => Promise<unknown>) =>
    dependencies.unitOfWork(async (transaction) => {
      const around = await announcementSurroundings(transaction, id);
      if (around === null || around.reach === null) return;
      const { announcement, author, reach } = around;
      const told = { announcement, gemeente: author, reach };
      const named = reach.wijken.length <= mostNamed ? uris(reach.wijken) : [];
      const publication = publicationIn(transaction, {
        ...dependencies,
        ...around,
        event,
        post: announcement.post,
        addressing: { to: [everyone], cc: [...followersOf(told), ...named] },
        note: () => noteFromAnnouncement(around, dependencies),
      });
      await work(publication, told);
    });

  return {
    made: (event, id) =>
      about(event, id, async (publication, { announcement, gemeente, reach }) => {
        if (!stands(announcement.post)) return;
        // Every wijk follows the gemeente: who brings it to all followers has brought it to them.
        if (reach.everyone) return publication.say("Create", { followersOf: gemeente.id });
        for (const [part, wijken] of inParts(reach.wijken).entries()) {
          await publication.say(
            "Create",
            { actors: wijken.map((wijk) => wijk.id) },
            { cc: uris(wijken), ...(part === 0 ? {} : { variant: `part ${part + 1}` }) },
          );
        }
      }),
    change: (event, id) =>
      about(event, id, async (publication, { announcement: { post } }) => {
        if (stands(post)) await publication.say("Update", { whoeverGot: post.uri ?? "" });
      }),
    withdrawal: (event, id) =>
      about(event, id, (publication, { announcement }) => publication.delete(undefined, announcement.farewell)),
  };
};
