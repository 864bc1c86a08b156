import type { StoredEvent } from "../events.ts";
import type { Recipients, Software } from "../federation/delivery/outgoing.ts";
import { choiceContext, type Document } from "../federation/kit/addressing.ts";
import type { AttachSignature } from "../federation/kit/linked-data.ts";
import { idOf } from "../federation/kit/reading.ts";
import { speaksItself } from "../posts/actor.ts";
import { type Post, stands } from "../posts/post.ts";
import { publicationIn, unsigned } from "../posts/publication.activitypub.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { passedOn } from "./passed-on.activitypub.ts";
import { addressedBy, noteFromAnswer, noteFromQuestion } from "./questions.activitypub.ts";
import type { Surroundings } from "./surroundings.ts";

const readsChoices: readonly Software[] = [{ name: "piefed" }];
/**
 * Shows everything that an account shares as an item of the timeline, answers too: it finds the address of the activity that is
 * announced, fetches it and shows what it made. It finds answers by itself in the `replies` of a question. Mastodon and
 * what was made from it under another name.
 */
const showsWhatIsShared: readonly Software[] = [
  { name: "mastodon" },
  { name: "hometown" },
  { name: "fedibird" },
  { name: "kmyblue" },
];

/** What one event makes of one post of a thread for the outside: each method writes one activity, or one per form. */
export type ThreadPublication = ReturnType<typeof threadPublicationIn>;

export const threadPublicationIn = (
  transaction: SquareTransaction,
  given: {
    readonly event: StoredEvent;
    readonly origin: string;
    readonly attachSignature: AttachSignature;
    readonly post: Post;
    readonly around: Surroundings;
  },
) => {
  const { origin, post, around } = given;
  const { author, wijk } = around;
  const objectUri = post.uri ?? "";
  const addressed = addressedBy(around.asker, around.repliedTo, author, around.nowAt);
  const gemeente = post.kind === "question" ? around.gemeente : null;
  const speaking = [...addressed, wijk].map((actor) => actor.id);
  const inThread = gemeente === null ? speaking : [...speaking, gemeente.id];
  const publication = publicationIn(transaction, {
    ...given,
    author,
    wijk,
    note: () =>
      around.question !== null && post.kind === "question"
        ? noteFromQuestion(around.question, { ...around, addressed: [], origin })
        : noteFromAnswer(post, { ...around, addressed }),
    notAt: post.kind === "answer" ? showsWhatIsShared : [],
  });
  const { announce, byModeration } = publication;

  return {
    ...publication,
    // What a gemeente answers is for all who got what it said before.
    create: () =>
      publication.say("Create", {
        actors: inThread,
        ...(speaksItself(wijk) ? { whoeverGot: around.beginning.uri ?? "" } : {}),
      }),
    update: () => publication.say("Update", { whoeverGot: objectUri, actors: inThread }),
    /**
     * The gemeente hears of a question, and whoever has it already that the gemeente does. For the gemeente it is new; in no
     * outbox is it new a second time.
     */
    handOn: async (): Promise<Document> => {
      const update = await publication.say("Update", { whoeverGot: objectUri, actors: speaking });
      if (gemeente !== null) await publication.say("Create", { actors: [gemeente.id] }, { variant: "handed-on" });
      return update;
    },
    /** Taken back by its author. */
    delete: async () => publication.delete(await whoHasIt(transaction, post)),
    /** What the author's own server sent; `null` when there is nothing to pass on, or nothing new: it was shared before. */
    received: async (type: string): Promise<Document | null> => {
      const body = await transaction.received.latest(type, objectUri);
      if (body === null) return null;
      const activity = await passedOn(transaction, body);
      if (activity === null) return null;
      const shared = await transaction.outgoing.sentAbout("Announce", objectUri);
      const innerIds = shared.map((announced) => idOf((JSON.parse(announced.body) as Document).object));
      return type === "Update" && innerIds.includes(idOf(activity)) ? null : activity;
    },
    /** What somebody sent about the post; `null` when there is nothing to pass on. */
    said: async (activityUri: string): Promise<Document | null> => {
      const body = await transaction.received.text(activityUri);
      return body === null ? null : passedOn(transaction, body);
    },
    /** A Create or Update, in the forms that others read it in. */
    announceWords: async (purpose: string, activity: Document): Promise<void> => {
      if (post.kind === "question" && author.kind !== "remote") await publication.announceAsPage(purpose, activity);
      else await announce(purpose, activity);
    },
    /** Says in PieFed's way which answer helped, and takes back what was said so before. */
    announceChoice: async (): Promise<void> => {
      const { helpful } = around;
      const standing = await standingChoice(transaction, objectUri);
      const chosen = helpful !== null && stands(helpful) ? helpful.uri : null;
      if (idIn(standing) === chosen) return;
      const only = { at: readsChoices, variant: "piefed" };
      if (standing !== null) {
        const { "@context": _context, ...object } = unsigned(standing);
        const undo = await byModeration("undo-choice", { "@context": choiceContext, type: "Undo", object });
        await announce("announce-undo-choice", undo, { only });
      }
      if (chosen === null) return;
      const choice = { "@context": choiceContext, type: "ChooseAnswer", object: chosen };
      await announce("announce-choice", await byModeration("choice", choice), { only });
    },
  };
};

/** Every inbox that got it, and whoever answered to it from elsewhere: their server has fetched it. */
const whoHasIt = async (transaction: SquareTransaction, post: Post): Promise<Recipients> => {
  const answers = await transaction.posts.answersOf(post.threadId);
  const actors = answers.flatMap(({ author, inReplyTo }) =>
    author.kind === "elsewhere" && (post.kind === "question" || inReplyTo === post.id) ? [author.actorId] : [],
  );
  return { whoeverGot: post.uri ?? "", actors };
};

const idIn = (choice: Document | null): unknown => choice?.object ?? null;

/** The choice about a question that was said last and not taken back. */
const standingChoice = async (transaction: SquareTransaction, objectUri: string): Promise<Document | null> => {
  const parsed = async (type: string) =>
    (await transaction.outgoing.sentAbout(type, objectUri)).map(({ body }) => JSON.parse(body) as Document);
  const undone = (await parsed("Undo")).map(({ object }) => (object as Document).id);
  const last = (await parsed("ChooseAnswer")).at(-1) ?? null;
  return last === null || undone.includes(last.id) ? null : last;
};
