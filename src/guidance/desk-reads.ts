import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { QuestionState } from "../questions/question.ts";
import type { Theme } from "../questions/themes.ts";

/** A question that waits for a wijkwijzer. */
export type WaitingQuestion = {
  readonly id: PostId;
  readonly title: string;
  readonly text: string;
  readonly theme: string;
  readonly askedAt: Date;
  readonly answers: number;
  /** It was put on the reader's desk. */
  readonly offered: boolean;
};

/** A question that somebody looks into, or looked into lately. */
export type QuestionInHand = {
  readonly id: PostId;
  readonly title: string;
  readonly state: QuestionState;
  readonly since: Date;
  /** Rounding off together: `proposed` and it waits for the asker, who said `not-yet`, or it is `done`. */
  readonly closing: "proposed" | "not-yet" | "done" | null;
};

/** Reading for the desk; nothing comes out that `mayRead` does not allow the reader. */
export type DeskReads = {
  /** Open questions of this wijk on `themes`, and those on the reader's desk, oldest first, without the reader's own. At most 50. */
  waiting(reader: Reader & { kind: "resident" }, themes: readonly Theme[]): Promise<readonly WaitingQuestion[]>;
  /** What the reader has in hand, and what was answered or rounded off together since `since`; the latest first. */
  inHand(reader: ResidentId, since: Date): Promise<readonly QuestionInHand[]>;
};
