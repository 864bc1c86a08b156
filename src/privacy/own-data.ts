import type { SpokenTransaction } from "../guidance/spoken-question.ts";
import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { MessagesTransaction } from "../messages/message.ts";
import { residentAt, residentKey } from "../messages/seat.ts";
import type { BallotTransaction } from "../polls/ballot.ts";
import { pathOfPost } from "../posts/path-of-post.ts";
import type { Post } from "../posts/post.ts";
import type { MeTooStore } from "../questions/me-too.ts";
import type { NamelessTransaction } from "../questions/nameless/nameless.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** What somebody takes along, in the order in which they read it. */
export const sections = [
  "you",
  "tasks",
  "passkeys",
  "devices",
  "letters",
  "outside",
  "written",
  "nameless",
  "consents",
  "agreed",
  "handed",
  "reported",
  "marks",
  "votes",
  "coming",
  "conversations",
  "blocked",
  "desk",
  "notes",
  "invitations",
  "vouched",
  "deeds",
] as const;
export type Section = (typeof sections)[number];

/** One thing, by the names of what is known about it. Moments are in ISO 8601. */
export type Entry = Readonly<Record<string, string | number | boolean | null | readonly string[] | readonly number[]>>;

/** Everything that is somebody's own: what they said and chose, and what is noted about them. Nobody else's words. */
export type OwnData = Readonly<Record<Section, readonly Entry[]>>;

/** What is sealed, or stands under a keyed hash, and is asked of who keeps it. */
type GatheredSection = "passkeys" | "devices" | "nameless" | "marks" | "votes" | "conversations" | "blocked" | "notes";

/** A post as far as it says where it stands. */
export type PostPlace = Pick<Post, "id" | "kind" | "threadId">;

/** What can be looked up by the id of a resident, as it stands in the tables. */
export type OwnDataStore = {
  plain(resident: ResidentId): Promise<Omit<OwnData, GatheredSection>>;
  /** What somebody without a name wrote in these threads. */
  writtenWithoutName(threads: readonly PostId[]): Promise<readonly Entry[]>;
  /** Every question that anybody has too, and every poll in which anybody voted, with what can be chosen. */
  marked(): Promise<readonly PostPlace[]>;
  voted(): Promise<readonly (PostPlace & { readonly options: readonly string[] })[]>;
};

/** What a transaction needs to gather all that is somebody's own. */
export type OwnDataTransaction = NamelessTransaction &
  MessagesTransaction &
  SpokenTransaction &
  BallotTransaction & { readonly meToo: MeTooStore; readonly ownData: OwnDataStore };

/** Gathers everything that is a resident's own, at one moment. */
export type GatherOwnData = (residentId: ResidentId) => Promise<Result<OwnData>>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const conversationsOf = async (transaction: OwnDataTransaction, residentId: ResidentId): Promise<readonly Entry[]> => {
  const { privateThreads } = transaction;
  const entries: Entry[] = [];
  for (const { thread, own } of await privateThreads.all(residentKey(residentId))) {
    for (const message of await privateThreads.messages(thread.id)) {
      if (message.seat !== own || message.text === null) continue;
      entries.push({
        conversation: `/gesprekken/${thread.id}`,
        writtenAt: message.writtenAt.toISOString(),
        text: message.text,
      });
    }
  }
  return entries;
};

const notesOf = async ({ spokenQuestions }: OwnDataTransaction, residentId: ResidentId): Promise<readonly Entry[]> => {
  const entries: Entry[] = [];
  for (const spoken of await spokenQuestions.ofResident(residentId)) {
    const words = await spokenQuestions.words(spoken, residentId);
    entries.push({ notedAt: spoken.notedAt.toISOString(), wayBack: spoken.wayBack, ...words });
  }
  return entries;
};

/** Marks and votes stand under keyed hashes: nobody's can be looked up, but whether somebody's is at one place can be asked. */
const marksOf = async (transaction: OwnDataTransaction, residentId: ResidentId) => {
  const { ownData, meToo, ballots } = transaction;
  const marks: Entry[] = [];
  for (const place of await ownData.marked())
    if ((await meToo.of(place.id, residentId)).mine) marks.push({ about: pathOfPost(place) });
  const votes: Entry[] = [];
  for (const { options, ...place } of await ownData.voted()) {
    const chosen = await ballots.of(place.id, residentId);
    if (chosen !== null) votes.push({ about: pathOfPost(place), chosen: chosen.map((nth) => options[nth] ?? "") });
  }
  return { marks, votes };
};

export const gatherOwnData =
  (dependencies: { readonly unitOfWork: UnitOfWork<OwnDataTransaction>; readonly clock: Clock }): GatherOwnData =>
  (residentId) =>
    dependencies.unitOfWork(async (transaction) => {
      const { residents, addresses, passkeys, sessions, ownData, nameless, privateThreads } = transaction;
      if ((await residents.byId(residentId)) === null) return refuse({ kind: "absent" });
      const plain = await ownData.plain(residentId);
      const email = await addresses.of(residentId);
      const asked = await nameless.askedBy(residentId);
      const blocked: Entry[] = [];
      for (const { seat } of await privateThreads.blockedBy(residentKey(residentId))) {
        const other = residentAt(seat);
        const name = other === null ? seat.name : ((await residents.byId(other))?.name ?? null);
        blocked.push({ name });
      }
      return ok({
        ...plain,
        you: plain.you.map((entry) => ({ ...entry, email })),
        passkeys: (await passkeys.of(residentId)).map(({ name, madeAt, usedOn }) => ({
          name,
          madeAt: madeAt.toISOString(),
          usedOn,
        })),
        devices: (await sessions.of(residentId, dependencies.clock())).map(({ device, startedAt, seenAt }) => ({
          device,
          startedAt: startedAt.toISOString(),
          seenAt: iso(seenAt),
        })),
        nameless: await ownData.writtenWithoutName(asked.map(({ threadId }) => threadId)),
        ...(await marksOf(transaction, residentId)),
        conversations: await conversationsOf(transaction, residentId),
        blocked,
        notes: await notesOf(transaction, residentId),
      });
    });
