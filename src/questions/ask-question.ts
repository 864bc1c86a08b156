import { type Audience, leavesTheWijk } from "../kernel/audience.ts";
import type { Clock } from "../kernel/clock.ts";
import { newId, type PostId, type ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Actor } from "../posts/actor.ts";
import { type ChosenPhoto, placedPhotos } from "../posts/photo.ts";
import type { Author } from "../posts/post.ts";
import { type OutsideChoice, standInFor } from "../posts/stand-in.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { holdFor } from "./hold.ts";
import { ask, type OnBehalf, type Question, type QuestionText, type ToChooseFrom } from "./question.ts";
import { choosable, isSensitive, type Theme } from "./themes.ts";

export type AskQuestion = (
  command: QuestionText & {
    readonly askerId: ResidentId;
    readonly audience: Audience;
    readonly outside: OutsideChoice;
    readonly onBehalf?: OnBehalf | null;
    /** The sensitive theme of which the asker was told that it is one. */
    readonly toldSensitive?: Theme | undefined;
    /** The wijken of the ring that the asker was shown. */
    readonly ringShown?: string | undefined;
    readonly photos?: readonly ChosenPhoto[];
  },
) => Promise<Result<PostId>>;

/** The parts of the wijk and the themes that an asker can choose at this moment. */
export const toChooseFrom = async (transaction: SquareTransaction): Promise<ToChooseFrom> => ({
  areas: await transaction.areas.names(),
  themes: choosable(await transaction.themes.all()).map(({ slug }) => slug),
});

/** Refuses to ask anybody outside the wijk about a sensitive theme until the asker was told that it is one. */
export const toldIfSensitive = async (
  transaction: SquareTransaction,
  asked: { readonly audience: Audience; readonly theme: Theme; readonly toldSensitive?: Theme | undefined },
): Promise<Result<null>> => {
  const untold = leavesTheWijk(asked.audience) && asked.toldSensitive !== asked.theme;
  return untold && isSensitive(await transaction.themes.all(), asked.theme)
    ? refuse(invalid("audience", "sensitive-for-everyone"))
    : ok(null);
};

/** Refuses to let an organisation ask the wijk: it could not read the answers, which are for members. */
const answersReadable = async (
  { residents }: SquareTransaction,
  { askerId, audience }: { readonly askerId: ResidentId; readonly audience: Audience },
): Promise<Result<null>> => {
  const organisation = (await residents.byId(askerId))?.organisation ?? null;
  return audience === "everyone" || organisation === null
    ? ok(null)
    : refuse(invalid("audience", "organisation-asks-everyone"));
};

/** Refuses to ask a ring of other wijken than the asker was shown, or where there is none. */
export const ringAsShown = async (
  transaction: SquareTransaction,
  asked: { readonly audience: Audience; readonly ringShown?: string | undefined },
): Promise<Result<null>> => {
  if (asked.audience !== "kring") return ok(null);
  const now = ringInWords(await transaction.memberships.members());
  if (now === "") return refuse(invalid("audience", "ring-empty"));
  return asked.ringShown === now ? ok(null) : refuse(invalid("audience", "ring-changed"));
};

/**
 * A resident asks something. For the wijk, nothing is made that could be addressed from outside; for the ring and for everyone, the
 * asker appears under the handle or the stand-in of their choice. About a sensitive theme everyone is asked only after the
 * asker was told that it is one. What a newcomer asks waits for a moderator, and is asked (`QuestionAsked`) once it was let
 * through.
 */
export const askQuestion =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock; readonly origin: string }): AskQuestion =>
  (command) =>
    dependencies.unitOfWork(async (transaction) => {
      const { origin } = dependencies;
      const at = dependencies.clock();
      const id = newId<PostId>();
      const photos = await placedPhotos(transaction.photos, command.askerId, command.photos ?? []);
      if (!photos.ok) return photos;
      const asked = ask(
        id,
        {
          ...command,
          photos: photos.value,
          author: { kind: "resident", residentId: command.askerId, actorId: null },
          uri: `${origin}/ap/o/${id}`,
          url: `${origin}/vragen/${id}`,
          ...(await toChooseFrom(transaction)),
          held: await holdFor(transaction, command.askerId, at),
        },
        at,
      );
      if (!asked.ok) return asked;
      const readable = await answersReadable(transaction, command);
      if (!readable.ok) return readable;
      const shown = await ringAsShown(transaction, command);
      if (!shown.ok) return shown;
      const told = await toldIfSensitive(transaction, { ...command, theme: asked.value.theme });
      if (!told.ok) return told;
      const author = await localAuthor(transaction, {
        ...command,
        residentId: command.askerId,
        threadId: id,
        origin,
        at,
      });
      if (!author.ok) return author;
      await transaction.questions.add({ ...asked.value, post: { ...asked.value.post, author: author.value } });
      if (leavesTheWijk(command.audience)) await recordYes(transaction, asked.value, at);
      await transaction.happened(
        asked.value.post.held === null
          ? { kind: "QuestionAsked", threadId: id }
          : { kind: "PostHeld", threadId: id, postId: id },
      );
      return ok(id);
    });

/** Who asks the ring or everyone says yes to it while asking. */
export const recordYes = async (transaction: SquareTransaction, { post }: Question, at: Date): Promise<void> => {
  const forRing = post.audience === "kring";
  await transaction.ways.addConsent({
    id: crypto.randomUUID(),
    questionId: post.id,
    rung: forRing ? "kring" : "outside",
    answer: "yes",
    at,
    shown: `${post.title}\n\n${post.body}`,
    recipients: forRing ? ringInWords(await transaction.memberships.members()) : "iedereen",
  });
};

/** The wijken of the ring as an asker is shown them, and as is kept what they said yes to. */
export const ringInWords = (members: readonly { readonly actor: Pick<Actor, "name"> }[]): string =>
  members.map(({ actor }) => actor.name).join(", ");

/** How a resident appears as author: without any actor inside the wijk, as handle or stand-in outside it. */
export const localAuthor = async (
  transaction: SquareTransaction,
  given: {
    readonly residentId: ResidentId;
    readonly threadId: PostId;
    readonly audience: Audience;
    readonly outside: OutsideChoice;
    readonly origin: string;
    readonly at: Date;
  },
): Promise<Result<Author>> => {
  const { residentId } = given;
  if (given.audience === "wijk") return ok({ kind: "resident", residentId, actorId: null });
  if (given.outside === "handle") {
    const own = await transaction.actors.ofResident(residentId);
    if (own === null) return refuse(invalid("newHandle", "handle-missing"));
    // A handle that lives elsewhere says nothing more from here.
    if ((await transaction.moves.standing(own.id)) !== null) return refuse(invalid("outside", "handle-moved"));
    return ok({ kind: "resident", residentId, actorId: own.id });
  }
  const wijk = await transaction.actors.wijk();
  if (wijk === null) throw new Error("A question was asked before set-up was done.");
  const standIn = await standInFor(transaction.actors, { ...given, wijkName: wijk.name });
  return ok({ kind: "resident", residentId, actorId: standIn.id });
};
