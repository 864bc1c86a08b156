import type { PostId } from "../kernel/ids.ts";
import type { PublicItem, PublicReads } from "./public-item.ts";

/** Joins what each kind has for everyone into what is read elsewhere, newest first. */
export const joinedReads = (kinds: {
  readonly questions: {
    newest(limit: number): Promise<readonly PublicItem[]>;
    one: PublicReads["question"];
  };
  readonly announcements: {
    newest(limit: number): Promise<readonly PublicItem[]>;
    one(id: PostId): Promise<PublicItem | null>;
  };
}): PublicReads => ({
  newest: async (limit, which) => {
    const announcements = await kinds.announcements.newest(limit);
    const questions = which === "announcements" ? [] : await kinds.questions.newest(limit);
    return [...announcements, ...questions]
      .toSorted((one, other) => Date.parse(other.published) - Date.parse(one.published))
      .slice(0, limit);
  },
  question: kinds.questions.one,
  announcement: kinds.announcements.one,
});
