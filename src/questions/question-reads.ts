import type { ActorId, PostId, ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { OfficialVoice } from "../posts/official-voice.ts";
import type { Post } from "../posts/post.ts";
import type { Place } from "./place.ts";
import type { OnBehalf, QuestionState } from "./question.ts";

/** A post with what a page needs to name its author; which name is for whom, the view decides. */
export type PostRead = {
  readonly post: Post;
  /** What neighbours call the author; `null` for people from elsewhere. */
  readonly residentName: string | null;
  /** The resident whose page neighbours can open: who wrote it, and chose to be found. */
  readonly introduced?: ResidentId | null | undefined;
  /** The author as people outside see them. */
  readonly actor: {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly handle: string;
    readonly host: string;
    readonly url: string | null;
  } | null;
  /** Where that actor lives now, when it moved since. */
  readonly now?: { readonly handle: string; readonly host: string; readonly url: string | null } | undefined;
};

export type QuestionRead = PostRead & {
  readonly theme: string;
  readonly onBehalf: OnBehalf | null;
  readonly place: Place;
  readonly state: QuestionState;
  readonly helpfulId: PostId | null;
  readonly closedAt: Date | null;
  readonly changedAt: Date | null;
  /** When the asker said what helped. */
  readonly helpfulAt: Date | null;
  readonly answerCount: number;
  /** `false` when whoever asked it elsewhere wants no answers from the wijk. */
  readonly takesAnswers: boolean;
  /** How the gemeente is called whom its asker asked too, in front of everybody. */
  readonly handedTo: string | null;
  /** The neighbouring wijk it comes from. */
  readonly home: { readonly id: string; readonly name: string; readonly handle: string; readonly host: string } | null;
};

/** A place in a list of questions: between this one and the next. */
export type QuestionCursor = { readonly at: Date; readonly id: PostId };

/** How a question stands, as lists narrow down by it. `unanswered`: it waits, and nobody answered yet. */
export type ListedState = "new" | "looked-at" | "answered" | "closed" | "unanswered";

export type QuestionFilter = {
  readonly from: "wijk" | "neighbours" | "all";
  readonly by?: ResidentId;
  readonly notBy?: ResidentId;
  /** What this actor asked. */
  readonly byActor?: ActorId;
  readonly theme?: string;
  readonly state?: ListedState;
  /** Older than this one. */
  readonly before?: QuestionCursor;
  /** Newer than this one: those that come right after it, the newest of them first. */
  readonly after?: QuestionCursor;
  readonly limit: number;
};

/** Reading questions and threads for pages; nothing comes out that `mayRead` does not allow the reader. */
export type QuestionReads = {
  /** Questions that `reader` may see, newest first. */
  list(reader: Reader, filter: QuestionFilter): Promise<readonly QuestionRead[]>;
  /** Those of `ids` that `reader` may see, in no order. */
  those(reader: Reader, ids: readonly PostId[]): Promise<readonly QuestionRead[]>;
  /** One question with its answers in order, or `null` when `reader` may not see it. Withdrawn answers come without words. */
  thread(
    reader: Reader,
    id: PostId,
  ): Promise<{ readonly question: QuestionRead; readonly answers: readonly PostRead[] } | null>;
  /** The answers under what `reader` was seen to read, in order. Withdrawn ones come without words. */
  answersUnder(id: PostId): Promise<readonly PostRead[]>;
  /** One answer and its question, for its author's own pages. */
  answer(reader: Reader, id: PostId): Promise<{ readonly answer: Post; readonly question: Post } | null>;
  /**
   * Hosts of the wijken that ours follows, with their names, to tell neighbours from people elsewhere; and the official sources
   * that count now, to tell them from whoever is only called like them.
   */
  whoIsWho(): Promise<{
    readonly neighbours: ReadonlyMap<string, string>;
    readonly voices: readonly OfficialVoice[];
  }>;
};
